"""Lengths, dates, times and ids as authors write them (model.md, "Scalars")."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from rmsite.reading.scalars import (
    Length,
    Unit,
    listed_value,
    parse_date,
    parse_id,
    parse_length,
    parse_time,
    parse_working_time,
)


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("60 minutes", Length(60, Unit.MINUTE)),
        ("1 minute", Length(1, Unit.MINUTE)),
        ("2 hours", Length(2, Unit.HOUR)),
        ("26 weeks", Length(26, Unit.WEEK)),
        ("10 working days", Length(10, Unit.WORKING_DAY)),
        ("10  working   days", Length(10, Unit.WORKING_DAY)),
        ("6 months", Length(6, Unit.MONTH)),
        (" 3 days\n", Length(3, Unit.DAY)),
        ("0 days", Length(0, Unit.DAY)),
    ],
)
def test_lengths(text: str, length: Length) -> None:
    """A length is a whole number and a unit, in the singular or plural."""
    assert parse_length(text) == length
    assert parse_length(length) is length


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("60", "60 what?"),
        ("1.5 hours", '"1.5 hours" is not a length of time'),
        ("an hour", '"an hour" is not a length of time'),
        ("60min", '"60min" is not a length of time'),
        ("-3 days", '"-3 days" is not a length of time'),
        ("3 years", '"3 years" is not a length of time'),
        ("100000 days", '"100000 days" is not a length of time'),
        ("٦٠ minutes", '"٦٠ minutes" is not a length of time'),
        ("", '"" is not a length of time'),
        ("1" * 5000, "1" * 39 + "…"),
    ],
)
def test_no_lengths(text: str, message: str) -> None:
    """A bare number asks for its unit, and anything else is named."""
    with pytest.raises(PydanticCustomError) as caught:
        parse_length(text)
    assert message in caught.value.message()


@pytest.mark.parametrize("text", ["2 days", "1 week", "3 months", "5 working days"])
def test_days_are_no_working_time(text: str) -> None:
    """What is added up as work is minutes or hours."""
    with pytest.raises(PydanticCustomError, match="is no amount of work"):
        parse_working_time(text)
    assert parse_working_time("2 hours").minutes == 120


@given(st.dates(date(1900, 1, 1), date(9000, 12, 31)))
def test_dates_round(day: date) -> None:
    """Every day as ISO writes it is that day."""
    assert parse_date(day.isoformat()) == day


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2026-02-30", "February 2026 has 28 days"),
        ("2028-02-30", "February 2028 has 29 days"),
        ("2026-13-01", "there is no month 13"),
        ("2026-00-10", "there is no month 0"),
        ("2026-04-00", "April 2026 has 30 days"),
        ("0026-01-01", "the year 26 cannot be meant"),
        ("9999-01-01", "the year 9999 cannot be meant"),
        ("14.9.2026", '"14.9.2026" is not a date'),
        ("2026-9-14", '"2026-9-14" is not a date'),
        ("2026-09-14T10:00", '"2026-09-14T10:00" is not a date'),
        ("tomorrow", '"tomorrow" is not a date'),
        ("٢٠٢٦-٠٩-١٤", '"٢٠٢٦-٠٩-١٤" is not a date'),
        ("", '"" is not a date'),
    ],
)
def test_no_dates(text: str, message: str) -> None:
    """A day that does not exist is refused with the reason, anything else by name."""
    with pytest.raises(PydanticCustomError) as caught:
        parse_date(text)
    assert caught.value.message() == message


@pytest.mark.parametrize(
    ("text", "expected"), [("14:00", time(14)), ("00:00", time(0)), ("23:59", time(23, 59)), (" 09:05 ", time(9, 5))]
)
def test_times(text: str, expected: time) -> None:
    """A time of day is four digits and a colon."""
    assert parse_time(text) == expected


@pytest.mark.parametrize("text", ["2pm", "24:00", "9:00", "14:60", "14.00", "14:00:00", "", "840", "１４:００"])
def test_no_times(text: str) -> None:
    """Other clocks, and times that do not exist, are refused."""
    with pytest.raises(PydanticCustomError, match="is not a time of day"):
        parse_time(text)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("Kick Off", "write `kick-off`"),
        ("Kickoff", "write `kickoff`"),
        ("größe", "write `grosse`"),
        ("2026", "begin with a letter, then letters, digits and hyphens"),
        ("", "begin with a letter, then letters, digits and hyphens"),
        ("a" * 70, f"write `{'a' * 64}`"),
    ],
)
def test_no_ids(text: str, hint: str) -> None:
    """A word that cannot be an id is shown the one it could become."""
    with pytest.raises(PydanticCustomError) as caught:
        parse_id(text)
    assert (caught.value.context or {})["hint"] == hint


def test_authors_braces_are_no_format() -> None:
    """Braces in an author's text are repeated as they stand."""
    with pytest.raises(PydanticCustomError) as caught:
        parse_date("{0} {message} {")
    assert caught.value.message() == '"{0} {message} {" is not a date'


def test_one_word_is_a_list_of_one() -> None:
    """Where a list is due, one word counts as a list of one."""
    assert listed_value("a") == ["a"]
    assert listed_value(["a", "b"]) == ["a", "b"]


def test_lengths_are_said_in_full() -> None:
    """A length prints as its author wrote it."""
    assert [str(Length(1, Unit.DAY)), str(Length(2, Unit.WORKING_DAY))] == ["1 day", "2 working days"]
