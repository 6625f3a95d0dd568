"""Where a character of one inline text stands in the source.

markdown-it cuts markers and indentation off every line before it reads what is inside, and keeps only line numbers.
What it cuts off stands left of the text or is white space behind it, so each line is found again from its right end.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from markdown_it.common.utils import MD_TRIM_CHARS

from rmsite.foundation.value import Value

if TYPE_CHECKING:
    from markdown_it.token import Token

    from rmsite.foundation.span import Span
    from rmsite.markdown.source import Source


class Origin(Value):
    """Maps offsets of an inline text to offsets of the source.

    ``segments`` holds pairs (offset here, offset in the source), sorted; between two of them both count alike.
    ``base`` is where this text begins in the one that the segments describe, as the alt text of an image does.
    """

    source: Source
    segments: tuple[tuple[int, int], ...]
    base: int = 0

    def offset(self, index: int) -> int:
        """The source offset of the character at ``index``."""
        wanted = index + self.base
        here, there = self.segments[max(bisect_right(self.segments, wanted, key=_here) - 1, 0)]
        return there + wanted - here

    def span(self, at: tuple[int, int]) -> Span:
        """The place of the characters from ``at[0]`` up to ``at[1]``."""
        start, end = at
        first = self.offset(start)
        return self.source.span(first, self.offset(end - 1) + 1 if end > start else first)

    def inside(self, index: int) -> Origin:
        """The origin of a text that begins at ``index`` of this one."""
        return Origin(self.source, self.segments, self.base + index)


def _here(segment: tuple[int, int]) -> int:
    return segment[0]


def origin_of(token: Token, source: Source) -> Origin:
    """The origin of the content of an ``inline`` token."""
    if "cell" in token.meta:
        start, raw = token.meta["cell"]
        return Origin(source, _cell_segments(start, raw))
    first, last = token.map or (0, source.line_count)
    return Origin(source, _line_segments(token.content, source, first, max(last, first + 1)))


def _cell_segments(start: int, raw: str) -> tuple[tuple[int, int], ...]:
    # In a cell, ``\|`` has become ``|``.
    segments = [(0, start)]
    found = raw.find("\\|")
    while found >= 0:
        segments.append((found - len(segments) + 1, start + found + 1))
        found = raw.find("\\|", found + 2)
    return tuple(segments)


def _line_segments(content: str, source: Source, first: int, last: int) -> tuple[tuple[int, int], ...]:
    pieces = content.split("\n")
    last = min(last, source.line_count)
    # Lines of exotic white space at the start are trimmed as well, so the first piece may begin further down.
    while last - first > len(pieces) and not _holds(source.line(first), pieces):
        first += 1
    segments = []
    here = 0
    for index, piece in enumerate(pieces):
        line_index = min(first + index, source.line_count - 1)
        line = source.line(line_index)
        is_last = index == len(pieces) - 1
        column = _column_of_last(piece, line) if is_last else len(line) - len(piece)
        segments.append((here, source.starts[line_index] + column))
        here += len(piece) + 1
    return tuple(segments)


def _holds(line: str, pieces: list[str]) -> bool:
    return pieces[0] in line if len(pieces) == 1 else line.endswith(pieces[0])


def _column_of_last(piece: str, line: str) -> int:
    # Behind the last line of a text stands white space, and behind a heading its closing ``##``.
    column = line.rfind(piece)
    if column >= 0:
        return column
    # A tab in front has become spaces.
    bare = piece.lstrip(MD_TRIM_CHARS)
    return line.rfind(bare) - (len(piece) - len(bare))
