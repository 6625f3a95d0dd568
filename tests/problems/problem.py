"""Annotated bad sources: a text file that holds a small site and, under each faulty line, what is said about it.

```text
What is wrong here, in a sentence or two for people.
=== on sound
=== content/programs/pairs.yaml, changed
-      agenda: [[50, Talk], [10, One action]]
+      agenda: [[60, Talk], [10, One action]]
       ^^^^^^ error[session/agenda-sum]: the agenda of "session-1" adds up to 70 minutes, the session lasts 60
       | label: 60 + 10
       | hint: shorten a step or set `duration: 70 minutes`
```

``=== PATH`` begins a file; a word behind a comma says how its text is meant: ``changed`` (of the sound site: lines with
``-`` go, lines with ``+`` come, lines with a space are there; ``...`` on a line of its own parts two places),
``escapes`` (``\\x07`` is one character), ``utf-16``, ``latin-1``, or ``3000 times``. ``=== on sound`` takes the files
of ``sound/`` as well. Carets stand under the characters of the span. What is said about a line that is not shown stands
in a last part ``=== elsewhere``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from rmsite.foundation.diagnostic import Diagnostic

FOLDER = Path(__file__).parent
ON_SOUND = "on sound"
ELSEWHERE = "elsewhere"

_PART = re.compile(r"=== (?P<path>[^,]+?)(?:, (?P<how>.+))?")
_SAID = re.compile(r" *\^+ (?:error|warning)\[(?P<code>[a-z/-]+)\]: .*| *\| (?:label|hint|see): .*")


@dataclass(slots=True)
class Part:
    """One file of a problem: its lines as they stand in the text, and for each the line of the file that it shows."""

    path: str
    how: str
    lines: list[str] = field(default_factory=list)
    shows: list[int | None] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Problem:
    """A bad source without what is said about it."""

    preface: tuple[str, ...]
    parts: tuple[Part, ...]
    files: Mapping[str, bytes]


def read_problem(text: str) -> Problem:
    """The files of an annotated source; whatever is said in it is passed over."""
    preface: list[str] = []
    parts: list[Part] = []
    for line in text.removesuffix("\n").split("\n"):
        if match := _PART.fullmatch(line):
            parts.append(Part(match["path"], match["how"] or ""))
        elif not _SAID.fullmatch(line):
            (parts[-1].lines if parts else preface).append(line)
    parts = [part for part in parts if part.path != ELSEWHERE]
    files = dict(sound_files()) if any(part.path == ON_SOUND for part in parts) else {}
    for part in parts:
        if part.path != ON_SOUND:
            files[part.path] = _content(part, files.get(part.path, b""))
    return Problem(tuple(preface), tuple(parts), files)


@cache
def sound_files() -> Mapping[str, bytes]:
    """The site in ``sound/``, about which nothing is to be said."""
    root = FOLDER / "sound"
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def codes_in(text: str) -> set[str]:
    """The codes that an annotated source speaks of."""
    return {match["code"] for line in text.split("\n") if (match := _SAID.fullmatch(line)) and match["code"]}


def annotated(problem: Problem, diagnostics: Iterable[Diagnostic]) -> str:
    """The problem as a text, with everything that is said about it in its place."""
    left = sorted(diagnostics, key=Diagnostic.sort_key)
    out = list(problem.preface)
    for part in problem.parts:
        out.append(f"=== {part.path}{', ' + part.how if part.how else ''}")
        for line, number in zip(part.lines, part.shows, strict=True):
            out.append(line)
            here = [each for each in left if (each.span.file, each.span.line) == (part.path, number)]
            left = [each for each in left if each not in here]
            shift = 1 if part.how == "changed" else 0
            for each in here:
                indent = " " * (each.span.column - 1 + shift)
                out.append(f"{indent}{'^' * _width(each, line)} {_said(each)}")
                out.extend(f"{indent}| {more}" for more in _more(each))
    if left:
        out.append(f"=== {ELSEWHERE}")
    for each in left:
        out.append(f"^ {_said(each)}")
        out.extend(f"| {more}" for more in (f"see: {each.span} here", *_more(each)))
    return "\n".join(out) + "\n"


def _said(diagnostic: Diagnostic) -> str:
    return f"{diagnostic.severity}[{diagnostic.code.name}]: {diagnostic.message}"


def _more(diagnostic: Diagnostic) -> Iterator[str]:
    if diagnostic.label:
        yield f"label: {diagnostic.label}"
    for hint in diagnostic.hints:
        yield f"hint: {hint}"
    for related in diagnostic.related:
        yield f"see: {related.span} {related.message}"


def _width(diagnostic: Diagnostic, line: str) -> int:
    span = diagnostic.span
    end = span.end_column if span.end_line == span.line else len(line) + 1
    return max(1, end - span.column)


def _content(part: Part, old: bytes) -> bytes:
    if part.how == "changed":
        return _changed(part, old.decode()).encode()
    part.shows = [number + 1 for number in range(len(part.lines))]
    text = "".join(f"{line}\n" for line in part.lines)
    match part.how:
        case "":
            return text.encode()
        case "escapes":
            return re.sub(r"\\x([0-9a-f]{2})", lambda match: chr(int(match[1], 16)), text).encode()
        case "utf-16" | "latin-1":
            return text.encode(part.how)
        case how if times := re.fullmatch(r"(\d+) times", how):
            return text.encode() * int(times[1])
        case how:
            raise ValueError(f"{part.path} cannot be {how!r}")


def _changed(part: Part, old: str) -> str:
    # Each place is found by its old lines, which must stand in the file once.
    lines = old.removesuffix("\n").split("\n")
    places: list[list[int]] = [[]]
    for index, line in enumerate(part.lines):
        if line == "...":
            places.append([])
        else:
            places[-1].append(index)
    part.shows = [None] * len(part.lines)
    starts: list[tuple[int, list[int]]] = []
    for place in places:
        before = [part.lines[index][1:] for index in place if part.lines[index][:1] in ("-", " ")]
        found = [at for at in range(len(lines)) if lines[at : at + len(before)] == before]
        if len(found) != 1 or not before:
            raise ValueError(f"these lines stand {len(found)} times in {part.path}: {before}")
        starts.append((found[0], place))
    new: list[str] = []
    reached = 0
    for start, place in sorted(starts):
        new.extend(lines[reached:start])
        reached = start
        for index in place:
            mark, line = part.lines[index][:1], part.lines[index][1:]
            reached += mark in ("-", " ")
            if mark in ("+", " "):
                new.append(line)
                part.shows[index] = len(new)
    return "\n".join([*new, *lines[reached:]]) + "\n"
