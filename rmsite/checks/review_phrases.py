"""When a page that is due for review becomes a warning or an error is said in one of four ways.

``on due``, ``14 days before due``, ``90 days after due`` (weeks and months count as well), or ``off``.

Passes:

```yaml
review: {every: 12 months, warn: on due, fail: 90 days after due}
```

Fails:

```yaml
review: {every: 12 months, warn: when due}
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rmsite.checks.check import Check
from rmsite.foundation.diagnostic import Code, Diagnostic, Severity
from rmsite.graph.site import Site
from rmsite.model.when import Offset
from rmsite.reading.scalars import Unit

PHRASE = Code(
    "site/review-phrase",
    Severity.ERROR,
    "site.yaml does not say in a known way when an overdue page becomes a warning or an error, so it never would.",
    "Write `on due`, `14 days before due`, `90 days after due` or `off`.",
    wrong="review: {warn: when due}",
    right="review: {warn: on due}",
)
OFF = "off"
_ON_DUE = "on due"
_PHRASE = re.compile(r"(?P<amount>\d{1,4}) (?P<unit>day|week|month)s? (?P<side>before|after) due")


def check(site: Site) -> Iterator[Diagnostic]:
    """Each phrase of ``review`` that means nothing."""
    review = site.settings.review
    for key, phrase, becomes in (("warn", review.warn, "a warning"), ("fail", review.fail, "an error")):
        if phrase != OFF and parse_phrase(phrase) is None:
            message = f'"{phrase}" does not say when an overdue page becomes {becomes}'
            hint = "write `on due`, `14 days before due`, `90 days after due` or `off`"
            yield PHRASE.at(site.settings_tree.at(("review", key)), message, hint)


def parse_phrase(phrase: str) -> Offset | None:
    """A phrase as a distance from the day a page is due; None for ``off`` and for what means nothing."""
    text = " ".join(phrase.split())
    if text == _ON_DUE:
        return Offset("due")
    match = _PHRASE.fullmatch(text)
    if match is None:
        return None
    sign = 1 if match["side"] == "after" else -1
    return Offset("due", sign * int(match["amount"]), Unit(match["unit"]))


CHECK = Check("review_phrases", check, (PHRASE,))
