"""Dates as pages list them: of a cohort, or counted from each person's own first day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rmsite.outputs.pieces import Row, is_rolling, item_href, item_links
from rmsite.schedule.item import Item, ItemKind
from rmsite.schedule.plan import DatedPhase, Plan
from rmsite.schedule.relative import relative_plan
from rmsite.schedule.way import stretch, ways
from rmsite.view.shapes import Link
from rmsite.view.view import View


@dataclass(frozen=True, slots=True)
class RelativeRow:
    """An item of a program without cohorts, with its point in time in words.

    In a rolling program ``way`` and ``stretch`` let a browser turn the words into dates.
    """

    item: Item
    phrase: str
    href: str
    links: tuple[Link, ...]
    minutes: int
    way: str = ""
    stretch: str = ""


def relative_rows(view: View, program_id: str, role: str = "", *, steps: bool = True) -> tuple[RelativeRow, ...]:
    """The items of a program in time, of one role or of all, where it has no cohorts; nothing where it has.

    In a rolling program they count from the reader's own first day, else from the first day of a cohort still to come.
    """
    program = view.program(program_id)
    if program.cohorts:
        return ()
    rolling = is_rolling(program)
    first_day = "your first day" if rolling else "the first day"
    found = ways(program) if rolling else {}
    return tuple(
        RelativeRow(
            each.item,
            each.phrase.replace("your first day", first_day),
            item_href(view, program_id, each.item),
            item_links(view, each.item),
            each.item.effort(role).minutes if role else each.item.duration,
            str(found.get(each.item.id, "")),
            stretch(each.item.window) if rolling else "",
        )
        for each in relative_plan(program)
        if (not role or each.item.involves(role)) and (steps or each.item.kind is not ItemKind.STEP)
    )


def rows_by_phase(rows: Iterable[Row], plan: Plan) -> list[tuple[DatedPhase | None, list[Row]]]:
    """Rows under the phase they open in, of two the later one; what lies outside of all stands first, under None."""
    grouped: list[tuple[DatedPhase | None, list[Row]]] = [(None, [])]
    grouped.extend((phase, []) for phase in plan.phases)
    for each in rows:
        opens = each.dated.opens
        place = 0
        for position, phase in enumerate(plan.phases, start=1):
            is_last = position == len(plan.phases)
            if phase.starts <= opens < phase.ends or (is_last and opens == phase.ends):
                place = position
        grouped[place][1].append(each)
    return [(phase, found) for phase, found in grouped if phase or found]
