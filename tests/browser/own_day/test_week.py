"""A role's week on the reader's own day: the page of one day, brought up to date, is the page of another."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page

from rmsite.disk.read import read_inputs
from rmsite.foundation.value import replace
from rmsite.foundation.webpath import WebPath
from rmsite.graph.audiences import Visibility
from rmsite.outputs.week import week_page
from rmsite.pipeline.build import Examined, examine
from rmsite.schedule.plan import Plan
from rmsite.schedule.week import this_week
from rmsite.view.shapes import Publication
from rmsite.view.view import View
from tests.browser.own_day.conftest import Open
from tests.example.building import ROOT, TODAY

pytestmark = pytest.mark.browser

ROLES = ("junior-mentor", "senior-mentee", "executive-sponsor", "program-coordinator", "line-manager")
COHORTS = ("2026-spring", "2026-autumn", "2027-spring")

# Moves the clock of an open page, as a night does.
_PASS = """day => {
  history.replaceState(null, "", "?as-of=" + day);
  document.dispatchEvent(new Event("visibilitychange"));
}"""
_LISTS = f"""days => days.map(day => {{
  ({_PASS})(day);
  const shown = name => {{
    const list = document.querySelector(`[data-week="${{name}}"]`);
    return list.hidden ? [] : [...list.querySelectorAll("[data-place]")].map(item => Number(item.dataset.place));
  }};
  const number = document.querySelector('[data-week="number"]');
  return {{
    now: shown("now"), next: shown("next"), past: shown("past"),
    over: [...document.querySelectorAll(".over:not([hidden])")].map(one => Number(one.closest("li").dataset.place)),
    number: number.hidden ? null : Number(document.querySelector('[data-week="count"]').textContent),
  }};
}})"""
# What one can read of the page apart from which day it says it is of, and the cards only some pages have.
_READ = """root => {
  const copy = root.querySelector(".content").cloneNode(true);
  for (const part of copy.querySelectorAll("[hidden], template, .card, [data-week=as-of], [data-week=today], [data-week=renewed]"))
    part.remove();
  for (const needs of copy.querySelectorAll(".needs")) needs.remove();
  return [...copy.querySelectorAll("h2, h3, p, li, time")]
    .map(one => [one.localName, one.className, one.dateTime ?? "", one.textContent.replace(/\\s+/g, " ").trim()].join("|"));
}"""


def _address(role: str, cohort: str = "2026-autumn") -> str:
    return f"/programs/reverse-mentoring/cohorts/{cohort}/{role}/"


@pytest.fixture(scope="module")
def examined() -> Examined:
    """The example site before anything is made of it."""
    return examine(read_inputs(ROOT), Visibility(TODAY))


def _days(plan: Plan) -> Iterator[date]:
    first = plan.start - timedelta(days=30)
    for count in range((plan.end - plan.start).days + 61):
        yield first + timedelta(days=count)


def _expected(plan: Plan, role: str, day: date, *, is_closed: bool) -> dict[str, Any]:
    # Any: lists of places and a number, as JavaScript gives them.
    week = this_week(plan, role, day)
    mine = [dated.id for dated in plan.items if dated.item.involves(role)]
    return {
        "now": [mine.index(current.dated.id) for current in week.now],
        "next": [mine.index(dated.id) for dated in week.next],
        "past": [] if is_closed else [mine.index(dated.id) for dated in week.past],
        "over": [mine.index(current.dated.id) for current in week.now if current.is_over],
        "number": week.week_number if 1 <= week.week_number <= week.total_weeks else None,
    }


@pytest.mark.parametrize("cohort", COHORTS)
@pytest.mark.parametrize("role", ROLES)
def test_every_day_is_as_python_has_it(open_page: Open, examined: Examined, role: str, cohort: str) -> None:
    """From 30 days before the start to 30 days after the end, scripts and builds put every item in the same place."""
    plan = examined.site.plans[("reverse-mentoring", cohort)]
    days = list(_days(plan))
    found = open_page("example", _address(role, cohort)).evaluate(_LISTS, [day.isoformat() for day in days])
    for day, lists in zip(days, found, strict=True):
        assert lists == _expected(plan, role, day, is_closed=cohort == "2026-spring"), day


def _built_for(examined: Examined, day: date, role: str) -> str:
    assert examined.theme is not None
    site = replace(examined.site, today=day)
    view = View(site, examined.theme, Publication(), WebPath.page(_address(role)))
    return week_page(view, ("reverse-mentoring", "2026-autumn", role)).decode()


@pytest.mark.parametrize("role", ROLES)
def test_page_reads_as_if_it_were_built_today(open_page: Open, examined: Examined, role: str) -> None:
    """Headings, dates, words and marks of a page brought up to date are those of a page built on that day."""
    page = open_page("example", _address(role))
    plan = examined.site.plans[("reverse-mentoring", "2026-autumn")]
    for day in list(_days(plan))[::6]:
        page.evaluate(_PASS, day.isoformat())
        now = page.evaluate(f"({_READ})(document)")
        html = _built_for(examined, day, role)
        built = page.evaluate(f"html => ({_READ})(new DOMParser().parseFromString(html, 'text/html'))", html)
        assert now == built, day


def test_nothing_changes_on_the_day_of_the_build(open_page: Open) -> None:
    """On the day the page was made for, scripts leave it as it is."""
    scripted = open_page("example", _address("junior-mentor"))
    plain = open_page("example", _address("junior-mentor"), java_script_enabled=False)
    parts = """main => [main.innerText.trim(), ...[...main.querySelectorAll(".item, .row, .today, [data-week], [data-on], [data-off]")]
      .map(part => [part.className, part.hidden, part.querySelector(".when")?.innerHTML])]"""
    assert scripted.locator("main").evaluate(parts) == plain.locator("main").evaluate(parts)
    assert "As of Mon 23 November 2026" in plain.locator(".content").inner_text()


def test_page_says_which_day_it_is_of(open_page: Open) -> None:
    """In the same week it says today; in another one also that it was brought up to date."""
    page = open_page("example", _address("junior-mentor"), as_of="2026-11-25")
    text = page.locator(".content").inner_text()
    assert "Today, Wed 25 November 2026." in text
    assert "brought up to date" not in text
    page = open_page("example", _address("junior-mentor"), as_of="2026-12-09")
    text = page.locator(".content").inner_text()
    assert "Week 13 of 26" in text
    assert (
        "Today, Wed 9 December 2026. This page was made for Mon 23 November 2026 and brought up to date in your browser."
        in text
    )
    assert "As of" not in text


def test_agenda_is_shown_where_it_is_and_linked_where_it_is_not(open_page: Open) -> None:
    """The session of the build's week keeps its agenda as long as it is on; another leads to its card."""
    page = open_page("example", _address("junior-mentor"), as_of="2026-11-27")
    assert page.get_by_role("heading", name="Agenda").is_visible()
    page = open_page("example", _address("junior-mentor"), as_of="2026-12-07")
    assert page.get_by_role("heading", name="A decision in progress", level=2).is_visible()
    assert not page.get_by_role("heading", name="Agenda").is_visible()
    page.get_by_role("link", name="the session card with its agenda").click()
    assert page.get_by_role("heading", name="Agenda").is_visible()


def test_day_is_that_of_the_readers_calendar(open_page: Open, addresses: dict[str, str]) -> None:
    """A day begins at the reader's own midnight, whatever it is elsewhere."""
    for zone, day in [("Pacific/Auckland", "Tue 1 December 2026"), ("America/Los_Angeles", "Mon 30 November 2026")]:
        page = open_page("example", _address("junior-mentor"), timezone_id=zone)
        page.clock.set_fixed_time("2026-11-30T20:00:00Z")
        page.goto(addresses["example"] + _address("junior-mentor"))
        assert f"Today, {day}." in page.locator(".content").inner_text()


def test_what_is_no_date_does_not_replace_the_clock(open_page: Open) -> None:
    """A day in the address that does not exist is passed over."""
    page = open_page("example", _address("junior-mentor"), as_of="2026-99-99")
    assert "NaN" not in page.locator("body").inner_text()
    assert page.locator("[data-week=now]").count() == 1
    assert page.locator("[data-week=days] time").count() == 2


def test_week_without_scripts_hides_what_does_not_hold(open_page: Open) -> None:
    """Without JavaScript the page shows its own week alone."""
    page: Page = open_page("example", _address("junior-mentor"), java_script_enabled=False)
    text = page.locator(".content").inner_text()
    assert "Before the start" not in text
    assert "Nothing is due this week" not in text
    assert "Midpoint pulse" not in text
