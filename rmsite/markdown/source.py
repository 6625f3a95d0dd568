"""Where a character of the Markdown text stands in its file."""

from __future__ import annotations

import re
from bisect import bisect_right
from types import MappingProxyType

from rmsite.foundation.span import Span
from rmsite.foundation.value import Value

_LINE_END = re.compile(r"\r\n?")

# HTML forbids control characters and halves of pairs; a mark of the same length keeps every column where it was.
_FORBIDDEN = (*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)
_SPACES = (0x0B, 0x0C, 0x85)
_CONTROLS = MappingProxyType(
    dict.fromkeys(_FORBIDDEN, "\ufffd") | dict.fromkeys(_SPACES, " ") | {ord("\t"): "\t", ord("\n"): "\n"}
)


class Source(Value):
    """A Markdown text as the parser reads it, with the file, line and column of its first character."""

    file: str
    text: str
    starts: tuple[int, ...]
    first_line: int = 1
    first_column: int = 1

    @classmethod
    def of(cls, text: str, file: str, first_line: int = 1, first_column: int = 1) -> Source:
        """The text with line ends as ``\\n`` and control characters replaced one by one."""
        clean = (_LINE_END.sub("\n", text) if "\r" in text else text).translate(_CONTROLS)
        starts = (0, *map(re.Match.end, re.finditer("\n", clean)))
        return cls(file, clean, starts, first_line, first_column)

    def line(self, index: int) -> str:
        """The text of a line, counted from 0, without its end."""
        if index + 1 < len(self.starts):
            return self.text[self.starts[index] : self.starts[index + 1] - 1]
        return self.text[self.starts[index] :]

    @property
    def line_count(self) -> int:
        """How many lines the text has, an empty last one included."""
        return len(self.starts)

    def span(self, start: int, end: int) -> Span:
        """The place of the characters from offset ``start`` up to ``end``."""
        line, column = self._place(start)
        end_line, end_column = self._place(max(start, end))
        return Span(self.file, line, column, end_line, end_column)

    def span_of_line(self, index: int) -> Span:
        """The place of a line, counted from 0, without the white space around it."""
        index = min(index, self.line_count - 1)
        text = self.line(index)
        start = self.starts[index] + len(text) - len(text.lstrip())
        return self.span(start, start + len(text.strip()))

    def _place(self, offset: int) -> tuple[int, int]:
        offset = min(max(offset, 0), len(self.text))
        index = bisect_right(self.starts, offset) - 1
        column = offset - self.starts[index] + (self.first_column if index == 0 else 1)
        return self.first_line + index, column
