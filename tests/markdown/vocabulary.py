"""The elements and attributes that a body may hold, and a reader that lists those it does hold."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import nh3

SCHEMES = ("http", "https", "mailto", "tel")
_NAMES = """
a blockquote br code dd details div dl dt em h1 h2 h3 h4 h5 h6 hr img input kbd label li mark ol p pre s section span
strong sub summary sup table tbody td textarea th thead tr ul
"""
ELEMENTS = frozenset(_NAMES.split())
ATTRIBUTES = {
    "*": {"class", "role", "aria-label"},
    "a": {"href", "rel", "title", "id"},
    "div": {"tabindex"},
    "img": {"src", "alt", "title", "loading"},
    "input": {"type", "disabled", "checked", "name", "value", "autocomplete", "inputmode"},
    "li": {"id"},
    "ol": {"start"},
    "textarea": {"rows", "autocomplete"},
    "th": {"scope"},
    **{f"h{level}": {"id"} for level in range(1, 7)},
}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.events: list[tuple[object, ...]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.events.append(("start", tag, tuple(sorted((name, value or "") for name, value in attrs))))

    def handle_endtag(self, tag: str) -> None:
        self.events.append(("end", tag))

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if data.strip():
            self.events.append(("text", " ".join(data.split())))

    def handle_comment(self, data: str) -> None:
        self.events.append(("comment", data))

    def handle_decl(self, decl: str) -> None:
        self.events.append(("declaration", decl))

    def handle_pi(self, data: str) -> None:
        self.events.append(("instruction", data))


def events(html: str) -> list[tuple[object, ...]]:
    """Start tags with sorted attributes, end tags, texts: what a parser meets in this order."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.events


def words_of(html: str) -> str:
    """The text and the attributes that a reader meets, as one string; tags divide no words."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    values = [str(value) for event in reader.events if event[0] == "start" for _, value in _attributes(event)]
    return " ".join(["".join(reader.words), *values])


def strangers(html: str) -> list[str]:
    """Whatever is not part of the vocabulary: elements, attributes, schemes, comments."""
    found = []
    for event in events(html):
        match event:
            case ("start", str(tag), tuple(attributes)):
                if tag not in ELEMENTS:
                    found.append(f"<{tag}>")
                allowed = ATTRIBUTES["*"] | ATTRIBUTES.get(tag, set())
                for name, value in attributes:
                    if name not in allowed:
                        found.append(f"<{tag} {name}>")
                    if name in ("href", "src") and _scheme(value) not in ("", *SCHEMES):
                        found.append(f"{name}={value}")
            case ("end", str(tag)):
                if tag not in ELEMENTS:
                    found.append(f"</{tag}>")
            case ("comment" | "declaration" | "instruction", str(content)):
                found.append(content)
    return found


def _attributes(event: tuple[object, ...]) -> tuple[tuple[str, str], ...]:
    return event[2] if isinstance(event[2], tuple) else ()


def sanitised(html: str) -> str:
    """The HTML as nh3 lets it through."""
    return nh3.clean(
        html,
        tags=set(ELEMENTS),
        attributes={tag: (names | ATTRIBUTES["*"] if tag != "*" else names) for tag, names in ATTRIBUTES.items()},
        url_schemes=set(SCHEMES),
        link_rel=None,
    )


def _scheme(address: str) -> str:
    # As a browser looks for it.
    bare = re.sub(r"[\x00-\x20\x7f-\x9f]", "", address)
    if bare.startswith(("//", "\\\\", "/\\", "\\/")):
        return "another host"
    found = re.match(r"([^/?#:]*):", bare)
    return found[1].lower() if found else ""
