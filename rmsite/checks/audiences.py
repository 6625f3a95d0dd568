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
from rmsite.checks.readers import EVERYBODY, Limits, Readers, limits_of_loc, limits_of_page
from rmsite.foundation.diagnostic import Code, Diagnostic, Severity
from rmsite.foundation.span import Span
from rmsite.foundation.words import listed
from rmsite.graph.audiences import EVERYONE
from rmsite.graph.backlinks import page_of_field
from rmsite.graph.site import Site
from rmsite.graph.targets import Lost
from rmsite.markdown.body import Body, Enclosed, Href, Mention, Reference
from rmsite.model.entry import Prose, marked_values
from rmsite.model.page import Page, kind_of_file

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
    """Each reference and each field that leads from a wider audience to a narrower one."""
    readers = Readers.of(site.settings)
    for page in site.pages.values():
        for limits, reference in _references(site, page):
            for name, target in _limits_of_target(site, page, reference):
                if not readers.of_all(limits) <= readers.of_all(target):
                    yield _problem(reference.span, limits, name, target)
        for marked, refers, span in page.fields_referring():
            limits = limits_of_loc(site, page, marked.loc)
            key = page_of_field(refers.to, marked.value, site.pages)
            if key and not readers.of_all(limits) <= readers.of_all(target := limits_of_page(site, site.pages[key])):
                yield _problem(span, limits, f'the {kind_of_file(site.pages[key])} "{key.id}"', target)


def _references(site: Site, page: Page) -> Iterator[tuple[Limits, Reference]]:
    yield from _in_text(page.body, limits_of_page(site, page))
    for marked in marked_values(page.data) if page.data else ():
        if isinstance(marked.mark, Prose) and (body := page.prose.get(marked.value)):
            yield from _in_text(body, limits_of_loc(site, page, marked.loc))


def _in_text(body: Body, limits: Limits) -> Iterator[tuple[Limits, Reference]]:
    for piece in body.pieces:
        match piece:
            case Mention(reference=reference) | Href(reference=reference):
                yield limits, reference
            case Enclosed(audience=name, body=inner):
                yield from _in_text(inner, (*limits, frozenset({name})))
            case _:
                pass


def _limits_of_target(site: Site, page: Page, reference: Reference) -> Iterator[tuple[str, Limits]]:
    found = site.targets.find(reference, page)
    if isinstance(found, Lost):
        return
    program_id, _, inner = reference.target.partition("/")
    if found.key:
        target = site.pages[found.key]
        yield f'the {kind_of_file(target)} "{target.key.id}"', limits_of_page(site, target)
    elif reference.kind == "program" and inner:
        yield from _limits_of_item(site, program_id, inner)


def _limits_of_item(site: Site, program_id: str, name: str) -> Iterator[tuple[str, Limits]]:
    for page, program in site.programs():
        if page.key.id == program_id:
            session = program.session(name)
            own = frozenset(session.audience) if session and session.audience else EVERYBODY
            yield f'"{name}" of the program "{program_id}"', (*limits_of_page(site, page), own)


def _problem(span: Span, limits: Limits, name: str, target: Limits) -> Diagnostic:
    message = f"this is for {_said(limits)}, and {name} is for {_said(target)}"
    block = f"put it into a block `::: audience {sorted(target[-1])[0]}`"
    return NARROWER.at(span, message, f"take it out, {block}, or change who may read one of the two")


def _said(limits: Limits) -> str:
    narrow = [listed(sorted(names), "or") for names in limits if EVERYONE not in names]
    return " and at once ".join(narrow) or EVERYONE


CHECK = Check("audiences", check, (NARROWER,))
