"""Dates, lengths and counts read as people say them."""

from __future__ import annotations

from datetime import date, time

import pytest

from rmsite.view import words


@pytest.mark.parametrize(
    ("opens", "closes", "said"),
    [
        ("2026-11-23", "2026-11-23", "Mon 23 November 2026"),
        ("2026-11-23", "2026-11-27", "Mon 23 to Fri 27 November 2026"),
        ("2026-11-30", "2026-12-04", "Mon 30 November to Fri 4 December 2026"),
        ("2026-12-31", "2027-01-01", "Thu 31 December 2026 to Fri 1 January 2027"),
        ("2026-11-23", "2027-11-23", "Mon 23 November 2026 to Tue 23 November 2027"),
    ],
)
def test_days_say_month_and_year_once(opens: str, closes: str, said: str) -> None:
    """A stretch of days names the month where it changes, and the year where it changes."""
    assert words.days(date.fromisoformat(opens), date.fromisoformat(closes)) == said


def test_one_day() -> None:
    """A day is said with and without weekday and year, and written for machines."""
    monday = date(2026, 9, 7)
    assert words.day(monday) == "Mon 7 September 2026"
    assert words.plain_day(monday) == "7 September 2026"
    assert words.day_month(monday) == "7 September"
    assert words.month_name(monday) == "September 2026"
    assert words.iso(monday) == "2026-09-07"
    week = " ".join(words.day(date(2026, 11, day))[:3] for day in range(22, 29))
    assert week == "Sun Mon Tue Wed Thu Fri Sat"


@pytest.mark.parametrize(("value", "said"), [(time(0, 0), "00:00"), (time(9, 5), "09:05"), (time(23, 59), "23:59")])
def test_clock(value: time, said: str) -> None:
    """A time of day has two digits on either side."""
    assert words.clock(value) == said


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(0, "0 min"), (1, "1 min"), (59, "59 min"), (60, "1 h"), (61, "1 h 1 min"), (720, "12 h"), (1005, "16 h 45 min")],
)
def test_hours(minutes: int, said: str) -> None:
    """Working time is said in hours and minutes, each only where there are any."""
    assert words.hours(minutes) == said


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (90.0, "percent", "90 %"),
        (66.7, "percent", "66.7 %"),
        (0.0, "percent", "0 %"),
        (4.2, "points-5", "4.2 points of 5"),
        (1.0, "points-5", "1 point of 5"),
        (-0.5, "points-5", "-0.5 points of 5"),
        (9.0, "count", "9"),
        (1234567.0, "count", "1234567"),
        (12345.67, "count", "12345.67"),
        (1.0, "days", "1 day"),
        (1.5, "days", "1.5 days"),
        (30.0, "minutes", "30 minutes"),
        (1.0, "minutes", "1 minute"),
    ],
)
def test_measured(value: float, unit: str, said: str) -> None:
    """A figure is said in full, with its unit in the singular for one, and without a decimal that says nothing."""
    assert words.measured(value, unit) == said


@pytest.mark.parametrize(
    ("identifier", "said"), [("each-their-own", "each their own"), ("first_contact", "first contact"), ("x", "x")]
)
def test_words_of(identifier: str, said: str) -> None:
    """An id is read as its words."""
    assert words.words_of(identifier) == said


@pytest.mark.parametrize(
    ("text", "said"), [("a CEO's day", "A CEO's day"), ("", ""), ("ünder", "Ünder"), ("5 days", "5 days")]
)
def test_capital(text: str, said: str) -> None:
    """Only the first letter changes."""
    assert words.capital(text) == said


def test_filters_are_called_like_their_functions() -> None:
    """A template uses the names that the manual has."""
    assert {name: function.__name__ for name, function in words.FILTERS.items()} == {
        name: name for name in words.FILTERS
    }
