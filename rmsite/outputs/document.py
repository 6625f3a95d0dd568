"""A long page to print: its contents with numbers, where each text stands on it, and the addresses that paper loses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import urljoin

from markupsafe import Markup

from rmsite.foundation.digest import digest
from rmsite.foundation.value import EMPTY, Value
from rmsite.model.program import Program
from rmsite.view.shapes import Place
from rmsite.view.view import View

ADDRESSES = ("rm-addresses", "Addresses")
"""The last chapter: what the numbers behind links stand for."""

# Author text is escaped, so these are always tags, and no link holds another.
_MARK = re.compile(
    r'<a(?P<before> [^>]*?)href="(?P<href>[^"]*)"(?P<after>[^>]*)>(?P<text>.*?)</a>|\sid="(?P<id>[^"]*)"', re.DOTALL
)
_WITHOUT_NUMBER = ("mailto:", "tel:")


class Entry(Value):
    """A line of the contents: the id of a heading on the page, its words, its number, and the entries below it."""

    id: str
    title: str
    number: str
    parts: tuple[Entry, ...] = ()


class Note(NamedTuple):
    """An address outside of the document, by the number that stands behind links to it."""

    number: int
    text: str
    address: str


class Noted(NamedTuple):
    """The text of a document with a number behind every link, what the numbers stand for, and its edition.

    Two prints of one edition say the same, word for word; they tell nothing of what their readers do not get.
    """

    text: Markup
    notes: tuple[Note, ...]
    edition: str


class Document(Value):
    """A page that is read on paper, from cover to cover.

    ``cover`` is what it says before its text, ``address`` is where it stands, in full where that is known.
    """

    contents: tuple[Entry, ...]
    cover: str
    address: str
    entries: Mapping[str, Entry] = EMPTY

    def at(self, entry_id: str) -> Entry:
        """The entry of a heading, by its id."""
        return self.entries[entry_id]

    def has(self, entry_id: str) -> bool:
        """Whether the document has this chapter or part."""
        return entry_id in self.entries

    def noted(self, text: str) -> Noted:
        """The text with ``data-at`` (a chapter's number) or ``data-note`` (an address's) on every link that needs it.

        A link in a template that says ``data-plain`` is worth no line among the addresses.
        """
        stands_in = dict(self._places(text))
        notes: dict[str, Note] = {}
        here = ""

        def numbered(found: re.Match[str]) -> str:
            nonlocal here
            if found["href"] is None:
                here = self.entries[found["id"]].number if found["id"] in self.entries else here
                return found[0]
            href = unescape(found["href"])
            if href.startswith("#"):
                number = stands_in.get(href[1:], "")
                extra = f' data-at="{number}"' if number and number != here else ""
            elif href.startswith(_WITHOUT_NUMBER) or " data-plain" in found["before"]:
                extra = ""
            else:
                address = self._whole(href)
                words = Markup(found["text"]).striptags()
                note = notes.setdefault(address, Note(len(notes) + 1, words, address))
                extra = f' data-note="{note.number}"'
            return f'<a{found["before"]}href="{found["href"]}"{found["after"]}{extra}>{found["text"]}</a>'

        words = f"{self.cover}\n{Markup(text).striptags()}"
        return Noted(Markup(_MARK.sub(numbered, text)), tuple(notes.values()), digest(words.encode())[:7])

    def _places(self, text: str) -> Iterator[tuple[str, str]]:
        # Ids stand in the order of the text, so each belongs to the heading met last.
        here = ""
        for found in re.finditer(r'\sid="([^"]*)"', text):
            name = unescape(found[1])
            here = self.entries[name].number if name in self.entries else here
            yield name, here

    def _whole(self, href: str) -> str:
        # Built to work from a folder, links of the site name index.html, which its address has not.
        is_outside = "://" in href
        return href if is_outside else re.sub(r"/index\.html(?=#|$)", "/", urljoin(self.address, href))


Chapter = tuple[str, str, object, Iterable[tuple[str, str]]]
"""The id and title of a chapter, something that is true where it is there, and its parts by id and title."""


def document(view: View, chapters: Iterable[Chapter], cover: str) -> Document:
    """The document made at the view's path: the chapters that are there, and the words before them."""
    there = [(chapter_id, title, parts) for chapter_id, title, is_there, parts in chapters if is_there]
    contents = tuple(
        Entry(
            chapter_id,
            title,
            str(number),
            tuple(Entry(part_id, name, f"{number}.{count}") for count, (part_id, name) in enumerate(parts, 1)),
        )
        for number, (chapter_id, title, parts) in enumerate([*there, (*ADDRESSES, ())], 1)
    )
    base = view.publication.base_url.rstrip("/")
    entries = {entry.id: entry for chapter in contents for entry in (chapter, *chapter.parts)}
    return Document(contents, cover, f"{base}{view.path.address}", MappingProxyType(entries))


def cover(program: Program) -> str:
    """What the cover of a program's document says of the program."""
    return f"{program.title}\n{program.summary}\n{program.status}"


def place(view: View, kind: str, page_id: str, entry_id: str, prefix: str) -> tuple[str, Place]:
    """The address of a page whose prose stands in the document, and its place there, headings included."""
    inner = {each.anchor: f"{prefix}:{each.anchor}" for each in view.outline(kind, page_id, deepest=6)}
    return view.address(kind, page_id), Place(entry_id, MappingProxyType(inner))
