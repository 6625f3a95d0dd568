"""Bodies with their holes filled: links, facts, snippets and variables, seen from one page."""

from __future__ import annotations

import re
from typing import Protocol

from markupsafe import Markup, escape

from rmsite.graph.site import Site
from rmsite.graph.targets import Lost, Target
from rmsite.markdown.body import Body, Enclosed, Href, Mention, Reference, Variable
from rmsite.model.facts import Fact
from rmsite.model.page import Key, Page

_MAX_SNIPPETS = 8
_ID = re.compile(r'(<h)([1-6])( id=")|(\bid="|\bhref="#|\bfor="|\baria-labelledby="|\baria-describedby=")')


class Window(Protocol):
    """What filling needs to see of the site (the View is one)."""

    site: Site

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


def fill(view: Window, body: Body, page: Page, depth: int = 0) -> Markup:
    """The HTML of a body that belongs to ``page``, with addresses relative to the page being made."""
    parts: list[str] = []
    for piece in body.pieces:
        match piece:
            case str():
                parts.append(piece)
            case Mention():
                parts.append(_mention(view, piece, page, depth))
            case Href(reference=reference):
                parts.append(str(escape(_address(view, reference, page))))
            case Variable(name=name):
                parts.append(str(escape(view.variable(name))))
            case Enclosed(body=inner):
                parts.append(fill(view, inner, page, depth))
    return Markup("".join(parts))


def within(html: Markup, prefix: str, deeper: int) -> Markup:
    """The same HTML as part of a longer page: ids with a prefix, headings some levels deeper (6 at most)."""

    def change(match: re.Match[str]) -> str:
        if match[1]:
            return f"<h{min(6, int(match[2]) + deeper)}{match[3]}{prefix}"
        return f"{match[0]}{prefix}"

    # Author text is escaped, so a quote after ``id=`` is always a tag's own.
    shifted = _ID.sub(change, str(html))
    return Markup(re.sub(r"</h([1-6])>", lambda match: f"</h{min(6, int(match[1]) + deeper)}>", shifted))


def _mention(view: Window, mention: Mention, page: Page, depth: int) -> str:
    reference = mention.reference
    if reference.kind == "snippet":
        return _snippet(view, mention, page, depth)
    target = view.site.targets.find(reference, page)
    if isinstance(target, Lost):
        return str(escape(reference.label or reference.target))
    if reference.kind == "fact" and reference.label is None:
        fact = view.site.targets.facts[reference.target]
        return fact_html(view, fact, block=mention.alone)
    label = reference.label or target.title
    link = _link(view, target, label)
    return f"<p>{link}</p>" if mention.alone else link


def _link(view: Window, target: Target, label: str) -> str:
    if target.kind == "contact" and not target.address:
        return f'<span class="ref ref-contact">{escape(label)}</span>'
    return f'<a class="ref ref-{escape(target.kind)}" href="{escape(view.target_href(target))}">{escape(label)}</a>'


def fact_html(view: Window, fact: Fact, *, block: bool) -> str:
    """A fact as its claim with source and caution; a block of its own, or inside of a sentence."""
    claim = view.text(fact.claim, "facts", "facts")
    source = fact.source
    name = " ".join(filter(None, [source.publisher or source.title, source.year])) if source else "source"
    link = f'<a class="fact-source" href="{escape(view.href("/facts/", fact.id))}">{escape(name)}</a>'
    if not block:
        return f'<span class="fact">{claim} ({link})</span>'
    caution = f'<p class="fact-caution">{view.text(fact.caution, "facts", "facts")}</p>' if fact.caution else ""
    return f'<aside class="fact" aria-label="Fact"><p class="fact-claim">{claim}</p>{caution}<p class="fact-origin">Source: {link}</p></aside>'


def _snippet(view: Window, mention: Mention, page: Page, depth: int) -> str:
    snippet = view.site.pages.get(Key("snippet", mention.reference.target))
    if snippet is None or depth >= _MAX_SNIPPETS:
        return ""
    html = fill(view, snippet.body, snippet, depth + 1)
    if mention.alone:
        return str(html)
    # Inside of a sentence only a snippet of one paragraph fits; the check for snippets sees to that.
    return re.sub(r"^\s*<p>|</p>\s*$", "", str(html))


def _address(view: Window, reference: Reference, page: Page) -> str:
    target = view.site.targets.find(reference, page)
    return "" if isinstance(target, Lost) else view.target_href(target)
