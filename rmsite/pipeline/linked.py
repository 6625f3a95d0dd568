"""A site as it was put together, kept for the next build; its pages are brought back one by one, when asked for."""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeVar

from rmsite.foundation.checked import Checked
from rmsite.foundation.value import Value, replace
from rmsite.graph.site import Site, places_in
from rmsite.increment.memory import Forgotten, Memory, packed, unpacked
from rmsite.model.page import Front, Key, Page
from rmsite.pipeline.pages import Known, known_beside, known_page

V = TypeVar("V")

Parts = Mapping[str, Sequence[bytes]]
"""What is kept in parts, by what it is."""

_CONTENT = "content/"
_PART = 100
"""So many pages stand together with what may be shown of them."""


class Shelf(Mapping[Key, Page]):
    """The pages of a site by their keys, each read from the memory when it is asked for.

    ``sources`` has the file of each, ``digests`` the names of the bytes that the files had; ``own`` has those of which
    this audience sees a part. Raises ``Forgotten`` for a page that the memory has lost.
    """

    def __init__(
        self, sources: Mapping[Key, str], digests: Mapping[str, str], own: Mapping[Key, bytes], memory: Memory
    ) -> None:
        self._sources = sources
        self._digests = digests
        self._own = own
        self._memory = memory
        self._found: dict[Key, Checked[Page]] = {}
        self._known: dict[str, Known] = {}

    def __getitem__(self, key: Key) -> Page:
        return self.checked(key).value

    def __iter__(self) -> Iterator[Key]:
        return iter(self._sources)

    def __len__(self) -> int:
        return len(self._sources)

    def source_of(self, key: Key) -> str | None:
        """The file that a page is made of, and as it says; None for any other."""
        return None if key in self._own else self._sources.get(key)

    def checked(self, key: Key) -> Checked[Page]:
        """A page with what was wrong with its file alone."""
        if key not in self._found:
            self._found[key] = self._brought(key)
        return self._found[key]

    def put(self, page: Page) -> None:
        """Lays another page in the place of the one with its key."""
        self._found[page.key] = Checked(page)

    def named(self) -> tuple[Mapping[Key, str], Mapping[Key, bytes]]:
        """The file of each page, and those of which this audience sees a part, packed."""
        return self._sources, self._own

    def _brought(self, key: Key) -> Checked[Page]:
        path = self._sources[key]
        if key in self._own:
            own = unpacked(self._own[key])
            found = Checked(own) if isinstance(own, Page) else None
        else:
            folder = path.rpartition("/")[0]
            if folder not in self._known:
                self._known[folder] = known_beside(path, self._memory)
            found = known_page(self._known[folder], path, self._digests.get(path, ""))
        if found is None:
            raise Forgotten(path)
        return found


class Parted(Mapping[Key, V]):
    """Something of each of very many pages, brought back in parts of a hundred.

    Raises ``Forgotten`` for a part that is not what was packed.
    """

    def __init__(self, keys: Iterable[Key], parts: Sequence[bytes]) -> None:
        self._keys = keys
        self._parts = parts
        self._found: dict[int, tuple[V, ...]] = {}

    @cached_property
    def _places(self) -> Mapping[Key, int]:
        return {key: number for number, key in enumerate(self._keys)}

    def __getitem__(self, key: Key) -> V:
        number, position = divmod(self._places[key], _PART)
        if number not in self._found:
            found = unpacked(self._parts[number]) if number < len(self._parts) else None
            if not isinstance(found, tuple) or len(found) <= position:
                raise Forgotten(str(key))
            self._found[number] = found
        return self._found[number][position]

    def __iter__(self) -> Iterator[Key]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


class Linked(Value):
    """A site whose pages stand on a shelf; ``parts`` have what is kept in parts, ``skeleton`` all else, packed."""

    site: Site
    shelf: Shelf
    skeleton: bytes
    parts: Parts

    def packed_with(self, site: Site, keys: frozenset[Key]) -> bytes:
        """As bytes, with this site in the place of the one of which no pages but these have another front."""
        sources, own = self.shelf.named()
        fronts = list(self.parts["fronts"])
        for number, some in enumerate(_parted(sources)):
            if not keys.isdisjoint(some):
                fronts[number] = packed(tuple(site.fronts[key] for key in some))
        is_in_order = site.sections == self.site.sections and site.tags == self.site.tags
        skeleton = self.skeleton if is_in_order else _skeleton(site, sources, own)
        return marshal.dumps((skeleton, {**self.parts, "fronts": fronts}))


def packed_site(site: Site, read: Iterable[Page]) -> bytes:
    """A site as bytes, without the pages that were ``read`` for it: they are kept elsewhere, by their files."""
    raw = {id(page) for page in read}
    sources = {page.key: page.file for page in site.pages.values()}
    own = {page.key: packed(page) for page in site.pages.values() if id(page) not in raw}
    parts = {
        name: [packed(tuple(of[key] for key in some)) for some in _parted(of)] for name, of in _large(site).items()
    }
    return marshal.dumps((_skeleton(site, sources, own), parts))


def unpacked_site(data: bytes, digests: Mapping[str, str], memory: Memory) -> Linked | None:
    """The site that was packed, which was put together of sources with these ``digests`` by path; None for others."""
    try:
        skeleton, parts = marshal.loads(data)
        bare, sources, own, pointed_to = unpacked(skeleton)
    except (ValueError, EOFError, TypeError):
        return None
    if not (isinstance(bare, Site) and isinstance(sources, dict) and isinstance(own, dict)):
        return None
    if not (isinstance(pointed_to, tuple) and isinstance(parts, dict) and parts.keys() == _large(bare).keys()):
        return None
    shelf = Shelf(sources, digests, own, memory)
    fronts: Parted[Front] = Parted(shelf, parts["fronts"])
    paths = {path.removeprefix(_CONTENT): key for key, path in sources.items() if path.startswith(_CONTENT)}
    headings: Parted[tuple[str, ...]] = Parted(shelf, parts["headings"])
    site = replace(
        bare,
        pages=shelf,
        fronts=fronts,
        place_of=places_in(bare.sections),
        targets=replace(bare.targets, fronts=fronts, paths=paths, headings=headings),
        backlinks=Parted(pointed_to, parts["backlinks"]),
    )
    return Linked(site, shelf, skeleton, parts)


def _large(site: Site) -> Mapping[str, Mapping[Key, Any]]:
    # What an edit needs of a few pages alone. Any: they have nothing in common but their keys.
    return {"fronts": site.fronts, "headings": site.targets.headings, "backlinks": site.backlinks}


def _parted(keys: Iterable[Key]) -> Iterator[tuple[Key, ...]]:
    found = tuple(keys)
    return (found[start : start + _PART] for start in range(0, len(found), _PART))


def _skeleton(site: Site, sources: Mapping[Key, str], own: Mapping[Key, bytes]) -> bytes:
    # Attachments are large, and no page of prose is made of one; places are known from the sections, paths and fronts
    # of what can be pointed to from the pages. All keys are packed in one go, because each is one object then.
    targets = replace(site.targets, fronts={}, paths={}, headings={})
    bare = replace(site, pages={}, fronts={}, files={}, place_of={}, backlinks={}, targets=targets)
    return packed((bare, dict(sources), dict(own), tuple(site.backlinks)))
