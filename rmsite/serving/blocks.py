"""The blocks of a finished page, as the browser finds them too: which words stand in which of its elements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser

from msgspec import Struct

INLINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "br", "button", "cite", "code", "data", "del", "dfn", "em", "i", "img", "input",
    "ins", "kbd", "label", "mark", "meter", "output", "progress", "q", "s", "samp", "small", "span", "strong", "sub",
    "sup", "time", "u", "var", "wbr",
})  # fmt: skip
"""Elements that stand in a line of text; every other one is a block. ``help.js`` has the same list."""
PASSED = frozenset({"head", "nav", "noscript", "script", "select", "style", "svg", "template", "textarea"})
"""Elements whose words are no words of the page, or stand there a second time. ``help.js`` has the same list."""
RUN = "#text"
"""What a stretch of text is called, as it stands between two tags."""
_EMPTY = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
})  # fmt: skip
_HREF = re.compile(r'<a\b[^>]*\shref="([^"]+)"')


class Shown(Struct):
    """An element with words of its own, which are those in no other block within it; in ``words`` without spaces.

    ``parent`` is the place of the element around it among all elements, -1 for none. ``href`` is where a link leads.
    """

    tag: str
    parent: int
    href: str | None = None
    words: str = ""

    @property
    def is_inline(self) -> bool:
        """Whether it stands in a line of text."""
        return self.tag in INLINE or self.tag == RUN


def blocks_of(html: str) -> tuple[Shown, ...]:
    """The elements of a page's body in their order, those without words too, and the stretches of text in them."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return tuple(reader.found)


def hrefs_in(html: str) -> list[str]:
    """Where the links of a page lead, menus included, each once and sorted."""
    return sorted({unescape(href) for href in _HREF.findall(html)})


def bare(text: str) -> str:
    """The letters and digits of a text, which spaces, quotes and dashes that a page adds do not change."""
    return "".join(filter(str.isalnum, text))


def bare_html(html: str) -> str:
    """The same of HTML."""
    reader = _Words()
    reader.feed(html)
    reader.close()
    return bare("".join(reader.words))


@dataclass
class _Words(HTMLParser):
    words: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_data(self, data: str) -> None:
        self.words.append(data)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Shown] = []
        self._open: list[int] = []
        # Inside of what is passed over only the depth is counted.
        self._passed: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._passed or tag in PASSED:
            if tag not in _EMPTY:
                self._passed.append(tag)
            return
        self.found.append(Shown(tag, self._open[-1] if self._open else -1, dict(attrs).get("href")))
        if tag not in _EMPTY:
            self._open.append(len(self.found) - 1)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # A slash ends nothing but what stands in a drawing.
        if not self._passed:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self._passed:
            if tag in self._passed:
                while self._passed.pop() != tag:
                    pass
            return
        if any(self.found[each].tag == tag for each in self._open):
            while self.found[self._open.pop()].tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        words = "" if self._passed else bare(data)
        if words:
            for shown in self._around():
                shown.words += words
            self.found.append(Shown(RUN, self._open[-1] if self._open else -1, words=words))

    def _around(self) -> Iterator[Shown]:
        # The innermost block, and what stands in a line between it and the words.
        for each in reversed(self._open):
            yield self.found[each]
            if not self.found[each].is_inline:
                return
