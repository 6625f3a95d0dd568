"""What stands at a span, read from the text itself."""

from __future__ import annotations

from rmsite.foundation.span import Span


def excerpt(text: str, span: Span, first_line: int = 1) -> str:
    """The characters of a file's text that a span covers; the text's first line is ``first_line`` of the file."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    first, last = span.line - first_line, span.end_line - first_line
    if first == last:
        return lines[first][span.column - 1 : span.end_column - 1]
    middle = lines[first + 1 : last]
    return "\n".join([lines[first][span.column - 1 :], *middle, lines[last][: span.end_column - 1]])


def is_inside(text: str, span: Span) -> bool:
    """Whether both ends of a span are places of the text, and in order."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    ends = ((span.line, span.column), (span.end_line, span.end_column))
    return ends[0] <= ends[1] and all(
        1 <= line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 1 for line, column in ends
    )
