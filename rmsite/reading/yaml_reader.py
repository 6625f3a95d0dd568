"""YAML as a ``Tree``: every value as the text it is, with its place.

The events of libyaml's parser are counted as they come (depth, aliases, tags), so that no input can exhaust the
process; nothing is typed here, so ``no``, ``0123`` and ``12:30`` stay what the author typed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

import yaml

from rmsite.foundation.checked import Checked
from rmsite.foundation.diagnostic import Diagnostic, Related, bounded
from rmsite.foundation.span import Span
from rmsite.reading.tree import Tree
from rmsite.reading.yaml_plain import read_plain
from rmsite.reading.yaml_stumble import Mark, Mend, Stumble
from rmsite.reading.yaml_syntax import explain
from rmsite.reading.yaml_tree import Builder

_MAX_MENDS = 40
_MAX_EVENTS = 100_000
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# What libyaml takes for the end of a line, and what it refuses; each is read as one character in its place.
_LINE_ENDS = MappingProxyType(dict.fromkeys((0x85, 0x2028, 0x2029), " "))
_REFUSED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")


def read_yaml(text: str, file: str, first_line: int = 1) -> Checked[Tree]:
    """One YAML document as a tree; ``first_line`` is where the text begins in its file.

    A line that YAML stumbles over is reported and read as it was probably meant, so that one run finds the faults
    behind it too; where that cannot be told it is left out, and the tree has a gap.
    """
    plain = read_plain(text, file, first_line)
    return _read_any(text, file, first_line) if plain is None else Checked(plain)


def _read_any(text: str, file: str, first_line: int) -> Checked[Tree]:
    typed = _REFUSED.sub("\ufffd", text.translate(_LINE_ENDS)).split("\n")
    lines = list(typed)
    problems: list[Diagnostic] = []
    events, is_sure, has_guessed = 0, True, False
    while True:
        columns = {row: _columns(typed[row], line) for row, line in enumerate(lines) if line is not typed[row]}
        builder = Builder(file, first_line, typed, columns)
        stumble = _read(lines, builder)
        events += builder.events
        if stumble is None:
            whole = not builder.stopped
            return Checked(builder.tree(whole=whole, gaps=not is_sure), bounded((*problems, *builder.problems)))
        mend = explain(stumble, lines)
        changes = {row: line for row, line in mend.lines.items() if lines[row] != line}
        # After tabs have been guessed away, what does not fit may be the guess.
        if not has_guessed or mend.sure:
            problems.append(_told(mend, file, first_line, typed, columns))
        if not changes or len(problems) >= _MAX_MENDS or events > _MAX_EVENTS or (has_guessed and not mend.sure):
            return Checked(builder.tree(whole=False), bounded((*problems, *builder.problems)))
        for row, line in changes.items():
            lines[row] = line
        is_sure = is_sure and mend.sure
        has_guessed = has_guessed or (not mend.sure and any(changes.values()))


def _read(lines: Sequence[str], builder: Builder) -> Stumble | None:
    # Hands the parser's events to the builder, up to the end or to where either cannot go on.
    loader = _LOADER("\n".join(lines))
    try:
        while loader.check_event():
            builder.take(loader.get_event())
            if builder.stopped or builder.stumble:
                break
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = Mark(mark.line, mark.column) if mark else Mark(0, 0)
        since = Mark(error.context_mark.line, error.context_mark.column) if error.context_mark else None
        return builder.stumbled(str(error.problem), at, str(error.context or ""), since)
    finally:
        loader.dispose()
    return builder.stumble


def _told(
    mend: Mend, file: str, first_line: int, typed: Sequence[str], columns: Mapping[int, Sequence[int]]
) -> Diagnostic:
    def span(mark: Mark, length: int) -> Span:
        row = min(mark.row, len(typed) - 1)
        start = min(
            columns[row][min(mark.column, len(columns[row]) - 1)] if row in columns else mark.column, len(typed[row])
        )
        end = min(start + length, max(len(typed[row]), start + 1))
        return Span(file, row + first_line, start + 1, row + first_line, end + 1)

    related = [Related(span(mend.see[0], 1), mend.see[1])] if mend.see else []
    return mend.code.at(span(mend.at, mend.length), mend.message, mend.hint, related=related)


def _columns(typed: str, mended: str) -> tuple[int, ...]:
    """For every position of a mended line, and its end, the position in the line as it was typed."""
    if len(typed) == len(mended):
        return tuple(range(len(mended) + 1))
    here = len(typed) - len(typed.lstrip(" \t"))
    found = [min(position, here) for position in range(len(mended) - len(mended.lstrip(" ")))]
    for letter in mended[len(found) :]:
        found.append(min(here, len(typed)))
        if here < len(typed) and typed[here] == letter:
            here += 1
    return (*found, len(typed))
