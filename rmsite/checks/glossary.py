"""Each word of the glossary means one thing, and says it in a sentence.

A term and its ``forms`` are looked up in texts, whatever their case; a word that two entries claim could be explained
by either.

Passes:

```yaml
term: cohort
short: Everyone who starts a program on the same day.
forms: [cohorts, intake]
```

Fails, where the entry ``intake`` exists as well:

```yaml
term: cohort
forms: [cohorts, intake]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from rmsite.checks.check import Check
from rmsite.foundation.diagnostic import Code, Diagnostic, Related, Severity
from rmsite.foundation.span import Span
from rmsite.graph.site import Site
from rmsite.kinds.term import TermFront
from rmsite.model.page import Key, Page

FORM_CONFLICT = Code(
    "term/form-conflict",
    Severity.WARNING,
    "Two glossary entries claim the same word, so that readers may be told the wrong meaning.",
    "Leave the word with one of the two.",
    wrong="forms: [intake] in the entries cohort and admission",
    right="forms: [intake] in the entry cohort alone",
)
NO_SHORT = Code(
    "term/no-short",
    Severity.WARNING,
    "A glossary entry has no short definition, so that its first sentence is shown where the word occurs.",
    "Add `short`: one sentence, at most 160 characters.",
    wrong="---\nterm: cohort\n---",
    right="---\nterm: cohort\nshort: Everyone who starts a program on the same day.\n---",
)


def check(site: Site) -> Iterator[Diagnostic]:
    """Words that two entries claim, and entries without a short definition."""
    claimed: dict[str, tuple[Key, Span]] = {}
    for page in site.of_kind("term"):
        if not isinstance(page.data, TermFront):
            continue
        if not page.head.own_summary:
            message = f'the glossary entry "{page.key.id}" has no short definition'
            yield NO_SHORT.at(page.span, message, "add `short: ...` to the front matter: one sentence")
        # A muted entry is not looked up in texts.
        for word, span in () if page.data.mute else _words(page, page.data):
            key, other = claimed.setdefault(" ".join(word.casefold().split()), (page.key, span))
            if key != page.key:
                message = f'"{word}" is claimed by two glossary entries: "{key.id}" and "{page.key.id}"'
                related = [Related(other, "the other entry")]
                yield FORM_CONFLICT.at(span, message, "leave the word with one of the two", related=related)


def _words(page: Page, front: TermFront) -> Iterator[tuple[str, Span]]:
    yield page.head.title, page.span_of("term") if ("term",) in page.tree.values else page.span
    for position, form in enumerate(front.forms):
        yield form, page.span_of("forms", position)


CHECK = Check("glossary", check, (FORM_CONFLICT, NO_SHORT))
