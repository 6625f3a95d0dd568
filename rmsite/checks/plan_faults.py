"""Every date of a program can be computed, in every cohort.

What can be wrong with points in time is explained with the codes ``schedule/...``; this check puts each fault where it
stands in the program's file.

Passes:

```yaml
milestones: [{id: kickoff, title: Kickoff, kind: event, when: on start, roles: [mentor]}]
```

Fails, because nothing in the program is called ``begin``:

```yaml
milestones: [{id: kickoff, title: Kickoff, kind: event, when: on begin, roles: [mentor]}]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from rmsite.checks.check import Check
from rmsite.foundation.diagnostic import Diagnostic, Related
from rmsite.foundation.span import Span
from rmsite.graph.site import Site
from rmsite.model.entry import Loc
from rmsite.model.page import Page
from rmsite.schedule.definition import program_faults
from rmsite.schedule.faults import UNKNOWN_OVERRIDE, PlanFault


def check(site: Site) -> Iterator[Diagnostic]:
    """Each fault of a program's dates: those of every cohort once, then those of a single one."""
    for page, program in site.programs():
        faults = list(program_faults(program))
        for cohort in program.cohorts:
            if plan := site.plans.get((page.key.id, cohort.id)):
                faults.extend(plan.faults)
        for fault in faults:
            related = [Related(_place(page, loc), sentence) for loc, sentence in fault.related_locs]
            yield fault.code.at(_span(page, fault), fault.message, *fault.hints, related=related)


def _span(page: Page, fault: PlanFault) -> Span:
    return page.tree.key(fault.loc) if fault.code is UNKNOWN_OVERRIDE else _place(page, fault.loc)


def _place(page: Page, loc: Loc) -> Span:
    # What concerns an entry as a whole is shown at its id.
    return page.tree.at((*loc, "id") if (*loc, "id") in page.tree.values else loc)


CHECK = Check("plan_faults", check)
