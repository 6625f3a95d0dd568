"""Snippets within snippets stay few, shallow and short, so that no page grows without end.

A text may bring in 200 snippets, 8 deep, with 4 million characters in all, counting each as often as it stands there.
Ten snippets, each of which includes the next one eight times, would otherwise make a page that no disk holds.

Passes, in the snippet ``contacts``:

```markdown
[[snippet:desk]] [[snippet:speak-up]]
```

Fails, where ``desk`` includes seventy snippets itself:

```markdown
[[snippet:desk]] [[snippet:desk]] [[snippet:desk]]
```
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from graphlib import CycleError, TopologicalSorter

from rmsite.checks.check import Check
from rmsite.foundation.diagnostic import Code, Diagnostic, Severity
from rmsite.foundation.value import Value
from rmsite.graph.site import Site
from rmsite.markdown.body import Body, Enclosed, Reference

MOST_SNIPPETS = 200
DEEPEST = 8
MOST_CHARACTERS = 4_000_000

TOO_MANY = Code(
    "snippet/too-many",
    Severity.ERROR,
    "A text brings in so many snippets within snippets that its page would grow without end.",
    "Include fewer snippets in the ones that the message names, or write their words into one.",
    wrong="[[snippet:a]] [[snippet:a]], where a includes b nine times and b includes c forty times",
    right="[[snippet:a]], where a holds the words themselves",
    fixed=True,
)


class _Growth(Value):
    """What a text becomes with the snippets in it; ``chain`` is the way to the deepest of them."""

    snippets: int
    characters: int
    chain: tuple[Reference, ...]

    @property
    def fault(self) -> str:
        """What is too much, in words; empty where nothing is."""
        if len(self.chain) > DEEPEST:
            return f"snippets stand {len(self.chain)} deep in each other here, and {DEEPEST} is the most"
        if self.snippets > MOST_SNIPPETS:
            return f"this text brings in {self.snippets} snippets, and {MOST_SNIPPETS} is the most"
        if self.characters > MOST_CHARACTERS:
            return f"snippets make this text longer than {MOST_CHARACTERS // 1_000_000} million characters"
        return ""


def check(site: Site) -> Iterator[Diagnostic]:
    """The innermost texts that grow too far; what grows too far by including one of them is not told as well."""
    snippets = {page.key.id: page.body for page in site.of_kind("snippet")}
    grown: dict[str, _Growth] = {}
    for name in _innermost_first(snippets):
        growth = _growth(snippets[name], grown)
        if growth.fault:
            yield _told(growth)
        else:
            grown[name] = growth
    for page in site.pages.values() if snippets else ():
        if page.key.kind != "snippet":
            including = (body for body in (page.body, *page.prose.values()) if any(_included(body)))
            yield from (_told(growth) for body in including if (growth := _growth(body, grown)).fault)


def _innermost_first(snippets: Mapping[str, Body]) -> Iterator[str]:
    order = TopologicalSorter({name: {each.target for each in _included(body)} for name, body in snippets.items()})
    with suppress(CycleError):
        order.prepare()
    # What includes a circle never becomes ready, and the circle has a check of its own.
    while ready := sorted(order.get_ready()):
        yield from (name for name in ready if name in snippets)
        order.done(*ready)


def _growth(body: Body, grown: Mapping[str, _Growth]) -> _Growth:
    count, characters = 0, _length(body)
    chain: tuple[Reference, ...] = ()
    for reference in _included(body):
        # One that is told in its own place, or never ends, counts for nothing here: the rest may be too much as well.
        if inner := grown.get(reference.target):
            count += 1 + inner.snippets
            characters += inner.characters
            chain = max(chain, (reference, *inner.chain), key=len)
    return _Growth(count, characters, chain)


def _told(growth: _Growth) -> Diagnostic:
    way = " -> ".join(each.target for each in growth.chain)
    hint = "include fewer snippets along this way, or write their words into one"
    return TOO_MANY.at(growth.chain[0].span, f"{growth.fault}: {way}", hint)


def _included(body: Body) -> Iterator[Reference]:
    return (reference for reference in body.references() if reference.kind == "snippet")


def _length(body: Body) -> int:
    lengths = (
        len(piece) if isinstance(piece, str) else _length(piece.body)
        for piece in body.pieces
        if isinstance(piece, str | Enclosed)
    )
    return sum(lengths)


CHECK = Check("snippet_growth", check, (TOO_MANY,))
