"""Search as readers use it: opened, typed into, walked through and followed, on a desk, on a phone and from a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.search.conftest import Visit

pytestmark = pytest.mark.browser
AXE = Path(__file__).parents[3] / "node_modules/axe-core/axe.min.js"


def search(page: Page, words: str) -> None:
    """Opens search by its key and types."""
    page.keyboard.press("/")
    expect(page.locator("#rm-finder-field")).to_be_focused()
    page.keyboard.type(words)


def titles(page: Page) -> list[str]:
    """What the hits are called, best first, once they are there."""
    page.wait_for_selector(".finder-hit")
    return page.locator(".finder-title").all_inner_texts()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param("ubergabe", "Handover: Schlüsselübergabe", id="without the umlaut"),
        pytest.param("Übergabe", "Handover: Schlüsselübergabe", id="with the umlaut"),
        pytest.param("wellbing", "Long: Wellbeing", id="a letter missing"),
        pytest.param("welbleing", "Long: Wellbeing", id="two letters swapped"),
        pytest.param("handov", "Handover", id="the beginning"),
        pytest.param("keys colleagues", "Handover: Schlüsselübergabe", id="a plural"),
        pytest.param("intake", "cohort", id="another word for it"),
        pytest.param("intakes", "cohort", id="a plural of another word for it"),
        pytest.param("for mentees?", "Pairs: For mentees?", id="a question"),
        pytest.param("hello", "First", id="a session's aim"),
    ],
)
def test_words_are_found_as_people_type_them(visit: Visit, words: str, found: str) -> None:
    """Accents, slips, beginnings, plurals and declared synonyms lead to the passage that is meant."""
    page = visit()
    search(page, words)
    expect(page.get_by_role("status")).to_contain_text(words)
    assert found in titles(page)[:4]


@pytest.mark.parametrize("key", ["/", "Control+k"])
def test_keys_open_and_esc_closes(visit: Visit, key: str) -> None:
    """Either key opens search with the field focused; Esc closes it, words or none, and gives the focus back."""
    page = visit("guides/")
    page.locator(".menu a").nth(2).focus()
    page.keyboard.press(key)
    expect(page.locator("#rm-finder-field")).to_be_focused()
    page.keyboard.type("pair")
    page.wait_for_selector(".finder-hit")
    page.keyboard.press("Escape")
    expect(page.locator("dialog.finder")).to_be_hidden()
    expect(page.locator(".menu a").nth(2)).to_be_focused()


def test_nothing_loads_before_search_opens(visit: Visit) -> None:
    """A page that is only read loads one small script for search; engine and index come when it opens."""
    page = visit()
    assert page.locator("script[src*=minisearch], script[src*='search/en']").count() == 0
    search(page, "pairs")
    titles(page)
    assert page.locator("script[src*=minisearch]").count() == 1


def test_words_typed_while_search_loads_are_not_lost(visit: Visit) -> None:
    """Whoever presses the key and goes on typing finds every letter in the field."""
    page = visit()
    page.keyboard.type("/handover")
    expect(page.locator("#rm-finder-field")).to_have_value("handover")


def test_field_of_the_header_opens_search_with_what_is_typed(visit: Visit) -> None:
    """Tabbing past the field changes nothing; typing into it opens search and loses no letter."""
    page = visit()
    page.locator("#rm-search").focus()
    expect(page.locator("dialog.finder")).to_have_count(0)
    page.keyboard.type("handover", delay=5)
    expect(page.locator("dialog.finder")).to_be_visible()
    expect(page.locator("#rm-finder-field")).to_have_value("handover")
    assert titles(page)[0].startswith("Handover")


def test_arrows_walk_and_enter_opens_at_the_heading(visit: Visit) -> None:
    """Down and up move along the hits and back into the field; Enter opens a hit at its heading, words highlighted."""
    page = visit()
    search(page, "wellbeing")
    titles(page)
    page.keyboard.press("ArrowDown")
    expect(page.locator(".finder-title").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator("#rm-finder-field")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("main mark").first).to_be_visible()
    assert page.url.endswith("guides/howto/long/?found=wellbeing#wellbeing")
    expect(page.locator("#wellbeing")).to_be_in_viewport()
    assert page.locator("main .content mark").all_inner_texts() == ["Wellbeing", "Wellbeing"]


def test_enter_in_the_field_opens_the_best_hit(visit: Visit) -> None:
    """Enter needs no look at the list."""
    page = visit()
    search(page, "handover")
    page.keyboard.press("Enter")
    page.wait_for_url("**/guides/howto/handover/**")


def test_highlights_can_be_cleared(visit: Visit) -> None:
    """One button takes the highlights away and the words out of the address."""
    page = visit("guides/howto/long/?found=wellbeing")
    expect(page.locator(".found p")).to_have_text("Highlighted: wellbeing")
    page.get_by_role("button", name="Clear highlights").click()
    expect(page.locator("main mark")).to_have_count(0)
    expect(page.locator(".found")).to_have_count(0)
    assert page.url.endswith("guides/howto/long/")


def test_answers_that_are_folded_open(visit: Visit) -> None:
    """A question that was found stands open."""
    page = visit("programs/pairs/?found=mentee#rm-questions")
    expect(page.locator("details.faq", has_text="For mentees?")).to_have_attribute("open", "")


def test_facets_narrow_the_results(visit: Visit) -> None:
    """Chips show what occurs and how often; one pressed leaves its own results, pressed again all of them."""
    page = visit()
    search(page, "talk")
    titles(page)
    everything = page.locator(".finder-count").inner_text()
    chip = page.get_by_role("group", name="Kind").get_by_role("button", name="Sessions")
    chip.click()
    expect(chip).to_have_attribute("aria-pressed", "true")
    expect(chip).to_be_focused()
    expect(page.locator(".finder-group h2")).to_have_text(["Sessions"])
    assert page.locator(".finder-count").inner_text() != everything
    chip.press("Enter")
    expect(page.locator(".finder-count")).to_have_text(everything)


def test_large_groups_are_cut_and_can_be_opened(visit: Visit) -> None:
    """A kind with many hits shows the best five, and all of them on request."""
    page = visit()
    search(page, "lantern")
    expect(page.locator(".finder-hit")).to_have_count(5)
    page.get_by_role("button", name="Show all 9").click()
    expect(page.locator(".finder-hit")).to_have_count(9)


def test_count_is_told_to_screen_readers(visit: Visit) -> None:
    """The number of results stands in a live region, in words."""
    page = visit()
    search(page, "lantern")
    expect(page.get_by_role("status")).to_have_text("9 results for lantern")
    page.locator("#rm-finder-field").fill("lanturn")
    expect(page.get_by_role("status")).to_have_text("9 results for words like lanturn")


def test_nothing_found_says_what_is_near_and_whom_to_ask(visit: Visit) -> None:
    """An empty result offers the nearest words and the owner of the site, with the words in the subject."""
    page = visit()
    search(page, "lxxtxrn")
    near = page.locator(".finder-near button")
    expect(near.first).to_have_text("lantern")
    link = page.locator(".finder-ask a")
    assert link.get_attribute("href") == "mailto:people@example.com?subject=Not%20found%3A%20lxxtxrn"
    near.first.click()
    expect(page.locator(".finder-hit")).to_have_count(5)
    expect(page.locator("#rm-finder-field")).to_be_focused()


def test_author_text_and_queries_stay_text(visit: Visit) -> None:
    """What is typed is never markup."""
    page = visit()
    search(page, "<img src=x onerror=alert(1)> lantern")
    page.wait_for_selector(".finder-hit")
    assert page.locator("dialog img").count() == 0


def test_search_page_keeps_its_words_in_the_address(visit: Visit) -> None:
    """``?q=`` searches at once, and what is typed next stands in the address."""
    page = visit("search/?q=lantern")
    expect(page.locator("#rm-search")).to_have_value("lantern")
    expect(page.locator(".finder-hit")).to_have_count(5)
    page.locator("#rm-search").fill("handover")
    expect(page.locator(".finder-title").first).to_have_text("Handover")
    assert page.url.endswith("/search/?q=handover")
    page.locator("body").press("/")
    expect(page.locator("#rm-search")).to_be_focused()
    expect(page.locator("dialog")).to_have_count(0)


def test_search_works_from_a_folder(visit: Visit) -> None:
    """Read from ``file://``, search opens, finds, leads to the heading and highlights."""
    page = visit("glossary/day/", offline=True)
    search(page, "wellbeing")
    titles(page)
    page.keyboard.press("Enter")
    expect(page.locator("main .content mark").first).to_be_visible()
    assert page.url.endswith("guides/howto/long/index.html?found=wellbeing#wellbeing")
    expect(page.locator("#wellbeing")).to_be_in_viewport()


def test_search_page_works_from_a_folder(visit: Visit) -> None:
    """The search page honours ``?q=`` there too."""
    page = visit("search/?q=lantern", offline=True)
    expect(page.locator(".finder-hit")).to_have_count(5)


@pytest.mark.parametrize("offline", [False, True])
def test_without_scripts_the_form_leads_to_the_search_page(visit: Visit, offline: bool) -> None:
    """The search page then says that searching needs a script, and where else to look."""
    page = visit("glossary/day/", offline=offline, scripts=False, width=360)
    page.locator("form.search button").click()
    page.wait_for_selector("#rm-elsewhere")
    assert "needs JavaScript" in page.locator("noscript").inner_text()
    page.get_by_role("link", name="Pairs", exact=True).click()
    assert page.locator("h1").inner_text() == "Pairs"


def test_index_that_does_not_load_is_told(visit: Visit) -> None:
    """Where the index is missing, search says so and leads to the other ways."""
    page = visit()
    # Answered with nothing, since an error of the server would be told on the console.
    page.route(
        "**/search/en-*.js*", lambda route: route.fulfill(body="rmSearch.receive({});", content_type="text/javascript")
    )
    search(page, "lantern")
    expect(page.get_by_role("status")).to_have_text("Search does not load here.")
    page.get_by_role("link", name="See where else to look").click()
    page.wait_for_url("**/search/")


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("words", ["", "talk", "lxxtxrn"])
def test_open_dialog_has_no_accessibility_fault(
    visit: Visit, width: int, scheme: Literal["light", "dark"], words: str
) -> None:
    """axe finds nothing in the dialog: before a word, with results and facets, with none."""
    page = visit("guides/", width=width, scheme=scheme)
    search(page, words)
    page.wait_for_selector({"": ".finder-hint", "talk": ".finder-hit"}.get(words, ".finder-ask"))
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ["search/?q=talk", "guides/howto/long/?found=wellbeing#wellbeing"])
def test_pages_of_search_have_no_accessibility_fault(
    visit: Visit, width: int, scheme: Literal["light", "dark"], address: str
) -> None:
    """axe finds nothing on the search page with results, nor on a page with highlights."""
    page = visit(address, width=width, scheme=scheme)
    page.wait_for_selector(".finder-hit, .found")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_results_come_first_on_a_phone(visit: Visit) -> None:
    """On a small screen the facets are folded, and what is chosen stands on the fold."""
    page = visit(width=360)
    page.locator(".site-head .search-button").click()
    page.locator("#rm-finder-field").fill("talk")
    titles(page)
    fold = page.locator(".finder-narrow")
    expect(fold.get_by_role("button").first).to_be_hidden()
    fold.locator("summary").click()
    fold.get_by_role("button", name="Sessions").click()
    expect(fold.locator("summary")).to_have_text("Narrowed to Sessions")


def axe(page: Page) -> list[str]:
    """What axe finds against WCAG 2.2 A and AA, and what it cannot decide."""
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate(
        "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
        ".then(({violations, incomplete}) => [...violations, ...incomplete].map((each) => each.id + ': '"
        " + each.nodes.map((node) => node.html.slice(0, 120)).join(' | ')))"
    )
    return [str(each) for each in found]
