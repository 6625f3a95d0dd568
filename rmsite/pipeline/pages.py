"""Sources become pages."""

from __future__ import annotations

from collections.abc import Iterable

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
        pages.append(read.value)
    return Checked(tuple(pages), tuple(problems))
