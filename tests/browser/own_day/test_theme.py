"""Light or dark, as the reader chooses."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.own_day.conftest import Open

pytestmark = pytest.mark.browser

HOME = "/"
LIGHT, DARK = "rgb(251, 250, 247)", "rgb(25, 24, 22)"
_PAPER = "getComputedStyle(document.body).backgroundColor"


def _paper(page: Page) -> str:
    found = page.evaluate(_PAPER)
    assert isinstance(found, str)
    return found


@pytest.mark.parametrize(("system", "paper"), [("light", LIGHT), ("dark", DARK)])
def test_system_decides_until_somebody_chooses(open_page: Open, system: str, paper: str) -> None:
    """Without a choice the system's setting holds and nothing is stored."""
    page = open_page("example", HOME, color_scheme=system)
    assert _paper(page) == paper
    assert page.get_by_label("Theme").input_value() == "system"
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.parametrize(("system", "choice", "paper"), [("light", "dark", DARK), ("dark", "light", LIGHT)])
def test_choice_outweighs_the_system_on_every_page(open_page: Open, system: str, choice: str, paper: str) -> None:
    """A choice holds at once and on the next page; choosing the system again leaves nothing behind."""
    page = open_page("example", HOME, color_scheme=system)
    page.get_by_label("Theme").select_option(choice)
    assert _paper(page) == paper
    assert page.evaluate("({...localStorage})") == {"rm-theme": choice}
    page.get_by_role("link", name="Glossary").first.click()
    # A click does not wait for the page that it leads to.
    page.wait_for_url("**/glossary/")
    assert _paper(page) == paper
    assert page.get_by_label("Theme").input_value() == choice
    page.get_by_label("Theme").select_option("system")
    assert _paper(page) != paper
    assert page.evaluate("localStorage.length") == 0
    page.reload()
    assert _paper(page) != paper


def test_choice_holds_before_anything_is_painted(open_page: Open) -> None:
    """The script that knows the choice stands in the head, is not deferred, and comes before the styles."""
    page = open_page("example", HOME)
    order = page.evaluate(
        "[...document.head.querySelectorAll('script, link[rel=stylesheet]')].map(one => [one.localName, one.defer ?? null])"
    )
    assert order[:2] == [["script", False], ["link", None]]


@pytest.mark.parametrize("value", ["purple", "", "dark "])
def test_unknown_choice_is_passed_over(open_page: Open, value: str) -> None:
    """What is neither light nor dark leaves it to the system."""
    page = open_page("example", HOME, script=f"localStorage.setItem('rm-theme', {value!r});", color_scheme="light")
    assert _paper(page) == LIGHT
    assert page.get_by_label("Theme").input_value() == "system"


def test_choice_without_storage_holds_for_the_page(open_page: Open) -> None:
    """Where nothing can be kept the choice still works where it was made."""
    forbidden = (
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }});"
    )
    page = open_page("example", HOME, script=forbidden, color_scheme="light")
    page.get_by_label("Theme").select_option("dark")
    assert _paper(page) == DARK


def test_choice_can_be_made_with_the_keyboard(open_page: Open) -> None:
    """The choice is an ordinary field: letters and arrows work it."""
    page = open_page("example", HOME, color_scheme="light")
    page.get_by_label("Theme").focus()
    page.keyboard.press("d")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_there_is_no_choice_without_scripts(open_page: Open) -> None:
    """Without JavaScript there is no field that does nothing, and the system decides."""
    page = open_page("example", HOME, java_script_enabled=False, color_scheme="dark")
    assert not page.locator(".theme-switch").is_visible()


def test_paper_is_light(open_page: Open) -> None:
    """Whoever reads in the dark prints black on white."""
    page = open_page("example", HOME, color_scheme="light")
    page.get_by_label("Theme").select_option("dark")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert _paper(page) == "rgb(255, 255, 255)"


def test_privacy_page_names_what_is_kept(open_page: Open) -> None:
    """The privacy page names both keys, and how each is removed."""
    text = open_page("example", "/privacy/").locator("main").inner_text()
    for words in ("rm-theme", "rm-ticks:", "Forget my ticks", "Choosing “system” removes it"):
        assert words in text
