"""No text points to what some of its readers may not read.

Whoever reads a page, a session or a ``::: audience`` block can read everything it points to: pages, sessions, snippets
and contacts, in Markdown and in fields of YAML.

Passes, where the guide ``pay-bands`` has ``audience: hr``:

```markdown
::: audience hr
The bands are in [[guide:pay-bands]].
:::
```

Fails on a page for everyone:

```markdown
The bands are in [[guide:pay-bands]].
```
"""

from __future__ import annotations

from collections.abc import Iterator

from rmsite.checks.check import Check
from rmsite.checks.known import settings_are_sound
from rmsite.checks.readers import (
    Limits,
    Readers,
    Target,
    is_open,
    limits_of_loc,
    limits_of_page,
    target_of_field,
    target_of_reference,
)
from rmsite.foundation.diagnostic import Code, Diagnostic, Severity
from rmsite.foundation.span import Span
from rmsite.foundation.words import listed
from rmsite.graph.audiences import EVERYONE
from rmsite.graph.site import Site
from rmsite.markdown.body import Body, Enclosed, Href, Mention, Reference
from rmsite.model.entry import Refers, marked_values
from rmsite.model.page import Page

NARROWER = Code(
    "audience/narrower",
    Severity.ERROR,
    "A text points to something that some of its readers may not read, and would tell them that it exists.",
    "Take it out, put it into a `::: audience` block, or change who may read one of the two.",
    wrong="[[guide:pay-bands]] on a page for everyone, where pay-bands has `audience: hr`",
    right="::: audience hr\n[[guide:pay-bands]]\n:::",
    fixed=True,
)


def check(site: Site) -> Iterator[Diagnostic]:
    """Each reference and each field that leads from a wider audience to a narrower one.

    Files with errors are passed over, because the audience may be what is wrong in them.
    """
    if is_open(site) or not settings_are_sound(site):
        return
    readers = Readers.of(site.settings)
    for page in (page for page in site.pages.values() if page.sound):
        for limits, target, span in _uses(site, page):
            may_read_it = frozenset().union(*(readers.of_all(way) for way in target.ways))
            if target.ways and not readers.of_all(limits) <= may_read_it:
                narrow = target.ways[0]
                message = f"this is for {_said(limits)}, and {target.name} is for {_said(narrow)}"
                group = next(names for names in reversed(narrow) if EVERYONE not in names)
                block = f"put it into a block `::: audience {min(group)}`"
                hint = f"take it out, {block}, or change who may read one of the two"
                yield NARROWER.at(span, message, hint)


def _uses(site: Site, page: Page) -> Iterator[tuple[Limits, Target, Span]]:
    for limits, reference in _in_text(page.body, limits_of_page(site, page)):
        yield limits, target_of_reference(site, page, reference), reference.span
    for marked in marked_values(page.data) if page.data else ():
        here = limits_of_loc(site, page, marked.loc)
        if isinstance(marked.mark, Refers):
            span = page.tree.key(marked.loc) if marked.is_key else page.tree.at(marked.loc)
            yield here, target_of_field(site, page, marked.mark, marked.value), span
        else:
            for limits, reference in _in_text(page.prose.get(marked.value, Body()), here):
                yield limits, target_of_reference(site, page, reference), reference.span


def _in_text(body: Body, limits: Limits) -> Iterator[tuple[Limits, Reference]]:
    for hole in body.own_holes():
        match hole:
            case Mention(reference=reference) | Href(reference=reference):
                yield limits, reference
            case Enclosed(audience=name, body=inner):
                yield from _in_text(inner, (*limits, frozenset({name})))
            case _:
                pass


def _said(limits: Limits) -> str:
    narrow = [listed(sorted(names), "or") for names in limits if EVERYONE not in names]
    return " and at once ".join(narrow) or EVERYONE


CHECK = Check("audiences", check, (NARROWER,))
