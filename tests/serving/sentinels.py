"""Where the words of a page really come from: a site whose YAML texts each carry a word of their own is made beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from rmsite.model.page import Page
from rmsite.reading.source import SourceFile
from rmsite.serving.blocks import blocks_of
from rmsite.serving.edition import Edition
from rmsite.serving.origins import Place
from tests.serving.previews import USUAL, preview_of, put

_SIGN = re.compile(r"zq(\d+)zq")
_PLAIN = frozenset({"title", "label", "name", "publisher"})


def signed(root: Path, edition: Edition, sources: Mapping[str, SourceFile]) -> tuple[Edition, dict[int, Place]]:
    """The site as it is when each text of its YAML has a sign behind its words, and the line of each sign."""
    places: dict[int, Place] = {}
    for source in sources.values():
        put(root, {source.path: _signed(source, edition, places)})
    made = preview_of(root).edition(USUAL)
    assert made is not None
    return made, places


def origins(made: Edition, path: str, places: Mapping[int, Place]) -> list[tuple[str, set[Place]]]:
    """For each element of a page, its tag and the lines whose signs it shows."""
    shown = blocks_of(made.file(path).decode())
    return [(each.tag, {places[int(number)] for number in _SIGN.findall(each.words)}) for each in shown]


def _signed(source: SourceFile, edition: Edition, places: dict[int, Place]) -> str:
    reading = edition.examined.read.by_path.get(source.path)
    lines = source.data.decode().split("\n")
    if reading is None:
        return source.data.decode()
    page = reading.page.value
    # From behind, so that what stands before does not move.
    for loc, span in sorted(page.tree.values.items(), key=lambda item: item[1], reverse=True):
        value = page.tree.value(loc)
        if isinstance(value, str) and _is_text(page, value, loc):
            line = lines[span.line - 1]
            # Behind all its words, or where it goes on below, behind the first one.
            words = value if value in line else value.split()[0]
            start = line.find(words, span.column - 1)
            end = start + len(words.rstrip(".,;:!?)\"'*_`]}"))
            if start < 0 or end <= start:
                continue
            number = len(places)
            places[number] = Place(page.file, span.line)
            lines[span.line - 1] = f"{line[:end]} zq{number}zq{line[end:]}"
    return "\n".join(lines)


def _is_text(page: Page, value: str, loc: tuple[str | int, ...]) -> bool:
    return (
        value in page.prose or loc[-1] in _PLAIN or loc == ("summary",) or (isinstance(loc[-1], int) and " " in value)
    )
