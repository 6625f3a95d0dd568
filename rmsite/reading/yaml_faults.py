"""What can be wrong with YAML as YAML, in words an author understands."""

from __future__ import annotations

import re

from yaml.error import MarkedYAMLError

from rmsite.foundation.diagnostic import Code, Diagnostic, Severity
from rmsite.foundation.span import Span

SYNTAX = Code(
    "yaml/syntax",
    Severity.ERROR,
    "The file cannot be read as YAML: a bracket, quote or indentation does not fit.",
    "Compare the line with the ones above it: entries of one list or mapping begin in the same column, and what is "
    "opened is closed.",
    wrong="roles: [mentor, mentee",
    right="roles: [mentor, mentee]",
    fixed=True,
)
NEEDS_QUOTES = Code(
    "yaml/needs-quotes",
    Severity.ERROR,
    "Some characters mean something to YAML: a colon followed by a space, or [ { @ * & ! % ` at the start of a value.",
    "Put quotes around the whole value.",
    wrong="title: Buddies: the first week",
    right='title: "Buddies: the first week"',
    fixed=True,
)
TABS = Code(
    "yaml/tab",
    Severity.ERROR,
    "YAML is indented with spaces; a tab at the start of a line cannot be read.",
    "Replace the tab by spaces.",
    fixed=True,
)
DUPLICATE_KEY = Code(
    "yaml/duplicate-key",
    Severity.ERROR,
    "The same key stands twice in one mapping, so one of the two would be lost.",
    "Keep one of the two lines, or merge them.",
    wrong="title: Buddies\ntitle: New buddies",
    right="title: New buddies",
    fixed=True,
)
ALIAS = Code(
    "yaml/alias",
    Severity.ERROR,
    "Anchors (&name) and aliases (*name) are not used here: what is meant stands where it is meant.",
    "Write the value out in each place, or put quotes around a text that begins with & or *.",
    wrong="title: *shared",
    right='title: "*shared"',
    fixed=True,
)
TAG = Code(
    "yaml/tag",
    Severity.ERROR,
    "Tags such as !name are not used here.",
    "Delete the tag, or put quotes around a text that begins with !.",
    wrong="title: !important Read this",
    right='title: "!important Read this"',
    fixed=True,
)
TOO_DEEP = Code(
    "yaml/too-deep",
    Severity.ERROR,
    "Lists and mappings may be nested 64 deep; nothing in a program needs more than eight.",
    "Look for a bracket that is never closed.",
    fixed=True,
)
COMPLEX_KEY = Code(
    "yaml/complex-key",
    Severity.ERROR,
    "A key is one plain word.",
    "Put quotes around a key that holds brackets.",
    wrong="[a, b]: c",
    right='"[a, b]": c',
    fixed=True,
)
SEVERAL_DOCUMENTS = Code(
    "yaml/several-documents",
    Severity.ERROR,
    "A line of three hyphens begins a second document; each file holds one.",
    "Delete the line, or move what follows it to a file of its own.",
    fixed=True,
)
CODES = (SYNTAX, NEEDS_QUOTES, TABS, DUPLICATE_KEY, ALIAS, TAG, TOO_DEEP, COMPLEX_KEY, SEVERAL_DOCUMENTS)

_VALUE = re.compile(r"^(?P<before>\s*(?:- +)*(?:[\w-]+:\s+|- +))(?P<value>\S.*?)\s*$")
_SPECIAL = "[]{}@*&!%|>`,?"


def explain_syntax(error: MarkedYAMLError, lines: list[str], file: str, first_line: int) -> Diagnostic:
    """A YAML parser's complaint as a diagnostic at the place an author has to look at."""
    mark = error.problem_mark or error.context_mark
    problem = error.problem or "it cannot be read"
    if mark is None:
        return SYNTAX.at(Span(file, first_line), f"this is not YAML: {problem}")
    row = min(mark.line, max(0, len(lines) - 1))
    line = lines[row] if lines else ""
    span = Span(file, row + first_line, mark.column + 1, row + first_line, mark.column + 2)
    if "\t" in line[: len(line) - len(line.lstrip())] or "\t" in line[mark.column : mark.column + 1]:
        return TABS.at(span, "this line is indented with a tab", "use spaces")
    if "mapping values are not allowed" in problem or _unquotable(line):
        if found := needing_quotes(lines, row):
            return _quotes(found, lines, file, first_line)
    if error.context and error.context_mark and error.context_mark.line != mark.line:
        opened = error.context_mark.line + first_line
        return SYNTAX.at(span, f"something opened in line {opened} is not finished here", _advice(problem, line))
    return SYNTAX.at(span, f"this line cannot be read as YAML ({problem})", _advice(problem, line))


def needing_quotes(lines: list[str], row: int) -> tuple[int, re.Match[str]] | None:
    """The line, at or just above ``row``, whose plain value must stand in quotes, with its parts; or None."""
    for candidate in range(row, max(-1, row - 3), -1):
        match = _VALUE.match(lines[candidate]) if 0 <= candidate < len(lines) else None
        if match and match["value"][0] not in "\"'#" and (": " in match["value"] or _unquotable(lines[candidate])):
            return candidate, match
        if match and match["value"].endswith(":") and match["value"][0] not in "\"'":
            return candidate, match
    return None


def _unquotable(line: str) -> bool:
    match = _VALUE.match(line)
    if match is None:
        return False
    value = match["value"]
    closed = (value[0] == "[" and value.endswith("]")) or (value[0] == "{" and value.endswith("}"))
    return value[0] in "@`%*&!" or (value[0] in "[{" and not closed) or value.startswith("[[")


def _quotes(found: tuple[int, re.Match[str]], lines: list[str], file: str, first_line: int) -> Diagnostic:
    row, match = found
    value = match["value"]
    column = match.start("value") + 1
    inner = value.replace("\\", "\\\\").replace('"', '\\"')
    what = "a colon" if value[0] not in _SPECIAL else f'"{value[0]}"'
    span = Span(file, row + first_line, column, row + first_line, column + len(value))
    return NEEDS_QUOTES.at(span, f"a text with {what} in it needs quotes", f'put quotes around it: `"{inner}"`')


def _advice(problem: str, line: str) -> str:
    if "could not find expected ':'" in problem:
        return "a key is followed by a colon and a space, such as `title: Buddies`"
    if "quoted scalar" in problem or "end of stream" in problem:
        return "look for a quote or bracket that is opened and never closed"
    if line.count("[") != line.count("]") or line.count("{") != line.count("}"):
        return "look for a bracket that is opened and never closed"
    return "entries that belong together begin in the same column; check the spaces at the start of the line"
