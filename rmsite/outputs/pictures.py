"""Pictures drawn from a program's own data, as numbers: where things stand, in per cent of the width.

Widths are shares, so that a picture fits every screen while its letters keep their size. Templates turn the numbers
into SVG; whatever a picture shows stands beside it in words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from rmsite.foundation.value import Value
from rmsite.model.timed import AgendaStep
from rmsite.reading.scalars import MONTHS
from rmsite.schedule.item import ItemKind
from rmsite.schedule.plan import Dated, DatedPhase, Plan

# About so many letters of a band's name fit into the whole width of a wide screen.
_LETTERS = 105
_QUARTERS = (1, 4, 7, 10)


class Band(Value):
    """A stretch from ``at`` over ``width`` per cent; ``fits`` says that its title has room inside on a wide screen."""

    number: int
    title: str
    at: str
    width: str
    middle: str
    fits: bool = False
    state: str = ""


class Mark(Value):
    """A point at so many per cent; ``label`` is a word or number beside it, if any, ``state`` past, now or coming."""

    at: str
    label: str
    state: str = ""
    minor: bool = False


class Timeline(Value):
    """A cohort as a picture: months, phases as bands, sessions with their numbers, other dates, and today.

    ``starts`` and ``ends`` are the first and last day shown, so that what comes long after the end is left to the
    lists; ``today`` is empty where it lies outside of them.
    """

    starts: date
    ends: date
    months: tuple[Mark, ...]
    bands: tuple[Band, ...]
    sessions: tuple[Mark, ...]
    others: tuple[Mark, ...]
    today: str


def timeline(plan: Plan, today: date) -> Timeline | None:
    """The picture of a cohort; None where it has nothing to show."""
    items = [dated for dated in plan.items if dated.item.kind is not ItemKind.STEP]
    if not items and not plan.phases:
        return None
    days = [plan.start, plan.end, *(dated.opens for dated in items), *(phase.starts for phase in plan.phases)]
    starts, ends = min(days), max([*days, *(phase.ends for phase in plan.phases)])
    # What is long after the end, such as a survey half a year later, would leave the sessions little room.
    ends = min(ends, plan.end + (plan.end - starts) / 5)
    scale = _Scale(starts, max((ends - starts).days, 1))
    shown = [dated for dated in items if dated.opens <= ends]
    sessions = [dated for dated in shown if dated.item.kind is ItemKind.SESSION]
    return Timeline(
        starts,
        ends,
        tuple(_months(scale, ends)),
        tuple(
            _phase(scale, number, phase, today)
            for number, phase in enumerate(plan.phases, start=1)
            if phase.starts < ends
        ),
        tuple(_mark(scale, dated, today, str(number)) for number, dated in enumerate(sessions, start=1)),
        tuple(_mark(scale, dated, today) for dated in shown if dated.item.kind is not ItemKind.SESSION),
        scale.at(today) if starts <= today <= ends else "",
    )


def agenda_bands(steps: Sequence[AgendaStep]) -> tuple[Band, ...]:
    """The steps of an agenda in proportion to their minutes, each with its number."""
    total = sum(step.minutes for step in steps)
    bands = []
    before = 0
    for number, step in enumerate(steps, start=1):
        middle = (before + step.minutes / 2) / total
        bands.append(Band(number, step.text, _share(before / total), _share(step.minutes / total), _share(middle)))
        before += step.minutes
    return tuple(bands)


def shares(amounts: Sequence[int]) -> tuple[str, ...]:
    """Each amount in per cent of the largest."""
    most = max(amounts, default=0)
    return tuple(_share(amount / most) if most else "0" for amount in amounts)


class _Scale(Value):
    start: date
    days: int

    def at(self, day: date) -> str:
        return _share((day - self.start).days / self.days)


def _share(part: float) -> str:
    return f"{100 * part:.2f}".rstrip("0").rstrip(".")


def _months(scale: _Scale, ends: date) -> Iterator[Mark]:
    year, month = scale.start.year, scale.start.month
    while True:
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        first = date(year, month, 1)
        if first > ends:
            return
        name = str(year) if month == 1 else MONTHS[month - 1][:3]
        yield Mark(scale.at(first), name, minor=month not in _QUARTERS)


def _phase(scale: _Scale, number: int, phase: DatedPhase, today: date) -> Band:
    at = (phase.starts - scale.start).days / scale.days
    width = min(max((phase.ends - phase.starts).days, 1) / scale.days, 1 - at)
    fits = width * _LETTERS > len(phase.title) + 1
    state = _state(phase.starts, phase.ends, today)
    return Band(number, phase.title, _share(at), _share(width), _share(at + width / 2), fits, state)


def _mark(scale: _Scale, dated: Dated, today: date, label: str = "") -> Mark:
    return Mark(scale.at(dated.opens), label, _state(dated.opens, dated.closes, today))


def _state(opens: date, closes: date, today: date) -> str:
    return "past" if closes < today else "now" if opens <= today else "coming"
