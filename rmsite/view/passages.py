"""Finished prose as plain words under its headings, for search."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from rmsite.view.shapes import Passage

# Author text is escaped, so a "<" always begins a tag and no attribute holds a ">".
_HEADING = re.compile(r'<h([1-6])\b[^>]*?\bid="([^"]*)"[^>]*>(.*?)</h\1>', re.DOTALL)
_INSIDE_WORDS = re.compile(r"</?(?:a|abbr|b|code|del|em|i|kbd|mark|s|small|span|strong|sub|sup|time|u)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")


def passages_of(html: str) -> tuple[Passage, ...]:
    """The words before the first heading that has an id, then those under each; nothing where there is no word."""
    return tuple(each for each in _passages(html) if each.heading or each.text)


def plain_words(html: str) -> str:
    """HTML as one line of words; the texts of two blocks stay two words."""
    return " ".join(unescape(_TAG.sub(" ", _INSIDE_WORDS.sub("", html))).split())


def _passages(html: str) -> Iterator[Passage]:
    anchor, heading, begin = "", "", 0
    for match in _HEADING.finditer(html):
        yield Passage(anchor, heading, plain_words(html[begin : match.start()]))
        anchor, heading, begin = unescape(match[2]), plain_words(match[3]), match.end()
    yield Passage(anchor, heading, plain_words(html[begin:]))
