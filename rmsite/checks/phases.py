"""The phases of a program follow each other, and everything with a date lies in one of them.

Phases may touch: one ends on the day the next begins, or on the working day before. Each fault is told once, for the
first cohort in which it happens; a program without cohorts is looked at as if it began on a Monday.

Passes:

```yaml
phases:
  - {id: begin, title: Get ready, from: 1 week before start, to: 2 weeks after start}
  - {id: meet, title: Meet, from: 2 weeks after start, to: on end}
```

Fails, because a week lies between the two:

```yaml
phases:
  - {id: begin, title: Get ready, from: 1 week before start, to: 1 week after start}
  - {id: meet, title: Meet, from: 2 weeks after start, to: on end}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rmsite.checks.check import Check
from rmsite.checks.phase_codes import BACKWARDS, CODES, GAP, OUTSIDE, OVERLAP
from rmsite.foundation.diagnostic import Code, Diagnostic
from rmsite.foundation.words import counted
from rmsite.graph.site import Site
from rmsite.model.entry import Loc
from rmsite.model.page import Page
from rmsite.model.program import Program
from rmsite.model.timed import Cohort
from rmsite.schedule.calendar import WorkCalendar, calendar_for
from rmsite.schedule.plan import Dated, DatedPhase, MoveKind, Plan
from rmsite.schedule.resolve import resolve

_A_MONDAY = date(2001, 1, 1)


def check(site: Site) -> Iterator[Diagnostic]:
    """Gaps and overlaps between phases, phases that run backwards, and dates outside of all phases."""
    for page, program in site.programs():
        told: set[tuple[Code, Loc]] = set()
        for plan, calendar, where in _plans(site, page, program):
            for code, loc, message, hint in _faults(program, plan, calendar):
                if (code, loc) not in told:
                    told.add((code, loc))
                    yield code.at(page.span_of(*loc), message + where, hint)


_Fault = tuple[Code, Loc, str, str]


def _faults(program: Program, plan: Plan, calendar: WorkCalendar) -> Iterator[_Fault]:
    yield from _backwards(program, plan)
    # Where a phase has no dates, what seems to be a gap may be filled.
    if _forward(plan) and len(plan.phases) == len(program.phases):
        yield from _between(program, plan, calendar)
        yield from _outside(plan)


def _plans(site: Site, page: Page, program: Program) -> Iterator[tuple[Plan, WorkCalendar, str]]:
    for cohort in program.cohorts:
        if plan := site.plans.get((page.key.id, cohort.id)):
            yield plan, calendar_for(site.settings, cohort), f', in cohort "{cohort.id}"'
    if not program.cohorts:
        anybody = Cohort(id="anybody", title="Anybody", start=_A_MONDAY, status="planned")
        calendar = calendar_for(site.settings, anybody)
        yield resolve(program, anybody, calendar), calendar, ""


def _backwards(program: Program, plan: Plan) -> Iterator[_Fault]:
    positions = {phase.id: position for position, phase in enumerate(program.phases)}
    for phase in plan.phases:
        if phase.ends < phase.starts:
            days = counted((phase.starts - phase.ends).days, "day")
            message = f'phase "{phase.id}" ends {days} before it begins'
            loc: Loc = ("phases", positions[phase.id], "to")
            yield BACKWARDS, loc, message, "exchange `from` and `to`, or correct one of them"


def _between(program: Program, plan: Plan, calendar: WorkCalendar) -> Iterator[_Fault]:
    positions = {phase.id: position for position, phase in enumerate(program.phases)}
    last, *others = sorted(_forward(plan), key=lambda phase: phase.starts)
    for phase in others:
        loc: Loc = ("phases", positions[phase.id], "from")
        hint = f'set `from: {program.phases[positions[last.id]].to}`, where "{last.id}" ends'
        if left := _working_days_between(last.ends, phase.starts, calendar):
            days = f"{counted(left, 'working day')} {'lies' if left == 1 else 'lie'}"
            yield GAP, loc, f'{days} between the phases "{last.id}" and "{phase.id}"', hint
        elif phase.starts < last.ends:
            days = counted((last.ends - phase.starts).days, "day")
            yield OVERLAP, loc, f'phase "{phase.id}" begins {days} before phase "{last.id}" has ended', hint
        last = max(last, phase, key=lambda each: each.ends)


def _forward(plan: Plan) -> list[DatedPhase]:
    return [phase for phase in plan.phases if phase.starts <= phase.ends]


def _working_days_between(ends: date, starts: date, calendar: WorkCalendar) -> int:
    inner = range(ends.toordinal() + 1, starts.toordinal())
    return sum(calendar.is_working(date.fromordinal(day)) for day in inner)


def _outside(plan: Plan) -> Iterator[_Fault]:
    first = min(_forward(plan), key=lambda phase: phase.starts)
    last = max(_forward(plan), key=lambda phase: phase.ends)
    for dated in plan.items:
        # A date that gave way to a weekend counts where it was, and what lies in a gap is the gap's fault.
        days = (dated.opens, _before_rolling(dated))
        loc: Loc = (*dated.item.loc, "when")
        if max(days) < first.starts:
            away = counted((first.starts - dated.opens).days, "day")
            message = f'"{dated.id}" falls {away} before the first phase, "{first.id}", begins'
            yield OUTSIDE, loc, message, f'change its `when`, or let "{first.id}" begin earlier'
        elif min(days) > last.ends:
            away = counted((dated.opens - last.ends).days, "day")
            message = f'"{dated.id}" falls {away} after the last phase, "{last.id}", has ended'
            yield OUTSIDE, loc, message, f'change its `when`, or let "{last.id}" end later'


def _before_rolling(dated: Dated) -> date:
    moves = [move for move in dated.moves if move.kind is MoveKind.ROLL]
    return moves[-1].old if moves else dated.opens


CHECK = Check("phases", check, CODES)
