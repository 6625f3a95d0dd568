"""Bodies with their holes filled: links, facts, snippets and variables, seen from one page."""

from __future__ import annotations

import re
from collections import Counter
from typing import Protocol

from markupsafe import Markup

from rmsite.foundation.escaping import escaped
from rmsite.foundation.value import Value
from rmsite.graph import addresses
from rmsite.graph.targets import Lost, Target
from rmsite.markdown.body import Body, Enclosed, Href, Mention, Reference, Variable
from rmsite.model.facts import Fact
from rmsite.model.page import Key, Page
from rmsite.view.seen import Seen
from rmsite.view.terms import term_link

_HEADING = re.compile(r"<(/?)h([1-6])(?=[ >])")
# Author text is escaped, so a quote behind one of these is always a tag's own.
_NAME = re.compile(r'(?<= )(?:id="|href="#)')


class Window(Protocol):
    """What filling needs to see of the site (the View is one)."""

    site: Seen

    def href(self, address: str, anchor: str = "") -> str:
        """The link to an address below the site's root."""
        ...

    def target_href(self, target: Target) -> str:
        """The link to what a reference leads to."""
        ...

    def variable(self, name: str) -> str:
        """A variable of site.yaml."""
        ...

    def text(self, value: str | None, kind: str, page_id: str) -> Markup:
        """One line of Markdown from a page's YAML."""
        ...


class Inset(Value):
    """How a text stands in a longer page: what its ids begin with, and how many levels deeper its headings are.

    ``snippets`` are those that it stands in.
    """

    prefix: str = ""
    deeper: int = 0
    snippets: frozenset[Key] = frozenset()


AT_HOME = Inset()
"""A text in a page of its own."""


def fill(view: Window, body: Body, page: Page, inset: Inset = AT_HOME) -> Markup:
    """The HTML of a body that belongs to ``page``, with addresses relative to the page being made."""
    parts: list[str] = []
    uses: Counter[str] = Counter()
    for piece in body.pieces:
        match piece:
            case str():
                parts.append(within(piece, inset.prefix, inset.deeper))
            case Mention(reference=reference) if reference.kind == "snippet":
                uses[reference.target] += 1
                parts.append(_snippet(view, piece, uses[reference.target], inset))
            case Mention():
                parts.append(_mention(view, piece, page))
            case Href(reference=reference):
                parts.append(escaped(_address(view, reference, page, inset)))
            case Variable(name=name):
                parts.append(escaped(view.variable(name)))
            case Enclosed(body=inner):
                parts.append(fill(view, inner, page, inset))
    return Markup("".join(parts))


def within(html: str, prefix: str, deeper: int) -> str:
    """HTML as part of a longer page: ids and links to them with a prefix, headings some levels deeper (6 at most)."""
    named = _NAME.sub(lambda match: match[0] + prefix, html) if prefix else html
    if not deeper:
        return named
    return _HEADING.sub(lambda match: f"<{match[1]}h{min(6, int(match[2]) + deeper)}", named)


def _mention(view: Window, mention: Mention, page: Page) -> str:
    reference = mention.reference
    target = view.site.find(reference, page)
    if isinstance(target, Lost):
        return escaped(reference.label or reference.target)
    if reference.kind == "fact" and reference.label is None:
        fact = view.site.fact(reference.target)
        return fact_html(view, fact, block=mention.alone)
    label = reference.label or target.title
    link = _link(view, target, label)
    return f"<p>{link}</p>" if mention.alone else link


def _link(view: Window, target: Target, label: str) -> str:
    if target.kind == "contact" and not target.address:
        return f'<span class="ref ref-contact">{escaped(label)}</span>'
    if target.kind == "term" and target.key:
        term = view.site.front(target.key)
        short = term.head.summary if term else ""
        return term_link(view.target_href(target), short, escaped(label))
    return f'<a class="ref ref-{escaped(target.kind)}" href="{escaped(view.target_href(target))}">{escaped(label)}</a>'


def fact_html(view: Window, fact: Fact, *, block: bool) -> str:
    """A fact as its claim with source and caution; a block of its own, or inside of a sentence."""
    claim = view.text(fact.claim, "facts", "facts")
    source = fact.source
    name = " ".join(filter(None, [source.publisher or source.title, source.year])) if source else "source"
    link = f'<a class="fact-source" href="{escaped(view.href(addresses.FACTS, fact.id))}">{escaped(name)}</a>'
    if not block:
        return f'<span class="fact">{claim} ({link})</span>'
    caution = f'<p class="fact-caution">{view.text(fact.caution, "facts", "facts")}</p>' if fact.caution else ""
    lines = f'<p class="fact-claim">{claim}</p>{caution}<p class="fact-origin">Source: {link}</p>'
    return f'<div class="fact" role="note">{lines}</div>'


def _snippet(view: Window, mention: Mention, use: int, inset: Inset) -> str:
    snippet = view.site.page(Key("snippet", mention.reference.target))
    if snippet is None or snippet.key in inset.snippets:
        return ""
    # A colon keeps the ids of each use apart from all others.
    prefix = f"{inset.prefix}{snippet.key.id}:{use}:"
    html = fill(view, snippet.body, snippet, Inset(prefix, inset.deeper, inset.snippets | {snippet.key}))
    if mention.alone:
        return str(html)
    # Inside of a sentence only a snippet of one paragraph fits; the check for snippets sees to that.
    return re.sub(r"^\s*<p>|</p>\s*$", "", str(html))


def _address(view: Window, reference: Reference, page: Page, inset: Inset) -> str:
    target = view.site.find(reference, page)
    if isinstance(target, Lost):
        return ""
    if inset.prefix and not reference.target:
        # A place in this same text, which stands here too.
        return f"#{inset.prefix}{target.anchor}"
    return view.target_href(target)
