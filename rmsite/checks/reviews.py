"""Every page is read through again in time, as ``review`` of site.yaml asks.

A page is due so long after ``last_reviewed`` as its ``review_every`` says, or the site's ``every``. From the day that
``warn`` names it is a warning, from the day that ``fail`` names it is an error. Results stay as they were published,
and programs that are closed or archived are not due any more.

Passes on 23 November 2026, where site.yaml has ``review: {every: 12 months}``:

```yaml
last_reviewed: 2026-08-03
```

Fails:

```yaml
last_reviewed: 2025-08-03
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rmsite.checks.check import Check
from rmsite.checks.review_phrases import parse_phrase
from rmsite.checks.said import day_said
from rmsite.foundation.diagnostic import Code, Diagnostic, Severity
from rmsite.foundation.span import Span
from rmsite.foundation.value import replace
from rmsite.foundation.words import counted
from rmsite.graph.review import review_due, shifted
from rmsite.graph.site import Site
from rmsite.model.page import Page
from rmsite.model.program import Program, Status

STALE = Code(
    "page/stale",
    Severity.WARNING,
    "A page was not read through in time, so that nobody knows whether it is still right.",
    "Read it through, mend what has changed, and set `last_reviewed` to the day on which you did.",
    wrong="last_reviewed: 2024-09-01",
    right="last_reviewed: 2026-09-01",
)
IN_FUTURE = Code(
    "page/review-in-future",
    Severity.WARNING,
    "A page says that it was reviewed on a day that has not come yet.",
    "Set `last_reviewed` to the day on which the page was read through.",
    wrong="last_reviewed: 2062-09-01",
    right="last_reviewed: 2026-09-01",
)


def check(site: Site) -> Iterator[Diagnostic]:
    """Each page that is past due, and each review that is still to come."""
    for page in site.pages.values():
        reviewed = page.head.last_reviewed
        if reviewed is None or not page.sound or page.key.kind == "results":
            continue
        if reviewed > site.today:
            message = f"this page was last reviewed on {day_said(reviewed)}, and today is {day_said(site.today)}"
            yield IN_FUTURE.at(_place(page), message, f"set `last_reviewed: {site.today.isoformat()}`, or earlier")
        due = review_due(page, site.settings)
        if due is not None and not _is_over(page) and (severity := _severity(site, due)):
            ago = counted((site.today - due).days, "day")
            when = f"was due for review on {day_said(due)}, {ago} ago"
            if due >= site.today:
                when = f"is due for review on {day_said(due)}"
            hint = f"read it through, then set `last_reviewed: {site.today.isoformat()}`"
            yield replace(STALE.at(_place(page), f"this page {when}", hint), severity=severity)


def _severity(site: Site, due: date) -> Severity | None:
    review = site.settings.review
    for phrase, severity in ((review.fail, Severity.ERROR), (review.warn, Severity.WARNING)):
        offset = parse_phrase(phrase)
        day = shifted(due, offset) if offset else None
        if day is not None and site.today >= day:
            return severity
    return None


def _is_over(page: Page) -> bool:
    return isinstance(page.data, Program) and page.data.status in (Status.CLOSED, Status.ARCHIVED)


def _place(page: Page) -> Span:
    loc = ("review", "last_reviewed") if isinstance(page.data, Program) else ("last_reviewed",)
    return page.span_of(*loc)


CHECK = Check("reviews", check, (STALE, IN_FUTURE))
