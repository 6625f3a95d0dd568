"""The plan of a cohort: every date, and what moved it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from rmsite.foundation.value import Value

if TYPE_CHECKING:
    from datetime import date

    from rmsite.schedule.faults import PlanFault
    from rmsite.schedule.item import Item


class MoveKind(StrEnum):
    """Why a date is not what its words alone give."""

    OVERRIDE = "override"
    FOLLOWS = "follows"
    ROLL = "roll"


class Move(Value):
    """One step by which a date moved from ``old`` to ``new``, and ``why``.

    An override says the reason its author gave (empty, if none), and moves from what the words alone would
    give without any override. Following says the id of the anchor that moved, and moves from the day the item
    would have without any override. Rolling says why nobody works on the old day: ``a Saturday``.
    """

    kind: MoveKind
    old: date
    new: date
    why: str


class Dated(Value):
    """An item with its days: it opens on one and closes on another or the same, both counted.

    ``moves`` stand in the order in which they happened; the last one ends on ``opens``.
    """

    item: Item
    opens: date
    closes: date
    moves: tuple[Move, ...] = ()

    @property
    def id(self) -> str:
        """The item's id."""
        return self.item.id


class DatedPhase(Value):
    """A phase with the days it begins and ends on, exactly as written: phases give way to no weekend."""

    id: str
    title: str
    aim: str
    starts: date
    ends: date


class Plan(Value):
    """All dates of one cohort.

    ``items`` are sorted by the day they open, then by definition. ``rematch_until`` is the last working day
    on which a pair may be changed. ``faults`` are this cohort's own; ``program_faults`` has what is wrong in
    every cohort. Whatever is named in a fault is left out, the rest is all there.
    """

    cohort: str
    start: date
    end: date
    items: tuple[Dated, ...]
    phases: tuple[DatedPhase, ...] = ()
    rematch_until: date | None = None
    faults: tuple[PlanFault, ...] = ()

    def dated(self, item_id: str) -> Dated | None:
        """The item of this id with its dates, if it has any."""
        return next((dated for dated in self.items if dated.item.id == item_id), None)

    def phase(self, phase_id: str) -> DatedPhase | None:
        """The phase of this id with its dates, if it has any."""
        return next((phase for phase in self.phases if phase.id == phase_id), None)
