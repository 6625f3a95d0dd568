"""Whatever scripts put on a page can be used by everybody: axe, small screens, large targets."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.own_day.conftest import Open
from tests.example.building import ROOT

pytestmark = pytest.mark.browser

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
_RUN = """async () => {
  const found = await axe.run(document, { resultTypes: ["violations", "incomplete"] });
  return [...found.violations, ...found.incomplete].map(one => one.id + ": " + one.nodes.map(node => node.target).join(", "));
}"""


def _week(open_page: Open, **settings: object) -> Page:
    return open_page(
        "example", "/programs/reverse-mentoring/cohorts/2026-autumn/junior-mentor/", as_of="2026-12-09", **settings
    )


def _ticks(open_page: Open, **settings: object) -> Page:
    page = open_page("example", "/programs/reverse-mentoring/junior-mentor/", **settings)
    page.get_by_role("button", name="Keep ticks in this browser").click()
    page.get_by_role("checkbox").first.check()
    return page


def _first_day(open_page: Open, **settings: object) -> Page:
    return open_page("buddies", "/programs/buddies/new-hire/#first-day=2026-11-16", as_of="2026-11-24", **settings)


_PAGES = {"week": _week, "ticks": _ticks, "first day": _first_day}


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", list(_PAGES))
def test_axe_finds_nothing(open_page: Open, name: str, scheme: str, width: int) -> None:
    """What scripts change has no fault that axe can see, in light and dark, on small screens and large."""
    page = _PAGES[name](open_page, viewport={"width": width, "height": 800})
    if width < 1000:
        page.get_by_text("Menu", exact=True).click()
    page.get_by_label("Theme").select_option(scheme)
    page.evaluate(Path(AXE).read_text("utf-8"))
    assert page.evaluate(_RUN) == []


@pytest.mark.parametrize("name", list(_PAGES))
def test_nothing_sticks_out_of_a_small_screen(open_page: Open, name: str) -> None:
    """At 320 pixels nothing scrolls sideways, and every control is a target of 24 pixels."""
    page = _PAGES[name](open_page, viewport={"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    for control in page.locator("button:visible, select:visible, input:visible").all():
        box = control.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 24
