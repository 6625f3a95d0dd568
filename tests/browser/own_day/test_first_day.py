"""Rolling programs: a reader's own first day turns counted days into dates."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.own_day.buddies import FILES, SUNDAY_FIRST, days_from, program_of
from tests.browser.own_day.conftest import Open

pytestmark = pytest.mark.browser

_DATES = """days => days.map(day => {
  const field = document.querySelector("#rm-first-day");
  field.value = day;
  field.dispatchEvent(new Event("input"));
  return Object.fromEntries([...document.querySelectorAll("tr[id]")].map(row => {
    const found = [...row.querySelectorAll(".when time")].map(one => one.dateTime).filter(one => one.length > 9);
    return [row.id, found[0] + "/" + found.at(-1)];
  }));
})"""


@pytest.mark.parametrize(("site", "files"), [("buddies", FILES), ("sunday", SUNDAY_FIRST)])
def test_dates_are_those_that_python_computes(open_page: Open, site: str, files: Mapping[str, str]) -> None:
    """Over 800 first days, leap day and short months among them, every item falls on the days of a cohort's plan."""
    days = [date(2026, 10, 1) + timedelta(days=count) for count in range(800)]
    found = open_page(site, "/programs/buddies/").evaluate(_DATES, [str(day) for day in days])
    program, settings = program_of(files)
    steps = {step.id for steps in program.onboarding.values() for step in steps}
    for day, dates in zip(days, found, strict=True):
        expected = {name: span for name, span in days_from(program, settings, day).items() if name not in steps}
        assert dates == expected, day


def _role(open_page: Open, role: str = "new-hire", first_day: str = "", as_of: str = "2026-11-24") -> Page:
    anchor = f"#first-day={first_day}" if first_day else ""
    return open_page("buddies", f"/programs/buddies/{role}/{anchor}", as_of=as_of)


def test_typing_a_day_turns_words_into_dates_and_back(open_page: Open) -> None:
    """The words give way to dates in time; clearing the field brings the words and their order back."""
    page = _role(open_page)
    before = page.locator(".content").inner_text()
    assert "3 working days before your first day" in before
    field = page.get_by_label("Your first day")
    field.fill("2026-11-16")
    text = page.locator(".path").inner_text()
    assert "Wed 11 November 2026" in text
    assert "your first day" not in text
    assert page.locator("#lunch .when").inner_text() == "Mon 16 November 2026, 12:00"
    page.get_by_role("button", name="Clear").click()
    assert page.locator(".content").inner_text() == before
    assert page.evaluate("document.activeElement.id") == "rm-first-day"


def test_this_week_and_today_are_marked(open_page: Open) -> None:
    """With a first day the page says which day today is, what is on this week, and where today stands in the path."""
    page = _role(open_page, first_day="2026-11-23")
    assert page.get_by_role("status").first.inner_text() == (
        "Today is day 2. This week: Write down three questions; Meet your team; Ten minutes (1 of 4); "
        "Ten minutes (2 of 4); Ten minutes (3 of 4); Ten minutes (4 of 4); Lunch, on day one."
    )
    assert page.locator(".path > li").all_inner_texts()[2] == "Today, Tue 24 November 2026"
    assert page.locator("#meet .tag").inner_text() == "This week"
    tags = page.locator("li.item-session").all_inner_texts()
    assert "Now" in tags[0]
    assert "This week" in tags[1]
    assert page.locator("#read").get_attribute("class") == "item item-step is-past"


def test_before_the_first_day_the_page_counts_down(open_page: Open) -> None:
    """Before day 1 the page says how long it is until then."""
    status = _role(open_page, first_day="2026-12-14").get_by_role("status").first
    assert status.inner_text() == "20 days until your first day. This week: nothing on this page."
    status = _role(open_page, first_day="2026-11-25").get_by_role("status").first
    assert status.inner_text().startswith("1 day until your first day.")


def test_day_stands_in_the_address_alone(open_page: Open) -> None:
    """The day is kept behind the # for a bookmark; nothing is stored, and nothing about it is asked of the server."""
    page = _role(open_page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_label("Your first day").fill("2026-11-16")
    assert urlsplit(page.url).fragment == "first-day=2026-11-16"
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    page.reload()
    assert page.get_by_label("Your first day").input_value() == "2026-11-16"
    assert page.locator("#read time").get_attribute("datetime") == "2026-11-11"
    assert not any("first-day=" in url for url in asked)
    page.get_by_role("button", name="Clear").click()
    assert urlsplit(page.url).fragment == ""


@pytest.mark.parametrize("wrong", ["2026-13-01", "0001-01-01", "99999-01-01", "x", ""])
def test_what_is_no_day_changes_nothing(open_page: Open, wrong: str) -> None:
    """An address with a day that does not exist, or lies out of reach, leaves the words."""
    page = _role(open_page, first_day=wrong)
    assert "3 working days before your first day" in page.locator(".path").inner_text()


def test_works_from_a_folder(open_page: Open) -> None:
    """Opened from its folder the page does the same."""
    page = open_page("offline", "/programs/buddies/new-hire/index.html")
    page.get_by_label("Your first day").fill("2026-11-16")
    assert "Wed 11 November 2026" in page.locator(".path").inner_text()
    assert urlsplit(page.url).fragment == "first-day=2026-11-16"


def test_there_is_no_field_without_scripts(open_page: Open) -> None:
    """Without JavaScript the words stand alone."""
    page = open_page("buddies", "/programs/buddies/new-hire/", java_script_enabled=False)
    assert not page.get_by_label("Your first day").is_visible()
    assert "3 working days before your first day" in page.locator(".path").inner_text()


def test_programs_with_cohorts_have_no_field(open_page: Open) -> None:
    """Where a cohort gives the dates there is nothing to type, and nothing is loaded for it."""
    page = open_page("example", "/programs/reverse-mentoring/junior-mentor/")
    assert page.locator(".first-day, script[src*='first-day']").count() == 0
