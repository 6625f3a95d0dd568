"""How much working time a program asks of a role, and whether that is what it promises."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rmsite.foundation.value import Value
from rmsite.schedule.items import dated_items

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rmsite.model.program import Program
    from rmsite.schedule.item import Item
    from rmsite.schedule.plan import Plan

PREPARATION = "preparation"
DEBRIEF = "debrief"


class Work(Value):
    """One line of a role's hours: ``kind`` is what an item is, or ``preparation``, or ``debrief``."""

    kind: str
    count: int
    minutes: int


class Promise(Value):
    """What a program says it asks of a role at most (None: nothing), beside what its plan adds up to."""

    role: str
    promised: int | None
    planned: int

    @property
    def is_broken(self) -> bool:
        """Whether the plan asks for more than is promised."""
        return self.promised is not None and self.planned > self.promised


def planned_minutes(program: Program, role: str) -> int:
    """Everything the plan asks of one person in this role, from the first day to the last."""
    return sum(item.effort(role).minutes for item in dated_items(program))


def breakdown(program: Program, role: str) -> tuple[Work, ...]:
    """What ``planned_minutes`` adds up, by kind in order of definition; what takes no time is left out."""
    counts: Counter[str] = Counter()
    minutes: Counter[str] = Counter()
    for item in dated_items(program):
        for kind, amount in _shares(item, role):
            counts[kind] += 1
            minutes[kind] += amount
    return tuple(Work(kind, counts[kind], minutes[kind]) for kind in counts)


def minutes_by_month(plan: Plan, role: str) -> tuple[tuple[int, int, int], ...]:
    """Year, month and minutes of every month in which something with a length opens for the role, in time."""
    minutes: Counter[tuple[int, int]] = Counter()
    for dated in plan.items:
        minutes[dated.opens.year, dated.opens.month] += dated.item.effort(role).minutes
    return tuple((year, month, amount) for (year, month), amount in sorted(minutes.items()) if amount)


def promises(program: Program) -> tuple[Promise, ...]:
    """Promised and planned minutes of every role, in the program's order."""
    planned: Counter[str] = Counter()
    for item in dated_items(program):
        for effort in item.efforts:
            planned[effort.role] += effort.minutes
    return tuple(
        Promise(role.id, role.commitment.minutes if role.commitment else None, planned[role.id])
        for role in program.roles
    )


def _shares(item: Item, role: str) -> Iterator[tuple[str, int]]:
    effort = item.effort(role)
    shares = ((item.what, effort.doing), (PREPARATION, effort.preparing), (DEBRIEF, effort.debriefing))
    return (share for share in shares if share[1])
