"""Nothing is lost on narrow screens, with wider text spacing, and with text of twice the size."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Visit
from tests.browser.screens import DESK, NARROW, PHONE, Screen
from tests.browser.styles import LARGE_TEXT, TEXT_SPACING, lay_over
from tests.browser.templates import each_template

pytestmark = pytest.mark.browser


# Frames that scroll may hold what is wider; what stands off to the left (a skip link) waits there for its focus.
_LOST = """() => {
  const lost = [], wide = document.documentElement.clientWidth
  if (document.scrollingElement.scrollWidth > wide) lost.push(`the page is ${document.scrollingElement.scrollWidth} px wide`)
  const seen = element => element.checkVisibility({visibilityProperty: true, opacityProperty: true})
  const within = (element, test) => { for (let up = element; up; up = up.parentElement) if (test(getComputedStyle(up), up)) return true }
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (words.nextNode()) {
    const node = words.currentNode, element = node.parentElement, text = node.textContent.trim()
    if (!text || !seen(element) || within(element, style => ["auto", "scroll"].includes(style.overflowX))) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    for (const box of range.getClientRects()) {
      if (box.width > 1 && box.right > 0 && (box.left < -1 || box.right > wide + 1)) lost.push(`outside: ${text.slice(0, 60)}`)
      const cut = within(element, (style, up) => {
        const frame = up.getBoundingClientRect(), tiny = frame.width <= 2 || frame.height <= 2
        return up !== document.documentElement && up !== document.body && !tiny &&
          ((["hidden", "clip"].includes(style.overflowX) && (box.right > frame.right + 1 || box.left < frame.left - 1)) ||
           (["hidden", "clip"].includes(style.overflowY) && (box.bottom > frame.bottom + 3 || box.top < frame.top - 3)))
      })
      if (cut) lost.push(`clipped: ${text.slice(0, 60)}`)
    }
  }
  return [...new Set(lost)]
}"""

_SMALL = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [role=button]")]
  .filter(target => !target.disabled)
  .filter(target => target.checkVisibility({visibilityProperty: true}) && target.getBoundingClientRect().right > 0)
  .filter(target => {
    // A link inside a line of text is as high as the text; a field counts with the label around it.
    const line = target.matches("a") && getComputedStyle(target).display === "inline" && [...target.parentNode.childNodes]
      .some(node => node.nodeType === 3 && node.textContent.trim())
    return !line
  })
  .map(target => [target, (target.closest("label") || target).getBoundingClientRect()])
  .filter(([, box]) => box.width < 24 || box.height < 24)
  .map(([target, box]) => `${Math.round(box.width)} x ${Math.round(box.height)}: ${target.outerHTML.slice(0, 100)}`)"""


def _lost(page: Page) -> list[str]:
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    found: list[str] = page.evaluate(_LOST)
    return found


@each_template
def test_nothing_is_lost_at_320_px(address: str, visit: Visit) -> None:
    """No page scrolls sideways at 320 px, and no word is cut off, with wider text spacing either."""
    page = visit(address, NARROW)
    assert _lost(page) == []
    lay_over(page, TEXT_SPACING)
    assert _lost(page) == []


@each_template
@pytest.mark.parametrize("width", [1280, 768])
def test_nothing_is_lost_with_large_text(address: str, width: int, visit: Visit) -> None:
    """The same holds on wider screens, as the page is, with wider spacing, and with text of twice the size."""
    page = visit(address, Screen(width))
    assert _lost(page) == []
    lay_over(page, TEXT_SPACING)
    assert _lost(page) == []
    page.evaluate("document.adoptedStyleSheets = []")
    lay_over(page, LARGE_TEXT)
    assert _lost(page) == []


@each_template
def test_targets_are_large_enough_for_a_finger(address: str, visit: Visit) -> None:
    """Whatever can be pressed is at least 24 px wide and high, links inside a line of text excepted."""
    assert visit(address, PHONE).evaluate(_SMALL) == []


@pytest.mark.parametrize(
    ("html", "lost", "small"),
    [
        ("<p>Fine.</p>", [], []),
        ("<p style='width: 2000px; text-align: right'>Far</p>", ["the page is", "outside: Far"], []),
        ("<p style='width: 30px; overflow: hidden; white-space: nowrap'>Many words</p>", ["clipped: Many words"], []),
        ("<p style='height: 9px; overflow: clip'>Tall</p>", ["clipped: Tall"], []),
        ("<div style='overflow-x: auto'><p style='width: 2000px; text-align: right'>Far</p></div>", [], []),
        ("<p>A <a href='.'>b</a></p>", [], []),
        ("<a href='.'>b</a>", [], ["<a"]),
        ("<button style='width: 20px; height: 40px'>b</button>", [], ["20 x 40: <button"]),
    ],
)
def test_faults_are_seen(html: str, lost: list[str], small: list[str], browser: Browser, tmp_path: Path) -> None:
    """What is outside the screen, cut off or too small is told; what a frame lets one scroll to is not."""
    (tmp_path / "index.html").write_text(f'<!doctype html>\n<html lang="en">\n<title>A</title>{html}', "utf-8")
    with browser.new_context(**DESK.options()) as context:
        page = context.new_page()
        page.goto((tmp_path / "index.html").as_uri())
        for found, expected in ((_lost(page), lost), (page.evaluate(_SMALL), small)):
            assert len(found) == len(expected)
            assert all(wanted in told for told, wanted in zip(found, expected, strict=True)), found
