"""What a preview leaves for the next one: a site as it was put together, so that its pages are there at once."""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path

from jinja2 import BytecodeCache

from rmsite.disk.last import changed_sources
from rmsite.disk.read import read_themes
from rmsite.disk.stamps import Stamp
from rmsite.foundation.span import Span
from rmsite.foundation.value import Value, replace
from rmsite.foundation.webpath import WebPath
from rmsite.graph.audiences import Visibility
from rmsite.increment.memory import Forgotten, Memory, packed, unpacked
from rmsite.model.inputs import Inputs
from rmsite.model.page import Key
from rmsite.outputs.recipe import Recipe, maker_called
from rmsite.pipeline.build import Examined
from rmsite.pipeline.kept import names_of
from rmsite.pipeline.linked import Shelf, packed_site, unpacked_site
from rmsite.pipeline.pages import Reading, Readings
from rmsite.pipeline.retouch import theme_of, with_edits
from rmsite.reading.source import SourceFile
from rmsite.view.shapes import Publication


def remember(
    examined: Examined,
    visibility: Visibility,
    publication: Publication,
    inputs: Inputs,
    stamps: Mapping[str, Stamp],
    memory: Memory,
) -> None:
    """Keeps a site that was examined; ``stamps`` are what the files of its inputs looked like before they were read."""
    site = examined.site
    if examined.theme is None or site.settings.plugins:
        # What a plugin makes of anything may depend on anything.
        return
    recipes = [(each.path.value, each.maker, each.subject, each.origin.file, each.is_late) for each in examined.recipes]
    heads = [page.head for page in examined.read.pages]
    turns = {day.isoformat() for head in heads for day in (head.publish_on, head.expire_on) if day}
    linked = packed_site(site, examined.read.pages)
    kept = (dict(stamps), inputs.digests(), sorted(turns), recipes, list(site.files), linked, packed(examined.problems))
    memory.put(_name(visibility, publication), marshal.dumps(kept))


class Recalling(Value):
    """Where a site is recalled from: its folder and what that looks like now, the memory, the translated templates."""

    root: Path
    stamps: Mapping[str, Stamp]
    memory: Memory
    codes: BytecodeCache | None = None


def recalled(visibility: Visibility, publication: Publication, given: Recalling) -> Examined | None:
    """The site that was kept, with the edits of words and headlines since then.

    None where anything else may have changed, so that its files are those of a build. Of its problems those are missing
    that another day has brought.
    """
    root, memory = given.root, given.memory
    try:
        kept = marshal.loads(memory.get(_name(visibility, publication)) or b"")
        then, digests, turns, recipes, files, packed_linked, problems = kept
        linked = unpacked_site(packed_linked, digests, memory)
        changed = changed_sources(then, given.stamps, digests, root)
        is_whole = all(f"content/{path}" in given.stamps for path in files)
        if linked is None or changed is None or not is_whole or _has_turned(linked.site.today, visibility.today, turns):
            return None
        found: tuple[Recipe | None, ...] = tuple(_recipe(*each) for each in recipes)
        said = unpacked(problems)
        site, _ = with_edits(linked, (SourceFile(path, content) for path, content in changed.items()), said)
        theme = theme_of(site, read_themes(root), given.codes)
    except (ValueError, EOFError, TypeError, OSError, Forgotten):
        return None
    if theme is None or None in found:
        return None
    site = replace(site, today=visibility.today, files=_OnDisk(root, files))
    read = Readings((), (), _OnShelf(linked.shelf, digests))
    return Examined(site, theme, tuple(filter(None, found)), read, partial(tuple, said))


def _name(visibility: Visibility, publication: Publication) -> str:
    return names_of(visibility, publication).shown


def _has_turned(then: date, now: date, turns: Iterable[str]) -> bool:
    # Whether anything has come out or was taken down between two days.
    first, last = sorted((then.isoformat(), now.isoformat()))
    return any(first < day <= last for day in turns)


def _recipe(path: str, maker: str, subject: tuple[str, ...], file: str, is_late: bool) -> Recipe | None:
    make = maker_called(maker)
    return Recipe(WebPath(path), make, subject, Span(file), is_late) if make else None


class _OnDisk(Mapping[str, SourceFile]):
    # Attachments, read when they are asked for.
    def __init__(self, root: Path, paths: Iterable[str]) -> None:
        self._root = root
        self._paths = dict.fromkeys(paths)

    def __getitem__(self, path: str) -> SourceFile:
        if path not in self._paths:
            raise KeyError(path)
        name = f"content/{path}"
        return SourceFile(name, (self._root / name).read_bytes())

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


class _OnShelf(Mapping[str, Reading]):
    # What sources came to, as far as the audience sees all of it.
    def __init__(self, shelf: Shelf, digests: Mapping[str, str]) -> None:
        self._shelf = shelf
        self._digests = digests
        self._keys = {path: key for key in shelf if (path := shelf.source_of(key)) is not None}

    def __getitem__(self, path: str) -> Reading:
        key: Key = self._keys[path]
        return Reading(path, self._digests[path], self._shelf.checked(key))

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)
