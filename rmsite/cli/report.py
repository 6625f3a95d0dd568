"""Diagnostics as people and programs read them."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

import click

from rmsite.foundation.diagnostic import Diagnostic, Severity
from rmsite.foundation.span import Span
from rmsite.foundation.words import counted
from rmsite.reading.source import SourceFile, decode

FORMATS = ("human", "short", "json", "github")
_WIDTH = 160


class Excerpts:
    """The lines of the sources, to show beside a message."""

    def __init__(self, sources: Iterable[SourceFile]) -> None:
        self._sources: Mapping[str, SourceFile] = {source.path: source for source in sources}
        self._lines: dict[str, list[str]] = {}

    def line(self, span: Span) -> str | None:
        """The line in which a span begins, or None where there is none to show."""
        if span.file not in self._lines:
            source = self._sources.get(span.file)
            text = decode(source).value if source else None
            self._lines[span.file] = text.split("\n") if text else []
        lines = self._lines[span.file]
        return lines[span.line - 1] if 0 < span.line <= len(lines) else None


def report(problems: Sequence[Diagnostic], excerpts: Excerpts, style: str) -> None:
    """Prints problems: for people to standard error, for programs (json, github) to standard output."""
    match style:
        case "json":
            click.echo(json.dumps([as_data(problem) for problem in problems], indent=2))
        case "github":
            for problem in problems:
                click.echo(annotation(problem))
        case "short":
            for problem in problems:
                click.echo(headline(problem), err=True)
        case _:
            for problem in problems:
                click.echo(in_full(problem, excerpts) + "\n", err=True)


def summary(problems: Iterable[Diagnostic]) -> str:
    """``2 errors and 1 warning in 2 files``."""
    found = list(problems)
    errors = sum(problem.is_error for problem in found)
    parts = [counted(errors, "error")] if errors else []
    if len(found) > errors:
        parts.append(counted(len(found) - errors, "warning"))
    files = len({problem.span.file for problem in found})
    return f"{' and '.join(parts)} in {counted(files, 'file')}" if parts else "no problems"


def headline(problem: Diagnostic) -> str:
    """File, line, column, severity, code and message on one line."""
    colour = "red" if problem.severity is Severity.ERROR else "yellow"
    tag = click.style(f"{problem.severity}[{problem.code.name}]", fg=colour, bold=True)
    return f"{problem.span}: {tag}: {problem.message}"


def in_full(problem: Diagnostic, excerpts: Excerpts) -> str:
    """The headline, the line with a caret, related places, and what to do."""
    lines = [headline(problem), *_excerpt(problem, excerpts)]
    lines.extend(f"  see: {related.span}: {related.message}" for related in problem.related)
    lines.extend(f"  hint: {hint}" for hint in problem.hints)
    return "\n".join(lines)


def as_data(problem: Diagnostic) -> dict[str, object]:
    """A problem for programs: every part by its name."""
    return {
        "file": problem.span.file,
        "line": problem.span.line,
        "column": problem.span.column,
        "end_line": problem.span.end_line,
        "end_column": problem.span.end_column,
        "severity": str(problem.severity),
        "code": problem.code.name,
        "message": problem.message,
        "hints": list(problem.hints),
        "related": [
            {
                "file": related.span.file,
                "line": related.span.line,
                "column": related.span.column,
                "message": related.message,
            }
            for related in problem.related
        ],
    }


def annotation(problem: Diagnostic) -> str:
    """A problem as a GitHub workflow command, which shows it beside the line of a change."""
    span = problem.span
    place = f"file={_escaped(span.file, inside=True)},line={span.line},col={span.column}"
    end = f",endLine={span.end_line},endColumn={span.end_column}"
    text = problem.message + "".join(f"\nhint: {hint}" for hint in problem.hints)
    title = _escaped(problem.code.name, inside=True)
    return f"::{problem.severity} {place}{end},title={title}::{_escaped(text)}"


def _escaped(text: str, *, inside: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if inside else text


def _excerpt(problem: Diagnostic, excerpts: Excerpts) -> list[str]:
    span = problem.span
    line = excerpts.line(span)
    if line is None:
        return []
    start, text = _window(line, span.column)
    before = text[: span.column - 1 - start]
    length = span.end_column - span.column if span.end_line == span.line else len(line) - span.column + 1
    marked = text[len(before) : len(before) + max(1, length)]
    gap = "".join("\t" if letter == "\t" else " " * _cells(letter) for letter in before)
    carets = "^" * max(1, sum(_cells(letter) for letter in marked))
    number = str(span.line)
    label = f" {problem.label}" if problem.label else ""
    return [f"  {number} | {text}", f"  {' ' * len(number)} | {gap}{carets}{label}"]


def _window(line: str, column: int) -> tuple[int, str]:
    # A very long line is shown around the place that matters.
    if len(line) <= _WIDTH:
        return 0, line
    start = max(0, min(column - 1 - _WIDTH // 2, len(line) - _WIDTH))
    return start, line[start : start + _WIDTH]


def _cells(letter: str) -> int:
    if unicodedata.combining(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in ("W", "F") else 1
