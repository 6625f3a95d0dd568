"""From the events of a YAML parser to a ``Tree``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct, field
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

from rmsite.foundation.diagnostic import Diagnostic, Related
from rmsite.foundation.span import Span
from rmsite.foundation.value import EMPTY
from rmsite.foundation.words import shortened
from rmsite.reading import yaml_faults as faults
from rmsite.reading.script import Script
from rmsite.reading.source import TOO_LARGE
from rmsite.reading.tree import Loc, Tree
from rmsite.reading.yaml_stumble import COMPLEX, Mark, Stumble

MAX_DEPTH = 64
MAX_VALUES = 50_000

# Made once: such a union takes longer to make than to ask.
_ENDS = MappingEndEvent | SequenceEndEvent
_STARTS = MappingStartEvent | SequenceStartEvent
_ONE_VALUE = ScalarEvent | AliasEvent

_CUT_OFF = re.compile(r"[ \t]+(#[^\s#!].*)")


class _Open(Struct):
    """A list or mapping whose end has not come yet; ``bracket`` is where its bracket stands, if it has one."""

    value: list[Any] | dict[str, Any]
    loc: Loc
    bracket: Mark | None
    key: str | None = None
    skip_value: bool = False


class Builder(Struct):
    """Puts events together to a tree; lives for one reading.

    ``lines`` are those of the file; ``columns`` gives, for a line that was mended before it was parsed, the position as
    it was typed for every position as it was parsed.
    """

    file: str
    first_line: int
    lines: Sequence[str]
    columns: Mapping[int, Sequence[int]]
    data: Any = None
    stopped: bool = False
    stumble: Stumble | None = None
    events: int = 0
    documents: int = 0
    last: ScalarEvent | None = None
    problems: list[Diagnostic] = field(default_factory=list)
    values: dict[Loc, Span] = field(default_factory=dict)
    keys: dict[Loc, Span] = field(default_factory=dict)
    quoted: set[Loc] = field(default_factory=set)
    scripts: dict[Loc, Script] = field(default_factory=dict)
    commented: set[Loc] = field(default_factory=set)
    told: set[Loc] = field(default_factory=set)
    stack: list[_Open] = field(default_factory=list)

    def tree(self, *, whole: bool, gaps: bool = False) -> Tree:
        """What has been read so far, ``whole`` or not."""
        # Most pages have nothing of most of it, and there may be very many pages.
        return Tree(
            self.file, self.data, self.values or EMPTY, self.keys or EMPTY, frozenset(self.quoted) or (), whole,
            scripts=self.scripts or EMPTY, commented=frozenset(self.commented) or (), told=frozenset(self.told) or (),
            gaps=gaps,
        )  # fmt: skip

    def take(self, event: Event) -> None:
        """Goes on by one event."""
        self.events += 1
        if self.events > MAX_VALUES:
            message = f"this file holds more than {MAX_VALUES:,} values; they are read no further than here"
            self._stop(TOO_LARGE.at(self._span(event), message, "split it into several files"))
        elif isinstance(event, NodeEvent):
            self._node(event)
            if isinstance(event, ScalarEvent):
                self.last = event
        elif isinstance(event, _ENDS):
            self.stack.pop()
        elif isinstance(event, DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                hint = "delete the line, or move what follows it to a file of its own"
                self._stop(faults.SEVERAL_DOCUMENTS.at(self._span(event), "a second document begins here", hint))

    def stumbled(self, problem: str, at: Mark, context: str = "", since: Mark | None = None) -> Stumble:
        """Where reading stopped, with what was open and read last."""
        last = self.last
        return Stumble(
            problem, at, context, since,
            began=_mark(last.start_mark) if last else None,
            ended=_mark(last.end_mark) if last else None,
            style=str(last.style or "") if last else "",
            openings=tuple(each.bracket for each in self.stack if each.bracket),
        )  # fmt: skip

    def _node(self, event: NodeEvent) -> None:
        span = self._span(event)
        top = self.stack[-1] if self.stack else None
        is_key = top is not None and isinstance(top.value, dict) and top.key is None
        if is_key and not isinstance(event, _ONE_VALUE):
            self.stumble = self.stumbled(COMPLEX, _mark(event.start_mark))
            return
        refused = self._refuse_marks(event, span)
        if top is not None and is_key:
            self._key(event, span, top)
            return
        loc = self._next_loc(top)
        if refused:
            self.told.add(loc)
        match event:
            case ScalarEvent():
                self._place(top, loc, self._scalar(event, loc), span)
            case MappingStartEvent():
                self._open(top, loc, {}, span, event)
            case SequenceStartEvent():
                self._open(top, loc, [], span, event)
            case _:
                self._place(top, loc, f"*{getattr(event, 'anchor', '')}", span)

    def _refuse_marks(self, event: NodeEvent, span: Span) -> bool:
        before = len(self.problems)
        if isinstance(event, AliasEvent):
            self.problems.append(
                faults.ALIAS.at(span, f'"*{event.anchor}" is an alias', "write the value out, or put quotes around it")
            )
        elif event.anchor is not None:
            self.problems.append(
                faults.ALIAS.at(span, f'"&{event.anchor}" is an anchor', "delete it, or quote the text")
            )
        tag = getattr(event, "tag", None)
        if tag is not None:
            shown = str(tag).replace("tag:yaml.org,2002:", "!!")
            self.problems.append(
                faults.TAG.at(span, f'"{shortened(shown)}" is a tag', "delete it, or put quotes around the text")
            )
        return len(self.problems) > before

    def _key(self, event: NodeEvent, span: Span, top: _Open) -> None:
        key = str(event.value) if isinstance(event, ScalarEvent) else f"*{event.anchor}"
        first = self.keys.get((*top.loc, key))
        if first is not None:
            shown = shortened(key)
            message = f'"{shown}" stands twice: in line {first.line} and in line {span.line}'
            related = (Related(first, f'"{shown}" stands here first'),)
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

    def _open(self, top: _Open | None, loc: Loc, value: list[Any] | dict[str, Any], span: Span, event: Event) -> None:
        if len(self.stack) >= MAX_DEPTH:
            self._stop(faults.TOO_DEEP.at(span, f"this is nested deeper than {MAX_DEPTH}", "is a bracket not closed?"))
            return
        self._place(top, loc, value, span)
        mark = _mark(event.start_mark)
        line = self.lines[mark.row] if mark.row < len(self.lines) else ""
        has_bracket = getattr(event, "flow_style", False) and line[span.column - 1 : span.column] in ("[", "{")
        self.stack.append(_Open(value, loc, mark if has_bracket else None))

    def _scalar(self, event: ScalarEvent, loc: Loc) -> str | None:
        start, end = _mark(event.start_mark), _mark(event.end_mark)
        text = str(event.value)
        rest = self._line(end.row)[self._column(end) :]
        if event.style in ("'", '"'):
            if self._line(start.row)[self._column(start) :][:1] == event.style:
                self.quoted.add(loc)
        elif text == "" and not event.style:
            if rest.lstrip(" \t").startswith("#"):
                self.commented.add(loc)
            return None
        if not event.style and (match := _CUT_OFF.match(rest)):
            self._cut_off(match[1], end, self._column(end) + match.start(1))
        is_folded = end.row > start.row or len(text) != end.column - start.column - (2 if event.style else 0)
        if is_folded and start.row not in self.columns:
            lines = tuple(self.lines[start.row : end.row + (1 if end.column else 0)])
            self.scripts[loc] = Script(str(event.style or ""), start.row + self.first_line, start.column + 1, lines)
        return text

    def _cut_off(self, text: str, end: Mark, column: int) -> None:
        line = end.row + self.first_line
        span = Span(self.file, line, column + 1, line, column + 1 + len(text))
        message = f'"{shortened(text)}" is taken for a comment and not shown'
        self.problems.append(faults.COMMENT.at(span, message, "put quotes around the whole value if it belongs to it"))

    def _stop(self, problem: Diagnostic) -> None:
        self.problems.append(problem)
        self.stopped = True

    def _line(self, row: int) -> str:
        return self.lines[row] if row < len(self.lines) else ""

    def _column(self, mark: Mark) -> int:
        if mark.row not in self.columns:
            return mark.column
        known = self.columns[mark.row]
        return known[min(mark.column, len(known) - 1)]

    def _span(self, event: Event) -> Span:
        start, end = _mark(event.start_mark), _mark(event.end_mark)
        line, column = start.row + self.first_line, self._column(start)
        if end.row != start.row or isinstance(event, _STARTS):
            return Span(self.file, line, column + 1, line, column + 2)
        return Span(self.file, line, column + 1, line, max(self._column(end), column + 1) + 1)


def _mark(mark: Any) -> Mark:
    # Any: PyYAML has two classes of marks, one of them written in C.
    return Mark(mark.line, mark.column)
