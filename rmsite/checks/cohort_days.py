"""A cohort starts on a working day, in a time zone that exists, with holidays for every year it touches.

The holidays of a cohort are those of all the calendars it names; each year from its first date to its end needs at
least one of them, because a year without any is a year that somebody forgot. Closed cohorts are not asked for holidays.

Passes:

```yaml
- {id: 2026-autumn, title: Autumn 2026, start: 2026-09-14, status: planned, timezone: Europe/Zagreb}
```

Fails, because 12 September 2026 is a Saturday:

```yaml
- {id: 2026-autumn, title: Autumn 2026, start: 2026-09-12, status: planned, timezone: Europe/Zagreb}
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from zoneinfo import ZoneInfo, available_timezones

from rmsite.checks.check import Check
from rmsite.checks.said import day_said
from rmsite.foundation.diagnostic import Code, Diagnostic, Severity
from rmsite.foundation.words import listed, nearest
from rmsite.graph.site import Site
from rmsite.model.page import Page
from rmsite.model.timed import Cohort
from rmsite.schedule.calendar import calendar_for
from rmsite.schedule.plan import Plan

START_NOT_WORKING = Code(
    "schedule/start-not-working",
    Severity.ERROR,
    "A cohort starts on a day on which nobody works.",
    "Choose a working day; the hint names the next one.",
    wrong="start: 2026-09-12, a Saturday",
    right="start: 2026-09-14",
)
TIMEZONE = Code(
    "cohort/timezone",
    Severity.ERROR,
    "A time zone is written as in the IANA list: area and city.",
    "Write the largest city of your zone, such as Europe/Zagreb.",
    wrong="timezone: CEST",
    right="timezone: Europe/Zagreb",
)
HOLIDAYS_MISSING = Code(
    "cohort/holidays-missing",
    Severity.WARNING,
    "The calendars that a cohort names have no day off in a year that the cohort touches.",
    "Add the year's days to `holidays` in site.yaml.",
    wrong="a cohort until March 2027 with holidays of 2026 only",
    right="a cohort until March 2027 with holidays of 2026 and 2027",
)
_AREA_AND_CITY = re.compile(r"[A-Z][A-Za-z_]+(/[A-Z][A-Za-z0-9_+-]*){1,2}|UTC")


def check(site: Site) -> Iterator[Diagnostic]:
    """What is wrong with the first day, the time zone and the holidays of each cohort."""
    for page, program in site.programs():
        for position, cohort in enumerate(program.cohorts):
            yield from _start(site, page, position, cohort)
            if cohort.timezone and not _is_zone(cohort.timezone):
                near = nearest(cohort.timezone, (zone for zone in available_timezones() if "/" in zone))
                hint = f"did you mean `{near}`?" if near else "write area and city, such as `Europe/Zagreb`"
                message = f'"{cohort.timezone}" is no time zone'
                yield TIMEZONE.at(page.span_of("cohorts", position, "timezone"), message, hint)
            plan = site.plans.get((page.key.id, cohort.id))
            if plan and not plan.faults and cohort.status != "closed":
                yield from _holidays(site, page, position, cohort, plan)


def _start(site: Site, page: Page, position: int, cohort: Cohort) -> Iterator[Diagnostic]:
    calendar = calendar_for(site.settings, cohort)
    if calendar.never_works or calendar.is_working(cohort.start):
        return
    next_day = calendar.next_working_day(cohort.start)
    yield START_NOT_WORKING.at(
        page.span_of("cohorts", position, "start"),
        f'cohort "{cohort.id}" starts on {day_said(cohort.start)}, which is {calendar.why_not(cohort.start)}',
        f"set `start: {next_day.isoformat()}`, the next working day",
    )


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        # A machine without the list of zones cannot tell, so the form of the name has to do.
        return not available_timezones() and _AREA_AND_CITY.fullmatch(name) is not None
    return True


def _holidays(site: Site, page: Page, position: int, cohort: Cohort, plan: Plan) -> Iterator[Diagnostic]:
    calendars = [name for name in cohort.holidays if name in site.settings.holidays]
    if not calendars or len(calendars) < len(cohort.holidays):
        return
    first = min([cohort.start, *(dated.opens for dated in plan.items)])
    covered = {day.year for name in calendars for day in site.settings.holidays[name]}
    missing = [str(year) for year in range(first.year, plan.end.year + 1) if year not in covered]
    if missing:
        names = listed(f'"{name}"' for name in calendars)
        yield HOLIDAYS_MISSING.at(
            page.tree.key(("cohorts", position, "holidays")),
            f'cohort "{cohort.id}" runs from {day_said(first)} to {day_said(plan.end)}, '
            f"and {names} {'has' if len(calendars) == 1 else 'have'} no day off in {listed(missing)}",
            f"add the days of {listed(missing)} to `holidays: {{{calendars[0]}: [...]}}` in site.yaml",
        )


CHECK = Check("cohort_days", check, (START_NOT_WORKING, TIMEZONE, HOLIDAYS_MISSING))
