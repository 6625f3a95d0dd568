"""What helps an author in the page itself, as JSON: where each part comes from, and what not everybody gets."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from rmsite.checks.completeness import checklist
from rmsite.foundation.words import listed
from rmsite.graph.site import Site
from rmsite.model.page import Page
from rmsite.model.program import Program
from rmsite.reading.source import SourceFile
from rmsite.serving.blocks import RUN, Shown, blocks_of, hrefs_in
from rmsite.serving.edition import Edition
from rmsite.serving.marks import held_on, marks_on, notes_on
from rmsite.serving.origins import Candidate, Place, candidates_of, leading, places_of, target_of

Sources = dict[str, SourceFile]
Href = Callable[[str, int], str | None]
"""The link that opens a line of a file in the author's editor."""


def help_on(edition: Edition, path: str, content: bytes, sources: Sources, today: date, href: Href) -> str:
    """Everything that is drawn into a page, one line of JSON.

    An element is named by its words and by which of those with the same words it is: ``places`` has for each such text
    the number of a place for every element, -1 for none; ``marks`` name the element they stand at in the same way.
    """
    html = content.decode("utf-8", "replace")
    every = blocks_of(html)
    texts = places_of(every, candidates_of(edition, path, sources), edition.source_of(path), leading(edition, path))
    shown = [(each, text) for each, text in zip(every, texts, strict=True) if each.tag != RUN]
    elements = [each for each, _ in shown]
    found = [text for _, text in shown]
    marks, hidden = marks_on(elements, found, held_on(edition, path))
    names = _names(elements)
    places, numbers = _numbered(elements, found)
    told = {
        "places": [{"place": f"{each.file}:{each.line}", "href": href(each.file, each.line)} for each in places],
        "texts": numbers,
        "marks": [
            {"at": names[each.element], "kind": each.kind, "words": each.words, "goesOn": each.goes_on}
            for each in marks
        ],
        "hidden": [
            {
                "what": each.what, "for": listed(each.audience, "and"),
                "place": f"{each.file}:{each.first}", "href": href(each.file, each.first),
            }
            for each in hidden
        ],
        "links": _links(edition, path, hrefs_in(html), today),
    }  # fmt: skip
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def checklist_of(site: Site, page: Page | None) -> list[dict[str, Any]]:
    """What a complete playbook has, for a program's pages: each part, whether it is there, its question, an example."""
    # Any: JSON.
    if page is None or not isinstance(page.data, Program):
        return []
    return [
        {
            "part": item.part.field.replace("_", " "), "isThere": item.is_there,
            "question": item.part.question, "example": item.part.example,
        }
        for item in checklist(site, page.data)
    ]  # fmt: skip


def _names(elements: Sequence[Shown]) -> list[tuple[str, int]]:
    seen: dict[str, int] = defaultdict(int)
    names = []
    for each in elements:
        names.append((each.words, seen[each.words]))
        seen[each.words] += 1
    return names


def _numbered(elements: Sequence[Shown], found: Sequence[Candidate | None]) -> tuple[list[Place], dict[str, list[int]]]:
    places = sorted({text.place for text in found if text is not None})
    number = {place: index for index, place in enumerate(places)}
    known = {each.words for each, text in zip(elements, found, strict=True) if text is not None}
    numbers: dict[str, list[int]] = defaultdict(list)
    for each, text in zip(elements, found, strict=True):
        if each.words in known:
            numbers[each.words].append(number[text.place] if text is not None else -1)
    return places, dict(numbers)


def _links(edition: Edition, path: str, hrefs: Sequence[str], today: date) -> dict[str, str]:
    # By the address as the page has it, what is to be said of the page it leads to; of this page it is said already.
    told = {}
    own = (edition.source_of(path), notes_on(edition, path, today))
    for href in hrefs:
        target = target_of(href, path)
        notes = notes_on(edition, target, today) if target is not None else ()
        if target is not None and notes and (edition.source_of(target), notes) != own:
            told[href] = ", ".join(notes)
    return told
