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
            positions = {phase.id: position for position, phase in reversed(list(enumerate(program.phases)))}
            for code, loc, message, hint in (*_between(program, plan, calendar, positions), *_outside(plan)):
                if (code, loc) not in told:
                    told.add((code, loc))
                    yield code.at(page.span_of(*loc), message + where, hint)


def _plans(site: Site, page: Page, program: Program) -> Iterator[tuple[Plan, WorkCalendar, str]]:
    for cohort in program.cohorts:
        if plan := site.plans.get((page.key.id, cohort.id)):
            yield plan, calendar_for(site.settings, cohort), f', in cohort "{cohort.id}"'
    if not program.cohorts:
        anybody = Cohort(id="anybody", title="", start=_A_MONDAY, status="planned")
        calendar = calendar_for(site.settings, anybody)
        yield resolve(program, anybody, calendar), calendar, ""


_Fault = tuple[Code, Loc, str, str]


def _between(program: Program, plan: Plan, calendar: WorkCalendar, positions: dict[str, int]) -> Iterator[_Fault]:
    last: DatedPhase | None = None
    for phase in sorted(plan.phases, key=lambda each: each.starts):
        position = positions[phase.id]
        if phase.ends < phase.starts:
            days = counted((phase.starts - phase.ends).days, "day")
            message = f'phase "{phase.id}" ends {days} before it begins'
            yield BACKWARDS, ("phases", position, "to"), message, "exchange `from` and `to`, or correct one of them"
            continue
        if last is not None:
            where: Loc = ("phases", position, "from")
            hint = f'set `from: {program.phases[positions[last.id]].to}`, where "{last.id}" ends'
            if days_left := _working_days_between(last.ends, phase.starts, calendar):
                days = counted(days_left, "working day")
                verb = "lies" if days_left == 1 else "lie"
                yield GAP, where, f'{days} {verb} between the phases "{last.id}" and "{phase.id}"', hint
            elif phase.starts < last.ends:
                days = counted((last.ends - phase.starts).days, "day")
                yield OVERLAP, where, f'phase "{phase.id}" begins {days} before phase "{last.id}" has ended', hint
        if last is None or phase.ends > last.ends:
            last = phase


def _working_days_between(ends: date, starts: date, calendar: WorkCalendar) -> int:
    inner = range(ends.toordinal() + 1, starts.toordinal())
    return sum(calendar.is_working(date.fromordinal(day)) for day in inner)


def _outside(plan: Plan) -> Iterator[_Fault]:
    phases = [phase for phase in plan.phases if phase.starts <= phase.ends]
    if not phases:
        return
    first = min(phases, key=lambda phase: phase.starts)
    last = max(phases, key=lambda phase: phase.ends)
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
