"""Words of the glossary in a text become links to their entries, each with its short definition as a tip."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import islice, takewhile

from rmsite.foundation.escaping import escaped
from rmsite.foundation.value import Value
from rmsite.graph.vocabulary import Vocabulary

# Where a word is no running text: headings and what stands for one, links and what is clicked or filled in, code, and
# what is quoted to be said, copied or found on a screen.
_LEFT_ALONE = (
    "h1", "h2", "h3", "h4", "h5", "h6", "a", "blockquote", "button", "caption", "code", "dt", "kbd", "label", "legend",
    "mark", "option", "pre", "samp", "script", "select", "style", "summary", "textarea", "th",
)  # fmt: skip
# The writer and the filler escape what authors type: no tag holds another > and no text a <.
_BEGINS = re.compile(rf'<(?:(?:{"|".join(_LEFT_ALONE)})(?=[ >])|[a-z]+ class="field )[^>]*>')
_TERM = re.compile(r'<a class="ref ref-term" href="(?:[^"]*/)?([a-z][a-z0-9-]*)/(?:index\.html)?["#]')


class Meaning(Value):
    """What a tip needs of a term: the link to its entry and its short definition."""

    href: str
    short: str


class _Element(Value):
    # One that is left alone, from the first character of its tag to the last of its end tag.
    start: int
    end: int
    tag: str

    @property
    def is_heading(self) -> bool:
        return self.tag[:2] == "<h" and self.tag[2].isdigit()


def term_link(href: str, short: str, html: str) -> str:
    """The link of a word to its entry; its tip says the short definition, which one link of a text is enough for."""
    tip = f' data-tip="{escaped(short)}"' if short else ""
    return f'<a class="ref ref-term" href="{escaped(href)}"{tip}>{html}</a>'


def explain(
    html: str,
    vocabulary: Vocabulary,
    meanings: Callable[[str], Meaning],
    silent: frozenset[str] = frozenset(),
    *,
    up_to_heading: bool = False,
) -> str:
    """A filled text in which the first use of each term under each heading is a link; nothing else changes.

    Where a reference by id leads to an entry, nothing else under the same heading does. ``silent`` terms are not
    explained; with ``up_to_heading`` only what stands before the first heading is.
    """
    if not vocabulary.forms:
        return html
    elements = _left_alone(html)
    told = {link[1] for element in elements if (link := _TERM.match(element.tag))}
    met: set[str] = set()
    hrefs: dict[str, str] = {}
    parts: list[str] = []
    reached = 0
    position = -1
    element = _Element(0, 0, "<h1>")
    for use in vocabulary.uses(html):
        while element.end <= use.start:
            if element.is_heading:
                if up_to_heading and position >= 0:
                    return "".join([*parts, html[reached:]])
                met = _referred_to(elements, position + 1)
            position += 1
            element = elements[position]
        if use.start > element.start or use.term in met or use.term in silent or _is_in_tag(html, use.start):
            continue
        short = ""
        if use.term not in hrefs:
            meaning = meanings(use.term)
            hrefs[use.term] = meaning.href
            short = "" if use.term in told else meaning.short
        parts += [html[reached : use.start], term_link(hrefs[use.term], short, html[use.start : use.end])]
        reached = use.end
        met.add(use.term)
    return "".join([*parts, html[reached:]])


def _left_alone(html: str) -> list[_Element]:
    # In order, none inside of another; the last one is the end of the text.
    elements = []
    reached = 0
    for found in _BEGINS.finditer(html):
        if found.start() >= reached:
            reached = _end_of(html, found)
            elements.append(_Element(found.start(), reached, found[0]))
    return [*elements, _Element(len(html), len(html) + 1, "")]


def _referred_to(elements: Sequence[_Element], position: int) -> set[str]:
    # The terms to which a reference leads, from an element to the next heading.
    section = takewhile(lambda element: not element.is_heading, islice(elements, position, None))
    return {link[1] for element in section if (link := _TERM.match(element.tag))}


def _end_of(html: str, begins: re.Match[str]) -> int:
    # Quotes and fields may hold others of their own name.
    name = begins[0][1:].partition(" ")[0].rstrip(">")
    ends = f"</{name}>"
    depth, place = 1, begins.end()
    while depth:
        close = html.find(ends, place)
        if close < 0:
            return len(html)
        depth += len(re.findall(rf"<{name}[ >]", html[place:close])) - 1
        place = close + len(ends)
    return place


def _is_in_tag(html: str, place: int) -> bool:
    return html.rfind("<", 0, place) > html.rfind(">", 0, place)
