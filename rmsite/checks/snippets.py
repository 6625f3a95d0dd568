"""A snippet includes no other that includes it again, and inside a sentence it is one paragraph.

Passes, where the snippet is one paragraph, or stands in a paragraph of its own:

```markdown
If you are stuck: [[snippet:ask-the-desk]]
```

Fails, where the snippet ``help`` is a list:

```markdown
If you are stuck: [[snippet:help]]
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from rmsite.checks.check import Check
from rmsite.foundation.diagnostic import Code, Diagnostic, Related, Severity
from rmsite.graph.site import Site
from rmsite.markdown.body import Body, Enclosed, Mention, Reference
from rmsite.model.page import Key, Page

CIRCLE = Code(
    "snippet/circle",
    Severity.ERROR,
    "Snippets include each other in a circle, so that the text would never end.",
    "Take one of the references out.",
    wrong="[[snippet:a]] in the snippet a",
    right="the words themselves",
    fixed=True,
)
INLINE = Code(
    "snippet/inline",
    Severity.ERROR,
    "A snippet of several paragraphs, or with a list or a table, stands inside of a sentence.",
    "Put the reference into a paragraph of its own, or make the snippet one paragraph.",
    wrong="If you are stuck: [[snippet:help]]",
    right="If you are stuck:\n\n[[snippet:help]]",
)
_BLOCK = re.compile(r"<(?!/)(?!(?:p|a|em|strong|s|code|br|kbd|sub|sup|mark|span|img|abbr|input)\b)[a-z]")


def check(site: Site) -> Iterator[Diagnostic]:
    """Snippets in a circle, and snippets where they do not fit."""
    included = {page.key.id: {each.target: each for each in _snippets(page)} for page in site.of_kind("snippet")}
    for name in included:
        if (circle := _circle(name, included)) and name == min(circle):
            chain = " -> ".join((*circle, name))
            first, *others = (included[one][other] for one, other in zip(circle, (*circle[1:], name), strict=True))
            related = [Related(each.span, "the circle goes on here") for each in others]
            message = f"these snippets include each other in a circle: {chain}"
            yield CIRCLE.at(first.span, message, "take one of the references out", related=related)
    for page in site.pages.values() if included else ():
        for body in (page.body, *page.prose.values()):
            yield from _inside_sentences(site, body)


def _snippets(page: Page) -> Iterator[Reference]:
    return (reference for reference in page.body.references() if reference.kind == "snippet")


def _circle(name: str, included: Mapping[str, Mapping[str, Reference]]) -> tuple[str, ...]:
    # The shortest way from a snippet back to itself; empty where there is none.
    ways: list[tuple[str, ...]] = [(name,)]
    seen: set[str] = set()
    for way in ways:
        for other in included[way[-1]]:
            if other == name:
                return way
            if other in included and other not in seen:
                seen.add(other)
                ways.append((*way, other))
    return ()


def _inside_sentences(site: Site, body: Body) -> Iterator[Diagnostic]:
    for hole in body.holes():
        if isinstance(hole, Mention) and not hole.alone and hole.reference.kind == "snippet":
            snippet = site.pages.get(Key("snippet", hole.reference.target))
            if snippet and not _is_one_paragraph(snippet.body):
                message = f'the snippet "{snippet.key.id}" is more than one paragraph and stands inside of a sentence'
                yield INLINE.at(hole.reference.span, message, "put the reference into a paragraph of its own")


def _is_one_paragraph(body: Body) -> bool:
    if any(isinstance(piece, Enclosed) or (isinstance(piece, Mention) and piece.alone) for piece in body.pieces):
        return False
    html = "".join(piece for piece in body.pieces if isinstance(piece, str)).strip()
    return html.startswith("<p>") and html.count("<p>") == 1 and not _BLOCK.search(html)


CHECK = Check("snippets", check, (CIRCLE, INLINE))
