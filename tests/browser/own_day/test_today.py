"""Dates on other pages, marked again on the reader's own day."""

from __future__ import annotations

from datetime import date

import pytest

from rmsite.disk.read import read_inputs
from rmsite.foundation.value import replace
from rmsite.foundation.webpath import WebPath
from rmsite.graph.audiences import Visibility
from rmsite.outputs.cohort import cohort_page
from rmsite.outputs.program import program_page
from rmsite.outputs.recipe import Maker
from rmsite.outputs.role import role_page
from rmsite.pipeline.build import Examined, examine
from rmsite.view.shapes import Publication
from rmsite.view.view import View
from tests.browser.own_day.conftest import Open
from tests.example.building import ROOT, TODAY

pytestmark = pytest.mark.browser

PROGRAM = "/programs/reverse-mentoring/"
PAGES = {
    f"{PROGRAM}cohorts/2026-autumn/": (cohort_page, ("reverse-mentoring", "2026-autumn")),
    PROGRAM: (program_page, ("reverse-mentoring",)),
    f"{PROGRAM}junior-mentor/": (role_page, ("reverse-mentoring", "junior-mentor")),
}

_MARKS = """root => [...root.querySelectorAll(".item, .row, .today")].map(
  one => [one.className, one.querySelector(".when")?.textContent ?? one.textContent].join("|").replace(/\\s+/g, " ").trim())"""


@pytest.fixture(scope="module")
def examined() -> Examined:
    """The example site before anything is made of it."""
    return examine(read_inputs(ROOT), Visibility(TODAY))


def _built_for(examined: Examined, day: date, address: str, maker: Maker, subject: tuple[str, ...]) -> str:
    assert examined.theme is not None
    view = View(replace(examined.site, today=day), examined.theme, Publication(), WebPath.page(address))
    return maker(view, subject).decode()


@pytest.mark.parametrize("address", list(PAGES))
@pytest.mark.parametrize("day", ["2026-07-01", "2026-09-07", "2026-11-25", "2026-12-14", "2027-03-15", "2028-01-01"])
def test_marks_are_those_of_a_page_built_today(open_page: Open, examined: Examined, address: str, day: str) -> None:
    """What is over, what is on now and where today stands are as on a page that was built on the reader's day."""
    page = open_page("example", address, as_of=day)
    html = _built_for(examined, date.fromisoformat(day), address, *PAGES[address])
    built = page.evaluate(f"html => ({_MARKS})(new DOMParser().parseFromString(html, 'text/html'))", html)
    found = page.evaluate(f"({_MARKS})(document)")
    assert found == built
    assert len(found) > 10


def test_calendar_names_its_weeks_once_they_are_not_these(open_page: Open) -> None:
    """A calendar of another week calls its three weeks by their date, and marks what is over."""
    page = open_page("example", "/calendar/", as_of="2026-11-29")
    assert page.get_by_role("heading", name="This week and the next two").is_visible()
    page = open_page("example", "/calendar/", as_of="2026-12-07")
    assert page.get_by_role("heading", name="Three weeks from Mon 23 November 2026").is_visible()
    assert page.locator(".item.is-past").count() > 0
    assert page.locator(".item.is-now .tag").first.inner_text() == "Now"


def test_home_does_not_call_an_old_week_this_week(open_page: Open) -> None:
    """When the build's week is over, the home page says so and leads to the calendar."""
    page = open_page("example", "/", as_of="2026-11-29")
    assert page.locator(".week-rows").first.is_visible()
    assert not page.get_by_text("This page was made for the week of").is_visible()
    page = open_page("example", "/", as_of="2026-11-30")
    assert not page.locator(".week-rows").first.is_visible()
    told = page.get_by_text("This page was made for the week of Mon 23 to Sun 29 November 2026")
    assert told.is_visible()
    told.get_by_role("link", name="calendar").click()
    assert page.title().startswith("Calendar")


def test_what_was_next_is_not_next_for_ever(open_page: Open) -> None:
    """What comes next in a program is told until it is over."""
    assert open_page("example", PROGRAM, as_of="2026-11-27").get_by_text("Next", exact=True).is_visible()
    assert not open_page("example", PROGRAM, as_of="2026-11-28").get_by_text("Next", exact=True).is_visible()


def test_marks_follow_a_tab_that_stays_open(open_page: Open) -> None:
    """A tab that is looked at again on another day is marked for that day."""
    page = open_page("example", f"{PROGRAM}cohorts/2026-autumn/")
    page.evaluate("history.replaceState(null, '', '?as-of=2026-12-07')")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert "Today, Mon 7 December 2026" in page.locator(".content").inner_text()
