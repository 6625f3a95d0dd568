"""Where a YAML parser stops, and how its lines are mended so that it can go on."""

from __future__ import annotations

from collections.abc import Mapping

from rmsite.foundation.diagnostic import Code
from rmsite.foundation.value import EMPTY, Value


class Mark(Value):
    """A place in the lines, counted from 0."""

    row: int
    column: int


class Stumble(Value):
    """Where a parser stopped: its own words, the place it names, and what it had open.

    ``began`` and ``ended`` are the places of the last text it read, ``style`` its quotes; ``openings`` those of the
    brackets that are still open, the innermost last.
    """

    problem: str
    at: Mark
    context: str = ""
    since: Mark | None = None
    began: Mark | None = None
    ended: Mark | None = None
    style: str = ""
    openings: tuple[Mark, ...] = ()

    @property
    def opening(self) -> Mark | None:
        """The innermost open bracket."""
        return self.openings[-1] if self.openings else None


COMPLEX = "complex key"
"""The problem of a list or mapping in the place of a key."""


class Mend(Value):
    """A fault in words, and the lines (by their number from 0) that take the place of those that cannot be read.

    ``length`` counts characters from ``at``. A mend that is not ``sure`` leaves something out, or guesses.
    """

    code: Code
    at: Mark
    length: int
    message: str
    hint: str
    lines: Mapping[int, str] = EMPTY
    sure: bool = True
    see: tuple[Mark, str] | None = None
