"""A reader can point a colleague to a section, and sees which one they are in."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.words.conftest import INSECURE, SECURE, Open

pytestmark = pytest.mark.browser

CLIPBOARD = ["clipboard-read", "clipboard-write"]


def _current(page: Page) -> list[str]:
    # What is marked in the list at the side; the folded one above the text has the same.
    side = page.locator(".outline-side [aria-current=true]").all_inner_texts()
    fold = page.locator(".outline-fold [aria-current=true]").evaluate_all(
        "links => links.map(link => link.textContent)"
    )
    assert side == fold
    return side


def test_button_copies_the_address(open_page: Open) -> None:
    """The button behind a heading copies the whole address of the section and says so."""
    page = open_page(permissions=CLIPBOARD)
    heading = page.get_by_role("heading", name="Second part", exact=True)
    heading.hover()
    heading.get_by_role("button", name="Copy link to this section").click()
    expect(page.locator(".said")).to_have_text("Copied")
    assert page.evaluate("() => navigator.clipboard.readText()") == f"{SECURE}guides/howto/a/#second-part"
    expect(page).to_have_url(f"{SECURE}guides/howto/a/")


def test_address_bar_has_it_where_nothing_may_be_copied(open_page: Open) -> None:
    """At an address without encryption the section's address is in the address bar, and the reader is told."""
    page = open_page(home=INSECURE)
    page.get_by_role("heading", name="Second part").get_by_role("button").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".said")).to_have_text("Copy the link from the address bar")
    expect(page).to_have_url(f"{INSECURE}guides/howto/a/#second-part")


def test_buttons_show_when_they_are_of_use(open_page: Open) -> None:
    """With a mouse a button shows beside its heading and on focus; on a touch screen all do."""
    page = open_page()
    button = page.get_by_role("heading", name="First part").get_by_role("button")
    expect(button).to_have_css("opacity", "0")
    page.get_by_role("heading", name="First part").hover()
    expect(button).to_have_css("opacity", "1")
    page.locator("h1").hover()
    expect(button).to_have_css("opacity", "0")
    page.locator(".content a").last.focus()
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("heading", name="Last part").get_by_role("button")).to_have_css("opacity", "1")
    phone = open_page(viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True)
    for button in phone.locator(".copy-link").all():
        expect(button).to_have_css("opacity", "1")
        box = button.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 24
    assert phone.evaluate("() => document.documentElement.scrollWidth") == 320


def test_heading_keeps_its_name(open_page: Open) -> None:
    """The button is no part of what a heading is called, so that a list of headings reads as before."""
    page = open_page()
    names = [heading.inner_text() for heading in page.locator(".content h2").all()]
    for name in names:
        expect(page.get_by_role("heading", name=name, exact=True)).to_have_count(1)
    assert names == ["First part", "Second part", "Last part"]


def test_without_script_there_is_no_button(open_page: Open) -> None:
    """Without JavaScript there is no button that does nothing, and the list of contents leads to every section."""
    page = open_page(java_script_enabled=False)
    assert page.locator(".copy-link").count() == 0
    page.locator(".outline-side a", has_text="Second part").click()
    expect(page).to_have_url(re.compile("#second-part$"))


def test_outline_marks_the_section_being_read(open_page: Open) -> None:
    """The list of contents marks the section at the top of the window, and moves neither the focus nor the page."""
    page = open_page(viewport={"width": 1280, "height": 400})
    assert _current(page) == []
    for name in ("First part", "Second part", "First part"):
        page.get_by_role("heading", name=name).evaluate(
            "heading => scrollTo(0, heading.getBoundingClientRect().top + scrollY)"
        )
        place = page.evaluate("() => scrollY")
        expect(page.locator(".outline-side [aria-current=true]")).to_have_text(name)
        assert _current(page) == [name]
        assert page.evaluate("() => [scrollY, document.activeElement.tagName]") == [place, "BODY"]


def test_outline_marks_where_a_link_leads(open_page: Open) -> None:
    """A last section too short to reach the top is marked when a reader goes to it."""
    page = open_page()
    page.locator(".outline-side a", has_text="Last part").click()
    expect(page.locator(".outline-side [aria-current=true]")).to_have_text("Last part")


def test_tags_lead_to_pages_of_the_same_tag(open_page: Open) -> None:
    """A tag of a guide leads to the list of guides, where all pages of the tag stand together."""
    page = open_page()
    page.get_by_role("link", name="Clear words").click()
    expect(page).to_have_url(f"{SECURE}guides/#rm-tag-clear-words")
    page.locator("#rm-tag-clear-words").get_by_role("link", name="Other").click()
    expect(page.get_by_role("heading", name="Other")).to_be_visible()
