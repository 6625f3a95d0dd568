"""What stands next to what: sections, and the order in which their pages are read."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Mapping

from rmsite.foundation.value import replace
from rmsite.graph import addresses
from rmsite.graph.site import Section
from rmsite.model.page import Front, Key, Page

FOLDERS = (("role", "roles", "Roles"), ("format", "formats", "Session formats"), ("benefit", "benefits", "Benefits"))
HOWTO = "How-to guides"
TEMPLATES = "Templates"
_LAST = 1_000_000
"""The place of what has no ``order``."""


def collect_sections(by_kind: Mapping[str, Iterable[Page]]) -> tuple[Section, ...]:
    """The sections of the site in reading order; one without a page and without words of its own is left out."""
    howtos: dict[str, list[Page]] = {}
    for page in by_kind.get("guide", ()):
        howtos.setdefault(page.head.section, []).append(page)
    own_words = {page.key.id: page for page in by_kind.get("section", ())}
    folders = [
        _folder(folder, howtos.get(folder, ()), own_words.get(folder)) for folder in {*howtos, *own_words} if folder
    ]
    sections = (
        *(
            Section(folder, title, addresses.guides(folder), _ordered(by_kind.get(kind, ())))
            for kind, folder, title in FOLDERS
        ),
        Section("howto", HOWTO, addresses.HOWTO, _ordered(howtos.get("", ()))),
        *sorted(folders, key=_place_of_folder),
        Section("templates", TEMPLATES, addresses.TEMPLATES, _ordered(by_kind.get("template", ()))),
    )
    return tuple(section for section in sections if section.members or section.page)


def with_page(section: Section, page: Page, fronts: Mapping[Key, Front]) -> Section:
    """The section after a page of its own was given another title; ``fronts`` has all of them, this one as it is."""
    members = [key for key in section.members if key != page.key]
    insort(members, page.key, key=lambda key: _place_of_page(fronts[key]))
    return replace(section, members=tuple(members))


def _folder(folder: str, members: Iterable[Page], page: Page | None) -> Section:
    title = page.head.title if page else folder.replace("-", " ").capitalize()
    return Section(f"howto-{folder}", title, addresses.howto_folder(folder), _ordered(members), page)


def _place_of_folder(section: Section) -> tuple[int, str, str]:
    order = section.page.head.order if section.page else None
    return (order if order is not None else _LAST, section.title.casefold(), section.id)


def _ordered(pages: Iterable[Page]) -> tuple[Key, ...]:
    # By ``order`` where an author gives it, then by title.
    return tuple(page.key for page in sorted(pages, key=_place_of_page))


def _place_of_page(page: Page | Front) -> tuple[int, str, str]:
    order = page.head.order
    return (order if order is not None else _LAST, page.head.title.casefold(), page.key.id)
