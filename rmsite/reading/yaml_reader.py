"""YAML as a ``Tree``: every value as the text it is, with its place.

The events of libyaml's parser are counted as they come (depth, aliases, tags), so that no input can exhaust the process;
nothing is typed here, so ``no``, ``0123`` and ``12:30`` stay what the author typed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)  # fmt: skip

from rmsite.foundation.checked import Checked
from rmsite.foundation.diagnostic import Diagnostic, Related
from rmsite.foundation.span import Span
from rmsite.reading import yaml_faults as faults
from rmsite.reading.tree import Loc, Tree

MAX_DEPTH = 64
_MAX_REPAIRS = 25
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(text: str, file: str, first_line: int = 1) -> Checked[Tree]:
    """One YAML document as a tree; ``first_line`` is where the text begins in its file.

    A value that lacks its quotes is reported and read as if it had them, so that one run finds the faults behind it too.
    """
    lines = text.split("\n")
    repairs: dict[int, Diagnostic] = {}
    while True:
        builder = _Builder(file, first_line)
        try:
            for event in _events("\n".join(lines)):
                builder.take(event)
                if builder.stopped:
                    break
        except yaml.MarkedYAMLError as error:
            problem = faults.explain_syntax(error, lines, file, first_line)
            row = problem.span.line - first_line
            found = faults.needing_quotes(lines, row) if problem.code is faults.NEEDS_QUOTES else None
            if found is None or row in repairs or len(repairs) >= _MAX_REPAIRS:
                return Checked(builder.tree(whole=False), (*repairs.values(), *builder.problems, problem))
            repairs[row] = problem
            match = found[1]
            lines[row] = match["before"] + "'" + match["value"].replace("'", "''") + "'"
            continue
        except yaml.YAMLError as error:
            problem = faults.SYNTAX.at(Span(file, first_line), f"this is not YAML: {error}")
            return Checked(builder.tree(whole=False), (problem,))
        return Checked(builder.tree(whole=not builder.stopped), (*repairs.values(), *builder.problems))


def _events(text: str) -> Iterator[Event]:
    loader = _LOADER(text)
    try:
        while loader.check_event():
            yield loader.get_event()
    finally:
        loader.dispose()


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet."""

    value: list[Any] | dict[str, Any]
    loc: Loc
    key: str | None = None
    skip_value: bool = False


@dataclass(slots=True)
class _Builder:
    """Puts events together to a tree; lives for one reading."""

    file: str
    first_line: int
    data: Any = None
    stopped: bool = False
    documents: int = 0
    problems: list[Diagnostic] = field(default_factory=list)
    values: dict[Loc, Span] = field(default_factory=dict)
    keys: dict[Loc, Span] = field(default_factory=dict)
    quoted: set[Loc] = field(default_factory=set)
    stack: list[_Open] = field(default_factory=list)

    def tree(self, *, whole: bool) -> Tree:
        """What has been read so far, ``whole`` or not."""
        return Tree(self.file, self.data, self.values, self.keys, frozenset(self.quoted), whole)

    def take(self, event: Event) -> None:
        """Goes on by one event."""
        if isinstance(event, DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self._stop(faults.SEVERAL_DOCUMENTS.at(self._span(event), "a second document begins here"))
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            self.stack.pop()
        elif isinstance(event, NodeEvent):
            self._node(event)

    def _node(self, event: NodeEvent) -> None:
        span = self._span(event)
        self._refuse_marks(event, span)
        top = self.stack[-1] if self.stack else None
        if top and isinstance(top.value, dict) and top.key is None:
            self._key(event, span, top)
            return
        loc = self._next_loc(top)
        match event:
            case ScalarEvent():
                self._place(top, loc, self._scalar(event, loc), span)
            case MappingStartEvent():
                self._open(top, loc, {}, span)
            case SequenceStartEvent():
                self._open(top, loc, [], span)
            case _:
                self._place(top, loc, "", span)

    def _refuse_marks(self, event: NodeEvent, span: Span) -> None:
        if isinstance(event, AliasEvent):
            self.problems.append(
                faults.ALIAS.at(span, f'"*{event.anchor}" is an alias', "write the value out, or put quotes around it")
            )
        elif event.anchor is not None:
            self.problems.append(faults.ALIAS.at(span, f'"&{event.anchor}" is an anchor', "delete it, or quote the text"))
        tag = getattr(event, "tag", None)
        if tag is not None and tag != "!":
            self.problems.append(faults.TAG.at(span, f'"{tag}" is a tag', "delete it, or put quotes around the text"))

    def _key(self, event: NodeEvent, span: Span, top: _Open) -> None:
        assert isinstance(top.value, dict)
        if not isinstance(event, ScalarEvent):
            self._stop(faults.COMPLEX_KEY.at(span, "a list or mapping cannot be a key", "put quotes around it"))
            return
        key = str(event.value)
        first = self.keys.get((*top.loc, key))
        if first is not None:
            message = f'"{key}" stands twice: in line {first.line} and in line {span.line}'
            related = (Related(first, f'"{key}" stands here first'),)
            hint = "keep one of the two, or merge them"
            self.problems.append(faults.DUPLICATE_KEY.at(span, message, hint, related=related))
            top.skip_value = True
            # A name no author can type, so that the second value is read (and its own faults found) but not kept.
            key = f"{key}\0{span.line}:{span.column}"
        self.keys[(*top.loc, key)] = span
        top.key = key

    def _next_loc(self, top: _Open | None) -> Loc:
        if top is None:
            return ()
        if isinstance(top.value, list):
            return (*top.loc, len(top.value))
        return (*top.loc, top.key or "")

    def _place(self, top: _Open | None, loc: Loc, value: Any, span: Span) -> None:
        self.values[loc] = span
        if top is None:
            self.data = value
        elif isinstance(top.value, list):
            top.value.append(value)
        else:
            if not top.skip_value:
                top.value[top.key or ""] = value
            top.key, top.skip_value = None, False

    def _open(self, top: _Open | None, loc: Loc, value: list[Any] | dict[str, Any], span: Span) -> None:
        if len(self.stack) >= MAX_DEPTH:
            self._stop(faults.TOO_DEEP.at(span, f"this is nested deeper than {MAX_DEPTH}", "is a bracket not closed?"))
            return
        self._place(top, loc, value, span)
        self.stack.append(_Open(value, loc))

    def _scalar(self, event: ScalarEvent, loc: Loc) -> str | None:
        if event.style in ("'", '"'):
            self.quoted.add(loc)
        elif event.value == "" and not event.style:
            return None
        return str(event.value)

    def _stop(self, problem: Diagnostic) -> None:
        self.problems.append(problem)
        self.stopped = True

    def _span(self, event: Event) -> Span:
        start, end = event.start_mark, event.end_mark
        assert start is not None and end is not None
        line = start.line + self.first_line
        if isinstance(event, MappingStartEvent | SequenceStartEvent) or end.line != start.line:
            return Span(self.file, line, start.column + 1, line, start.column + 2)
        return Span(self.file, line, start.column + 1, line, max(end.column, start.column + 1) + 1)
