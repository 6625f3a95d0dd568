"""A keyboard is enough: the skip link first, every control in reach, the focus seen and never covered, no traps."""

from __future__ import annotations

from pathlib import Path
from typing import TypedDict

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Visit
from tests.browser.screens import DESK, PHONE, Screen
from tests.browser.templates import SAMPLES, each_template

pytestmark = pytest.mark.browser


class Stop(TypedDict):
    """Where the focus is: the number of its control, what it is, and what is wrong with how it is shown."""

    number: int
    what: str
    faults: list[str]


# Numbers whatever should be reached; of radio buttons with one name a keyboard reaches one, and goes on with arrows.
_NUMBER = """() => {
  const names = new Set()
  const controls = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")].filter(
    control => control.tabIndex >= 0 && !control.disabled && control.checkVisibility({visibilityProperty: true}))
  return controls.filter(control => {
    if (control.type !== "radio") return true
    const known = names.has(control.name)
    names.add(control.name)
    return !known
  }).map((control, number) => { control.dataset.stop = number; return control.outerHTML.slice(0, 100) })
}"""
_FOCUS = """() => {
  const control = document.activeElement, faults = []
  if (!control || control === document.body || control === document.documentElement) return null
  // A card whose link covers it shows the focus around the card.
  const rings = [[control], [control, "::before"], [control, "::after"], [control.closest(":is(li, label):focus-within") || control]]
  const shown = ([element, part]) => {
    const style = getComputedStyle(element, part)
    return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none"
  }
  const box = [...control.getClientRects()].find(each => each.width && each.height)
  if (!rings.some(shown)) faults.push("the focus is not shown")
  if (!box || box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) faults.push("out of sight")
  else {
    const points = [[.5, .5], [.1, .5], [.9, .5]].map(([x, y]) => [box.left + box.width * x, box.top + box.height * y])
      .filter(([x, y]) => x >= 1 && y >= 1 && x < innerWidth - 1 && y < innerHeight - 1)
    const tops = points.map(([x, y]) => document.elementFromPoint(x, y))
    if (points.length && !tops.some(top => top && (control.contains(top) || top.contains(control)))) faults.push("covered")
  }
  return {number: Number(control.dataset.stop ?? -1), what: control.outerHTML.slice(0, 100), faults}
}"""


def _walk(page: Page) -> tuple[list[str], list[Stop]]:
    controls: list[str] = page.evaluate(_NUMBER)
    stops: list[Stop] = []
    # Frames that scroll are stops of their own in some versions of Chromium.
    for _ in range(2 * len(controls) + 20):
        page.keyboard.press("Tab")
        stop: Stop | None = page.evaluate(_FOCUS)
        if stop is None:
            break
        stops.append(stop)
    return controls, stops


def _faults(page: Page) -> list[str]:
    controls, stops = _walk(page)
    reached = {stop["number"] for stop in stops}
    return [
        *(f"{fault}: {stop['what']}" for stop in stops for fault in stop["faults"]),
        *(f"not reached: {control}" for number, control in enumerate(controls) if number not in reached),
        *(["the focus never leaves the page"] if len(stops) > 2 * len(controls) else []),
    ]


@pytest.mark.parametrize("screen", [DESK, PHONE], ids=str)
@each_template
def test_keyboard_is_enough(address: str, screen: Screen, visit: Visit) -> None:
    """Every control is reached in turn with its focus in sight, and after the last one the focus leaves the page."""
    assert _faults(visit(address, screen)) == []


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "noscript"])
@pytest.mark.parametrize("address", ["", SAMPLES["guide"], SAMPLES["404"]], ids=["home", "guide", "404"])
def test_skip_link_comes_first(address: str, javascript: bool, visit: Visit) -> None:
    """The first stop leads past the header: the next one after it is inside the content."""
    page = visit(address, Screen(javascript=javascript))
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("main").locator(":focus")).to_have_count(1)


@pytest.mark.parametrize(
    ("html", "faults"),
    [
        ("<a href='.'>Fine</a> <a href='.' tabindex='-1'>Not meant</a>", []),
        ("<a href='.' style='outline: none'>Unseen</a>", ["the focus is not shown"]),
        ("<a href='.' style='position: fixed; left: -500px'>Off</a>", ["out of sight"]),
        ("<a href='.'>Under</a><div style='position: fixed; inset: 0; background: red'></div>", ["covered"]),
        ("<input onkeydown='event.preventDefault()'><a href='.'>After</a>", ["not reached", "the focus never leaves"]),
    ],
)
def test_faults_are_seen(html: str, faults: list[str], browser: Browser, tmp_path: Path) -> None:
    """A focus that is not seen, a control out of reach and a trap are told."""
    style = "<style>:focus { outline: 2px solid }</style>"
    (tmp_path / "index.html").write_text(f'<!doctype html>\n<html lang="en">\n<title>A</title>{style}{html}', "utf-8")
    with browser.new_context(**DESK.options()) as context:
        page = context.new_page()
        page.goto((tmp_path / "index.html").as_uri())
        found = _faults(page)
        assert len(found) == len(faults), found
        assert all(told.startswith(wanted) for told, wanted in zip(found, faults, strict=True)), found
