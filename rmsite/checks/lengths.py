"""A title has at most 80 characters, a summary or a short definition at most 160.

Longer ones are cut in lists, on cards, in search and in calendars.

Passes:

```yaml
summary: Junior colleagues mentor senior leaders, one to one, for six months.
```

Fails with a summary of three sentences.
"""

from __future__ import annotations

from collections.abc import Iterator

from rmsite.checks.check import Check
from rmsite.foundation.diagnostic import Code, Diagnostic, Severity
from rmsite.foundation.span import Span
from rmsite.graph.site import Site
from rmsite.model.page import Page

TITLE_MOST = 80
SUMMARY_MOST = 160

TITLE = Code(
    "page/title-length",
    Severity.WARNING,
    f"A title has more than {TITLE_MOST} characters, so that it is cut in lists and in search.",
    "Keep what tells this page from the others.",
    wrong="title: Everything that you need to know about your first meeting with the person whom you mentor",
    right="title: Your first meeting",
)
SUMMARY = Code(
    "page/summary-length",
    Severity.WARNING,
    f"A summary or a short definition has more than {SUMMARY_MOST} characters, so that it is cut where it is shown.",
    "Keep one sentence, and move the rest into the text.",
    wrong="summary: a paragraph",
    right="summary: How to begin, what to agree, and a first sentence for each of you.",
)


def check(site: Site) -> Iterator[Diagnostic]:
    """Each title and summary that is too long, at its place."""
    for page in site.pages.values():
        title, summary = page.head.title, page.head.summary
        if not page.sound:
            continue
        if len(title) > TITLE_MOST:
            message = f"this title has {len(title)} characters, at most {TITLE_MOST} are shown everywhere"
            yield TITLE.at(_place(page, "title", "term"), message, "shorten it")
        # A program's summary may hold references, of which readers see the words alone.
        shown = page.prose[summary].text if summary in page.prose else summary
        if page.head.own_summary and len(shown) > SUMMARY_MOST:
            message = f"this summary has {len(shown)} characters, at most {SUMMARY_MOST} are shown everywhere"
            yield SUMMARY.at(
                _place(page, "summary", "short"), message, "keep one sentence, and move the rest into the text"
            )


def _place(page: Page, *keys: str) -> Span:
    return next((page.span_of(key) for key in keys if (key,) in page.tree.values), page.span)


CHECK = Check("lengths", check, (TITLE, SUMMARY))
