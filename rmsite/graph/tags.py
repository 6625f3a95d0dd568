"""What authors call their pages: the guides and templates of each tag."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Mapping
from functools import lru_cache

from rmsite.foundation.value import Value
from rmsite.foundation.words import slugify
from rmsite.model.page import Front, Key, Page

GUIDES = frozenset(("role", "format", "benefit", "guide"))
KINDS = frozenset((*GUIDES, "template"))


class Tag(Value):
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
    for page in sorted(found, key=_place_of_page):
        for name in page.head.tags:
            if slug := slug_of_tag(name):
                names.setdefault(slug, _tidy(name))
                members.setdefault(slug, {})[page.key] = None
    tags = (Tag(slug, name, tuple(members[slug])) for slug, name in names.items())
    return tuple(sorted(tags, key=_place_of_tag))


def with_page(tags: Iterable[Tag], page: Page, fronts: Mapping[Key, Front]) -> tuple[Tag, ...]:
    """The tags after a page of theirs was given another title; ``fronts`` has all of them, this one as it is now."""
    own = {slug_of_tag(name) for name in page.head.tags}
    found = (_with_member(tag, page, fronts) if tag.slug in own else tag for tag in tags)
    return tuple(sorted(found, key=_place_of_tag))


def _with_member(tag: Tag, page: Page, fronts: Mapping[Key, Front]) -> Tag:
    members = [key for key in tag.members if key != page.key]
    insort(members, page.key, key=lambda key: _place_of_page(fronts[key]))
    names = (name for name in fronts[members[0]].head.tags if slug_of_tag(name) == tag.slug)
    return Tag(tag.slug, _tidy(next(names)), tuple(members))


def _place_of_page(page: Page | Front) -> tuple[str, Key]:
    return page.head.title.casefold(), page.key


def _place_of_tag(tag: Tag) -> tuple[str, str]:
    return tag.name.casefold(), tag.slug


def _tidy(name: str) -> str:
    return " ".join(name.split())


@lru_cache(maxsize=4096)
def slug_of_tag(name: str) -> str:
    """The tag in lower-case letters and hyphens; one in another script keeps its own letters."""
    return slugify(name) or "-".join(part for part in name.casefold().split() if part.isalnum())
