"""Points in time in words, for programs in which everybody has a first day of their own."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from rmsite.foundation.value import Value
from rmsite.foundation.words import inside, possessive
from rmsite.model.program import Lifecycle
from rmsite.model.when import END, START, Offset, OnDate
from rmsite.reading.scalars import MONTHS, Length, Unit
from rmsite.schedule.anchors import follow
from rmsite.schedule.calendar import WorkCalendar
from rmsite.schedule.dates import compute, day_of
from rmsite.schedule.definition import define
from rmsite.schedule.item import ItemKind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from rmsite.model.program import Program
    from rmsite.model.when import When
    from rmsite.schedule.definition import Rule
    from rmsite.schedule.item import Item, Occurrence

_DAYS_IN = MappingProxyType({Unit.DAY: 1, Unit.WEEK: 7})
_A_MONDAY = date(2001, 1, 1)  # So long ago that what has a fixed date comes last.
YOUR_FIRST_DAY = "your first day"
_LAST_DAY = "the last day of the program"


class Relative(Value):
    """An item with its point in time in words; ``day`` counts from the first day, which is 0, to sort by."""

    item: Item
    phrase: str
    day: int


class RelativePhase(Value):
    """A phase with its days in words, such as ``day 8 to day 30``, and counted like those of items."""

    id: str
    title: str
    aim: str
    phrase: str
    starts: int
    ends: int


def first_day(program: Program, role: str = "") -> str:
    """What the first day is called towards a role, or towards everybody.

    It is the reader's own in a rolling program, unless that says with ``starts`` whose it is.
    """
    if program.lifecycle is not Lifecycle.ROLLING:
        return "the first day"
    if program.starts in (None, role):
        return YOUR_FIRST_DAY
    return f"the {possessive(inside(program.label(program.starts)))} first day" if role else "the first day"


def phrase(when: When, title_of: Callable[[str], str], first_day: str = YOUR_FIRST_DAY) -> str:
    """A point in time as one tells a person: ``on your first day``, ``day 31``, ``2 weeks before “Kickoff”``.

    The first day is day 1, so 30 days after start is day 31. ``title_of`` gives the title of an anchor's id.
    """
    if isinstance(when, OnDate):
        return f"on {when.day.day} {MONTHS[when.day.month - 1]} {when.day.year}"
    anchor = {START: first_day, END: _LAST_DAY}.get(when.anchor) or f"“{title_of(when.anchor)}”"
    if when.amount == 0:
        return f"on {anchor}" if when.anchor in (START, END) else f"on the day of {anchor}"
    if when.anchor == START and when.amount > 0 and when.unit in _DAYS_IN:
        return f"day {when.amount * _DAYS_IN[when.unit] + 1}"
    return f"{Length(abs(when.amount), when.unit)} {'after' if when.amount > 0 else 'before'} {anchor}"


def stretch_phrase(from_: When, to: When, title_of: Callable[[str], str], first_day: str = YOUR_FIRST_DAY) -> str:
    """A stretch of days in words: ``day 8 to day 30``, ``3 weeks to 1 week before your first day``."""
    if isinstance(from_, Offset) and isinstance(to, Offset) and from_.anchor == to.anchor and to.amount < 0:
        start = Length(abs(from_.amount), from_.unit)
        return f"{start} to {phrase(to, title_of, first_day)}"
    ends = (
        "day 1" if when == Offset(START) else phrase(when, title_of, first_day).removeprefix("on ")
        for when in (from_, to)
    )
    return " to ".join(dict.fromkeys(ends))


def item_phrase(item: Item, title_of: Callable[[str], str], first_day: str = YOUR_FIRST_DAY) -> str:
    """An item's point in time in words.

    A later time of a repeated session is counted from the same anchor; where the units do not add up, from
    the first time: ``2 working days after the first “Daily”``.
    """
    occurrence = item.occurrence
    if occurrence is None or occurrence.number == 1:
        return phrase(item.when, title_of, first_day)
    if (when := _counted_on(item.when, occurrence)) is not None:
        return phrase(when, title_of, first_day)
    return f"{_distance(occurrence)} after the first “{item.title}”"


@lru_cache
def relative_plan(
    program: Program, weekend: frozenset[int] = frozenset({5, 6}), *, first_day: str = YOUR_FIRST_DAY
) -> tuple[Relative, ...]:
    """Every item with its words, in time, as for somebody who starts on a Monday in a year without holidays.

    No day gives way to a weekend here, so that day 6 stands before day 7 whatever day one is.
    """
    counted = _count(program, weekend)
    plan = (
        Relative(rule.item, item_phrase(rule.item, counted.title_of, first_day), counted.day(counted.days[name]))
        for name, rule in counted.rules.items()
        if name in counted.days
    )
    return tuple(sorted(plan, key=lambda one: one.day))


def meetings(program: Program) -> tuple[str, ...]:
    """The ids of all sessions in time, each time of a repeated one counted."""
    return tuple(each.item.id for each in relative_plan(program) if each.item.kind is ItemKind.SESSION)


def relative_phases(
    program: Program, weekend: frozenset[int] = frozenset({5, 6}), *, first_day: str = YOUR_FIRST_DAY
) -> tuple[RelativePhase, ...]:
    """Every phase with its days in words, in the order of the program; one that hangs on a faulty item is left out."""
    counted = _count(program, weekend)
    phases = []
    for phase in program.phases:
        with suppress(OverflowError, KeyError):
            starts, ends = (
                counted.day(day_of(when, counted.days, counted.calendar)) for when in (phase.from_, phase.to)
            )
            words = stretch_phrase(phase.from_, phase.to, counted.title_of, first_day)
            phases.append(RelativePhase(phase.id, phase.title, phase.aim, words, starts, ends))
    return tuple(phases)


def rematch_phrase(program: Program, first_day: str = YOUR_FIRST_DAY) -> str:
    """Until when one may change to somebody else, in words to stand behind "until"; "" where nothing says so."""
    rule = program.matching.rematch if program.matching else None
    if rule is None or rule.until is None:
        return ""
    counted = _count(program, frozenset())
    if isinstance(rule.until, Offset) and rule.until.anchor not in counted.days:
        return ""
    return phrase(rule.until, counted.title_of, first_day).removeprefix("on ")


class _Counted(Value):
    # The days of all items, of start and of end, as for somebody who starts on a certain Monday.
    rules: Mapping[str, Rule]
    days: Mapping[str, date]
    calendar: WorkCalendar

    def day(self, day: date) -> int:
        return (day - _A_MONDAY).days

    def title_of(self, name: str) -> str:
        item = self.rules[name].item
        return f"{item.title} ({item.occurrence.number})" if item.occurrence else item.title


def _count(program: Program, weekend: frozenset[int]) -> _Counted:
    rules = define(program).rules
    calendar = WorkCalendar(weekend if len(weekend) < 7 else frozenset())
    bounds = {START: _A_MONDAY}
    with suppress(OverflowError):
        bounds[END] = calendar.shift(_A_MONDAY, program.length.amount, program.length.unit)
    chains = follow({name: rule.when for name, rule in rules.items()})
    return _Counted(rules, {**compute(rules, chains.order, bounds, calendar, moving=False).opens}, calendar)


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
