"""Dates, lengths and counts as people say them; every function here is a filter in templates under its own name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, time
from types import MappingProxyType
from typing import Any

from rmsite.foundation.words import counted, inside, listed, possessive
from rmsite.reading.scalars import MONTHS

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def day(value: date) -> str:
    """``Mon 23 November 2026``."""
    return f"{WEEKDAYS[value.weekday()]} {value.day} {MONTHS[value.month - 1]} {value.year}"


def plain_day(value: date) -> str:
    """``23 November 2026``."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def day_month(value: date) -> str:
    """``23 November``."""
    return f"{value.day} {MONTHS[value.month - 1]}"


def month_name(value: date) -> str:
    """``November 2026``."""
    return f"{MONTHS[value.month - 1]} {value.year}"


def days(opens: date, closes: date) -> str:
    """``Mon 23 to Fri 27 November 2026``: a stretch of days, saying month and year once where they are the same."""
    if opens == closes:
        return day(opens)
    start = f"{WEEKDAYS[opens.weekday()]} {opens.day}"
    if (opens.year, opens.month) != (closes.year, closes.month):
        start += f" {MONTHS[opens.month - 1]}"
    if opens.year != closes.year:
        start += f" {opens.year}"
    return f"{start} to {day(closes)}"


def iso(value: date) -> str:
    """``2026-11-23``: the day for machines."""
    return value.isoformat()


def clock(value: time) -> str:
    """``14:00``."""
    return f"{value.hour:02}:{value.minute:02}"


def hours(minutes: int) -> str:
    """Working time from minutes: ``45 min``, ``12 h``, ``16 h 45 min``."""
    whole, rest = divmod(minutes, 60)
    if not whole:
        return f"{rest} min"
    return f"{whole} h {rest} min" if rest else f"{whole} h"


def number(value: float) -> str:
    """``4.5``, ``90`` or ``1200000``: without a decimal that says nothing."""
    return f"{value:.12g}"


def measured(value: float, unit: str) -> str:
    """A metric's value with its unit: ``90 %``, ``4.2 points of 5``, ``1 day``, ``9``."""
    match unit:
        case "percent":
            return f"{number(value)} %"
        case "points-5":
            return f"{number(value)} {'point' if value == 1 else 'points'} of 5"
        case "count":
            return number(value)
        case _:
            return f"{number(value)} {unit.removesuffix('s') if value == 1 else unit}"


def words_of(identifier: str) -> str:
    """An id as words: ``each-their-own`` is ``each their own``."""
    return identifier.replace("-", " ").replace("_", " ")


def capital(text: str) -> str:
    """The text with its first letter large and the rest as it is."""
    return text[:1].upper() + text[1:]


_FUNCTIONS = (
    day, days, plain_day, day_month, month_name, iso, clock, hours, number, measured, words_of, capital,
    listed, counted, inside, possessive,
)  # fmt: skip

# Any: filters take and give whatever their functions do; Jinja checks nothing.
FILTERS: Mapping[str, Callable[..., Any]] = MappingProxyType({function.__name__: function for function in _FUNCTIONS})


def minutes_for(words: int) -> int:
    """How long so many words take to read, in minutes, at 220 words a minute."""
    return max(1, round(words / 220))
