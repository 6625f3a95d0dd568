"""Guides of one kind have the same headings, so that readers find their way and can compare.

Role guides: What you do, What you do not do, Your hours, Your first week, If it goes wrong. Format guides: When to use
it, Who, How long, Steps, Variations. Benefit guides: What it is, Who gains, How we would know, What spoils it. Their
order and level are free, and more headings may stand between them.

Passes, for a benefit guide:

```markdown
## What it is
## Who gains
## How we would know
## What spoils it
```

Fails, because nobody says what spoils it:

```markdown
## What it is
## Who gains
## How we would know
```
"""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from rmsite.checks.check import Check
from rmsite.checks.empty import is_empty
from rmsite.foundation.diagnostic import Code, Diagnostic, Severity
from rmsite.foundation.words import listed
from rmsite.graph.site import Site
from rmsite.model.page import kind_of_file

EXPECTED = MappingProxyType(
    {
        "role": ("What you do", "What you do not do", "Your hours", "Your first week", "If it goes wrong"),
        "format": ("When to use it", "Who", "How long", "Steps", "Variations"),
        "benefit": ("What it is", "Who gains", "How we would know", "What spoils it"),
    }
)
MISSING = Code(
    "guide/expected-headings",
    Severity.WARNING,
    "A guide lacks a heading that readers know from the other guides of its kind.",
    "Add the heading with a sentence or two, or set `policies: {guide/expected-headings: off}`.",
    wrong="a role guide without `## Your hours`",
    right="## Your hours",
)


def check(site: Site) -> Iterator[Diagnostic]:
    """Each guide that lacks headings of its kind, with all that are missing."""
    for kind, expected in EXPECTED.items():
        for page in site.of_kind(kind):
            # An empty guide is told to write its text first.
            if not page.sound or is_empty(page.body):
                continue
            present = {_plain(heading.text) for heading in page.body.all_headings()}
            missing = [heading for heading in expected if _plain(heading) not in present]
            if missing:
                names = listed((f'"{heading}"' for heading in missing), "or")
                hint = f"add {listed(f'`## {heading}`' for heading in missing)}"
                yield MISSING.at(page.span, f"this {kind_of_file(page)} has no heading {names}", hint)


def _plain(heading: str) -> str:
    return " ".join(heading.casefold().split()).rstrip(".:?!")


CHECK = Check("expected_headings", check, (MISSING,))
