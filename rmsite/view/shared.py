"""Parts of pages that are the same on all pages beside each other, made once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import Any, Generic, Protocol, TypeVar

from markupsafe import Markup

from rmsite.foundation.value import Value
from rmsite.graph.site import Section, SectionPlace
from rmsite.view.seen import Seen
from rmsite.view.shapes import Link, Place

MOST_SIBLINGS = 60
"""A page lists the pages it stands among up to so many, or the site would grow with the square of its pages."""
MOST = 1000
"""So many parts are held at a time: those of some hundred folders."""

T = TypeVar("T")


class Window(Protocol):
    """What sharing needs to see of a page (the View is one).

    ``linked`` has the addresses that it was asked for, ``folder`` is where it stands (``guides/roles/buddy/``), and
    ``above`` the folder of that; ``places`` is empty unless it holds texts of other pages.
    """

    site: Seen
    places: Mapping[str, Place]
    linked: set[str]
    folder: str
    above: str

    def beside(self) -> Window:
        """The same window of a page beside this one that no link leads to."""
        ...

    def link(self, kind: str, page_id: str) -> Link | None:
        """A link to a page."""
        ...

    def section_links(self, section: Section) -> tuple[Link, ...]:
        """Links to the pages of a section, in its order."""
        ...


class _Part(Value, Generic[T]):
    # Pages in one of ``folders`` reach something of it by another link than all others.
    value: T
    reads: frozenset[str]
    linked: frozenset[str]
    folders: frozenset[str]


class Shared:
    """Parts of one site with the facts that each rests on: whatever page has a part has read them too."""

    def __init__(self) -> None:
        # Any: whoever makes a part knows what it is.
        self._parts: dict[tuple[Hashable, ...], _Part[Any]] = {}
        self._rows: dict[str, dict[Link, Markup]] = {}

    def part(self, view: Window, name: tuple[Hashable, ...], make: Callable[[], T]) -> T:
        """What ``make`` gives, which is asked once by this name for all pages beside each other.

        A page in whose own folder something lies that the part links to is given one of its own.
        """
        key = (view.above, *name)
        part: _Part[T] | None = self._parts.get(key)
        if part is None or view.folder in part.folders:
            part = _made(view, make)
            if view.folder not in part.folders:
                if len(self._parts) >= MOST:
                    self._parts.clear()
                self._parts[key] = part
        view.site.reads.update(part.reads)
        view.linked.update(part.linked)
        return part.value

    def siblings(self, view: Window, place: SectionPlace) -> tuple[Link, ...]:
        """Links from a page to all of its section, in its order; none where they are too many."""
        section, own = place.section, place.position
        if len(section.members) > MOST_SIBLINGS:
            return ()
        link = view.link(*section.members[own])
        if link is None or not link.current or view.places:
            return view.section_links(section)
        # They stand beside each other, so that all links but a page's own are the same on each of them.
        beside = view.beside()
        links = self.part(beside, ("section", section.id), lambda: beside.section_links(section))
        return (*links[:own], link, *links[own + 1 :])

    def each(self, name: str, links: Iterable[Link], make: Callable[[Link], Markup]) -> Markup:
        """What ``make`` gives for each of these links, one after the other; equal links are asked for once."""
        known = self._rows.setdefault(name, {})
        rows = []
        for link in links:
            row = known.get(link)
            if row is None:
                if len(known) >= MOST:
                    known.clear()
                row = known[link] = make(link)
            rows.append(row)
        return Markup("".join(rows))


def _made(view: Window, make: Callable[[], T]) -> _Part[T]:
    # What the page has read and linked to so far is laid aside meanwhile.
    reads, linked = frozenset(view.site.reads), frozenset(view.linked)
    view.site.reads.clear()
    view.linked.clear()
    try:
        value = make()
        folders = frozenset(folder for address in view.linked for folder in _folders(address))
        return _Part(value, frozenset(view.site.reads), frozenset(view.linked), folders)
    finally:
        view.site.reads.update(reads)
        view.linked.update(linked)


def _folders(address: str) -> Iterator[str]:
    # ``/guides/roles/`` stands in "", "guides/" and "guides/roles/".
    path = address.lstrip("/")
    yield ""
    yield from (path[: place + 1] for place, letter in enumerate(path) if letter == "/")
