"""One thing with a date, whatever part of a program it comes from."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from rmsite.foundation.value import Value

if TYPE_CHECKING:
    from datetime import time

    from rmsite.model.entry import Loc
    from rmsite.model.timed import Roll
    from rmsite.model.when import When
    from rmsite.reading.scalars import Length


class ItemKind(StrEnum):
    """Where in a program an item is written."""

    MILESTONE = "milestone"
    SESSION = "session"
    TRAINING = "training"
    STEP = "step"


class Effort(Value):
    """The minutes one item asks of one role: for itself, to prepare it, to talk about it afterwards."""

    role: str
    doing: int = 0
    preparing: int = 0
    debriefing: int = 0

    @property
    def minutes(self) -> int:
        """All of it."""
        return self.doing + self.preparing + self.debriefing


class Occurrence(Value):
    """Which one of a repeated session this is: ``number`` counts from 1 to ``times``, ``every`` so long."""

    series: str
    number: int
    times: int
    every: Length


class Item(Value):
    """One thing with a date, defaults filled in.

    ``what`` is a milestone's kind (event, deadline, task, survey, comms, decision) or the word of ``kind``.
    ``roles`` are those who do it; ``efforts`` also names who only prepares it or only joins the debrief.
    ``duration`` is in minutes, 0 where nothing is said. ``loc`` is the way to the entry in the YAML.
    ``required`` is false only where the program says so, ``in_calendar`` likewise.
    """

    id: str
    kind: ItemKind
    what: str
    title: str
    when: When
    roles: tuple[str, ...]
    loc: Loc
    efforts: tuple[Effort, ...]
    duration: int = 0
    at: time | None = None
    window: Length | None = None
    roll: Roll | None = None
    occurrence: Occurrence | None = None
    format: str | None = None
    guide: str | None = None
    template: str | None = None
    survey: str | None = None
    required: bool = True
    in_calendar: bool = True

    @property
    def is_deadline(self) -> bool:
        """Whether it has to be done by its day, so that it rather moves to an earlier one than to a later."""
        return self.what == "deadline"

    @property
    def series(self) -> str | None:
        """The id of the repeated session it belongs to, or None."""
        return self.occurrence.series if self.occurrence else None

    @property
    def debrief(self) -> tuple[int, tuple[str, ...]]:
        """How many minutes it is talked about afterwards, and by which roles; 0 and none where nobody does."""
        talking = [effort for effort in self.efforts if effort.debriefing]
        return max((effort.debriefing for effort in talking), default=0), tuple(effort.role for effort in talking)

    def involves(self, role: str) -> bool:
        """Whether the role does it, prepares it or joins its debrief."""
        return any(effort.role == role for effort in self.efforts)

    def effort(self, role: str) -> Effort:
        """What it asks of the role; nothing where the role has no part in it."""
        return next((effort for effort in self.efforts if effort.role == role), Effort(role))
