"""In every cohort, the dates of the ids under ``order`` do not run backwards.

Holidays and overrides move dates; what is fine in autumn may be wrong in spring. Two things on the same day are fine.

Passes, where pairs are agreed before the kickoff in every cohort:

```yaml
order: [pairs-agreed, kickoff]
```

Fails in a cohort where a holiday pushes ``pairs-agreed`` behind ``kickoff``.
"""

from __future__ import annotations

from collections.abc import Iterator

from rmsite.checks.check import Check
from rmsite.checks.said import day_said
from rmsite.foundation.diagnostic import Code, Diagnostic, Related, Severity
from rmsite.graph.site import Site
from rmsite.schedule.order import order_breaks

ORDER = Code(
    "schedule/order",
    Severity.ERROR,
    "Two things that the program puts into an order have dates that run backwards in a cohort.",
    "Give that cohort an override with a reason, or change the `when` of one of the two.",
    wrong="order: [pairs-agreed, kickoff], where pairs-agreed falls on the day after kickoff",
    right="overrides: {pairs-agreed: {when: 2027-04-02, reason: Easter Monday}}",
)


def check(site: Site) -> Iterator[Diagnostic]:
    """Each pair of neighbours in ``order`` that runs backwards in a cohort, at the second of the two."""
    for page, program in site.programs():
        for position, cohort in enumerate(program.cohorts):
            plan = site.plans.get((page.key.id, cohort.id))
            for found in order_breaks(program, plan) if plan else ():
                override = f"{found.later}: {{when: {found.earlier_day.isoformat()}, reason: ...}}"
                yield ORDER.at(
                    page.span_of("order", found.position),
                    f'in cohort "{cohort.id}", "{found.later}" falls on {day_said(found.later_day)}, '
                    f'before "{found.earlier}" on {day_said(found.earlier_day)}',
                    f'give cohort "{cohort.id}" an override, such as `overrides: {{{override}}}`, '
                    "or change the `when` of one of the two",
                    related=[Related(page.span_of("cohorts", position, "id"), "the cohort")],
                )


CHECK = Check("date_order", check, (ORDER,))
