"""The plan asks no more of a role than its commitment promises.

Sessions, preparation, debriefs, trainings, steps, milestones and surveys with a length are added up for each role.
People plan with the promise; a plan that takes more breaks it.

Passes, where the plan adds up to 16 h 45 min:

```yaml
- {id: junior-mentor, commitment: 17 hours}
```

Fails:

```yaml
- {id: junior-mentor, commitment: 14 hours}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from rmsite.checks.check import Check
from rmsite.checks.role_plans import whole_hours
from rmsite.checks.said import hours_said
from rmsite.foundation.diagnostic import Code, Diagnostic, Severity
from rmsite.graph.site import Site
from rmsite.model.program import Program
from rmsite.schedule.hours import breakdown

HOURS = Code(
    "role/hours",
    Severity.ERROR,
    "What a role does in the plan adds up to more working time than the role is promised.",
    "Raise the commitment, or take something out of the plan.",
    wrong="commitment: 14 hours, where the plan adds up to 16 h 45 min",
    right="commitment: 17 hours",
)


def check(site: Site) -> Iterator[Diagnostic]:
    """Each promise that the plan breaks, at the commitment, with what the hours consist of."""
    for page, program in site.programs():
        for position, role in enumerate(program.roles):
            promise = site.promises[page.key.id, role.id]
            if promise.promised is not None and promise.is_broken:
                yield HOURS.at(
                    page.span_of("roles", position, "commitment"),
                    f'the role "{promise.role}" is promised {hours_said(promise.promised)}, '
                    f"the plan adds up to {hours_said(promise.planned)}",
                    f"set `commitment: {whole_hours(promise.planned)}`, or take something out of the plan",
                    label=_sum(program, promise.role),
                )


def _sum(program: Program, role: str) -> str:
    return " + ".join(f"{work.kind} {hours_said(work.minutes)}" for work in breakdown(program, role))


CHECK = Check("role_hours", check, (HOURS,))
