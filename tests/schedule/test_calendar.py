"""Which days are worked, and how days are counted."""

from datetime import date, timedelta

import pytest

from rmsite.reading.scalars import Unit, parse_length
from rmsite.schedule.calendar import WorkCalendar, add_months, calendar_for
from tests.schedule.programs import ALWAYS, WEEKDAYS, example, site

CHRISTMAS = WorkCalendar(frozenset({5, 6}), {date(2026, 12, 25): "works-calendar"})
NEVER = WorkCalendar(frozenset(range(7)), {})


def test_weekend_and_holidays_are_not_worked() -> None:
    """A day is worked unless its weekday or its date is taken, and the reason can be read out."""
    assert CHRISTMAS.is_working(date(2026, 12, 24))
    assert CHRISTMAS.why_not(date(2026, 12, 24)) == ""
    assert CHRISTMAS.why_not(date(2026, 12, 25)) == "a day off (works-calendar)"
    assert CHRISTMAS.why_not(date(2026, 12, 26)) == "a Saturday"


def test_nearest_working_day_is_the_day_itself_if_worked() -> None:
    """Only a day that is not worked gives way, over a holiday and a weekend in one go."""
    assert CHRISTMAS.next_working_day(date(2026, 12, 24)) == date(2026, 12, 24)
    assert CHRISTMAS.next_working_day(date(2026, 12, 25)) == date(2026, 12, 28)
    assert CHRISTMAS.previous_working_day(date(2026, 12, 27)) == date(2026, 12, 24)


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        ("2026-12-21", 0, "2026-12-21"),
        ("2026-12-21", 1, "2026-12-22"),
        ("2026-12-21", 4, "2026-12-28"),
        ("2026-12-21", 5, "2026-12-29"),
        ("2026-12-26", 0, "2026-12-26"),
        ("2026-12-26", 1, "2026-12-28"),
        ("2026-12-26", -1, "2026-12-24"),
        ("2026-12-28", -1, "2026-12-24"),
        ("2026-12-28", -5, "2026-12-18"),
        ("2026-12-19", 5, "2026-12-28"),
    ],
)
def test_working_days_are_counted_strictly_after_or_before(day: str, count: int, expected: str) -> None:
    """The day one counts from never counts, and the day one comes to is always worked."""
    result = CHRISTMAS.add_working_days(date.fromisoformat(day), count)
    assert result.isoformat() == expected


@pytest.mark.parametrize("count", [-300, -37, -5, -1, 1, 4, 5, 6, 23, 400])
def test_counting_by_weeks_equals_counting_day_by_day(count: int) -> None:
    """The short cut over whole weeks gives the day that patience gives, holidays on weekends included."""
    start = date(2026, 6, 1)
    holidays = {start + timedelta(days=17 * step): "every-17-days" for step in range(-40, 40)}
    calendar = WorkCalendar(frozenset({4, 5}), holidays)
    day, left = start, abs(count)
    while left:
        day += timedelta(days=1 if count > 0 else -1)
        left -= calendar.is_working(day)
    assert calendar.add_working_days(start, count) == day


def test_months_clamp_to_their_end() -> None:
    """A month after the 31st is the last day of a shorter month, also over the turn of a year and backwards."""
    assert add_months(date(2027, 1, 31), 1) == date(2027, 2, 28)
    assert add_months(date(2028, 1, 31), 1) == date(2028, 2, 29)
    assert add_months(date(2026, 11, 30), 3) == date(2027, 2, 28)
    assert add_months(date(2026, 3, 31), -4) == date(2025, 11, 30)
    assert add_months(date(2026, 12, 15), 0) == date(2026, 12, 15)


@pytest.mark.parametrize(
    ("amount", "unit", "expected"),
    [
        (10, Unit.DAY, "2026-09-24"),
        (-2, Unit.WEEK, "2026-08-31"),
        (1, Unit.MONTH, "2026-10-14"),
        (10, Unit.WORKING_DAY, "2026-09-28"),
        (90, Unit.MINUTE, "2026-09-14"),
        (48, Unit.HOUR, "2026-09-14"),
    ],
)
def test_shift_knows_every_unit(amount: int, unit: Unit, expected: str) -> None:
    """A day is shifted by days, weeks, months and working days; minutes and hours do not leave it."""
    assert WEEKDAYS.shift(date(2026, 9, 14), amount, unit).isoformat() == expected


@pytest.mark.parametrize(
    ("opens", "window", "closes"),
    [
        ("2026-09-14", "5 working days", "2026-09-18"),
        ("2026-09-16", "5 working days", "2026-09-22"),
        ("2026-09-19", "5 working days", "2026-09-25"),
        ("2026-09-14", "1 working day", "2026-09-14"),
        ("2026-09-14", "5 days", "2026-09-18"),
        ("2026-09-14", "1 week", "2026-09-20"),
        ("2026-09-14", "1 month", "2026-10-13"),
        ("2027-01-31", "1 month", "2027-02-27"),
        ("2026-09-14", "0 days", "2026-09-14"),
        ("2026-09-14", "90 minutes", "2026-09-14"),
    ],
)
def test_window_counts_its_first_day(opens: str, window: str, closes: str) -> None:
    """Five working days from Monday close on Friday; a first day off does not count as one of them."""
    last = WEEKDAYS.last_day(date.fromisoformat(opens), parse_length(window))
    assert last.isoformat() == closes


def test_no_window_closes_on_the_day_it_opens() -> None:
    """What says no window lasts its one day."""
    assert WEEKDAYS.last_day(date(2026, 9, 14), None) == date(2026, 9, 14)


def test_weekend_of_seven_days_is_refused_and_not_searched() -> None:
    """Looking for a working day where there is none ends at once, with an error that a plan can catch."""
    assert NEVER.never_works
    assert not WEEKDAYS.never_works
    for look in (NEVER.next_working_day, NEVER.previous_working_day):
        with pytest.raises(OverflowError, match="no weekday"):
            look(date(2026, 9, 14))
    with pytest.raises(OverflowError, match="no weekday"):
        NEVER.add_working_days(date(2026, 9, 14), 1)


@pytest.mark.parametrize("unit", [Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.WORKING_DAY])
@pytest.mark.parametrize("amount", [-9_999_999, 9_999_999])
def test_leaving_the_calendar_is_one_kind_of_error(amount: int, unit: Unit) -> None:
    """Whatever unit leads out of the years 1 to 9999, it raises OverflowError and nothing else."""
    with pytest.raises(OverflowError):
        ALWAYS.shift(date(2026, 9, 14), amount, unit)


def test_cohort_takes_the_holidays_it_names() -> None:
    """Only the calendars a cohort names count, the first of two gives a day its name, unknown ones are passed over."""
    cohort = example().cohorts[0].model_copy(update={"holidays": ("hr-public", "gone", "doubled")})
    settings = site()
    day = date(2026, 12, 25)
    settings = settings.model_copy(update={"holidays": {**settings.holidays, "doubled": (day,)}})
    calendar = calendar_for(settings, cohort)
    assert calendar.weekend == {5, 6}
    assert calendar.why_not(day) == "a day off (hr-public)"
    assert calendar.is_working(date(2026, 12, 21))
