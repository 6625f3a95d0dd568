"""From a program and a cohort to its plan (model.md, "Points in time")."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from rmsite.foundation.value import replace
from rmsite.model.when import END, START
from rmsite.schedule.anchors import anchor_of, follow
from rmsite.schedule.calendar import WorkCalendar
from rmsite.schedule.dates import compute, day_of
from rmsite.schedule.definition import REMATCH, Rule, boundaries, chain_faults, define
from rmsite.schedule.faults import (
    SUGGESTIONS,
    PlanFault,
    leaving_undated,
    no_working_day,
    out_of_range,
    unknown_override,
)
from rmsite.schedule.plan import Dated, DatedPhase, Move, MoveKind, Plan

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rmsite.model.entry import Loc
    from rmsite.model.program import Program
    from rmsite.model.timed import Cohort
    from rmsite.schedule.anchors import Chains
    from rmsite.schedule.dates import Days
    from rmsite.schedule.definition import Definition


def resolve(program: Program, cohort: Cohort, calendar: WorkCalendar) -> Plan:
    """Every date of a cohort, with what moved it and what is wrong; raises for nothing an author wrote."""
    loc: Loc = ("cohorts", next((n for n, other in enumerate(program.cohorts) if other == cohort), 0))
    faults: list[PlanFault] = []
    if calendar.never_works:
        # One mistake in site.yaml must not cost every date: the rest is resolved as if there were no weekend.
        faults.append(no_working_day(cohort.id, loc))
        calendar = replace(calendar, weekend=frozenset())

    definition = define(program)
    bounds = _bounds(program, cohort, calendar)
    rules = _rules_of_cohort(definition, cohort, loc)
    chains, days = _days(rules, bounds, calendar)
    plain = _days(definition.rules, bounds, calendar)[1] if cohort.overrides else days
    boundary_days = dict(_boundary_days(program, days, calendar))
    faults += _unknown_overrides(definition, cohort, loc)
    faults += _own_chain_faults(rules, definition, chains)
    faults += _range_faults(rules, days, cohort.id, has_end=END in bounds)
    faults += (
        out_of_range(str(boundary.when), cohort.id, boundary.loc)
        for boundary in boundaries(program)
        if boundary_days.get(boundary.loc, cohort.start) is None
    )
    return Plan(
        cohort.id,
        cohort.start,
        bounds.get(END, date.max),
        _dated_items(rules, days, plain, calendar),
        tuple(_dated_phases(program, boundary_days)),
        boundary_days.get(REMATCH),
        tuple(faults),
    )


def _bounds(program: Program, cohort: Cohort, calendar: WorkCalendar) -> dict[str, date]:
    try:
        end = calendar.shift(cohort.start, program.length.amount, program.length.unit)
    except OverflowError:
        return {START: cohort.start}
    return {START: cohort.start, END: end}


def _rules_of_cohort(definition: Definition, cohort: Cohort, loc: Loc) -> dict[str, Rule]:
    rules = dict(definition.rules)
    for name, rule in definition.rules.items():
        for key in (name, rule.item.series):
            if key is not None and (override := cohort.overrides.get(key)):
                where = (*loc, "overrides", key, "when")
                rules[name] = Rule(rule.item, override.when, where, override.reason or "", is_exact=key == name)
                break
    return rules


def _days(rules: Mapping[str, Rule], bounds: Mapping[str, date], calendar: WorkCalendar) -> tuple[Chains, Days]:
    chains = follow({name: rule.when for name, rule in rules.items()})
    return chains, compute(rules, chains.order, bounds, calendar)


def _unknown_overrides(definition: Definition, cohort: Cohort, loc: Loc) -> Iterator[PlanFault]:
    known = dict.fromkeys((*definition.rules, *definition.series))
    strangers = [key for key in cohort.overrides if key not in known]
    for position, key in enumerate(strangers):
        candidates = known if position < SUGGESTIONS else ()
        yield unknown_override(key, cohort.id, (*loc, "overrides", key), candidates)


def _own_chain_faults(rules: Mapping[str, Rule], definition: Definition, chains: Chains) -> Iterator[PlanFault]:
    # What would be wrong without overrides too is named once for the program, not once per cohort.
    own = replace(
        chains,
        strangers=tuple(name for name in chains.strangers if rules[name].is_override),
        cycles=tuple(cycle for cycle in chains.cycles if any(rules[name].is_override for name in cycle)),
    )
    return chain_faults(rules, definition.series, own)


def _range_faults(rules: Mapping[str, Rule], days: Days, cohort_id: str, *, has_end: bool) -> Iterator[PlanFault]:
    # The times of a repeated session share their words, so they share the fault as well.
    blamed: dict[Loc, str] = {} if has_end else {("length",): END}
    undated: dict[Loc, list[str]] = {where: [] for where in blamed}
    for name, cause in days.beyond.items():
        where: Loc = ("length",) if cause == END else rules[cause].loc
        blamed.setdefault(where, cause)
        undated.setdefault(where, []).append(name)
    for where, cause in blamed.items():
        own = [name for name in undated[where] if name in rules and rules[name].loc == where]
        dependents = [name for name in undated[where] if name not in own]
        yield leaving_undated(out_of_range(cause, cohort_id, where), own, dependents)


def _dated_items(rules: Mapping[str, Rule], days: Days, plain: Days, calendar: WorkCalendar) -> tuple[Dated, ...]:
    dated = (
        Dated(rule.item, days.opens[name], days.closes[name], tuple(_moves(name, rule, days, plain, calendar)))
        for name, rule in rules.items()
        if name in days.counted
    )
    return tuple(sorted(dated, key=lambda one: one.opens))


def _moves(name: str, rule: Rule, days: Days, plain: Days, calendar: WorkCalendar) -> Iterator[Move]:
    counted, opens = days.counted[name], days.opens[name]
    anchor = anchor_of(rule.when)
    if name in plain.counted:
        if rule.is_override and plain.counted[name] != counted:
            yield Move(MoveKind.OVERRIDE, plain.counted[name], counted, rule.reason or "")
        elif not rule.is_override and plain.opens[name] != opens and anchor is not None:
            yield Move(MoveKind.FOLLOWS, plain.opens[name], counted, anchor)
    if counted != opens:
        yield Move(MoveKind.ROLL, counted, opens, calendar.why_not(counted))


def _boundary_days(program: Program, days: Days, calendar: WorkCalendar) -> Iterator[tuple[Loc, date | None]]:
    # None stands for a day that is no date; a boundary whose anchor has no date is passed over like it.
    for boundary in boundaries(program):
        anchor = anchor_of(boundary.when)
        if anchor is not None and anchor not in days.opens:
            continue
        try:
            day = day_of(boundary.when, days.opens, calendar)
            yield boundary.loc, calendar.previous_working_day(day) if boundary.loc == REMATCH else day
        except OverflowError:
            yield boundary.loc, None


def _dated_phases(program: Program, boundary_days: Mapping[Loc, date | None]) -> Iterator[DatedPhase]:
    for position, phase in enumerate(program.phases):
        starts = boundary_days.get(("phases", position, "from"))
        ends = boundary_days.get(("phases", position, "to"))
        if starts and ends:
            yield DatedPhase(phase.id, phase.title, phase.aim, starts, ends)
