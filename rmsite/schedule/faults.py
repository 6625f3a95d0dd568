"""What can be wrong with a program's dates, and how each mistake is put to its author."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rmsite.foundation.diagnostic import Code, Severity
from rmsite.foundation.value import Value, replace
from rmsite.foundation.words import counted, listed, nearest
from rmsite.model.when import END, START

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from rmsite.model.entry import Loc
    from rmsite.model.when import Offset

UNKNOWN_ANCHOR = Code(
    "schedule/unknown-anchor",
    Severity.ERROR,
    "A point in time hangs on something that is not in the program. An anchor is start, end, or the id of a "
    "milestone, session, training or onboarding step of the same program; of a repeated session, one of its "
    "times.",
    "Write an id that exists; for a repeated session add the number, such as `weekly-1`.",
    wrong="when: 5 working days after sesion-1",
    right="when: 5 working days after session-1",
)
CYCLE = Code(
    "schedule/cycle",
    Severity.ERROR,
    "Points in time hang on each other in a circle, so that none of them can be computed.",
    "Give one of them a date, or a length before or after start or end.",
    wrong="{id: a, when: 1 day after b} and {id: b, when: 1 day after a}",
    right="{id: a, when: 1 day after b} and {id: b, when: on start}",
)
DUPLICATE_ID = Code(
    "schedule/duplicate-id",
    Severity.ERROR,
    "Two things with a date have the same id, or one is called start or end, so an anchor could mean either. "
    "The times of a repeated session `weekly` take the ids `weekly-1`, `weekly-2` and so on.",
    "Give one of the two another id.",
    wrong="a milestone `kickoff` and a training `kickoff`",
    right="a milestone `kickoff` and a training `kickoff-training`",
)
UNKNOWN_OVERRIDE = Code(
    "schedule/unknown-override",
    Severity.ERROR,
    "A cohort sets the date of something that is not in the program.",
    "Write the id of a milestone, session, training or onboarding step.",
    wrong="overrides: {sesion-4: {when: 2026-12-07, reason: …}}",
    right="overrides: {session-4: {when: 2026-12-07, reason: …}}",
)
OUT_OF_RANGE = Code(
    "schedule/out-of-range",
    Severity.ERROR,
    "A date would fall outside the years 1 to 9999.",
    "Make the length shorter, or look whether its unit is the one you mean.",
    wrong="when: 99999 months after start",
    right="when: 9 months after start",
)
NO_WORKING_DAY = Code(
    "schedule/no-working-day",
    Severity.ERROR,
    "The site's weekend takes all seven days, so that there is no working day to move a date to.",
    "Leave the days people work out of `weekend` in site.yaml.",
    wrong="weekend: [mon, tue, wed, thu, fri, sat, sun]",
    right="weekend: [sat, sun]",
)
CODES = (UNKNOWN_ANCHOR, CYCLE, DUPLICATE_ID, UNKNOWN_OVERRIDE, OUT_OF_RANGE, NO_WORKING_DAY)

SUGGESTIONS = 20
"""How many faults of a kind get a suggestion: it costs a look at every id, and there may be thousands."""


class PlanFault(Value):
    """A mistake in a program's dates: its code, the way to it in the program's YAML, and its words.

    ``related_locs`` are other places with a sentence each. ``undated`` holds the ids of all items that have
    no date because of it.
    """

    code: Code
    loc: Loc
    message: str
    hints: tuple[str, ...] = ()
    related_locs: tuple[tuple[Loc, str], ...] = ()
    undated: tuple[str, ...] = ()


def unknown_anchor(when: Offset, loc: Loc, ids: Collection[str], series: Mapping[str, int]) -> PlanFault:
    """``when`` hangs on none of ``ids``; ``series`` says how many times each repeated session takes place."""
    anchor = when.anchor
    if times := series.get(anchor):
        message = f'"{when}" hangs on "{anchor}", which takes place {counted(times, "time")}'
        last = f", or `{anchor}-{times}` for the last" if times > 1 else ""
        hint = f"write `{anchor}-1` for the first time{last}"
    else:
        message = f'"{when}" hangs on "{anchor}", which is not in this program'
        hint = _meant(anchor, (START, END, *ids))
    return PlanFault(UNKNOWN_ANCHOR, loc, message, (hint,))


def cycle(members: Sequence[str], loc: Loc) -> PlanFault:
    """Each of ``members`` hangs on the next, and the last on the first."""
    chain = " -> ".join((*members, members[0]))
    hint = "give one of them a date, or a length before or after start or end"
    return PlanFault(CYCLE, loc, f"these dates hang on each other in a circle: {chain}", (hint,))


def duplicate_id(name: str, loc: Loc, first: Loc) -> PlanFault:
    """The entry at ``loc`` takes an id that the entry at ``first`` has already."""
    message = f'"{name}" is the id of two things that have a date'
    related = ((first, f'"{name}" stands here first'),)
    return PlanFault(DUPLICATE_ID, loc, message, ("give one of them another id",), related)


def reserved_id(name: str, loc: Loc) -> PlanFault:
    """The entry at ``loc`` is called ``start`` or ``end``."""
    day = "the first day of a cohort" if name == START else "the day its length is over"
    message = f'"{name}" cannot be an id, because as an anchor it means {day}'
    return PlanFault(DUPLICATE_ID, loc, message, ("give it another id",))


def unknown_override(name: str, cohort: str, loc: Loc, ids: Collection[str]) -> PlanFault:
    """The cohort sets the date of something that is none of ``ids``."""
    message = f'cohort "{cohort}" sets the date of "{name}", which is not in this program'
    return PlanFault(UNKNOWN_OVERRIDE, loc, message, (_meant(name, ids),))


def out_of_range(name: str, cohort: str, loc: Loc) -> PlanFault:
    """The date of ``name`` in this cohort is no date of the calendar."""
    message = f'the date of "{name}" in cohort "{cohort}" falls outside the years 1 to 9999'
    return PlanFault(OUT_OF_RANGE, loc, message, ("make the length shorter, or the window",))


def no_working_day(cohort: str, loc: Loc) -> PlanFault:
    """There is no working day to move the dates of this cohort to."""
    message = f'cohort "{cohort}" has no working day, because the weekend takes the whole week'
    return PlanFault(NO_WORKING_DAY, loc, message, ("leave the days people work out of `weekend` in site.yaml",))


def leaving_undated(fault: PlanFault, own: Iterable[str], dependents: Sequence[str] = ()) -> PlanFault:
    """The fault, with the items that have no date because of it: its ``own``, and what hangs on those."""
    shown = [f"`{name}`" for name in dependents[:4]]
    if len(dependents) > 4:
        shown.append(counted(len(dependents) - 4, "other"))
    consequence = (f"until then {listed(shown)} cannot be dated either",) if shown else ()
    return replace(fault, hints=(*fault.hints, *consequence), undated=(*own, *dependents))


def _meant(word: str, candidates: Collection[str]) -> str:
    suggestion = nearest(word, candidates)
    if suggestion:
        return f"did you mean `{suggestion}`?"
    return "write the id of a milestone, session, training or onboarding step of this program"
