"""What an open or running program points to has a title and a summary in its author's words.

Without them the site takes the file's name and the first sentence, which is fine for a draft and reads badly in lists,
search and print.

Passes:

```markdown
---
title: Your first meeting
summary: How to begin, what to agree, and a first sentence for each of you.
---
```

Fails, where a running program says ``guide: first-meeting``:

```markdown
Meet in a quiet place. ...
```
"""

from __future__ import annotations

from collections.abc import Iterator

from rmsite.checks.check import Check
from rmsite.checks.live import live_programs
from rmsite.foundation.diagnostic import Code, Diagnostic, Severity
from rmsite.foundation.words import shortened
from rmsite.graph.site import Site

TITLE = Code(
    "page/title",
    Severity.WARNING,
    "A page that people in a program read has no title, so that its file's name stands in its place.",
    "Add `title` to the front matter, or a heading `# ...` on top of the text.",
    wrong="Meet in a quiet place.",
    right="---\ntitle: Your first meeting\n---\nMeet in a quiet place.",
)
SUMMARY = Code(
    "page/summary",
    Severity.WARNING,
    "A page that people in a program read has no summary, so that its first sentence stands in lists and in search.",
    "Add `summary` to the front matter: one sentence, at most 160 characters.",
    wrong="---\ntitle: Your first meeting\n---",
    right="---\ntitle: Your first meeting\nsummary: How to begin, and what to agree.\n---",
)


def check(site: Site) -> Iterator[Diagnostic]:
    """Each page without a title or summary that a live program points to."""
    live = {page.key: program for page, program in live_programs(site)}
    for key, sources in site.backlinks.items():
        page = site.pages[key]
        program = next((live[source] for source in sources if source in live), None)
        if program is None or not page.sound or not page.address:
            continue
        # The name of a glossary entry's file is its term, and its short definition has a check of its own.
        if key.kind == "term":
            continue
        if not page.head.own_title:
            shown = f'the program "{program.title}" shows this page as "{page.head.title}", after its file'
            yield TITLE.at(page.span, shown, "add `title: ...` to the front matter")
        if not page.head.own_summary:
            first = (
                f', so its first sentence is shown: "{shortened(page.head.summary, 60)}"' if page.head.summary else ""
            )
            message = f'the program "{program.title}" points to this page, and it has no summary{first}'
            yield SUMMARY.at(page.span, message, "add `summary: ...` to the front matter: one sentence")


CHECK = Check("headlines", check, (TITLE, SUMMARY))
