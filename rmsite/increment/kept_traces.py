"""Traces as bytes, in parts: an edit brings back those of the files that it changes, and packs no others anew."""

from __future__ import annotations

import marshal
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeVar
from zlib import crc32

from rmsite.increment.memory import Forgotten
from rmsite.increment.trace import NO_TRACES, Trace, Traces

T = TypeVar("T")

_PART = 100
"""About so many traces, or facts, stand in one part."""
_END = b"\n"
_LONGEST = 100
"""The digest of what all files are made of stands in front, and is not so long."""

_Entry = tuple[str, tuple[str, ...], tuple[str, ...], str]
"""A trace without the digest of its file."""
_Fact = tuple[str, bytes]
"""The digest of a fact, and the places of the files that have read it, as a packed array."""


class KeptTraces:
    """The traces of a finished site as they were kept, each brought back when it is asked for.

    ``contents`` has the digests of all finished files by path. Every question raises ``Forgotten`` where the bytes are
    something else than traces.
    """

    # Traces stand in the order of their paths, a fact in the part that its name leads to.

    def __init__(self, common: str, contents: dict[str, str], entries: Sequence[bytes], facts: Sequence[bytes]) -> None:
        self.common = common
        self.contents = contents
        self._entries = _Parts[list[_Entry]](entries)
        self._facts = _Parts[dict[str, _Fact]](facts)

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {path: place for place, path in enumerate(self.contents)}

    @cached_property
    def _paths(self) -> tuple[str, ...]:
        return tuple(self.contents)

    def trace(self, path: str) -> Trace:
        """How a file was made."""
        number, position = divmod(self._places[path], _PART)
        maker, subject, reads, why = self._entries[number][position]
        return Trace(maker, subject, reads, self.contents[path], why)

    def digest_of(self, fact: str) -> str | None:
        """The digest that a fact had; None where no file has read it."""
        found = self._facts[_part_of(fact, len(self._facts))].get(fact)
        return found[0] if found else None

    def readers_of(self, fact: str) -> Iterator[str]:
        """The files that have read a fact, in the order of the site."""
        return (self._paths[place] for place in self._readers(fact))

    def put(self, traces: Mapping[str, Trace], facts: Mapping[str, str]) -> None:
        """Lays other traces, of files that are there, and other digests of facts in the place of those they had."""
        readers = {name: set(self._readers(name)) for name in facts}
        for path, trace in traces.items():
            place, before, now = self._places[path], set(self.trace(path).reads), set(trace.reads)
            for name in before ^ now:
                found = readers.setdefault(name, set(self._readers(name)))
                (found.add if name in now else found.discard)(place)
            self._entries[place // _PART][place % _PART] = _entry(trace)
            self.contents[path] = trace.content
        for name, places in readers.items():
            entry = (facts.get(name) or self.digest_of(name) or "", array("I", sorted(places)).tobytes())
            self._facts[_part_of(name, len(self._facts))][name] = entry

    def packed(self) -> bytes:
        """As bytes, from which ``kept_traces`` comes to the same."""
        return _packed(self.common, self.contents, self._entries.packed(), self._facts.packed())

    def whole(self) -> Traces:
        """All traces, and all facts."""
        facts = {name: digest for part in self._facts for name, (digest, _) in part.items()}
        return Traces(self.common, facts, {path: self.trace(path) for path in self.contents})

    def _readers(self, fact: str) -> Iterable[int]:
        found = self._facts[_part_of(fact, len(self._facts))].get(fact)
        return array("I", found[1]) if found else ()


class _Parts(Sequence[T]):
    # Each is brought back when it is looked at.

    def __init__(self, packed: Sequence[bytes]) -> None:
        self._packed = packed
        # Any: lists and dicts of plain values.
        self._found: dict[int, Any] = {}

    def __getitem__(self, number: Any) -> Any:
        if number not in self._found:
            try:
                self._found[number] = marshal.loads(self._packed[number])
            except (ValueError, EOFError, TypeError) as error:
                raise Forgotten("a part of the traces") from error
        return self._found[number]

    def __len__(self) -> int:
        return len(self._packed)

    def packed(self) -> list[bytes]:
        return [
            marshal.dumps(self._found[each]) if each in self._found else self._packed[each] for each in range(len(self))
        ]


def packed_traces(traces: Traces) -> bytes:
    """Traces as bytes; a name that occurs again and again in one part is stored once there where it is one object."""
    found = list(traces.by_path.values())
    entries = [[_entry(trace) for trace in found[start : start + _PART]] for start in range(0, len(found), _PART)]
    readers: dict[str, list[int]] = {name: [] for name in traces.facts}
    for place, trace in enumerate(found):
        for name in trace.reads:
            readers[name].append(place)
    facts: list[dict[str, _Fact]] = [{} for _ in range(len(traces.facts) // _PART + 1)]
    for name, digest in traces.facts.items():
        facts[_part_of(name, len(facts))][name] = (digest, array("I", readers[name]).tobytes())
    contents = {path: trace.content for path, trace in traces.by_path.items()}
    return _packed(traces.common, contents, list(map(marshal.dumps, entries)), list(map(marshal.dumps, facts)))


def kept_traces(data: bytes) -> KeptTraces | None:
    """The traces that were packed; None where the bytes are something else."""
    common, end, _ = data[:_LONGEST].partition(_END)
    try:
        return KeptTraces(common.decode(), *marshal.loads(memoryview(data)[len(common) + 1 :])) if end else None
    except (ValueError, EOFError, TypeError):
        return None


def unpacked_traces(data: bytes, common: str | None = None) -> Traces:
    """All traces that were packed; none where the bytes are something else.

    Where all files are made of something else now than ``common``, no trace says anything, and none is brought back.
    """
    kept = kept_traces(data)
    if kept is None:
        return NO_TRACES
    if common not in (None, kept.common):
        return Traces(kept.common, {}, {})
    try:
        return kept.whole()
    except (Forgotten, ValueError, TypeError, LookupError, AttributeError):
        return NO_TRACES


def _entry(trace: Trace) -> _Entry:
    return trace.maker, trace.subject, trace.reads, trace.why


def _part_of(name: str, parts: int) -> int:
    return crc32(name.encode()) % parts


def _packed(common: str, contents: Mapping[str, str], entries: Sequence[bytes], facts: Sequence[bytes]) -> bytes:
    return common.encode() + _END + marshal.dumps((dict(contents), list(entries), list(facts)))
