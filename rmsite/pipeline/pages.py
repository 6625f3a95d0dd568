"""Sources become pages."""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from itertools import groupby

from rmsite.foundation.checked import Checked
from rmsite.foundation.diagnostic import Diagnostic
from rmsite.foundation.digest import digest
from rmsite.foundation.value import EMPTY, Value, replace
from rmsite.increment.memory import Memory, packed, unpacked
from rmsite.kinds.places import Placed, is_litter, place_of
from rmsite.model.kind import Kind
from rmsite.model.page import Page
from rmsite.pipeline.forks import ALONE, Dealt, Workers, none_left_behind
from rmsite.pipeline.progress import Things, Watch
from rmsite.reading.source import SourceFile

Known = Mapping[str, tuple[str, bytes]]
"""What the sources of one folder came to: by path, the digest of the source and its page, packed."""

Anew = tuple["Reading", bytes | None]
"""What a source came to when it was read just now, and the page packed where a worker has done that."""

FEW = 300
"""So few sources are read in the time that another processor needs for the theme's templates."""
MANY = 2_000
"""So many texts take more memory than all else, and are folded; folding one takes a twelfth of the time of a page."""


class Reading(Value):
    """What a source came to: its page with the problems of the file."""

    path: str
    digest: str
    page: Checked[Page]


class Readings(Value):
    """A page for every source that a content type reads, in the order of the sources, with every file's problems.

    ``by_path`` has what each source came to. Where there is a ``keeping``, that is being put into the memory meanwhile.
    """

    pages: tuple[Page, ...]
    problems: tuple[Diagnostic, ...]
    by_path: Mapping[str, Reading]
    keeping: Future[None] | None = None


NOTHING_READ = Readings((), (), EMPTY)
"""Nothing has been read yet."""


def read_pages(
    content: Iterable[SourceFile],
    kinds: tuple[Kind, ...],
    watch: Watch,
    memory: Memory | None = None,
    workers: Workers = ALONE,
    before: Readings = NOTHING_READ,
) -> Readings:
    """What these sources come to, read side by side where there are many.

    That depends on nothing but a source's path and its bytes, so one which is as it was ``before``, or when it was put
    into ``memory``, is not read again; what is read anew is put there. The memory is kept by folder, because authors
    edit one folder at a time.
    """
    sources = [source for source in content if not is_litter(source.path.removeprefix("content/"))]
    places = [place_of(source.path.removeprefix("content/"), kinds) for source in sources]
    placed = [(source, each.value) for source, each in zip(sources, places, strict=True) if each.value is not None]
    recalled = _recalled((source for source, _ in placed), memory, before)
    anew = _read([each for each in placed if each[0].path not in recalled], watch, workers)
    keeping = None
    if memory is not None and workers.number > 1 and len(anew) > FEW:
        keeping = workers.executor.submit(_keep, anew, recalled, memory)
    elif memory is not None:
        _keep(anew, recalled, memory)
    pages: list[Page] = []
    problems: list[Diagnostic] = []
    by_path = recalled | {path: reading for path, (reading, _) in anew.items()}
    for source, place in zip(sources, places, strict=True):
        problems.extend(place.problems)
        reading = by_path.get(source.path)
        if reading is not None:
            problems.extend(reading.page.problems)
            pages.append(reading.page.value if place.is_sound else replace(reading.page.value, sound=False))
    return Readings(tuple(pages), tuple(problems), by_path, keeping)


def known_beside(path: str, memory: Memory | None) -> Known:
    """What the sources of the folder of this one came to."""
    return _known_in(_folder(path), memory)


def _known_in(folder: str, memory: Memory | None) -> Known:
    data = memory.get(_name(folder)) if memory else None
    known: Known = marshal.loads(data) if data else {}
    return known


def known_page(known: Known, path: str, source_digest: str) -> Checked[Page] | None:
    """What a source came to when its bytes had this digest; None where that is not known."""
    before, data = known.get(path, ("", b""))
    found = unpacked(data) if before == source_digest else None
    return found if isinstance(found, Checked) else None


def keep_page(source: SourceFile, page: Page, memory: Memory) -> None:
    """Puts what one source came to, without a problem, into the memory."""
    entry = (source.digest, packed(Checked(page.folded())))
    memory.put(_name(_folder(source.path)), marshal.dumps({**known_beside(source.path, memory), source.path: entry}))


def _recalled(sources: Iterable[SourceFile], memory: Memory | None, before: Readings) -> dict[str, Reading]:
    # What is known already, folder by folder: packed, all of it would take as much room as the pages.
    found: dict[str, Reading] = {}
    for folder, some in groupby(sources, key=lambda source: _folder(source.path)):
        known: Known | None = None
        for source in some:
            name = source.digest
            reading = before.by_path.get(source.path)
            if reading is not None and reading.digest == name:
                found[source.path] = reading
                continue
            known = _known_in(folder, memory) if known is None else known
            if (page := known_page(known, source.path, name)) is not None:
                found[source.path] = Reading(source.path, name, page)
    return found


def _read(todo: Sequence[tuple[SourceFile, Placed]], watch: Watch, workers: Workers) -> dict[str, Anew]:
    number, fold = workers.number if len(todo) > FEW else 1, len(todo) > MANY
    mine: Things[tuple[SourceFile, Placed]] = todo if number == 1 else Dealt(todo, number)
    awaited = [workers.executor.submit(_packed_pages, mine, fold) for _ in range(1, number)]
    found: dict[str, Anew] = {}
    with none_left_behind(awaited):
        for source, placed in watch("Reading", mine):
            found[source.path] = Reading(source.path, source.digest, _page_of(source, placed, fold)), None
        for future in awaited:
            for path, name, data in future.result():
                found[path] = Reading(path, name, unpacked(data)), data
    return {source.path: found[source.path] for source, _ in todo}


def _packed_pages(part: Iterable[tuple[SourceFile, Placed]], fold: bool) -> list[tuple[str, str, bytes]]:
    return [(source.path, source.digest, packed(_page_of(source, placed, fold))) for source, placed in part]


def _page_of(source: SourceFile, placed: Placed, fold: bool) -> Checked[Page]:
    # Of all pages that a build holds, it makes one at a time.
    read = placed.kind.read(source, placed.place)
    return replace(read, value=read.value.folded()) if fold else read


def _keep(anew: Mapping[str, Anew], recalled: Mapping[str, Reading], memory: Memory) -> None:
    # Beside what was read anew in a folder stands what is still known of it; what is gone from it is forgotten.
    by_folder: dict[str, list[str]] = {}
    for path in (*anew, *recalled):
        by_folder.setdefault(_folder(path), []).append(path)
    for folder in dict.fromkeys(map(_folder, anew)):
        known = _known_in(folder, memory)
        entries = {}
        for path in by_folder[folder]:
            reading, data = anew[path] if path in anew else (recalled[path], None)
            if data is None and known.get(path, ("",))[0] == reading.digest:
                data = known[path][1]
            entries[path] = (reading.digest, data or packed(reading.page))
        memory.put(_name(folder), marshal.dumps(entries))


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _name(folder: str) -> str:
    return f"pages-{digest(folder.encode())}"


def refused_pages(problems: Iterable[Diagnostic], kinds: tuple[Kind, ...]) -> Iterator[Page]:
    """A page without words for every source that the disk did not give, so that what points to it is not broken too."""
    for file in sorted({problem.span.file for problem in problems}):
        path = file.removeprefix("content/")
        placed = place_of(path, kinds).value if path != file and not is_litter(path) else None
        if placed:
            yield replace(placed.kind.read(SourceFile(file, b""), placed.place).value, sound=False)
