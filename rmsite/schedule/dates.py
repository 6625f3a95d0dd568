"""The arithmetic: from rules to days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rmsite.foundation.value import Value
from rmsite.model.when import OnDate
from rmsite.reading.scalars import Unit
from rmsite.schedule.anchors import anchor_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from rmsite.model.timed import Roll
    from rmsite.model.when import When
    from rmsite.schedule.calendar import WorkCalendar
    from rmsite.schedule.definition import Rule
    from rmsite.schedule.item import Item


class Days(Value):
    """The days that rules come to, by id.

    ``counted`` is what the words alone give, ``opens`` the same moved to a working day, ``closes`` the last
    day of the window; ``opens`` also holds ``start`` and ``end``. ``beyond`` says for every id that has no
    day because it would be no date of the calendar whose length is to blame: its own, its anchor's, or the
    program's (``end``).
    """

    counted: Mapping[str, date]
    opens: Mapping[str, date]
    closes: Mapping[str, date]
    beyond: Mapping[str, str]


def compute(
    rules: Mapping[str, Rule],
    order: Iterable[str],
    bounds: Mapping[str, date],
    calendar: WorkCalendar,
    *,
    moving: bool = True,
) -> Days:
    """The days of all rules in ``order``, anchors first.

    ``bounds`` holds ``start`` and, if it is a date at all, ``end``. Without ``moving`` no day gives way to a
    weekend or a holiday.
    """
    counted: dict[str, date] = {}
    opens = dict(bounds)
    closes: dict[str, date] = {}
    beyond: dict[str, str] = {}
    for name in order:
        rule = rules[name]
        anchor = anchor_of(rule.when)
        if anchor is not None and anchor not in opens:
            beyond[name] = beyond.get(anchor, anchor)
            continue
        try:
            day = _counted(rule, opens, calendar)
            first = rolled(day, rule.item, calendar) if moving else day
            last = calendar.last_day(first, rule.item.window)
        except OverflowError:
            beyond[name] = name
        else:
            counted[name], opens[name], closes[name] = day, first, last
    return Days(counted, opens, closes, beyond)


def day_of(when: When, days: Mapping[str, date], calendar: WorkCalendar) -> date:
    """What a point in time alone gives, its anchor being one of ``days``."""
    if isinstance(when, OnDate):
        return when.day
    return calendar.shift(days[when.anchor], when.amount, when.unit)


def roll_of(item: Item) -> Roll:
    """Where an item moves from a day that nobody works: a deadline earlier, all else later, or as ``roll`` says."""
    return item.roll or ("earlier" if item.is_deadline else "later")


def rolled(day: date, item: Item, calendar: WorkCalendar) -> date:
    """The working day an item moves to."""
    match roll_of(item):
        case "earlier":
            return calendar.previous_working_day(day)
        case "later":
            return calendar.next_working_day(day)
        case _:
            return day


def _counted(rule: Rule, days: Mapping[str, date], calendar: WorkCalendar) -> date:
    base = day_of(rule.when, days, calendar)
    occurrence = rule.item.occurrence
    if occurrence is None or rule.is_exact or occurrence.number == 1:
        return base
    every = occurrence.every
    if every.unit is Unit.WORKING_DAY:
        # Counted from a Saturday, the second time would fall on the Monday that the first one moves to.
        base = rolled(base, rule.item, calendar)
    return calendar.shift(base, (occurrence.number - 1) * every.amount, every.unit)
