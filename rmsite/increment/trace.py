"""Traces: what a finished file was made of, and why it would have to be made again."""

from __future__ import annotations

import marshal
from collections.abc import Mapping
from typing import NamedTuple

from rmsite.foundation.value import Value


class Trace(NamedTuple):
    """How one file was made: by which maker of which subject, the facts it asked for, the digest of what came out.

    ``why`` says why it was made when it was made last.
    """

    maker: str
    subject: tuple[str, ...]
    reads: tuple[str, ...]
    content: str
    why: str = ""


class Traces(Value):
    """The traces of a finished site by path, with the digests that the facts had then.

    ``common`` is the digest of what every file is made of: the theme, and how the site is published.
    """

    common: str
    facts: Mapping[str, str]
    by_path: Mapping[str, Trace]

    def reads_of(self, path: str) -> tuple[str, ...]:
        """The facts that a file was made of; none where it was not there."""
        trace = self.by_path.get(path)
        return trace.reads if trace else ()


NO_TRACES = Traces("", {}, {})

LATEST = "traces-latest"
"""Under this name a memory keeps the name of the traces that were written last."""


def why_stale(maker: str, subject: tuple[str, ...], old: Trace | None, changed: Mapping[str, str]) -> str | None:
    """Why a file has to be made, in words that stand behind "because"; None where the old one would be the same.

    ``changed`` has the facts whose digests are no longer what they were, each with its own reason.
    """
    if old is None:
        return "it is new"
    if (maker, subject) != (old.maker, old.subject):
        return "something else is published at its address now"
    return next((changed[name] for name in old.reads if name in changed), None)


def changed_facts(then: Mapping[str, str], now: Mapping[str, str]) -> dict[str, str]:
    """The facts that had another digest then, each with the reason that ``why_stale`` gives for it."""
    return {name: f"{name} has changed" for name, digest in now.items() if then.get(name, digest) != digest}


_END = b"\n"
_LONGEST = 100
"""The digest of what all files are made of stands in front, and is not so long."""


def packed_traces(traces: Traces) -> bytes:
    """Traces as bytes; a name that occurs again and again is stored once where it is one object."""
    entries = {path: tuple(trace) for path, trace in traces.by_path.items()}
    return traces.common.encode() + _END + marshal.dumps((dict(traces.facts), entries))


def unpacked_traces(data: bytes, common: str | None = None) -> Traces:
    """The traces that were packed; none where the bytes are something else.

    Where all files are made of something else now than ``common``, no trace says anything, and none is brought back.
    """
    then, end, _ = data[:_LONGEST].partition(_END)
    try:
        if not end or common not in (None, then.decode()):
            return Traces(then.decode() if end else "", {}, {})
        facts, entries = marshal.loads(memoryview(data)[len(then) + len(end) :])
        return Traces(then.decode(), facts, {path: Trace(*entry) for path, entry in entries.items()})
    except (ValueError, EOFError, TypeError, AttributeError):
        return NO_TRACES
