"""Sources become pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from rmsite.foundation.checked import Checked
from rmsite.foundation.diagnostic import Diagnostic
from rmsite.kinds.places import is_litter, place_of
from rmsite.model.kind import Kind
from rmsite.model.page import Page
from rmsite.pipeline.progress import Watch
from rmsite.reading.source import SourceFile


def read_pages(content: Iterable[SourceFile], kinds: tuple[Kind, ...], watch: Watch) -> Checked[tuple[Page, ...]]:
    """A page for every source that a content type reads, in the order of the sources, with every file's problems."""
    pages: list[Page] = []
    problems: list[Diagnostic] = []
    sources = [source for source in content if not is_litter(source.path.removeprefix("content/"))]
    for source in watch("Reading", sources):
        placed = place_of(source.path.removeprefix("content/"), kinds)
        problems.extend(placed.problems)
        if placed.value is None:
            continue
        read = placed.value.kind.read(source, placed.value.place)
        problems.extend(read.problems)
        pages.append(read.value if placed.is_sound else replace(read.value, sound=False))
    return Checked(tuple(pages), tuple(problems))


def refused_pages(problems: Iterable[Diagnostic], kinds: tuple[Kind, ...]) -> Iterator[Page]:
    """A page without words for every source that the disk did not give, so that what points to it is not broken too."""
    for file in sorted({problem.span.file for problem in problems}):
        path = file.removeprefix("content/")
        placed = place_of(path, kinds).value if path != file and not is_litter(path) else None
        if placed:
            yield replace(placed.kind.read(SourceFile(file, b""), placed.place).value, sound=False)
