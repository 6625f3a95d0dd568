"""Traces as bytes, in parts: an edit brings back those of the files that it changes, and packs no others anew."""

from __future__ import annotations

import marshal
from array import array
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import Any, Generic, TypeVar
from zlib import crc32

from rmsite.increment.memory import Forgotten
from rmsite.increment.trace import NO_TRACES, Trace, Traces

T = TypeVar("T")

_PART = 100
"""About so many traces, or facts, stand in one part."""

_Entry = tuple[str, tuple[str, ...], tuple[str, ...], str]
"""A trace without the digest of its file."""
_Fact = tuple[str, bytes]
"""The digest of a fact, and the places of the files that have read it, as a packed array."""


class KeptTraces:
    """The traces of a finished site as they were kept, each brought back when it is asked for.

    ``contents`` has the digests of all finished files by path. Every question raises ``Forgotten`` where the bytes are
    something else than traces.
    """

    # Traces stand in the order of ``contents``, a fact in the part that its name leads to.

    def __init__(self, common: str, contents: dict[str, str], entries: list[bytes], facts: list[bytes]) -> None:
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

    def packed(self) -> bytes:
        """As bytes, from which ``kept_traces`` comes to the same."""
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


@contextmanager
def _forgotten_else() -> Iterator[None]:
    # Bytes that were not packed here may hold anything.
    try:
        yield
    except (ValueError, EOFError, TypeError, LookupError, AttributeError) as error:
        raise Forgotten("a part of the traces") from error


class _Parts(Generic[T]):
    # Each is brought back when it is looked at.

    def __init__(self, packed: Sequence[bytes]) -> None:
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

    def packed(self) -> list[bytes]:
        return [
            marshal.dumps(self._found[each]) if each in self._found else data for each, data in enumerate(self._packed)
        ]


def packed_traces(traces: Traces) -> bytes:
    """Traces as bytes; a name that occurs again and again in one part is stored once there where it is one object."""
    found = list(traces.by_path.values())
    parts = (found[start : start + _PART] for start in range(0, len(found), _PART))
    entries = [marshal.dumps(list(map(_entry, part))) for part in parts]
    readers: dict[str, array[int]] = {name: array("I") for name in traces.facts}
    for place, trace in enumerate(found):
        for name in trace.reads:
            readers[name].append(place)
    facts: list[dict[str, _Fact]] = [{} for _ in range(len(traces.facts) // _PART + 1)]
    for name, digest in traces.facts.items():
        facts[_part_of(name, len(facts))][name] = (digest, readers.pop(name).tobytes())
    contents = {path: trace.content for path, trace in traces.by_path.items()}
    return _packed(traces.common, contents, entries, list(map(marshal.dumps, facts)))


def kept_traces(data: bytes) -> KeptTraces | None:
    """The traces that were packed; None where the bytes are something else."""
    try:
        common, contents, entries, facts = marshal.loads(data)
    except (ValueError, EOFError, TypeError):
        return None
    if not (isinstance(contents, dict) and isinstance(entries, list) and isinstance(facts, list) and facts):
        return None
    return KeptTraces(common, contents, entries, facts)


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


def _packed(common: str, contents: dict[str, str], entries: list[bytes], facts: list[bytes]) -> bytes:
    return marshal.dumps((common, contents, entries, facts))
