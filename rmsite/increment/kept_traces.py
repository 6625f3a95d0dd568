"""Traces as bytes, in parts: an edit brings back those of the files that it changes, and packs no others anew.

The parts stand one behind the other, and at the end what says where each of them begins: whoever packs a large site
holds one part at a time.
"""

from __future__ import annotations

import marshal
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from itertools import islice, pairwise
from typing import Any, Generic, TypeVar
from zlib import crc32

from rmsite.increment.memory import Forgotten
from rmsite.increment.trace import NO_TRACES, Trace, Traces

T = TypeVar("T")

_PART = 100
"""About so many traces, or facts, stand in one part."""
_SIZE = 8
"""With so many bytes at the very end it is said how long the index before them is."""

_Entry = tuple[str, tuple[str, ...], tuple[str, ...], str]
"""A trace without the digest of its file."""
_Packed = Sequence[bytes | memoryview]
_Fact = tuple[str, bytes]
"""The digest of a fact, and the places of the files that have read it, as a packed array."""


@contextmanager
def _forgotten_else() -> Iterator[None]:
    # Bytes that were not packed here may hold anything.
    try:
        yield
    except (ValueError, EOFError, TypeError, LookupError, AttributeError, MemoryError) as error:
        raise Forgotten("a part of the traces") from error


class KeptTraces:
    """The traces of a finished site as they were kept, each brought back when it is asked for.

    ``contents`` has the digests of all finished files by path. Every question raises ``Forgotten`` where the bytes are
    something else than traces.
    """

    # Traces stand in the order of ``contents``, a fact in the part that its name leads to.

    def __init__(self, common: str, contents: dict[str, str], entries: _Packed, facts: _Packed) -> None:
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
        with _forgotten_else():
            return self._trace(self._places[path], self.contents[path])

    def digest_of(self, fact: str) -> str | None:
        """The digest that a fact had; None where no file has read it."""
        found = self._fact(fact)
        return found[0] if found else None

    def readers_of(self, fact: str) -> list[str]:
        """The files that have read a fact, in the order of the site."""
        found = self._fact(fact)
        with _forgotten_else():
            return [self._paths[place] for place in array("I", found[1])] if found else []

    @_forgotten_else()
    def put(self, traces: Mapping[str, Trace], facts: Mapping[str, str]) -> None:
        """Lays other traces, of files that are there, and other digests of facts in the place of those they had."""
        readers = {name: set(self.readers_of(name)) for name in facts}
        for path, trace in traces.items():
            before, now = set(self.trace(path).reads), set(trace.reads)
            for name in before ^ now:
                if name not in readers:
                    readers[name] = set(self.readers_of(name))
                (readers[name].add if name in now else readers[name].discard)(path)
            number, position = divmod(self._places[path], _PART)
            self._entries[number][position] = _entry(trace)
            self.contents[path] = trace.content
        for name, paths in readers.items():
            digest = facts[name] if name in facts else self.digest_of(name) or ""
            places = array("I", sorted(self._places[path] for path in paths))
            self._facts[_part_of(name, len(self._facts))][name] = (digest, places.tobytes())

    def packed(self) -> Iterator[bytes | memoryview]:
        """As bytes, piece by piece, from which ``kept_traces`` comes to the same."""
        return _packed(self.common, self.contents, self._entries.packed(), self._facts.packed())

    def whole(self) -> Traces:
        """All traces, and all facts."""
        with _forgotten_else():
            parts = [self._facts[number] for number in range(len(self._facts))]
            facts = {name: digest for part in parts for name, (digest, _) in part.items()}
            by_path = {path: self._trace(place, content) for place, (path, content) in enumerate(self.contents.items())}
        return Traces(self.common, facts, by_path)

    def _trace(self, place: int, content: str) -> Trace:
        maker, subject, reads, why = self._entries[place // _PART][place % _PART]
        return Trace(maker, tuple(subject), tuple(reads), content, why)

    def _fact(self, name: str) -> _Fact | None:
        with _forgotten_else():
            found = self._facts[_part_of(name, len(self._facts))].get(name)
            return (found[0], found[1]) if found else None


class _Parts(Generic[T]):
    # Each is brought back when it is looked at.

    def __init__(self, packed: _Packed) -> None:
        self._packed = packed
        # Any: lists and dicts of plain values.
        self._found: dict[int, Any] = {}

    def __getitem__(self, number: int) -> T:
        if number not in self._found:
            self._found[number] = marshal.loads(self._packed[number])
        found: T = self._found[number]
        return found

    def __len__(self) -> int:
        return len(self._packed)

    def packed(self) -> Iterator[bytes | memoryview]:
        return (
            marshal.dumps(self._found[each]) if each in self._found else data for each, data in enumerate(self._packed)
        )


def packed_traces(traces: Traces) -> Iterator[bytes | memoryview]:
    """Traces as bytes, piece by piece; a name that is one object in one part is stored once there."""
    contents = {path: trace.content for path, trace in traces.by_path.items()}
    return _packed(traces.common, contents, _packed_entries(traces), _packed_facts(traces))


def _packed_entries(traces: Traces) -> Iterator[bytes]:
    entries = map(_entry, traces.by_path.values())
    while some := list(islice(entries, _PART)):
        yield marshal.dumps(some)


def _packed_facts(traces: Traces) -> Iterator[bytes]:
    readers: dict[str, array[int]] = {name: array("I") for name in traces.facts}
    for place, trace in enumerate(traces.by_path.values()):
        for name in trace.reads:
            readers[name].append(place)
    parts: list[list[str]] = [[] for _ in range(len(traces.facts) // _PART + 1)]
    for name in traces.facts:
        parts[_part_of(name, len(parts))].append(name)
    for part in parts:
        yield marshal.dumps({name: (traces.facts[name], readers.pop(name).tobytes()) for name in part})


def kept_traces(data: bytes) -> KeptTraces | None:
    """The traces that were packed; None where the bytes are something else."""
    view, end = memoryview(data), len(data) - _SIZE
    begin = end - int.from_bytes(data[max(end, 0) :], "big")
    if begin < 0:
        return None
    try:
        common, contents, entry_ends, fact_ends = marshal.loads(view[begin:end])
        entries, facts = ([view[start:stop] for start, stop in pairwise(ends)] for ends in (entry_ends, fact_ends))
    except (ValueError, EOFError, TypeError, MemoryError):
        return None
    return KeptTraces(common, contents, entries, facts) if isinstance(contents, dict) and facts else None


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
    except Forgotten:
        return NO_TRACES


def _entry(trace: Trace) -> _Entry:
    return trace.maker, trace.subject, trace.reads, trace.why


def _part_of(name: str, parts: int) -> int:
    return crc32(name.encode()) % parts


def _packed(
    common: str, contents: dict[str, str], entries: Iterable[bytes | memoryview], facts: Iterable[bytes | memoryview]
) -> Iterator[bytes | memoryview]:
    ends: list[list[int]] = []
    end = 0
    for parts in (entries, facts):
        ends.append([end])
        for part in parts:
            end += len(part)
            ends[-1].append(end)
            yield part
    index = marshal.dumps((common, contents, *ends))
    yield index
    yield len(index).to_bytes(_SIZE, "big")
