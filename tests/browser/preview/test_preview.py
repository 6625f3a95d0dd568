"""An author's browser beside an author's editor: what is saved is on the screen, and what is wrong stands beside it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.axe import axe
from tests.browser.preview.desk import LONG_PAGE, Open, long, wait_until
from tests.browser.screens import DESK, PHONE, Screen
from tests.making import guide


def test_what_is_saved_is_on_the_screen(desk: Open) -> None:
    """The page is there without a touch, as far scrolled and with what was open still open."""
    at = desk()
    page = at.go("guides/howto/long/")
    page.locator(".prose details summary").click()
    page.evaluate("window.scrollTo(0, 1200)")
    at.save(LONG_PAGE, long("Another beginning."))
    expect(page.get_by_text("Another beginning.")).to_have_count(1)
    wait_until(lambda: abs(page.evaluate("window.scrollY") - 1200) < 60)
    expect(page.locator(".prose details")).to_have_attribute("open", "")


def test_other_pages_stay(desk: Open) -> None:
    """A page that the edit does not touch is not loaded again."""
    at = desk()
    page = at.go("privacy/")
    page.evaluate("window.stayed = true")
    at.save(LONG_PAGE, long("Another beginning."))
    page.wait_for_timeout(500)
    assert page.evaluate("window.stayed") is True


HIDDEN = "Object.defineProperty(document, 'hidden', {{value: {}, configurable: true}})"


def test_only_a_tab_that_is_looked_at_waits(desk: Open) -> None:
    """A hidden tab holds no connection, of which a browser has few; it shows what was saved when it is looked at."""
    at = desk()
    page = at.go("guides/howto/long/")
    expect(at.button).to_contain_text("warnings")
    for is_hidden in ("true", "false"):
        page.evaluate(f"{HIDDEN.format(is_hidden)}; document.dispatchEvent(new Event('visibilitychange'))")
        if is_hidden == "true":
            at.save(LONG_PAGE, long("Another beginning."))
            page.wait_for_timeout(500)
            expect(page.get_by_text("Another beginning.")).to_have_count(0)
    expect(page.get_by_text("Another beginning.")).to_have_count(1)


def test_whoever_follows_a_link_is_not_called_back(desk: Open) -> None:
    """News that come while another page is on its way wait, and are heard where none comes."""
    at = desk()
    page = at.go("guides/howto/long/")
    expect(at.button).to_contain_text("warnings")
    page.evaluate("window.stayed = true; addEventListener('click', (event) => event.preventDefault(), { once: true })")
    page.locator("main a").first.click()
    at.save(LONG_PAGE, long("Another beginning."))
    page.wait_for_timeout(500)
    assert page.evaluate("window.stayed") is True
    expect(page.get_by_text("Another beginning.")).to_have_count(1)


def test_a_style_is_exchanged_in_place(desk: Open) -> None:
    """A change of style shows without loading the page again."""
    theme = {
        "themes/own/theme.yaml": "name: own\nextends: playbook\n",
        "themes/own/assets/css/parts.css": "h1 { color: rgb(1, 2, 3); }",
    }
    settings = "title: Programs\nowner: people\ntheme: own\ncontacts: [{id: people, label: People desk, mail: people@example.com}]\naudiences: {managers: {}, hr: {includes: [managers]}}\n"
    at = desk(**theme, **{"site.yaml": settings})
    page = at.go("privacy/")
    page.evaluate("window.stayed = true")
    at.save("themes/own/assets/css/parts.css", "h1 { color: rgb(9, 8, 7); }")
    expect(page.locator("h1")).to_have_css("color", "rgb(9, 8, 7)")
    assert page.evaluate("window.stayed") is True


def test_mistakes_stand_beside_the_page(desk: Open) -> None:
    """The last good page stays, the panel opens with place, line, caret and hint, and goes when it is mended."""
    at = desk(editor="editor://{file}:{line}")
    page = at.go("guides/howto/long/")
    at.save(LONG_PAGE, long("See [[guide:nowhere]]."))
    expect(at.panel).to_be_visible()
    first = at.panel.locator("ol > li").first
    expect(first).to_contain_text('Error there is no guide "nowhere"')
    expect(first.locator("a.place")).to_have_attribute("href", "editor://content/guides/howto/long.md:6")
    expect(first).to_contain_text("(this page)")
    expect(first.locator("pre")).to_contain_text("^")
    expect(first).to_contain_text("Hint: ")
    expect(page.get_by_text("Begin here.")).to_have_count(1)
    expect(at.button).to_have_attribute("aria-expanded", "true")
    at.save(LONG_PAGE, long("Mended."))
    expect(page.get_by_text("Mended.")).to_have_count(1)
    expect(at.panel).to_be_hidden()


def test_whoever_closes_the_panel_writes_on(desk: Open) -> None:
    """A closed panel stays closed while the mistake stands; the button says how many there are."""
    at = desk()
    at.go("guides/howto/long/")
    at.save(LONG_PAGE, long("See [[guide:nowhere]]."))
    expect(at.panel).to_be_visible()
    at.button.click()
    at.save(LONG_PAGE, long("See [[guide:nowhere]] and [[guide:neither]]."))
    expect(at.button).to_contain_text("2 errors")
    expect(at.panel).to_be_hidden()


def test_a_site_that_is_broken_from_the_start(desk: Open) -> None:
    """The panel is all there is, and the page comes by itself when the site is mended."""
    at = desk(**{"site.yaml": "title: T\ntheme: none\n"})
    page = at.go("")
    expect(page.get_by_role("heading", name="This page cannot be made now")).to_be_visible()
    expect(at.panel).to_contain_text('there is no theme "none"')
    at.save("site.yaml", "title: Mended\n")
    expect(page.locator(".site-title")).to_have_text("Mended")


def test_the_browser_follows_the_author(desk: Open) -> None:
    """Asked to, the browser goes to the page whose source was saved."""
    at = desk(follows=True)
    page = at.go("privacy/")
    at.save(LONG_PAGE, long("Followed."))
    page.wait_for_url("**/guides/howto/long/")
    expect(page.get_by_text("Followed.")).to_have_count(1)


def test_the_site_as_others_see_it(desk: Open) -> None:
    """Audience and day are switched beside the page, and links keep the choice."""
    at = desk(**{"content/guides/howto/pay.md": guide("Pay.", title="Pay", audience="hr", summary="S.")})
    page = at.go("guides/howto/")
    expect(page.get_by_role("link", name="Pay", exact=True)).to_have_count(0)
    at.button.click()
    at.panel.get_by_label("Seen by").select_option("hr")
    page.wait_for_url("**/~audience=hr/guides/howto/")
    at.button.click()
    page.get_by_role("link", name="Pay", exact=True).first.click()
    page.wait_for_url("**/~audience=hr/guides/howto/pay/")
    at.button.click()
    at.panel.get_by_label("on", exact=True).fill("2027-01-11")
    page.wait_for_url("**/~audience=hr,day=2027-01-11/guides/howto/pay/")
    expect(page.locator("html")).to_have_attribute("data-as-of", "2027-01-11")
    expect(at.panel).to_contain_text("for hr")


def test_where_a_page_comes_from(desk: Open) -> None:
    """The panel names the source, its length, its review and who points to it."""
    at = desk()
    page = at.go("guides/howto/begin/")
    at.button.click()
    expect(at.panel).to_contain_text("content/guides/howto/begin.md")
    expect(at.panel).to_contain_text("1 word, 1 min to read")
    expect(at.panel).to_contain_text("Reviewed")
    at.panel.get_by_role("link", name="Pairs").first.click()
    page.wait_for_url("**/programs/pairs/")


def test_an_authors_text_stays_text(desk: Open) -> None:
    """Markup in a faulty text is shown in the panel as it was typed."""
    at = desk()
    page = at.go("guides/howto/long/")
    at.save(LONG_PAGE, long("[[guide:<img src=x onerror=alert(1)>]] <script>alert(1)</script>"))
    expect(at.panel).to_contain_text("<img src=x")
    assert page.locator("rmsite-preview img").count() == 0


@pytest.mark.parametrize("screen", [DESK, Screen(dark=True), PHONE], ids=str)
def test_the_panel_can_be_used_by_everybody(screen: Screen, desk: Open) -> None:
    """No fault of accessibility, by keyboard as by pointer, on a phone as on a desk, in light and dark."""
    at = desk(screen)
    page = at.go("guides/howto/long/")
    at.save(LONG_PAGE, long("See [[guide:nowhere]]."))
    expect(at.panel).to_be_visible()
    assert axe(page) == ([], [])
    at.button.focus()
    page.keyboard.press("Enter")
    expect(at.panel).to_be_hidden()
    page.keyboard.press("Enter")
    expect(at.panel).to_be_visible()
    page.keyboard.press("Escape")
    expect(at.panel).to_be_hidden()
    width = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert width <= 0
