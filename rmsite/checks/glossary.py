"""Each word of the glossary means one thing, and says it in a sentence.

A term and its ``forms`` are looked up in texts, whatever their case (an abbreviation in capitals as it is written); a
word that two entries claim could be explained by either. A short definition that uses the word it defines, or a word
whose own short definition leads back, tells nobody anything.

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

Fails, because a cohort is what an intake is, and the other way round:

```yaml
term: cohort
short: All who belong to one intake.
```

```yaml
term: intake
short: The start of a cohort.
```
"""

from __future__ import annotations

import re
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

CIRCLE = Code(
    "term/circle",
    Severity.WARNING,
    "A short definition goes in a circle: it uses the word it defines, or the definition of a word it uses leads back.",
    "Say it in other words, so that somebody who knows neither of the two understands it.",
    wrong="short: All who belong to one intake, in the entry cohort, and short: The start of a cohort, in intake",
    right="short: Everyone who starts a program on the same day.",
)

_SENTENCE_END = re.compile(r"(?<=[.!?])\s")


def check(site: Site) -> Iterator[Diagnostic]:
    """Words that two entries claim, entries without a short definition, and short definitions in a circle."""
    yield from _circles(site)
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


def _circles(site: Site) -> Iterator[Diagnostic]:
    entries = {page.key.id: page for page in site.of_kind("term") if page.head.own_summary}
    used = {term: set(_used_in_definition(site, page)) for term, page in entries.items()}
    for term, page in entries.items():
        span = page.span_of("short")
        if term in used[term]:
            message = f'the short definition of "{page.head.title}" uses the word itself'
            yield CIRCLE.at(span, message, "say it in other words")
        # Each pair is told once, at the later of the two.
        for other in sorted(each for each in used[term] if each < term and term in used.get(each, ())):
            message = f'the short definitions of "{entries[other].head.title}" and "{page.head.title}" use each other'
            related = [Related(entries[other].span_of("short"), "the other definition")]
            yield CIRCLE.at(span, message, "say one of the two in other words", related=related)


def _used_in_definition(site: Site, page: Page) -> Iterator[str]:
    # The first sentence defines, what follows remarks ("In reverse mentoring, ..."). There the entry's own forms are
    # other names for the thing, which may well explain it; only the term itself does not.
    sentence = _SENTENCE_END.split(page.head.summary, maxsplit=1)[0]
    for use in site.vocabulary.uses(sentence):
        if use.term != page.key.id or sentence[use.start : use.end].casefold() == page.head.title.casefold():
            yield use.term


CHECK = Check("glossary", check, (FORM_CONFLICT, NO_SHORT, CIRCLE))
