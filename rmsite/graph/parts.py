"""A program without the sessions that its readers do not get, as if nobody had written them; the dates stay."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from datetime import date, timedelta
from typing import Any

from rmsite.foundation.value import Value, replace
from rmsite.kinds.program import PROGRAM
from rmsite.kinds.yaml_file import read_model
from rmsite.model.entry import Loc
from rmsite.model.page import Page
from rmsite.model.program import Program
from rmsite.model.when import START, Offset, When
from rmsite.reading.tree import Tree
from rmsite.schedule.calendar import WorkCalendar
from rmsite.schedule.definition import boundaries
from rmsite.schedule.items import dated_items
from rmsite.schedule.plan import Move, MoveKind, Plan
from rmsite.schedule.relative import relative_plan

_ITEMS: Loc = ("sessions", "items")
_A_MONDAY = date(2001, 1, 1)


class Cut(Value):
    """What is taken out of a program: the ways to entries that go, and the new points in time of what hung on them."""

    gone: frozenset[Loc]
    changed: Mapping[Loc, When]

    def moved(self, loc: Loc) -> Loc | None:
        """The way to an entry once the others are gone; None where it goes itself."""
        steps: list[str | int] = []
        for length, step in enumerate(loc, start=1):
            if loc[:length] in self.gone:
                return None
            if isinstance(step, int):
                step -= sum((*loc[: length - 1], earlier) in self.gone for earlier in range(step))
            steps.append(step)
        return tuple(steps)

    def tree(self, tree: Tree) -> Tree:
        """The YAML as if they had never been written, every other value in its old place of the file."""
        return replace(
            tree,
            data=self._data(tree.data, ()),
            values={to: span for loc, span in tree.values.items() if (to := self.moved(loc)) is not None},
            keys={to: span for loc, span in tree.keys.items() if (to := self.moved(loc)) is not None},
            scripts={to: script for loc, script in tree.scripts.items() if (to := self.moved(loc)) is not None},
            quoted=self._moved(tree.quoted),
            commented=self._moved(tree.commented),
            told=self._moved(tree.told),
        )

    def _moved(self, locs: Iterable[Loc]) -> frozenset[Loc]:
        return frozenset(to for loc in locs if (to := self.moved(loc)) is not None)

    def _data(self, data: Any, loc: Loc) -> Any:
        # Any: plain YAML, not yet a model.
        if loc in self.changed:
            return str(self.changed[loc])
        if isinstance(data, dict):
            return {key: self._data(value, (*loc, key)) for key, value in data.items() if (*loc, key) not in self.gone}
        if isinstance(data, list):
            kept = ((*loc, position) for position in range(len(data)) if (*loc, position) not in self.gone)
            return [self._data(data[int(way[-1])], way) for way in kept]
        return data


def cut_sessions(program: Program, left_out: Collection[int]) -> Cut:
    """What goes with sessions of a program, given by their places in its list: they, and whatever names them."""
    hidden = {(*_ITEMS, position) for position in left_out}
    ids = {name for item in dated_items(program) if item.loc in hidden for name in (item.id, item.series) if name}
    sessions = program.sessions.items if program.sessions else ()
    gone: set[Loc] = {("sessions",)} if len(hidden) == len(sessions) else set(hidden)
    gone |= {("order", position) for position, name in enumerate(program.order) if name in ids}
    if program.agreement and program.agreement.due in ids:
        gone.add(("agreement", "due"))
    for position, cohort in enumerate(program.cohorts):
        gone |= {("cohorts", position, "overrides", name) for name in cohort.overrides if name in ids}
    return Cut(frozenset(gone), _hung_on_the_start(program, ids))


def without(page: Page, cut: Cut) -> Page:
    """The page of a program after the cut."""
    tree = cut.tree(page.tree)
    program, prose = read_model(tree, Program, "this program", PROGRAM.codes).value
    return replace(page, tree=tree, data=program, prose=prose)


def plan_without(whole: Plan, cut: Cut) -> Plan:
    """A cohort's plan after the cut; what is wrong with the whole, as checks tell it, is left out too."""
    kept = [(dated, loc) for dated in whole.items if (loc := cut.moved(dated.item.loc)) is not None]
    ids = frozenset(dated.id for dated, _ in kept)
    items = []
    for dated, loc in kept:
        item = replace(dated.item, loc=loc, when=cut.changed.get((*dated.item.loc, "when"), dated.item.when))
        items.append(replace(dated, item=item, moves=tuple(_unnamed(move, ids) for move in dated.moves)))
    return replace(whole, items=tuple(items), faults=())


def _unnamed(move: Move, ids: frozenset[str]) -> Move:
    # That a date moved may be seen; what it followed may not.
    is_secret = move.kind is MoveKind.FOLLOWS and move.why not in ids
    return Move(MoveKind.OVERRIDE, move.old, move.new, "") if is_secret else move


def _hung_on_the_start(program: Program, ids: set[str]) -> Mapping[Loc, When]:
    # What stays and hangs on what goes counts from the start instead; a cohort's dates come from the whole program.
    days = {each.item.id: each.day for each in relative_plan(program) if each.item.id in ids}
    whens: list[tuple[Loc, When]] = [((*item.loc, "when"), item.when) for item in dated_items(program)]
    whens += [(boundary.loc, boundary.when) for boundary in boundaries(program)]
    for position, cohort in enumerate(program.cohorts):
        for name, override in cohort.overrides.items():
            whens.append((("cohorts", position, "overrides", name, "when"), override.when))
    changed: dict[Loc, When] = {}
    for loc, when in whens:
        if isinstance(when, Offset) and when.anchor in days:
            with suppress(OverflowError):
                changed[loc] = Offset(START, _days_from_start(when, days[when.anchor]))
    return changed


def _days_from_start(when: Offset, day: int) -> int:
    opens = WorkCalendar().shift(_A_MONDAY + timedelta(days=day), when.amount, when.unit)
    return (opens - _A_MONDAY).days
