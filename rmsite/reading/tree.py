"""Plain values of a YAML text, with the place of each."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from rmsite.foundation.span import Span
from rmsite.foundation.value import EMPTY, Value
from rmsite.reading.script import Script

Loc = tuple[str | int, ...]


class Tree(Value):
    """YAML as text values, lists and mappings, and where each value and each key stands.

    ``data`` holds ``str``, ``list``, ``dict`` and None (nothing behind the colon) only. ``values`` and ``keys`` map the
    way from the top (keys, list positions from 0) to a span. ``quoted`` names the values that stood in quotes,
    ``commented`` the empty ones with a comment behind them, ``told`` those that the reader has complained about.
    ``scripts`` holds how a text was typed where that is not how it reads: over several lines, or with escapes.

    A tree that is not ``whole`` ends where the YAML could not be read on; one with ``gaps`` lacks lines that could not
    be understood, so that nothing can be said about what seems to be missing.
    """

    file: str
    data: Any
    values: Mapping[Loc, Span] = EMPTY
    keys: Mapping[Loc, Span] = EMPTY
    quoted: Collection[Loc] = ()
    whole: bool = True
    scripts: Mapping[Loc, Script] = EMPTY
    commented: Collection[Loc] = ()
    told: Collection[Loc] = ()
    gaps: bool = False

    def value(self, loc: Loc) -> Any:
        """What stands at ``loc``, as it was typed; None where nothing does."""
        # Any: a text, a list or a mapping.
        here = self.data
        for step in loc:
            inside = isinstance(here, dict) and step in here
            if not inside and not (isinstance(here, list) and isinstance(step, int) and step < len(here)):
                return None
            here = here[step]
        return here

    def at(self, loc: Loc) -> Span:
        """The span of a value, or of the nearest value around it that stands in the file."""
        for length in range(len(loc), -1, -1):
            if span := self.values.get(loc[:length]):
                return span
        return Span(self.file)

    def key(self, loc: Loc) -> Span:
        """The span of the key that leads to a value, or of the value where no key does (a list's entry)."""
        for length in range(len(loc), 0, -1):
            if span := self.keys.get(loc[:length]):
                return span
            if (span := self.values.get(loc[:length])) and length == len(loc):
                return span
        return self.at(())

    def text_start(self, loc: Loc) -> Span:
        """The span of a text value without its opening quote."""
        span = self.at(loc)
        return span.shifted(1, max(0, span.end_column - span.column - 2)) if loc in self.quoted else span
