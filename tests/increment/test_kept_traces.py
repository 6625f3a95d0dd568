"""Kept traces come back, all or one by one, and take in others."""

from __future__ import annotations

import marshal
import random
from array import array
from itertools import accumulate
from typing import Any

import pytest

from rmsite.increment.kept_traces import KeptTraces, kept_traces, packed_traces, unpacked_traces
from rmsite.increment.memory import Forgotten
from rmsite.increment.trace import NO_TRACES, Trace, Traces

NAMES = tuple(f"head:guide:{number}" for number in range(400))


def trace(random_: random.Random) -> Trace:
    """A trace of facts at random."""
    reads = tuple(sorted(random_.sample(NAMES, random_.randrange(20))))
    return Trace("pages.guide", (str(random_.random()),), reads, str(random_.random()), "it is new")


def site(seed: int, files: int) -> Traces:
    """The traces of a site at random."""
    random_ = random.Random(seed)
    by_path = {f"guides/{number}/index.html": trace(random_) for number in range(files)}
    read = {name for each in by_path.values() for name in each.reads}
    return Traces("theme", {name: f"then {name}" for name in read}, by_path)


@pytest.mark.parametrize("files", [0, 1, 99, 100, 101, 730])
def test_traces_come_back(files: int) -> None:
    """Packed traces are unpacked as they were, in their order, and asked one by one they say the same."""
    traces = site(files, files)
    data = b"".join(packed_traces(traces))
    assert unpacked_traces(data) == traces
    assert list(unpacked_traces(data).by_path) == list(traces.by_path)
    kept = kept_traces(data)
    assert kept is not None
    assert {path: kept.trace(path) for path in kept.contents} == traces.by_path
    assert {name: kept.digest_of(name) for name in traces.facts} == traces.facts
    for name in NAMES:
        assert list(kept.readers_of(name)) == [path for path, each in traces.by_path.items() if name in each.reads]
    assert unpacked_traces(b"".join(kept.packed())) == traces


@pytest.mark.parametrize("seed", range(20))
def test_others_take_their_place(seed: int) -> None:
    """Traces put among kept ones come to what packing all of them anew comes to, but for facts that nobody reads."""
    random_ = random.Random(seed)
    traces = site(seed, 250)
    kept = kept_traces(b"".join(packed_traces(traces)))
    assert kept is not None
    by_path, facts = dict(traces.by_path), dict(traces.facts)
    for wave in range(3):
        made = {path: trace(random_) for path in random_.sample(list(by_path), random_.randrange(30))}
        changed = random_.sample(sorted(facts), 10)
        read = {name for each in made.values() for name in each.reads if name not in facts}
        now = {name: f"wave {wave} {name}" for name in (*changed, *read)}
        kept.put(made, now)
        by_path |= made
        facts |= now
    assert kept.whole() == Traces("theme", facts, by_path)
    assert unpacked_traces(b"".join(kept.packed())) == kept.whole()
    again = kept_traces(b"".join(kept.packed()))
    assert again is not None
    for name in NAMES:
        readers = [path for path, each in by_path.items() if name in each.reads]
        assert list(kept.readers_of(name)) == list(again.readers_of(name)) == readers


def test_another_theme_brings_nothing_back() -> None:
    """Where all files are made of something else now, only that is told."""
    data = b"".join(packed_traces(site(1, 10)))
    assert unpacked_traces(data, "theme") == site(1, 10)
    assert unpacked_traces(data, "another") == Traces("theme", {}, {})


ENTRY = ("m", (), ("today",), "")
FACT = {"today": ("1", array("I", [0]).tobytes())}


def kept_of(contents: Any, entries: Any, facts: Any) -> bytes:
    """Bytes of the shape of traces."""
    return b"".join((*entries, *facts, ended(contents, ends_of(entries, 0), ends_of(facts, sum(map(len, entries))))))


def ends_of(parts: list[bytes], start: int) -> list[int]:
    """Where the parts of one kind begin and end that stand behind so many bytes."""
    return list(accumulate(map(len, parts), initial=start))


def ended(*index: Any) -> bytes:
    """What stands behind all parts."""
    data = marshal.dumps(("theme", *index))
    return data + len(data).to_bytes(8, "big")


NOT_TRACES = [
    b"",
    b"words",
    marshal.dumps(1),
    b"\0" * 8,
    b"\xff" * 8,
    ended(),
    ended({"p": "d"}, [0]),
    ended({"p": "d"}, 1, [0, 0]),
    ended({"p": "d"}, [0], [0, "1"]),
    kept_of([], [], [b""]),
    kept_of({"p": "d"}, [marshal.dumps([ENTRY])], []),
]
"""What is seen at once to be something else."""

PARTS_OF_SOMETHING_ELSE = [
    kept_of({"p": "d"}, [b"words"], [b"words"]),
    kept_of({"p": "d"}, [], [marshal.dumps(FACT)]),
    kept_of({"p": "d"}, [marshal.dumps([])], [marshal.dumps(FACT)]),
    kept_of({"p": "d"}, [marshal.dumps([("m",)])], [marshal.dumps(FACT)]),
    kept_of({"p": "d"}, [marshal.dumps([("m", (), 1, "")])], [marshal.dumps(FACT)]),
    kept_of({"p": "d"}, [marshal.dumps([ENTRY])], [marshal.dumps([])]),
    kept_of({"p": "d"}, [marshal.dumps([ENTRY])], [marshal.dumps({"today": 1})]),
    kept_of({"p": "d"}, [marshal.dumps([ENTRY])], [marshal.dumps({"today": ("1", b"odd")})]),
    kept_of({"p": "d"}, [marshal.dumps([ENTRY])], [marshal.dumps({"today": ("1", array("I", [9]).tobytes())})]),
]
"""What is seen only by whoever asks for a part."""


def test_what_could_be_traces_is() -> None:
    """The bytes below are wrong by what they say, and by nothing else."""
    data = kept_of({"p": "d"}, [marshal.dumps([ENTRY])], [marshal.dumps(FACT)])
    kept = kept_traces(data)
    assert kept is not None
    assert kept.readers_of("today") == ["p"]
    assert kept.whole() == Traces("theme", {"today": "1"}, {"p": Trace("m", (), ("today",), "d", "")})


@pytest.mark.parametrize("data", NOT_TRACES)
def test_what_is_no_trace_is_none(data: bytes) -> None:
    """Bytes that are something else come to no traces, and everything is made."""
    assert kept_traces(data) is None
    assert unpacked_traces(data) == NO_TRACES


@pytest.mark.parametrize("data", PARTS_OF_SOMETHING_ELSE)
def test_a_part_of_something_else_is_forgotten(data: bytes) -> None:
    """Whoever asks for something in such a part is told that it is forgotten, and no other error is raised."""
    kept = kept_traces(data)
    assert kept is not None
    with pytest.raises(Forgotten):
        ask_all(kept)


def test_reads_of_something_else_are_forgotten() -> None:
    """Whoever lays a trace into the place of such a one is told so too."""
    kept = kept_traces(kept_of({"p": "d"}, [marshal.dumps([("m", (), ([],), "")])], [marshal.dumps(FACT)]))
    assert kept is not None
    with pytest.raises(Forgotten):
        kept.put({"p": Trace("m", (), ("today",), "d")}, {})


def ask_all(kept: KeptTraces) -> None:
    """Asks for all there is."""
    kept.trace("p")
    kept.digest_of("today")
    kept.readers_of("today")
