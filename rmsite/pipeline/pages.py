"""Sources become pages."""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from rmsite.foundation.checked import Checked
from rmsite.foundation.diagnostic import Diagnostic
from rmsite.foundation.digest import digest
from rmsite.increment.memory import Memory, packed, unpacked
from rmsite.kinds.places import Placed, is_litter, place_of
from rmsite.model.kind import Kind
from rmsite.model.page import Page
from rmsite.pipeline.progress import Watch
from rmsite.reading.source import SourceFile

Known = Mapping[str, tuple[str, bytes]]
"""What the sources of one folder came to: by path, the digest of the source and its page, packed."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a source came to: its page with the problems of the file; ``data`` is the same, packed, if remembered."""

    path: str
    digest: str
    page: Checked[Page]
    data: bytes | None = None


@dataclass(frozen=True, slots=True)
class Readings:
    """A page for every source that a content type reads, in the order of the sources, with every file's problems.

    ``unknown`` has the folders in which something was read anew or is gone, with everything that was read there.
    """

    pages: tuple[Page, ...]
    problems: tuple[Diagnostic, ...]
    unknown: Mapping[str, tuple[Reading, ...]]


def read_pages(
    content: Iterable[SourceFile], kinds: tuple[Kind, ...], watch: Watch, memory: Memory | None = None
) -> Readings:
    """What these sources come to.

    That depends on nothing but a source's path and its bytes, so one which is as it was when it was put into ``memory``
    is not read again. The memory is kept by folder, because authors edit one folder at a time.
    """
    pages: list[Page] = []
    problems: list[Diagnostic] = []
    known: dict[str, Known] = {}
    found: dict[str, list[Reading]] = {}
    sources = [source for source in content if not is_litter(source.path.removeprefix("content/"))]
    for source in watch("Reading", sources):
        placed = place_of(source.path.removeprefix("content/"), kinds)
        problems.extend(placed.problems)
        if placed.value is None:
            continue
        folder = source.path.rpartition("/")[0]
        if folder not in known:
            known[folder] = _recalled(memory, folder)
        reading = _read(source, placed.value, known[folder])
        found.setdefault(folder, []).append(reading)
        problems.extend(reading.page.problems)
        pages.append(reading.page.value if placed.is_sound else replace(reading.page.value, sound=False))
    unknown = {
        folder: tuple(readings)
        for folder, readings in found.items()
        if len(readings) != len(known[folder]) or any(each.data is None for each in readings)
    }
    return Readings(tuple(pages), tuple(problems), unknown)


def keep_pages(readings: Readings, memory: Memory) -> None:
    """Puts what was read anew into the memory."""
    for folder, found in readings.unknown.items():
        entries = {each.path: (each.digest, each.data or packed(each.page)) for each in found}
        memory.put(_name(folder), marshal.dumps(entries))


def _read(source: SourceFile, placed: Placed, known: Known) -> Reading:
    name = source.digest
    before, data = known.get(source.path, ("", b""))
    if before == name and (page := unpacked(data)) is not None:
        return Reading(source.path, name, page, data)
    return Reading(source.path, name, placed.kind.read(source, placed.place))


def _recalled(memory: Memory | None, folder: str) -> Known:
    data = memory.get(_name(folder)) if memory else None
    known: Known = marshal.loads(data) if data else {}
    return known


def _name(folder: str) -> str:
    return f"pages-{digest(folder.encode())}"


def refused_pages(problems: Iterable[Diagnostic], kinds: tuple[Kind, ...]) -> Iterator[Page]:
    """A page without words for every source that the disk did not give, so that what points to it is not broken too."""
    for file in sorted({problem.span.file for problem in problems}):
        path = file.removeprefix("content/")
        placed = place_of(path, kinds).value if path != file and not is_litter(path) else None
        if placed:
            yield replace(placed.kind.read(SourceFile(file, b""), placed.place).value, sound=False)
