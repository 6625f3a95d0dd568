"""A date set by hand for one cohort says why, and changes something.

Everybody whose dates move reads the reason. An override that gives the very date that the plan gives anyway moves
nothing, and hides later changes of the plan.

Passes:

```yaml
overrides:
  session-4: {when: 2026-12-07, reason: "Offices close for the year on 21 December"}
```

Fails, because no reason is given:

```yaml
overrides:
  session-4: {when: 2026-12-07}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from rmsite.checks.check import Check
from rmsite.checks.said import day_said
from rmsite.foundation.diagnostic import Code, Diagnostic, Severity
from rmsite.graph.site import Site
from rmsite.model.program import Program
from rmsite.model.timed import Cohort
from rmsite.schedule.calendar import calendar_for
from rmsite.schedule.plan import Dated, Plan
from rmsite.schedule.resolve import resolve

NO_REASON = Code(
    "schedule/override-reason",
    Severity.ERROR,
    "A date is set by hand for one cohort, and nobody says why.",
    "Add the reason, in words that everybody whose dates move may read.",
    wrong="session-4: {when: 2026-12-07}",
    right="session-4: {when: 2026-12-07, reason: Offices close for the year on 21 December}",
)
MOVES_NOTHING = Code(
    "schedule/override-moves-nothing",
    Severity.WARNING,
    "A date set by hand is the date that the plan gives anyway.",
    "Delete the override, or correct its date.",
    wrong="session-4: {when: 2026-12-21, reason: ...}, where the plan gives 21 December 2026",
    right="session-4: {when: 2026-12-07, reason: ...}",
)


def check(site: Site) -> Iterator[Diagnostic]:
    """Each override without a reason, and each that moves nothing."""
    for page, program in site.programs():
        for position, cohort in enumerate(program.cohorts):
            for key, override in cohort.overrides.items():
                loc = ("cohorts", position, "overrides", key)
                if not override.reason:
                    message = f'cohort "{cohort.id}" sets the date of "{key}" and gives no reason'
                    hint = "add `reason: ...`: everybody whose dates move reads it"
                    yield NO_REASON.at(page.tree.key(loc), message, hint)
                plan = site.plans.get((page.key.id, cohort.id))
                if plan and (day := _unmoved(site, program, cohort, key, plan)):
                    message = f'"{key}" falls on {day} in cohort "{cohort.id}" without this override too'
                    hint = "delete the override, or correct its date"
                    yield MOVES_NOTHING.at(page.span_of(*loc, "when"), message, hint)


def _unmoved(site: Site, program: Program, cohort: Cohort, key: str, plan: Plan) -> str:
    # The day on which it falls with and without this override alone; empty where the two differ.
    others = {name: each for name, each in cohort.overrides.items() if name != key}
    without = resolve(program, cohort.model_copy(update={"overrides": others}), calendar_for(site.settings, cohort))
    now, then = _dates(plan, key), _dates(without, key)
    same = now and [(one.opens, one.closes) for one in now] == [(one.opens, one.closes) for one in then]
    return day_said(now[0].opens) if same else ""


def _dates(plan: Plan, key: str) -> list[Dated]:
    return [dated for dated in plan.items if key in (dated.item.id, dated.item.series)]


CHECK = Check("overrides", check, (NO_REASON, MOVES_NOTHING))
