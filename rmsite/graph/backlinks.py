"""Who points to whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rmsite.graph.targets import Lost, Targets
from rmsite.model.page import Key, Page

# What a field of YAML refers to as a page, by the mark of the field.
PAGE_KINDS = frozenset({"template", "format", "benefit", "term", "program"})


def collect_backlinks(pages: Mapping[Key, Page], targets: Targets) -> Mapping[Key, tuple[Key, ...]]:
    """For each page that is pointed to, the pages that do, sorted; a page's links to itself do not count."""
    found: dict[Key, set[Key]] = {}
    for page in pages.values():
        for key in _pointed_to(page, pages, targets):
            if key != page.key:
                found.setdefault(key, set()).add(page.key)
    return {key: tuple(sorted(found[key])) for key in sorted(found)}


def _pointed_to(page: Page, pages: Mapping[Key, Page], targets: Targets) -> Iterable[Key]:
    for reference in page.references():
        target = targets.find(reference, page)
        if not isinstance(target, Lost) and target.key:
            yield target.key
    for marked, refers, _ in page.fields_referring():
        if key := page_of_field(refers.to, marked.value, pages):
            yield key


def page_of_field(to: str, name: str, pages: Mapping[Key, Page]) -> Key | None:
    """The page that a field of YAML points to; None for what is no page or is not there."""
    match to:
        case "guide":
            kinds: tuple[str, ...] = ("guide", "role")
        case "role-guide":
            kinds = ("role",)
        case kind if kind in PAGE_KINDS:
            kinds = (kind,)
        case _:
            kinds = ()
    return next((Key(kind, name) for kind in kinds if Key(kind, name) in pages), None)
