"""A program has cohorts if it starts for everybody on one day, and only then; each has an id of its own.

Passes:

```yaml
lifecycle: cohort
cohorts: [{id: 2026-autumn, title: Autumn 2026, start: 2026-09-14, status: planned}]
```

Fails, because in a rolling program everybody has a first day of their own:

```yaml
lifecycle: rolling
cohorts: [{id: 2026-autumn, title: Autumn 2026, start: 2026-09-14, status: planned}]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from rmsite.checks.check import Check
from rmsite.foundation.diagnostic import Code, Diagnostic, Related, Severity
from rmsite.foundation.span import Span
from rmsite.graph.site import Site
from rmsite.model.program import Lifecycle

NONE = Code(
    "cohort/none",
    Severity.WARNING,
    "An open or running program whose people start together has no cohort, so that nobody sees a date.",
    "Add a cohort with its start, or set `lifecycle: rolling` where everybody starts on a day of their own.",
    wrong="lifecycle: cohort, status: running, and no `cohorts`",
    right="cohorts: [{id: 2026-autumn, title: Autumn 2026, start: 2026-09-14, status: running}]",
)
NOT_ROLLING = Code(
    "cohort/not-rolling",
    Severity.ERROR,
    "In a rolling program everybody has a first day of their own, so it has no cohorts.",
    "Set `lifecycle: cohort`, or delete the cohorts.",
    wrong="lifecycle: rolling, with `cohorts`",
    right="lifecycle: cohort, with `cohorts`",
)
DUPLICATE_ID = Code(
    "cohort/duplicate-id",
    Severity.ERROR,
    "Two cohorts of a program have the same id, so that their pages would be the same.",
    "Give one of the two another id.",
    wrong="cohorts: [{id: 2026, ...}, {id: 2026, ...}]",
    right="cohorts: [{id: 2026-spring, ...}, {id: 2026-autumn, ...}]",
    fixed=True,
)


def check(site: Site) -> Iterator[Diagnostic]:
    """Programs without a cohort that need one, with cohorts that cannot be, or with one id for two."""
    for page, program in site.programs():
        is_rolling = program.lifecycle is Lifecycle.ROLLING
        if program.is_live and not is_rolling and not program.cohorts:
            cohort = "{id: 2026-autumn, title: Autumn 2026, start: 2026-09-14, status: planned}"
            yield NONE.at(
                page.span_of("lifecycle"),
                f"the program is {program.status}, its people start together, and no cohort has a date",
                f"add `cohorts: [{cohort}]` with your own dates, or set `lifecycle: rolling`",
            )
        if is_rolling and program.cohorts:
            message = "a rolling program has no cohorts: everybody has a first day of their own"
            yield NOT_ROLLING.at(page.tree.key(("cohorts",)), message, "set `lifecycle: cohort`, or delete the cohorts")
        first: dict[str, Span] = {}
        for position, cohort_entry in enumerate(program.cohorts):
            span = page.span_of("cohorts", position, "id")
            if (other := first.setdefault(cohort_entry.id, span)) != span:
                message = f'two cohorts have the id "{cohort_entry.id}"'
                related = [Related(other, "the first of the two")]
                yield DUPLICATE_ID.at(span, message, "give one of the two another id", related=related)


CHECK = Check("cohorts", check, (NONE, NOT_ROLLING, DUPLICATE_ID))
