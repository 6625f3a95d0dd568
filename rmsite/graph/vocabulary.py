"""The words of the glossary, and where texts use them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from rmsite.foundation.value import Value
from rmsite.graph.backlinks import references_shown
from rmsite.kinds.front import Front
from rmsite.kinds.term import TermFront
from rmsite.markdown.body import Body
from rmsite.model.page import Key, Page

NOTHING: frozenset[str] = frozenset()

# The first word of a form; a part of a word joined by hyphens is no word (`mentor-led`).
_FIRST = re.compile(r"\w+(?:-\w+)*")
# Nor is the name of a character reference (`&amp;`), a channel (`#mentors`) or a piece of a mail address.
_JOINS_BEFORE = frozenset("_-&#@")
_END = r"(?![\w@-])"
# Takes a text apart into words far faster than a pattern does; what it leaves joined is in no form.
_BLANKED = MappingProxyType({
    code: " " for code in (*range(0xC0), *range(0x2000, 0x2070)) if not (chr(code).isalnum() or chr(code) in "_-")
})  # fmt: skip
_WRITTEN = MappingProxyType({
    " ": r"\s+", "&": "(?:&amp;|&)", "<": "(?:&lt;|<)", ">": "(?:&gt;|>)", '"': '(?:&quot;|&#34;|")',
    "'": "(?:&#39;|['’])",
})  # fmt: skip


class Form(Value):
    """One way to write a term: its words, and the id of its entry."""

    words: str
    term: str


class Use(Value):
    """A stretch of a text that is a word of the glossary."""

    start: int
    end: int
    term: str


class Vocabulary(Value):
    """The terms and their ``forms`` by the first word of each, the longest form first.

    Entries that are muted have none. Only what the glossary declares is found: no plural is guessed.
    """

    forms: Mapping[str, tuple[Form, ...]]

    def uses(self, text: str) -> Iterator[Use]:
        """Every use in a plain text or in HTML, in order: whole words, in any case, over any white space.

        Uses do not overlap. An abbreviation in capitals counts as it is written alone, so that ``IT`` is not in "it".
        """
        # All other letters become one letter, so that places are the same.
        lowered = text.replace("İ", "I").lower()
        places = []
        for word in self.forms.keys() & set(lowered.translate(_BLANKED).split()):
            place = lowered.find(word)
            while place >= 0:
                places.append((place, word))
                place = lowered.find(word, place + 1)
        reached = 0
        for place, word in sorted(places):
            before = lowered[place - 1] if place else " "
            if place < reached or before in _JOINS_BEFORE or before.isalnum():
                continue
            for form in self.forms[word]:
                if found := _pattern(form.words).match(text, place):
                    reached = found.end()
                    yield Use(place, reached, form.term)
                    break

    def terms_in(self, text: str) -> frozenset[str]:
        """The ids of the terms that a plain text uses; a use does not go over the end of a block."""
        return frozenset(use.term for use in self.uses(text) if "\n" not in text[use.start : use.end])


def collect_vocabulary(pages: Iterable[Page]) -> Vocabulary:
    """The words of these glossary entries; one that two claim belongs to the first by its id."""
    claimed: dict[str, tuple[str, str]] = {}
    for page in pages:
        if isinstance(page.data, TermFront) and not page.data.mute:
            for words in (" ".join(form.split()) for form in (page.head.title, *page.data.forms)):
                claimed.setdefault(words.lower(), (words, page.key.id))
    forms: dict[str, list[Form]] = {}
    for words, term in sorted(claimed.values(), key=lambda each: (-len(each[0]), each)):
        if first := _FIRST.match(words):
            forms.setdefault(first[0].lower(), []).append(Form(words, term))
    return Vocabulary({first: tuple(found) for first, found in forms.items()})


def unexplained_on(page: Page) -> frozenset[str]:
    """The ids of terms that are not explained on a page: those that it mutes, and on a term's own page the term."""
    if page.key.kind == "term":
        return frozenset({page.key.id})
    return frozenset(page.data.mute) if isinstance(page.data, Front) else NOTHING


def collect_uses(pages: Mapping[Key, Page], vocabulary: Vocabulary) -> Mapping[Key, tuple[Key, ...]]:
    """For each term that texts use, the pages whose words they are, sorted; snippets count where they are shown."""
    if not vocabulary.forms:
        return {}
    own = {key: terms_of(page, vocabulary) for key, page in pages.items()}
    has_snippets = any(key.kind == "snippet" for key in pages)
    found: dict[Key, set[Key]] = {}
    for key, page in pages.items():
        shown = references_shown(page, pages) if has_snippets else ()
        snippets = (Key(reference.kind, reference.target) for reference, _ in shown if reference.kind == "snippet")
        terms = own[key].union(*(own.get(snippet, NOTHING) for snippet in snippets))
        for term in terms - unexplained_on(page):
            found.setdefault(Key("term", term), set()).add(key)
    return {key: tuple(sorted(found[key])) for key in sorted(found)}


def terms_of(page: Page, vocabulary: Vocabulary) -> frozenset[str]:
    """The ids of the terms that a page's own words use, its summary and one-line texts included."""
    texts = [*_texts(page.body), *(body.text for body in page.prose.values())]
    if page.head.own_summary:
        texts.append(page.head.summary)
    return vocabulary.terms_in("\n".join(texts))


def _texts(body: Body) -> Iterator[str]:
    yield body.text
    for part in body.parts:
        yield from _texts(part.body)


@lru_cache(maxsize=4096)
def _pattern(words: str) -> re.Pattern[str]:
    written = (_WRITTEN.get(letter) or re.escape(letter) for letter in words)
    is_abbreviation = words.isupper() and len(words) > 1
    return re.compile("".join(written) + _END, re.NOFLAG if is_abbreviation else re.IGNORECASE)
