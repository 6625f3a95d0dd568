"""The arithmetic, seen through small plans: a cohort that starts on Monday, 14 September 2026."""

from datetime import date

import pytest

from rmsite.schedule.calendar import WorkCalendar
from tests.schedule.programs import ALWAYS, WEEKDAYS, item, opens, plan_of, program, session, sessions


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("on start", "2026-09-14"),
        ("on end", "2026-11-23"),
        ("6 weeks before start", "2026-08-03"),
        ("10 days after start", "2026-09-24"),
        ("1 month after start", "2026-10-14"),
        ("5 working days after start", "2026-09-21"),
        ("5 working days before start", "2026-09-07"),
        ("2026-12-07", "2026-12-07"),
    ],
)
def test_words_come_to_days(when: str, day: str) -> None:
    """Every form of a point in time gives the day one would count on one's fingers."""
    assert opens(plan_of(program(item("a", when)))) == {"a": day}


@pytest.mark.parametrize(
    ("kind", "roll", "day"),
    [
        ("event", None, "2026-09-21"),
        ("task", None, "2026-09-21"),
        ("deadline", None, "2026-09-18"),
        ("event", "earlier", "2026-09-18"),
        ("deadline", "later", "2026-09-21"),
        ("event", "no", "2026-09-20"),
    ],
)
def test_day_off_gives_way(kind: str, roll: str | None, day: str) -> None:
    """A Sunday becomes Friday for a deadline and Monday for all else, unless `roll` says otherwise."""
    told = {"roll": roll} if roll else {}
    assert opens(plan_of(program(item("a", "6 days after start", kind=kind, **told)))) == {"a": day}


def test_fixed_date_gives_way_too() -> None:
    """A date written by hand on a Saturday moves like any other."""
    assert opens(plan_of(program(item("a", "2026-09-19")))) == {"a": "2026-09-21"}


def test_what_hangs_on_an_item_counts_from_where_it_moved() -> None:
    """An anchor counts with the day it really takes place on."""
    plan = plan_of(program(item("b", "1 day after a"), item("a", "5 days after start")))
    assert opens(plan) == {"a": "2026-09-21", "b": "2026-09-22"}


def test_repetition_counts_from_the_first_words() -> None:
    """Times of a series stand so many weeks from the day its words give, and each gives way on its own."""
    repeat = {"every": "1 week", "times": "3"}
    calendar = WorkCalendar(frozenset({5, 6}), {date(2026, 9, 15): "h"})
    plan = plan_of(program(sessions=sessions(session("weekly", "1 day after start", repeat=repeat))), calendar)
    assert opens(plan) == {"weekly-1": "2026-09-16", "weekly-2": "2026-09-22", "weekly-3": "2026-09-29"}


def test_repetition_by_months_does_not_drift() -> None:
    """Months are counted from the first day, so that a short month does not shorten all that come after it."""
    repeat = {"every": "1 month", "times": "3"}
    plan = plan_of(program(sessions=sessions(session("m", "2027-01-31", repeat=repeat))), ALWAYS)
    assert opens(plan) == {"m-1": "2027-01-31", "m-2": "2027-02-28", "m-3": "2027-03-31"}


def test_repetition_by_working_days_never_doubles_a_day() -> None:
    """A daily session whose first day falls on a Saturday begins on Monday and goes on on Tuesday."""
    repeat = {"every": "1 working day", "times": "3"}
    plan = plan_of(program(sessions=sessions(session("daily", "5 days after start", repeat=repeat))))
    assert list(opens(plan).values()) == ["2026-09-21", "2026-09-22", "2026-09-23"]


@pytest.mark.parametrize(
    ("length", "end"),
    [
        ("26 weeks", "2027-03-15"),
        ("90 days", "2026-12-13"),
        ("6 months", "2027-03-14"),
        ("10 working days", "2026-09-28"),
        ("8 hours", "2026-09-14"),
    ],
)
def test_end_is_start_plus_length(length: str, end: str) -> None:
    """A program ends its length after its start, on a day off if need be."""
    assert plan_of(program(length=length), WEEKDAYS).end.isoformat() == end
