"""Plain entries of YAML at once: ``key: words``, and words in brackets, each entry in a line of its own.

Most front matter is nothing else. What is not that plain is read by libyaml, so this is a fast path that falls back by
itself; no YAML that it takes means anything else there.
"""

from __future__ import annotations

import re

from rmsite.foundation.span import Span
from rmsite.reading.tree import Loc, Tree

# Behind a letter or digit none of these signs has a meaning of its own; within brackets fewer have none.
_WORDS = r"""\w(?:[\w ,.;!?()'"/+%&=*@-]*[\w,.;!?()'"/+%&=*@-])?"""
_WORDS_IN_BRACKETS = r"\w(?:[\w .()'/-]*[\w.()'/-])?"
_ENTRY = re.compile(
    rf"([a-z][a-z0-9_]*): (?:({_WORDS})|\[({_WORDS_IN_BRACKETS}(?:, {_WORDS_IN_BRACKETS})*)\])",
)


def read_plain(text: str, file: str, first_line: int) -> Tree | None:
    """The tree of a text all of whose lines are plain entries with different keys; None for any other."""
    data: dict[str, str | list[str]] = {}
    values: dict[Loc, Span] = {(): Span(file, first_line, 1, first_line, 2)}
    keys: dict[Loc, Span] = {}
    for line, typed in enumerate(text.split("\n"), first_line):
        found = _ENTRY.fullmatch(typed)
        if found is None or found[1] in data:
            return None
        key = found[1]
        keys[key,] = Span(file, line, 1, line, len(key) + 1)
        if found[2] is not None:
            data[key] = found[2]
            values[key,] = Span(file, line, found.start(2) + 1, line, found.end(2) + 1)
            continue
        data[key] = items = found[3].split(", ")
        column = found.start(3)
        values[key,] = Span(file, line, column, line, column + 1)
        for position, item in enumerate(items):
            values[key, position] = Span(file, line, column + 1, line, column + 1 + len(item))
            column += len(item) + 2
    return Tree(file, data, values, keys)
