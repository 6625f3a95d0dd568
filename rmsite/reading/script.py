"""How a text stands in its file: folded over lines, in quotes, with escapes.

A value of YAML is not always what was typed: line ends become blanks, ``''`` becomes ``'``. To point at a word of the
value, every character is found again in the lines it was typed in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType

from rmsite.foundation.value import Value

_ESCAPES = MappingProxyType({
    "n": "\n", "t": "\t", "r": "\r", "0": "\0", "a": "\a", "b": "\b", "e": "\x1b", "f": "\f", "v": "\v",
    "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
})  # fmt: skip
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))", re.DOTALL)

Place = tuple[int, int]
"""A line and a column, both from 1."""


class Script(Value):
    """The lines in which one text was typed; ``line`` and ``column`` (from 1) say where it begins.

    ``style`` is YAML's: ``'`` and ``"`` for quotes, ``|`` and ``>`` for blocks, empty for plain text. ``lines`` are
    whole lines of the file, the first being ``line``.
    """

    style: str
    line: int
    column: int
    lines: tuple[str, ...]

    def places(self, value: str) -> tuple[Place, ...]:
        """The place of every character of ``value``, and of its end."""
        typed = list(self._typed())
        found: list[Place] = []
        index, end = 0, (self.line, self.column)
        for letter in value:
            if letter.isspace():
                here = typed[index][1] if index < len(typed) else end
                found.append(here)
                if index < len(typed) and typed[index][0].isspace():
                    index += 1
            else:
                while index < len(typed) and typed[index][0] != letter:
                    index += 1
                found.append(typed[index][1] if index < len(typed) else end)
                index = min(index + 1, len(typed))
            end = (found[-1][0], found[-1][1] + 1)
        return (*found, end)

    def _typed(self) -> Iterator[tuple[str, Place]]:
        # Every character as it counts, with its place; blanks stand for line ends.
        first = 1 if self.style in ("|", ">") else 0
        for row, text in enumerate(self.lines[first:], first):
            column = self.column - 1 + (1 if self.style in ("'", '"') else 0) if row == 0 else 0
            while column < len(text):
                letter, width = self._letter(text, column)
                yield letter, (self.line + row, column + 1)
                column += width
            yield " ", (self.line + row, len(text) + 1)

    def _letter(self, text: str, column: int) -> tuple[str, int]:
        if self.style == "'" and text.startswith("''", column):
            return "'", 2
        if self.style == '"' and (match := _ESCAPE.match(text, column)):
            number = match[1] or match[2] or match[3]
            letter = (
                chr(int(number, 16))
                if number and int(number, 16) < 0x110000
                else _ESCAPES.get(match[4] or "", match[4])
            )
            return letter or " ", match.end() - column
        return text[column], 1
