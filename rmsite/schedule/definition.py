"""What a program's dates are before any cohort: each id once, and what is wrong in every cohort alike."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rmsite.foundation.value import Value
from rmsite.model.when import END, START, Offset
from rmsite.schedule.anchors import follow
from rmsite.schedule.faults import (
    SUGGESTIONS,
    PlanFault,
    cycle,
    duplicate_id,
    leaving_undated,
    reserved_id,
    unknown_anchor,
)
from rmsite.schedule.items import dated_items

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rmsite.model.entry import Loc
    from rmsite.model.program import Program
    from rmsite.model.when import When
    from rmsite.schedule.anchors import Chains
    from rmsite.schedule.item import Item


class Rule(Value):
    """The words by which an item is dated, and the way to them.

    They are the item's own, or a cohort's override with its ``reason``. ``is_exact`` says that an override is
    meant for this one time of a repeated session, not for the whole series.
    """

    item: Item
    when: When
    loc: Loc
    reason: str | None = None
    is_exact: bool = False

    @property
    def is_override(self) -> bool:
        """Whether a cohort set it by hand."""
        return self.reason is not None


class Boundary(Value):
    """A point in time that dates no item, and the way to it."""

    loc: Loc
    when: When


REMATCH: Loc = ("matching", "rematch", "until")


class Definition(Value):
    """The rules of a program by id, in order of definition, and how often each repeated session takes place.

    Of two items with one id the first counts; one called ``start`` or ``end`` does not count at all.
    """

    rules: Mapping[str, Rule]
    series: Mapping[str, int]
    faults: tuple[PlanFault, ...]


@lru_cache
def define(program: Program) -> Definition:
    """The rules that can be relied on, and the ids that cannot stand."""
    items = dated_items(program)
    owners: dict[str, Loc] = {}
    clashes: dict[Loc, PlanFault] = {}
    rules: dict[str, Rule] = {}
    left_out: dict[Loc, list[str]] = {}
    for item in items:
        for name in (item.series, item.id):
            if name is None:
                continue
            if name in (START, END):
                clashes.setdefault(item.loc, reserved_id(name, (*item.loc, "id")))
            elif (first := owners.setdefault(name, item.loc)) != item.loc:
                clashes.setdefault(item.loc, duplicate_id(name, (*item.loc, "id"), (*first, "id")))
        if owners.get(item.id) == item.loc:
            rules[item.id] = Rule(item, item.when, (*item.loc, "when"))
        else:
            left_out.setdefault(item.loc, []).append(item.id)
    series = {item.occurrence.series: item.occurrence.times for item in items if item.occurrence}
    faults = tuple(leaving_undated(fault, left_out.get(loc, ())) for loc, fault in clashes.items())
    return Definition(rules, series, faults)


def program_faults(program: Program) -> tuple[PlanFault, ...]:
    """What is wrong with a program's dates whatever the cohort: ids that clash, unknown anchors, cycles."""
    definition = define(program)
    chains = follow({name: rule.when for name, rule in definition.rules.items()})
    return (
        *definition.faults,
        *chain_faults(definition.rules, definition.series, chains),
        *_boundary_faults(program, definition),
    )


def chain_faults(rules: Mapping[str, Rule], series: Mapping[str, int], chains: Chains) -> Iterator[PlanFault]:
    """Unknown anchors, once for all times of a repeated session, and cycles."""
    dependents: dict[str, list[str]] = {}
    for name, cause in chains.lost.items():
        if name != cause:
            dependents.setdefault(cause, []).append(name)
    strangers: dict[Loc, list[str]] = {}
    for name in chains.strangers:
        strangers.setdefault(rules[name].loc, []).append(name)
    for position, (loc, names) in enumerate(strangers.items()):
        when = rules[names[0]].when
        assert isinstance(when, Offset), "a fixed date hangs on nothing"
        hanging = [other for name in names for other in dependents.get(name, ())]
        candidates = rules if position < SUGGESTIONS else ()
        yield leaving_undated(unknown_anchor(when, loc, candidates, series), names, hanging)
    for members in chains.cycles:
        inside = frozenset(members)
        hanging = [other for other in dependents.get(members[0], ()) if other not in inside]
        yield leaving_undated(cycle(members, rules[members[0]].loc), members, hanging)


def boundaries(program: Program) -> Iterator[Boundary]:
    """The points in time on which nothing can hang: both ends of phases, and the last day of a rematch."""
    for position, phase in enumerate(program.phases):
        yield Boundary(("phases", position, "from"), phase.from_)
        yield Boundary(("phases", position, "to"), phase.to)
    if program.matching and program.matching.rematch and program.matching.rematch.until:
        yield Boundary(REMATCH, program.matching.rematch.until)


def _boundary_faults(program: Program, definition: Definition) -> Iterator[PlanFault]:
    left = SUGGESTIONS
    for boundary in boundaries(program):
        when = boundary.when
        if not isinstance(when, Offset) or when.anchor in (START, END) or when.anchor in definition.rules:
            continue
        yield unknown_anchor(when, boundary.loc, definition.rules if left > 0 else (), definition.series)
        left -= 1
