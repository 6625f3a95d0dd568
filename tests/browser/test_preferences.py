"""Readers who switch off colours, motion or scripts lose nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.contrast import LEAST, measure
from tests.browser.screens import DESK, Screen
from tests.browser.templates import each_template
from tests.example.building import TODAY

pytestmark = pytest.mark.browser


_MOVING = """() => {
  const moving = [], seconds = list => Math.max(...list.split(",").map(parseFloat))
  for (const element of document.querySelectorAll("*"))
    for (const part of [null, "::before", "::after"]) {
      const style = getComputedStyle(element, part)
      const runs = style.animationName !== "none" && seconds(style.animationDuration) > .01
      if (runs || seconds(style.transitionDuration) > .01 || style.scrollBehavior === "smooth") moving.push(element.outerHTML.slice(0, 80))
    }
  return moving
}"""
_UNFORCED = """() => [...document.querySelectorAll("body *")].filter(element => !element.closest("svg"))
  .filter(element => getComputedStyle(element).forcedColorAdjust === "none").map(element => element.outerHTML.slice(0, 80))"""
# Not counted: what stands elsewhere on the page again, what is for paper, and what holds on other days alone.
_HIDDEN = """() => [...document.querySelectorAll("main :is(h1, h2, h3, h4, p, li, td, th, dt, dd)")]
  .filter(element => element.textContent.trim() && !element.closest("details:not([open])") &&
    !element.checkVisibility({visibilityProperty: true}))
  .filter(element => !element.closest(".outline-side, .outline-fold, .on-paper, [data-on], [data-off], [data-week]"))
  .map(element => element.outerHTML.slice(0, 100))"""


@each_template
def test_forced_colours_keep_everything_readable(address: str, visit: Visit) -> None:
    """Where the reader chooses the colours, nothing insists on its own, and every text stands out."""
    page = visit(address, Screen(forced_colors=True))
    assert page.evaluate(_UNFORCED) == []
    assert [each for each in measure(page, "body *") if each["ratio"] < LEAST] == []


@each_template
def test_nothing_moves_for_those_who_ask_for_that(address: str, visit: Visit) -> None:
    """With reduced motion there is no animation, no transition and no gliding scroll."""
    assert visit(address, Screen(reduced_motion=True)).evaluate(_MOVING) == []


@each_template
def test_content_is_there_without_scripts(address: str, visit: Visit) -> None:
    """Without JavaScript every part of the content is shown, and no button stands there that would do nothing."""
    page = visit(address, Screen(javascript=False))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.evaluate(_HIDDEN) == []
    assert [button.inner_text() for button in page.locator("button:visible:not(form[action] button)").all()] == []


@each_template
def test_content_is_the_same_with_scripts(address: str, visit: Visit) -> None:
    """On the day of the build scripts add to a page; they take no heading and no link of its content away."""
    headings, links = "main :is(h1, h2, h3)", "main a:visible"
    address = f"{address}?as-of={TODAY}"
    plain, scripted = visit(address, Screen(javascript=False)), visit(address, DESK)
    for inside in (headings, links):
        before, after = plain.locator(inside).all_inner_texts(), scripted.locator(inside).all_inner_texts()
        assert [text for text in before if text not in after] == []
