"""In an open or running program, a role is told how it gets ready and how many hours it takes.

Every role with seats has at least one onboarding step; every role that has a part in something with a date has a
commitment.

Passes:

```yaml
roles:
  - {id: buddy, seats: {min: 1, max: 20}, commitment: 9 hours}
onboarding:
  buddy:
    - {id: buddy-read, text: Read the buddy guide, when: 1 week before start, duration: 20 minutes}
```

Fails, because nobody tells buddies how to begin nor how long it takes:

```yaml
roles:
  - {id: buddy, seats: {min: 1, max: 20}}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from rmsite.checks.check import Check
from rmsite.checks.live import live_programs
from rmsite.checks.said import hours_said
from rmsite.foundation.diagnostic import Code, Diagnostic, Severity
from rmsite.foundation.words import counted
from rmsite.graph.site import Site
from rmsite.schedule.items import dated_items

ONBOARDING_MISSING = Code(
    "role/onboarding-missing",
    Severity.WARNING,
    "People can take a seat in this role, and no step tells them how to get ready.",
    "Add at least one step for the role under `onboarding`.",
    wrong="roles: [{id: buddy, seats: {max: 20}}, ...] without `onboarding: {buddy: ...}`",
    right="onboarding: {buddy: [{id: buddy-read, text: Read the guide, when: 1 week before start}]}",
)
COMMITMENT_MISSING = Code(
    "role/commitment-missing",
    Severity.WARNING,
    "The role has dates in the plan, and nobody says how many hours it takes in all.",
    "Add `commitment` to the role; the hint shows what the plan adds up to.",
    wrong="- {id: buddy}",
    right="- {id: buddy, commitment: 9 hours}",
)


def check(site: Site) -> Iterator[Diagnostic]:
    """Each role that is not told enough, in programs that are open or running."""
    for page, program in live_programs(site):
        items = dated_items(program)
        for position, role in enumerate(program.roles):
            span = page.span_of("roles", position, "id")
            if role.seats and role.seats.max and not program.onboarding.get(role.id):
                step = f"- {{id: {role.id[:58]}-read, text: Read your guide, when: 1 week before start}}"
                message = f'the role "{role.id}" has seats and no onboarding step'
                yield ONBOARDING_MISSING.at(span, message, f"add below `onboarding`: `{role.id}: [{step[2:]}]`")
            mine = [item for item in items if item.involves(role.id)]
            if mine and role.commitment is None:
                minutes = sum(item.effort(role.id).minutes for item in mine)
                message = (
                    f'the role "{role.id}" has {counted(len(mine), "date")} in the plan, '
                    f"{hours_said(minutes)} of work, and no commitment"
                )
                yield COMMITMENT_MISSING.at(span, message, f"add `commitment: {whole_hours(minutes)}` to the role")


def whole_hours(minutes: int) -> str:
    """The same or a little more in whole hours, as an author types it: ``17 hours``."""
    return counted(max(1, -(-minutes // 60)), "hour").replace(",", "")


CHECK = Check("role_plans", check, (ONBOARDING_MISSING, COMMITMENT_MISSING))
