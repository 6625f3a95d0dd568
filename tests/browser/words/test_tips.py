"""A reader who does not know a word gets its meaning with a mouse, a keyboard or a finger, and loses nothing for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.words.conftest import Open

pytestmark = pytest.mark.browser

PHONE: dict[str, Any] = {"viewport": {"width": 320, "height": 640}, "has_touch": True, "is_mobile": True}
AXE = Path("node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")


def _term(page: Page, word: str, position: int = 0) -> Any:
    # Any: Playwright's locators.
    return page.locator("a.ref-term", has_text=word).nth(position)


def _tip(page: Page) -> Any:
    return page.get_by_role("tooltip")


def _overlap(page: Page) -> bool:
    # Whether the tip stands over any line of the word it belongs to.
    word, tip = page.locator("[aria-describedby=rm-tip]"), page.locator(".tip").bounding_box()
    assert tip is not None
    lines = word.evaluate(
        "word => [...word.getClientRects()].map(({left, top, right, bottom}) => [left, top, right, bottom])"
    )
    return any(
        left < tip["x"] + tip["width"]
        and right > tip["x"]
        and top < tip["y"] + tip["height"] - 1
        and bottom > tip["y"] + 1
        for left, top, right, bottom in lines
    )


def _at_the_tip(page: Page, targets: list[str]) -> list[str]:
    # Those of these elements that are of the tip or stand, in part, behind it.
    script = """targets => {
        const over = document.querySelector(".tip").getBoundingClientRect();
        return targets.filter(target => {
            const under = document.querySelector(target).getBoundingClientRect();
            return under.bottom > over.top && under.top < over.bottom;
        });
    }"""
    found: list[str] = page.evaluate(script, targets)
    return found


def test_without_script_a_term_is_a_link(open_page: Open) -> None:
    """Without JavaScript the word leads to its entry."""
    page = open_page(java_script_enabled=False)
    _term(page, "cohort").click()
    expect(page).to_have_url("http://localhost/people/glossary/cohort/")


def test_mouse_shows_and_leaves(open_page: Open) -> None:
    """The tip comes under the pointer, stays while the pointer is on it, and goes when it is on neither."""
    page = open_page()
    _term(page, "cohort").hover()
    expect(_tip(page)).to_have_text("Everyone who starts a program on the same day.")
    expect(_term(page, "cohort")).to_have_attribute("aria-describedby", "rm-tip")
    assert not _overlap(page)
    _tip(page).hover()
    page.wait_for_timeout(500)
    expect(_tip(page)).to_be_visible()
    page.locator("h1").hover()
    expect(_tip(page)).to_be_hidden()
    expect(_term(page, "cohort")).not_to_have_attribute("aria-describedby", "rm-tip")


def test_keyboard_shows_and_escape_dismisses(open_page: Open) -> None:
    """Focus shows the tip, Escape takes it away and leaves the focus, moving on shows the next, Enter goes there."""
    page = open_page()
    _term(page, "cohort").focus()
    expect(_tip(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(_tip(page)).to_be_hidden()
    expect(_term(page, "cohort")).to_be_focused()
    page.keyboard.press("Tab")
    expect(_term(page, "sponsor")).to_be_focused()
    expect(_tip(page)).to_contain_text("owns the reason")
    page.keyboard.press("Enter")
    expect(page).to_have_url("http://localhost/people/glossary/sponsor/")


def test_escape_dismisses_under_the_pointer(open_page: Open) -> None:
    """Escape takes a tip away also while the pointer rests on its word."""
    page = open_page()
    _term(page, "cohort").hover()
    expect(_tip(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(_tip(page)).to_be_hidden()


def test_definition_is_text(open_page: Open) -> None:
    """Markup in a short definition is shown as it is typed and does nothing."""
    page = open_page()
    _term(page, "sponsor").hover()
    expect(_tip(page)).to_have_text("<img src=x onerror=alert(1)> owns the reason.")
    assert page.locator(".tip img").count() == 0


def test_later_uses_have_the_same_tip(open_page: Open) -> None:
    """A definition is on the page once, and every link to the entry shows it."""
    page = open_page()
    assert page.locator("a.ref-term[href='../../../glossary/cohort/'][data-tip]").count() == 1
    _term(page, "cohort", 2).hover()
    expect(_tip(page)).to_have_text("Everyone who starts a program on the same day.")


def test_finger_shows_first_and_goes_second(open_page: Open) -> None:
    """A tap shows the tip with a way to read more; a tap elsewhere takes it away; a second tap on the word goes there."""
    page = open_page(**PHONE)
    _term(page, "cohort").tap()
    expect(_tip(page)).to_be_visible()
    expect(page).to_have_url("http://localhost/people/guides/howto/a/")
    page.locator("h1").tap()
    expect(_tip(page)).to_be_hidden()
    _term(page, "cohort").tap()
    _term(page, "cohort").tap()
    expect(page).to_have_url("http://localhost/people/glossary/cohort/")


def test_finger_reads_more(open_page: Open) -> None:
    """ "Read more" goes to the entry, is large enough for a finger, and is not offered to a mouse."""
    page = open_page(**PHONE)
    _term(page, "sponsor").tap()
    more = page.get_by_role("link", name="Read more")
    box = more.bounding_box()
    assert box is not None
    assert box["height"] >= 24
    more.tap()
    expect(page).to_have_url("http://localhost/people/glossary/sponsor/")
    page = open_page()
    _term(page, "sponsor").hover()
    expect(_tip(page)).to_be_visible()
    expect(page.get_by_role("link", name="Read more")).to_be_hidden()


@pytest.mark.parametrize("size", ["100%", "200%"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_tip_fits_a_small_phone(open_page: Open, scheme: str, size: str) -> None:
    """At 320 px, also with text of twice the size, a long tip of a broken word is whole, moves nothing and hides no word."""
    page = open_page(**PHONE, color_scheme=scheme)
    page.evaluate("size => { document.documentElement.style.fontSize = size; }", size)
    word = _term(page, "unimaginable")
    word.scroll_into_view_if_needed()
    before = page.evaluate("() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]")
    word.tap()
    expect(_tip(page)).to_be_visible()
    box = page.locator(".tip").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    assert not _overlap(page)
    after = page.evaluate("() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]")
    assert after == before
    assert page.locator(".tip p").evaluate("p => p.scrollWidth <= p.clientWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", [{"viewport": {"width": 1280, "height": 800}}, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing_with_a_tip_open(open_page: Open, screen: dict[str, Any], scheme: str) -> None:
    """An open tip and the buttons behind headings are accessible in both modes and widths."""
    page = open_page(**screen, color_scheme=scheme)
    if screen is PHONE:
        _term(page, "cohort").tap()
    else:
        _term(page, "cohort").hover()
    expect(_tip(page)).to_be_visible()
    page.evaluate(AXE)
    found = page.evaluate("() => axe.run()")
    assert [each["id"] for each in found["violations"]] == []
    # It cannot judge colours where one thing lies over another: what is near the tip, and the tip itself until the
    # rest of the page is out of sight.
    unsure = [(each["id"], node["target"][0]) for each in found["incomplete"] for node in each["nodes"]]
    assert set(unsure) <= {("color-contrast", target) for target in _at_the_tip(page, [target for _, target in unsure])}
    page.evaluate(
        "() => document.querySelectorAll('main > :not(.tip)').forEach(each => each.style.visibility = 'hidden')"
    )
    found = page.evaluate("() => axe.run('.tip')")
    assert found["violations"] + found["incomplete"] == []


def test_paper_has_no_tips(open_page: Open) -> None:
    """On paper there is neither a tip nor a button, and a term looks like the text around it."""
    page = open_page()
    _term(page, "cohort").hover()
    expect(_tip(page)).to_be_visible()
    page.emulate_media(media="print")
    expect(_tip(page)).to_be_hidden()
    assert page.locator(".copy-link").first.is_hidden()
    assert _term(page, "cohort").evaluate("word => getComputedStyle(word).textDecorationLine") == "none"


def test_tips_work_from_a_folder(browser: Browser, offline_site: Path) -> None:
    """Opened as a file, a page has its tips, and the word leads to the entry's file."""
    context = browser.new_context()
    page = context.new_page()
    page.goto((offline_site / "guides/howto/a/index.html").as_uri())
    _term(page, "cohort").hover()
    expect(_tip(page)).to_be_visible()
    _term(page, "cohort").click()
    assert page.url.endswith("/glossary/cohort/index.html")
    context.close()
