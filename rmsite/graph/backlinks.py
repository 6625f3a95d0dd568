"""Who points to whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rmsite.graph.targets import Lost, Targets
from rmsite.markdown.body import Reference
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


def collect_mentioned(pages: Iterable[Page], known: Mapping[Key, Page]) -> frozenset[Key]:
    """The pages that any of these point to by name, whether or not they may be seen."""
    by_path = {page.file.removeprefix("content/"): key for key, page in known.items()}
    found: set[Key] = set()
    for page in pages:
        for reference in page.references():
            name = reference.target.partition("/")[0] if reference.kind == "program" else reference.target
            key = by_path.get(name) if reference.kind == "file" else Key(reference.kind, name)
            other = known.get(key) if key else None
            if other is not None and other.key != page.key:
                # Its own key, which is there already.
                found.add(other.key)
        fields = (page_of_field(refers.to, marked.value, known) for marked, refers, _ in page.fields_referring())
        found.update(key for key in fields if key and key != page.key)
    return frozenset(found)


def references_shown(page: Page, pages: Mapping[Key, Page]) -> Iterator[tuple[Reference, Page]]:
    """What a reader of a page meets: its references and those of the snippets in it, each with the page of its text."""
    shown = [page]
    met = {page.key}
    for text in shown:
        for reference in text.references():
            yield reference, text
            snippet = pages.get(Key("snippet", reference.target)) if reference.kind == "snippet" else None
            if snippet and snippet.key not in met:
                met.add(snippet.key)
                shown.append(snippet)


def _pointed_to(page: Page, pages: Mapping[Key, Page], targets: Targets) -> Iterable[Key]:
    for reference, text in references_shown(page, pages):
        target = targets.find(reference, text)
        if isinstance(target, Lost):
            continue
        if target.key:
            yield target.key
        elif reference.kind == "program":
            # An item of a program has no file of its own.
            yield Key("program", reference.target.partition("/")[0])
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
