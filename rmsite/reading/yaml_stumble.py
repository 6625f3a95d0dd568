"""Where a YAML parser stops, and how its lines are mended so that it can go on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from rmsite.foundation.diagnostic import Code


class Mark(NamedTuple):
    """A place in the lines, counted from 0."""

    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Stumble:
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


@dataclass(frozen=True, slots=True)
class Mend:
    """A fault in words, and the lines (by their number from 0) that take the place of those that cannot be read.

    ``length`` counts characters from ``at``. A mend that is not ``sure`` leaves something out, or guesses.
    """

    code: Code
    at: Mark
    length: int
    message: str
    hint: str
    lines: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))
    sure: bool = True
    see: tuple[Mark, str] | None = None
