"""What authors call their pages: the guides and templates of each tag."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rmsite.foundation.words import slugify
from rmsite.model.page import Key, Page

GUIDES = frozenset(("role", "format", "benefit", "guide"))
KINDS = frozenset((*GUIDES, "template"))


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag: its name as the first of its pages writes it, what its place on a page is called, and its pages by title.

    Tags that differ in case or signs alone are one.
    """

    slug: str
    name: str
    members: tuple[Key, ...]


def collect_tags(pages: Iterable[Page]) -> tuple[Tag, ...]:
    """Every tag of guides and templates, by name; none without guides, for they stand in the list of guides."""
    names: dict[str, str] = {}
    members: dict[str, dict[Key, None]] = {}
    found = [page for page in pages if page.key.kind in KINDS]
    if not any(page.key.kind in GUIDES for page in found):
        return ()
    for page in sorted(found, key=lambda page: (page.head.title.casefold(), page.key)):
        for name in page.head.tags:
            if slug := slug_of_tag(name):
                names.setdefault(slug, " ".join(name.split()))
                members.setdefault(slug, {})[page.key] = None
    tags = (Tag(slug, name, tuple(members[slug])) for slug, name in names.items())
    return tuple(sorted(tags, key=lambda tag: (tag.name.casefold(), tag.slug)))


def slug_of_tag(name: str) -> str:
    """The tag in lower-case letters and hyphens; one in another script keeps its own letters."""
    return slugify(name) or "-".join(part for part in name.casefold().split() if part.isalnum())
