"""A page: what one source file has become, before anybody looks at other pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from rmsite.foundation.span import Span
from rmsite.foundation.value import EMPTY, Value, replace
from rmsite.markdown.body import Body, Reference
from rmsite.model.entry import Entry, Loc, Marked, Refers, marked_values
from rmsite.reading.scalars import Length
from rmsite.reading.tree import Tree


class Key(NamedTuple):
    """What a page is called throughout: its kind and its id, unique together."""

    kind: str
    id: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"


NOTHING = Body()
"""The body of a page without prose."""


class Head(Value):
    """What other pages may show of a page, and the rules of its showing."""

    title: str
    summary: str = ""
    owner: str | None = None
    audience: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    order: int | None = None
    section: str = ""
    last_reviewed: date | None = None
    review_every: Length | None = None
    publish_on: date | None = None
    expire_on: date | None = None
    draft: bool = False
    template: str | None = None
    own_title: bool = True
    own_summary: bool = True


class Front(Value):
    """What other pages may show of a page, apart from everything in it; ``file`` is the path of its source."""

    key: Key
    head: Head
    address: str
    file: str
    sound: bool


class Page(Value):
    """One source as a page: ``head`` for others, ``body`` its prose, ``data`` what its YAML defines.

    ``prose`` holds the one-line Markdown texts of the YAML, by their source. ``address`` is empty for what has no page
    of its own (snippets). A page that is not ``sound`` stands for a file with errors, so that what points to it is not
    called broken too.
    """

    key: Key
    head: Head
    address: str
    tree: Tree
    digest: str
    body: Body = NOTHING
    data: Entry | None = None
    prose: Mapping[str, Body] = EMPTY
    sound: bool = True

    def folded(self) -> Page:
        """The same page, whose prose takes less room until it is asked for."""
        return replace(self, body=self.body.folded())

    @property
    def file(self) -> str:
        """The path of its source, relative to the site's folder."""
        return self.tree.file

    @property
    def front(self) -> Front:
        """What other pages may show of it."""
        return Front(self.key, self.head, self.address, self.file, self.sound)

    @property
    def span(self) -> Span:
        """Where its source begins, for what concerns the file as a whole."""
        return Span(self.file)

    def span_of(self, *loc: str | int) -> Span:
        """Where an entry of its YAML stands; the file's beginning where it has none."""
        return self.tree.at(loc)

    def references(self) -> Iterator[Reference]:
        """Everything its Markdown points to: in the body, then in the YAML's texts."""
        yield from self.body.references()
        for body in self.prose.values():
            yield from body.references()

    def fields_referring(self) -> Iterator[tuple[Marked, Refers, Span]]:
        """Every typed reference of its YAML, with the mark of its field and its place."""
        if self.data is None:
            return
        for marked in marked_values(self.data):
            if isinstance(marked.mark, Refers):
                loc: Loc = marked.loc
                yield marked, marked.mark, self.tree.key(loc) if marked.is_key else self.tree.at(loc)


def kind_of_file(page: Page) -> str:
    """What a person calls the page's kind: ``how-to guide``, ``glossary entry``, ``program``."""
    return _NAMES.get(page.key.kind, page.key.kind)


_NAMES = MappingProxyType({
    "role": "role guide", "format": "format guide", "benefit": "benefit guide", "guide": "how-to guide",
    "term": "glossary entry", "home": "home page", "facts": "list of facts",
})  # fmt: skip
