"""An announcement ends on or after the day it begins.

Passes:

```yaml
announcements: [{text: The autumn cohort is full., from: 2026-09-01, until: 2026-09-14}]
```

Fails, because nobody would ever see it:

```yaml
announcements: [{text: The autumn cohort is full., from: 2026-09-14, until: 2026-09-01}]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from rmsite.checks.check import Check
from rmsite.checks.said import day_said
from rmsite.foundation.diagnostic import Code, Diagnostic, Severity
from rmsite.graph.site import Site

DATES = Code(
    "site/announcement-dates",
    Severity.ERROR,
    "An announcement ends before it begins, so that nobody would ever see it.",
    "Exchange `from` and `until`, or correct one of them.",
    wrong="{text: The cohort is full., from: 2026-09-14, until: 2026-09-01}",
    right="{text: The cohort is full., from: 2026-09-01, until: 2026-09-14}",
)


def check(site: Site) -> Iterator[Diagnostic]:
    """Each announcement that ends before it begins."""
    for position, each in enumerate(site.settings.announcements):
        if each.from_ and each.until and each.until < each.from_:
            yield DATES.at(
                site.settings_tree.at(("announcements", position, "until")),
                f"this announcement ends on {day_said(each.until)}, before it begins on {day_said(each.from_)}",
                "exchange `from` and `until`, or correct one of them",
            )


CHECK = Check("announcements", check, (DATES,))
