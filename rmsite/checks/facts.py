"""A fact has a source and an id of its own, and one at second hand says so on every page.

Passes:

```yaml
- id: ge-600
  claim: In 1999 about 600 managers took a mentor.
  source: {title: Younger And Wiser, publisher: The Wall Street Journal, year: 2000}
  verified: second-hand
  caution: We read this in a later account.
```

Fails twice: no source, and nothing says that it is hearsay:

```yaml
- id: ge-600
  claim: In 1999 about 600 managers took a mentor.
  verified: second-hand
```
"""

from __future__ import annotations

from collections.abc import Iterator

from rmsite.checks.check import Check
from rmsite.foundation.diagnostic import Code, Diagnostic, Related, Severity
from rmsite.foundation.span import Span
from rmsite.graph.site import Site

NO_SOURCE = Code(
    "fact/no-source",
    Severity.ERROR,
    "A figure without a source cannot be checked by anybody.",
    "Add `source` with the title, publisher, year and address of what you read.",
    wrong="- {id: ge-600, claim: About 600 managers took a mentor.}",
    right="- {id: ge-600, claim: About 600 managers took a mentor., source: {title: Younger And Wiser, year: 2000}}",
)
DUPLICATE_ID = Code(
    "fact/duplicate-id",
    Severity.ERROR,
    "Two facts have the same id, so that a page could mean either.",
    "Give one of the two another id, or delete it.",
    wrong="- {id: ge-600, ...} and - {id: ge-600, ...}",
    right="- {id: ge-600, ...} and - {id: ge-500, ...}",
    fixed=True,
)
CAUTION_MISSING = Code(
    "fact/caution-missing",
    Severity.ERROR,
    "A figure that was read in somebody else's account is printed as if it had been checked.",
    "Add `caution`: the site prints it beside the figure.",
    wrong="verified: second-hand",
    right="verified: second-hand, with caution: We read this in a later account.",
)


def check(site: Site) -> Iterator[Diagnostic]:
    """What is wrong with each fact by itself."""
    found = site.facts()
    if found is None:
        return
    page, facts = found
    first: dict[str, Span] = {}
    for position, fact in enumerate(facts):
        span = page.span_of("facts", position, "id")
        if (other := first.setdefault(fact.id, span)) != span:
            related = [Related(other, "the first of the two")]
            hint = "give one of the two another id, or delete it"
            yield DUPLICATE_ID.at(span, f'two facts have the id "{fact.id}"', hint, related=related)
        # What stands in the file and is not here has faults of its own.
        if fact.source is None and ("facts", position, "source") not in page.tree.values:
            hint = "add `source: {title: ..., publisher: ..., year: ..., url: ...}`"
            yield NO_SOURCE.at(span, f'the fact "{fact.id}" names no source', hint)
        is_bare = not fact.caution and ("facts", position, "caution") not in page.tree.values
        if fact.verified == "second-hand" and is_bare:
            yield CAUTION_MISSING.at(
                page.span_of("facts", position, "verified"),
                f'the fact "{fact.id}" is second-hand and carries no caution',
                "add `caution: ...`, such as: We read this in a later account.",
            )


CHECK = Check("facts", check, (NO_SOURCE, DUPLICATE_ID, CAUTION_MISSING))
