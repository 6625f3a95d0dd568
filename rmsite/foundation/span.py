"""Where in a source file a thing stands."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of one file: lines and columns count characters from 1, the end is exclusive.

    ``file`` is the path relative to the site's folder, with forward slashes. Every value of a site has one, so that it
    is a tuple, which is made three times faster than a frozen dataclass.
    """

    file: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1

    @classmethod
    def of_line(cls, file: str, line: int, text: str = "") -> Span:
        """The span of a whole line, without the white space around its ``text``."""
        stripped = text.strip()
        column = 1 + (len(text) - len(text.lstrip())) if stripped else 1
        return cls(file, line, column, line, column + len(stripped))

    def shifted(self, columns: int, length: int) -> Span:
        """A span of ``length`` characters that begins ``columns`` to the right, on the same line."""
        start = self.column + columns
        return Span(self.file, self.line, start, self.line, start + length)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"
