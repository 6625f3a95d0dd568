"""A program's dates as a table for people, and as JSON or CSV for programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence

from rmsite.foundation.words import listed
from rmsite.model.program import Program
from rmsite.model.timed import Cohort
from rmsite.schedule.hours import minutes_by_month, promises
from rmsite.schedule.item import Item, ItemKind
from rmsite.schedule.order import order_breaks
from rmsite.schedule.plan import Dated, Move, MoveKind, Plan
from rmsite.schedule.relative import relative_plan
from rmsite.schedule.week import everything
from rmsite.view.words import clock, days, hours, month_name

Plans = Sequence[tuple[Cohort, Plan]]


def as_table(program: Program, plans: Plans) -> str:
    """Dates cohort by cohort, then the hours of each role."""
    lines: list[str] = [program.title]
    for cohort, plan in plans:
        lines += ["", f"{cohort.title} ({cohort.id}, {cohort.status}): {days(plan.start, plan.end)}", ""]
        lines += _columns(_row(program, dated) for dated in plan.items)
        lines += [f"  clash: {text}" for text in clashes(program, plan)]
        lines += [
            f'  order: "{each.later}" ({days(each.later_day, each.later_day)}) comes before "{each.earlier}"'
            for each in order_breaks(program, plan)
        ]
    if not plans and program.lifecycle.value == "rolling":
        lines += ["", "Everybody starts on a day of their own:", ""]
        rows = relative_plan(program)
        lines += _columns(
            (each.phrase, _title(each.item), each.item.id, _people(program, each.item), "") for each in rows
        )
    lines += ["", "Hours", ""]
    lines += _columns(_hours(program, plans))
    return "\n".join(lines) + "\n"


def as_json(program: Program, plans: Plans) -> str:
    """The same facts by name: cohorts with items, moves and clashes, and the minutes of each role."""
    data = {
        "program": program.title,
        "cohorts": [_cohort_data(program, cohort, plan) for cohort, plan in plans],
        "hours": [
            {"role": each.role, "promised_minutes": each.promised, "planned_minutes": each.planned}
            for each in promises(program)
        ],
    }
    return json.dumps(data, indent=2) + "\n"


def as_csv(program: Program, plans: Plans) -> str:
    """One line for each item, role and cohort."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["cohort", "opens", "closes", "at", "id", "kind", "title", "role", "minutes", "moved", "why"])
    for cohort, plan in plans:
        for dated in plan.items:
            item, why = dated.item, "; ".join(_why(move) for move in dated.moves)
            for effort in item.efforts:
                writer.writerow([
                    cohort.id, dated.opens.isoformat(), dated.closes.isoformat(), clock(item.at) if item.at else "",
                    item.id, item.what, item.title, effort.role, effort.minutes,
                    dated.moves[0].old.isoformat() if dated.moves else "", why,
                ])  # fmt: skip
    return out.getvalue()


def clashes(program: Program, plan: Plan) -> Iterator[str]:
    """Two gatherings of one role on the same day, in a sentence."""
    gatherings = (ItemKind.SESSION, ItemKind.TRAINING)
    for role in program.roles:
        dates: dict[object, list[Dated]] = {}
        for dated in everything(plan, role.id):
            fixed = dated.opens == dated.closes
            if fixed and (dated.item.kind in gatherings or dated.item.what == "event"):
                dates.setdefault(dated.opens, []).append(dated)
        for found in dates.values():
            if len(found) > 1:
                names = listed(f'"{dated.item.title}"' for dated in found)
                yield f"{program.label(role.id)} has {names} on {days(found[0].opens, found[0].opens)}"


def _row(program: Program, dated: Dated) -> tuple[str, ...]:
    item = dated.item
    when = days(dated.opens, dated.closes) + (f", {clock(item.at)}" if item.at else "")
    moved = "; ".join(f"moved from {days(move.old, move.old)}: {_why(move)}" for move in dated.moves)
    return (when, _title(item), item.id, _people(program, item), moved)


def _why(move: Move) -> str:
    match move.kind:
        case MoveKind.OVERRIDE:
            return move.why or "no reason given"
        case MoveKind.FOLLOWS:
            return f'it follows "{move.why}"'
        case MoveKind.ROLL:
            return f"that is {move.why}"


def _title(item: Item) -> str:
    which = item.occurrence
    return f"{item.title} ({which.number} of {which.times})" if which else item.title


def _people(program: Program, item: Item) -> str:
    people = ", ".join(program.label(role) for role in item.roles)
    minutes, roles = item.debrief
    talking = ", ".join(program.label(role) for role in roles)
    return f"{people}; {hours(minutes)} debrief: {talking}" if minutes else people


def _hours(program: Program, plans: Plans) -> Iterator[tuple[str, ...]]:
    for each in promises(program):
        promised = f"{hours(each.promised)} promised" if each.promised is not None else "nothing promised"
        note = "more than promised" if each.is_broken else ""
        yield (program.label(each.role), f"{hours(each.planned)} planned", promised, note)
    for cohort, plan in plans:
        for role in program.roles:
            months = [
                f"{month_name(plan.start.replace(year=year, month=number, day=1))} {hours(minutes)}"
                for year, number, minutes in minutes_by_month(plan, role.id)
            ]
            if months:
                yield (program.label(role.id), cohort.id, ", ".join(months), "")


def _cohort_data(program: Program, cohort: Cohort, plan: Plan) -> dict[str, object]:
    return {
        "id": cohort.id,
        "title": cohort.title,
        "status": cohort.status,
        "start": plan.start.isoformat(),
        "end": plan.end.isoformat(),
        "items": [_item_data(dated) for dated in plan.items],
        "clashes": list(clashes(program, plan)),
    }


def _item_data(dated: Dated) -> dict[str, object]:
    item = dated.item
    return {
        "id": item.id,
        "title": item.title,
        "kind": item.what,
        "opens": dated.opens.isoformat(),
        "closes": dated.closes.isoformat(),
        "at": clock(item.at) if item.at else None,
        "roles": list(item.roles),
        "minutes": {effort.role: effort.minutes for effort in item.efforts},
        "moves": [
            {"kind": str(move.kind), "from": move.old.isoformat(), "to": move.new.isoformat(), "why": move.why}
            for move in dated.moves
        ],
    }


def _columns(rows: Iterable[tuple[str, ...]]) -> list[str]:
    table = list(rows)
    if not table:
        return []
    widths = [max(len(row[column]) for row in table) for column in range(len(table[0]))]
    return [
        "  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in table
    ]
