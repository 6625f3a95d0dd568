"""Dates as pages list them: of a cohort, or counted from a first day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, TypeVar

from rmsite.foundation.value import Value
from rmsite.model.program import Lifecycle
from rmsite.outputs.pieces import Row, asked_of, cohort_of_now, item_href, item_links
from rmsite.schedule.item import Item, ItemKind
from rmsite.schedule.plan import DatedPhase, Plan
from rmsite.schedule.relative import RelativePhase, first_day, relative_phases, relative_plan, rematch_phrase
from rmsite.schedule.way import stretch, ways
from rmsite.view.shapes import Link
from rmsite.view.view import View

P = TypeVar("P", DatedPhase, RelativePhase)
R = TypeVar("R", Row, "RelativeRow")


class RelativeRow(Value):
    """An item of a program without cohorts, with its point in time in words.

    In a rolling program ``way`` and ``stretch`` let a browser turn the words into dates.
    """

    item: Item
    phrase: str
    day: int
    href: str
    links: tuple[Link, ...]
    minutes: int
    preparing: int = 0
    debriefing: int = 0
    way: str = ""
    stretch: str = ""


def relative_rows(view: View, program_id: str, role: str = "", *, steps: bool = True) -> tuple[RelativeRow, ...]:
    """The items of a program in time, of one role or of all, where it has no cohorts; nothing where it has.

    In a rolling program they count from the first day of the reader or of whom the program names with ``starts``, else
    from the first day of a cohort still to come.
    """
    program = view.program(program_id)
    if program.cohorts:
        return ()
    found = ways(program) if program.lifecycle is Lifecycle.ROLLING else {}
    rows = []
    for each in relative_plan(program, first_day=first_day(program, role)):
        item = each.item
        if (role and not item.involves(role)) or (not steps and item.kind is ItemKind.STEP):
            continue
        asked = asked_of(item, role)
        rows.append(
            RelativeRow(
                item,
                each.phrase,
                each.day,
                item_href(view, program_id, item),
                item_links(view, item),
                asked.doing,
                asked.preparing,
                asked.debriefing,
                str(found.get(item.id, "")),
                stretch(item.window) if found else "",
            )
        )
    return tuple(rows)


def phases_in_words(view: View, program_id: str) -> tuple[RelativePhase, ...]:
    """The phases of a program that has no cohorts, with their days counted from the first day."""
    program = view.program(program_id)
    return () if program.cohorts else relative_phases(program, first_day=first_day(program))


def rematch_until(view: View, program_id: str, role: str = "") -> date | str:
    """Until when one may change to somebody else: a day of the current cohort, else words; "" for never."""
    program = view.program(program_id)
    cohort = cohort_of_now(program)
    if cohort is None:
        return rematch_phrase(program, first_day(program, role))
    return view.plan(program_id, cohort.id).rematch_until or ""


def rows_by_phase(rows: Iterable[Row], plan: Plan) -> list[tuple[DatedPhase | None, list[Row]]]:
    """Rows under the phase they open in, of two the later one; what lies outside of all stands first, under None."""
    return _by_phase([(each.dated.opens, each) for each in rows], plan.phases)


def relative_rows_by_phase(
    rows: Iterable[RelativeRow], phases: Sequence[RelativePhase]
) -> list[tuple[RelativePhase | None, list[RelativeRow]]]:
    """The same for rows that count from a first day."""
    return _by_phase([(each.day, each) for each in rows], phases)


def _by_phase(rows: Iterable[tuple[Any, R]], phases: Sequence[P]) -> list[tuple[P | None, list[R]]]:
    # Any: a date, or a day counted from the first; phases have the same.
    grouped: list[tuple[P | None, list[R]]] = [(None, [])]
    grouped.extend((phase, []) for phase in phases)
    for opens, each in rows:
        place = 0
        for position, phase in enumerate(phases, start=1):
            if phase.starts <= opens <= phase.ends:
                place = position
        grouped[place][1].append(each)
    return [(phase, found) for phase, found in grouped if phase or found]
