"""Points in time in words, for programs in which everybody has a first day of their own."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from rmsite.model.when import END, START, Offset, OnDate
from rmsite.reading.scalars import MONTHS, Length, Unit
from rmsite.schedule.anchors import follow
from rmsite.schedule.calendar import WorkCalendar
from rmsite.schedule.dates import compute
from rmsite.schedule.definition import define

if TYPE_CHECKING:
    from collections.abc import Callable

    from rmsite.model.program import Program
    from rmsite.model.when import When
    from rmsite.schedule.item import Item, Occurrence

_DAYS_IN = MappingProxyType({Unit.DAY: 1, Unit.WEEK: 7})
_A_MONDAY = date(2001, 1, 1)  # So long ago that what has a fixed date comes last.
_FIRST_DAY = "your first day"
_LAST_DAY = "the last day of the program"


@dataclass(frozen=True, slots=True)
class Relative:
    """An item with its point in time in words; ``day`` counts from the first day, which is 0, to sort by."""

    item: Item
    phrase: str
    day: int


def phrase(when: When, title_of: Callable[[str], str]) -> str:
    """A point in time as one tells a person: ``on your first day``, ``day 31``, ``2 weeks before “Kickoff”``.

    The first day is day 1, so 30 days after start is day 31. ``title_of`` gives the title of an anchor's id.
    """
    if isinstance(when, OnDate):
        return f"on {when.day.day} {MONTHS[when.day.month - 1]} {when.day.year}"
    anchor = {START: _FIRST_DAY, END: _LAST_DAY}.get(when.anchor) or f"“{title_of(when.anchor)}”"
    if when.amount == 0:
        return f"on {anchor}" if when.anchor in (START, END) else f"on the day of {anchor}"
    if when.anchor == START and when.amount > 0 and when.unit in _DAYS_IN:
        return f"day {when.amount * _DAYS_IN[when.unit] + 1}"
    return f"{Length(abs(when.amount), when.unit)} {'after' if when.amount > 0 else 'before'} {anchor}"


def item_phrase(item: Item, title_of: Callable[[str], str]) -> str:
    """An item's point in time in words.

    A later time of a repeated session is counted from the same anchor; where the units do not add up, from
    the first time: ``2 working days after the first “Daily”``.
    """
    occurrence = item.occurrence
    if occurrence is None or occurrence.number == 1:
        return phrase(item.when, title_of)
    if (when := _counted_on(item.when, occurrence)) is not None:
        return phrase(when, title_of)
    return f"{_distance(occurrence)} after the first “{item.title}”"


def relative_plan(program: Program, weekend: frozenset[int] = frozenset({5, 6})) -> tuple[Relative, ...]:
    """Every item with its words, in time, as for somebody who starts on a Monday in a year without holidays.

    No day gives way to a weekend here, so that day 6 stands before day 7 whatever day one is.
    """
    rules = define(program).rules
    calendar = WorkCalendar(weekend if len(weekend) < 7 else frozenset())
    bounds = {START: _A_MONDAY}
    with suppress(OverflowError):
        bounds[END] = calendar.shift(_A_MONDAY, program.length.amount, program.length.unit)
    chains = follow({name: rule.when for name, rule in rules.items()})
    opens = compute(rules, chains.order, bounds, calendar, moving=False).counted

    def title_of(name: str) -> str:
        item = rules[name].item
        return f"{item.title} ({item.occurrence.number})" if item.occurrence else item.title

    plan = (
        Relative(rule.item, item_phrase(rule.item, title_of), (opens[name] - _A_MONDAY).days)
        for name, rule in rules.items()
        if name in opens
    )
    return tuple(sorted(plan, key=lambda one: one.day))


def _distance(occurrence: Occurrence) -> Length:
    return Length((occurrence.number - 1) * occurrence.every.amount, occurrence.every.unit)


def _counted_on(when: When, occurrence: Occurrence) -> Offset | None:
    # Days and weeks add up, and so does a unit with itself; a day of the week before a working day does not.
    further = _distance(occurrence)
    if isinstance(when, OnDate):
        return None
    if when.unit in _DAYS_IN and further.unit in _DAYS_IN:
        days = when.amount * _DAYS_IN[when.unit] + further.amount * _DAYS_IN[further.unit]
        return Offset(when.anchor, days)
    if when.amount == 0 or when.unit is further.unit:
        return Offset(when.anchor, when.amount + further.amount, further.unit)
    return None
