"""The way from a first day to every item, for browsers to walk where everybody has a first day of their own."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rmsite.foundation.value import Value
from rmsite.model.when import END, START, OnDate
from rmsite.reading.scalars import Unit
from rmsite.schedule.anchors import follow
from rmsite.schedule.dates import roll_of
from rmsite.schedule.definition import define

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from rmsite.model.program import Program
    from rmsite.model.timed import Roll
    from rmsite.model.when import When
    from rmsite.reading.scalars import Length
    from rmsite.schedule.item import Item


class Leg(Value):
    """A part of a way: so many units on (back, if negative), then off a day that nobody works, or not (``no``)."""

    amount: int
    unit: Unit
    roll: Roll

    def __str__(self) -> str:
        return f"{self.amount} {_word(self.unit)} {self.roll}"


class Way(Value):
    """Legs from the first day, or from a fixed day whatever the first day is.

    As text it is what ``first-day.js`` of the base theme walks: ``90 day no, -1 week earlier``.
    """

    legs: tuple[Leg, ...] = ()
    fixed: date | None = None

    def __str__(self) -> str:
        return ", ".join(str(part) for part in (self.fixed, *self.legs) if part is not None)

    def then(self, leg: Leg) -> Way:
        """The same way with one more leg."""
        return Way((*self.legs, leg), self.fixed)


@lru_cache
def ways(program: Program) -> Mapping[str, Way]:
    """The way to every item that has one, by id; as ``dates.compute`` goes, only not with a calendar at hand."""
    rules = define(program).rules
    length = Leg(program.length.amount, program.length.unit, "no")
    found = {START: Way(), END: Way((length,))}
    for name in follow({name: rule.when for name, rule in rules.items()}).order:
        item = rules[name].item
        way, own = _from_anchor(item.when, found)
        for leg in _own_legs(item, own):
            way = way.then(leg)
        found[name] = way
    return {name: way for name, way in found.items() if name in rules}


def stretch(window: Length | None) -> str:
    """A window as a browser reads it, such as ``5 working-day``; empty where it is one day."""
    if window is None or window.amount == 0 or window.minutes is not None:
        return ""
    return f"{window.amount} {_word(window.unit)}"


def _from_anchor(when: When, found: Mapping[str, Way]) -> tuple[Way, tuple[int, Unit]]:
    if isinstance(when, OnDate):
        return Way(fixed=when.day), (0, Unit.DAY)
    return found[when.anchor], (when.amount, when.unit)


def _own_legs(item: Item, own: tuple[int, Unit]) -> Iterator[Leg]:
    roll = roll_of(item)
    occurrence = item.occurrence
    if occurrence is None or occurrence.number == 1:
        yield Leg(*own, roll)
        return
    # Working days count from the day that the first time moves to, all else from the day its words give.
    every = occurrence.every
    yield Leg(*own, roll if every.unit is Unit.WORKING_DAY else "no")
    yield Leg((occurrence.number - 1) * every.amount, every.unit, roll)


def _word(unit: Unit) -> str:
    return unit.value.replace(" ", "-")
