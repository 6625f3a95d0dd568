"""A rolling program that uses every way to count from a first day, and its dates for any such day as rmsite has them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from rmsite.model.program import Program
from rmsite.model.settings import Settings
from rmsite.model.timed import Cohort
from rmsite.schedule.calendar import calendar_for
from rmsite.schedule.resolve import resolve
from rmsite.testing import site_of
from tests.making import SITE, guide

BUDDIES = """\
title: Buddies
summary: Somebody to ask in your first ninety days.
owner: desk
status: running
lifecycle: rolling
length: 90 days
roles: [{id: new-hire, label: New colleague}, {id: buddy, label: Buddy}]
milestones:
  - {id: named, title: Buddy named, kind: deadline, when: 10 working days before start, roles: [buddy], effort: 20 minutes}
  - {id: hello, title: First message, kind: task, when: 5 working days before start, roles: [buddy]}
  - {id: lunch, title: "Lunch, on day one", kind: event, when: on start, at: "12:00", roles: [buddy, new-hire]}
  - {id: badge, title: Badge, kind: deadline, when: 1 month after start, roles: [new-hire]}
  - {id: answer, title: Answer, kind: task, when: 2 working days after badge, roles: [new-hire], window: 2 weeks}
  - {id: quarter, title: Quarter, kind: survey, when: 1 week before end, roles: [new-hire, buddy], window: 5 working days}
  - {id: thanks, title: Thanks, kind: comms, when: on end, roles: [buddy, new-hire], roll: no}
  - {id: party, title: Party, kind: event, when: 2027-01-02, roles: [buddy, new-hire]}
  - {id: half, title: Half, kind: task, when: 3 months before end, roles: [buddy], window: 1 month}
  - {id: last-talk, title: Last talk, kind: task, when: 1 day after weekly-4, roles: [buddy], roll: earlier}
sessions:
  roles: [buddy, new-hire]
  duration: 30 minutes
  items:
    - {id: daily, title: Ten minutes, when: 1 day after start, repeat: {every: 1 working day, times: 4}}
    - {id: weekly, title: Half an hour, when: 7 days after start, window: 3 working days, repeat: {every: 1 week, times: 4}}
    - {id: monthly, title: A month on, when: 2 working days after thanks, repeat: {every: 1 month, times: 3}}
onboarding:
  new-hire:
    - {id: read, text: Read the **welcome**, when: 3 working days before start}
    - {id: ask, text: Write down three questions, when: on start}
    - {id: meet, text: Meet your team, when: 2 days after ask}
  buddy:
    - {id: block, text: Block the hours, when: 1 week before start}
contacts: [{id: desk, label: Desk, mail: desk@example.com}]
"""

FILES = {
    "site.yaml": SITE,
    "content/programs/buddies.yaml": BUDDIES,
    "content/guides/roles/new-hire.md": guide("Ask.", title="New colleague"),
    "content/guides/roles/buddy.md": guide("Answer.", title="Buddy"),
}
SUNDAY_FIRST = {**FILES, "site.yaml": f"{SITE}weekend: [fri, sat]\n"}


def program_of(files: Mapping[str, str]) -> tuple[Program, Settings]:
    """The rolling program of a site, and its settings."""
    site = site_of(files).value
    program = site.program("buddies")
    assert program is not None
    return program, site.settings


def days_from(program: Program, settings: Settings, first_day: date) -> dict[str, str]:
    """Every item's first and last day for somebody who begins on a day, as if that person were a cohort."""
    cohort = Cohort.model_validate({"id": "one", "title": "One", "start": first_day.isoformat(), "status": "planned"})
    plan = resolve(program, cohort, calendar_for(settings, cohort))
    return {dated.id: f"{dated.opens}/{dated.closes}" for dated in plan.items}
