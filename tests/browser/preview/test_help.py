"""What helps an author in the page itself: where its words come from, what not everybody gets, what is still missing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import axe
from tests.browser.preview.desk import Desk, Open
from tests.browser.screens import DESK, PHONE, Screen
from tests.making import guide
from tests.outputs.site import CIRCLES

PAY = """\
First words for all.

::: audience hr
Pay is settled in spring.

- A list of pay, see [[guide:bands]]
:::

## What comes then

Last words.
"""
GUIDES = {
    "content/guides/howto/pay.md": guide(PAY, title="Pay", summary="What it costs."),
    "content/guides/howto/bands.md": guide("Bands.", title="Bands", audience="hr"),
    "content/guides/howto/plan.md": guide("See [[guide:later]].", title="Plan", status="draft"),
    "content/guides/howto/later.md": guide("Later.", title="Later", status="draft"),
}
PART = "content/guides/howto/pay.md:8"
ADDRESS = "guides/howto/pay/"


def here(page: Page) -> Locator:
    """The label beside the button."""
    return page.locator("rmsite-preview .here")


def marks(page: Page) -> Locator:
    """What is marked in the page."""
    return page.locator("rmsite-marks li span")


def pointed(at: Desk, text: str) -> Locator:
    """The label after the pointer has come to a text, which asks for the places first."""
    at.page.get_by_text(text).first.hover()
    return here(at.page)


def test_the_line_under_the_pointer(desk: Open) -> None:
    """Whoever points at a block reads which line of which file it comes from; what comes from none shows nothing."""
    at = desk(**GUIDES)
    page = at.go(ADDRESS)
    expect(pointed(at, "First words for all.")).to_have_text("content/guides/howto/pay.md:6")
    expect(pointed(at, "What it costs.")).to_have_text("content/guides/howto/pay.md:3")
    expect(pointed(at, "What comes then")).to_have_text("content/guides/howto/pay.md:14")
    page.get_by_text("Help with this page").hover()
    expect(here(page)).to_be_hidden()


def test_a_line_is_opened(desk: Open) -> None:
    """With an editor the label is a link, and Alt with a click opens the line; the panel keeps the last one."""
    at = desk(editor="/-/rmsite/preview.css?{file}:{line}", **GUIDES)
    page = at.go(ADDRESS)
    expect(pointed(at, "First words for all.").locator("a")).to_have_attribute(
        "href", "/-/rmsite/preview.css?content/guides/howto/pay.md:6"
    )
    expect(here(page)).to_contain_text("Alt+click opens it")
    at.button.click()
    expect(at.panel).to_contain_text("Last pointed at: content/guides/howto/pay.md:6")
    at.button.click()
    page.get_by_text("First words for all.").click(modifiers=["Alt"])
    page.wait_for_url("**/preview.css?content/guides/howto/pay.md:6")


def test_lines_follow_the_file(desk: Open) -> None:
    """A line more above shows at once, though the page itself is the same."""
    at = desk(**GUIDES)
    at.go(ADDRESS)
    expect(pointed(at, "First words for all.")).to_have_text("content/guides/howto/pay.md:6")
    at.save("content/guides/howto/pay.md", guide("\n\n" + PAY, title="Pay", summary="What it costs."))
    expect(here(at.page)).to_have_text("content/guides/howto/pay.md:8")


def test_by_keyboard(desk: Open) -> None:
    """What has the focus says where it comes from, as what is pointed at does."""
    at = desk(**GUIDES)
    page = at.go("programs/pairs/")
    page.get_by_role("link", name="Mentor", exact=True).first.focus()
    expect(here(page)).to_contain_text("content/programs/pairs.yaml:")
    assert axe(page) == ([], [])


def test_what_is_hidden_from_everybody(desk: Open) -> None:
    """The place of a part for others is marked between its neighbours, and the panel lists it with its line."""
    at = desk(**GUIDES)
    page = at.go(ADDRESS)
    expect(marks(page)).to_have_text(["Hidden here: a part, for hr"])
    before = page.get_by_text("First words for all.").bounding_box()
    mark = marks(page).bounding_box()
    behind = page.get_by_role("heading", name="What comes then").bounding_box()
    assert before is not None
    assert mark is not None
    assert behind is not None
    assert before["y"] < mark["y"] < behind["y"]
    at.button.click()
    expect(at.panel.get_by_role("heading", name="Hidden from everyone on this page")).to_be_visible()
    expect(at.panel).to_contain_text(f"a part, for hr: {PART}")


def test_what_others_do_not_get(desk: Open) -> None:
    """To HR the part is shown and marked, and so are links to pages that not everybody gets."""
    at = desk(**GUIDES)
    page = at.go(f"~audience=hr/{ADDRESS}")
    expect(marks(page)).to_have_text(["Only for hr"])
    expect(page.locator("rmsite-marks li.only")).to_have_count(2)
    link = page.get_by_role("link", name="Bands", exact=True).and_(page.locator("main .prose a"))
    expect(link).to_have_attribute("data-rmsite-link", "")
    expect(link).to_have_attribute("aria-description", "only for hr")
    link.hover()
    expect(here(page)).to_contain_text("Leads to a page that is only for hr")
    at.button.click()
    expect(at.panel).to_contain_text("Bands: only for hr")
    page.goto(f"{at.server.address}~audience=hr/guides/howto/bands/")
    expect(page.locator("rmsite-preview .bar .note")).to_have_text("This page: only for hr")


def test_drafts(desk: Open) -> None:
    """A draft says so without the panel being opened, and links to it are marked."""
    at = desk(**GUIDES)
    page = at.go("~drafts/guides/howto/plan/")
    expect(page.locator("main .prose a[data-rmsite-link]")).to_have_text("Later")
    page.locator("main .prose a[data-rmsite-link]").click()
    expect(page.locator("rmsite-preview .bar .note")).to_have_text("This page: a draft")


def test_what_a_playbook_lacks(desk: Open) -> None:
    """On each page of a program, a draft too, stands which parts there are, and what to add for those that lack."""
    draft = CIRCLES.replace("status: open", "status: draft")
    at = desk(**{"content/programs/circles.yaml": draft})
    for address in ("~drafts/programs/circles/", "~drafts/programs/circles/lead/"):
        at.go(address)
        at.button.click()
        expect(at.panel.locator("summary", has_text="playbook")).to_contain_text("A complete playbook: ")
        expect(at.panel).to_contain_text("Missing: purpose, what it is for, and why now. Add purpose: ...")
        expect(at.panel).to_contain_text("There: milestones, which dates everybody shares")
        at.button.click()


def test_nothing_moves_and_nothing_is_printed(desk: Open) -> None:
    """Marks lie over the page: its blocks stand where they stand without them, and on paper there are none."""
    at = desk(**GUIDES)
    page = at.go(f"~audience=hr/{ADDRESS}")
    expect(marks(page)).to_have_count(1)
    where = "[...document.querySelectorAll('main *')].map(each => JSON.stringify(each.getBoundingClientRect()))"
    marked = page.evaluate(where)
    page.evaluate("document.querySelectorAll('rmsite-preview, rmsite-marks').forEach(each => each.remove())")
    assert page.evaluate(where) == marked
    page.reload()
    expect(marks(page)).to_have_count(1)
    page.emulate_media(media="print")
    expect(marks(page)).to_be_hidden()
    expect(here(page)).to_be_hidden()
    assert (
        page.locator("main .prose a[data-rmsite-link]").first.evaluate("e => getComputedStyle(e).outlineStyle")
        == "none"
    )


def test_an_authors_text_stays_text(desk: Open) -> None:
    """Markup in what is listed is shown as it was typed."""
    items = "{id: s, title: '<img src=x>', when: on start, agenda: [[30, Talk]], audience: [hr]}\n    - {id: daily"
    at = desk(**{"content/programs/circles.yaml": CIRCLES.replace("{id: daily", items)})
    page = at.go("programs/circles/")
    expect(marks(page)).to_have_text(['Hidden here: the session "<img src=x>", for hr'])
    at.button.click()
    expect(at.panel).to_contain_text('the session "<img src=x>", for hr: content/programs/circles.yaml:')
    assert page.locator("rmsite-preview img, rmsite-marks img").count() == 0


@pytest.mark.parametrize("screen", [DESK, Screen(dark=True), PHONE, Screen(360, 740, dark=True)], ids=str)
def test_help_can_be_used_by_everybody(screen: Screen, desk: Open) -> None:
    """No fault of accessibility in label, marks and panel, on a phone as on a desk, in light and dark."""
    at = desk(screen, **GUIDES)
    page = at.go(f"~audience=hr,drafts/{ADDRESS}")
    expect(marks(page)).to_have_text(["Only for hr"])
    page.get_by_role("link", name="Bands", exact=True).last.focus()
    expect(here(page)).to_be_visible()
    assert axe(page) == ([], [])
    at.button.click()
    expect(at.panel).to_contain_text("Links to pages")
    assert axe(page) == ([], [])
    page.goto(f"{at.server.address}{ADDRESS}")
    expect(marks(page)).to_have_count(1)
    assert axe(page) == ([], [])
    page.goto(f"{at.server.address}~drafts/programs/circles/")
    expect(at.panel.locator("summary", has_text="playbook")).to_be_visible()
    assert axe(page) == ([], [])
    width = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert width <= 0
