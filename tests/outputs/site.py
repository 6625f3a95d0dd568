"""A small site with something of everything, for the tests of outputs; as of Monday, 23 November 2026."""

from __future__ import annotations

from tests.making import SITE, guide

PROGRAM = """\
title: Pairs
summary: Two people **meet**.
owner: desk
status: running
lifecycle: cohort
length: 10 weeks
purpose: A talk.
roles:
  - {id: mentor, label: Mentor, counterpart: mentee, seats: {min: 5, max: 20}, commitment: 10 hours}
  - {id: mentee, label: HR mentee}
  - {id: sponsor, label: sponsor, seats: {max: 3}}
drives: {first_contact: mentee, scheduling: mentee, agenda: mentor, notes: each-their-own}
matching: {method: self-select, rematch: {no_fault: true, until: 4 weeks after start, contact: desk}}
phases:
  - {id: prepare, title: Prepare, from: 2 weeks before start, to: on start}
  - {id: meet, title: Meet, from: on start, to: on end}
milestones:
  - {id: join, title: Join, kind: deadline, when: 3 weeks before start, roles: mentor, effort: 1 hour, template: goals}
  - {id: kickoff, title: Kickoff, kind: event, when: on start, at: "14:00", duration: 1 hour, roles: [mentor, mentee]}
  - {id: quiet, title: Quiet, kind: task, when: 7 weeks after start, roles: [mentor], calendar: no}
  - {id: closing, title: Closing, kind: event, when: on end, duration: 45 minutes, roles: [mentee], format: talk}
formats: [talk]
sessions:
  format: talk
  roles: [mentor, mentee]
  duration: 60 minutes
  window: 5 working days
  prepare: {mentor: 20 minutes}
  debrief: {duration: 10 minutes, roles: [sponsor], after: last}
  items:
    - {id: first, title: First, aim: "Say **hello**", when: 2 weeks after start, agenda: [[20, Arrive], [40, Talk]]}
    - {id: weekly, title: Weekly, when: 6 weeks after start, repeat: {every: 1 week, times: 3}, agenda: [[60, Talk]]}
    - {id: last, title: Last, when: 9 weeks after start, template: goals, guide: begin, agenda: [[60, Talk]]}
training:
  - {id: briefing, title: Briefing, roles: [mentor], duration: 30 minutes, when: 1 week before start, guide: begin}
onboarding:
  mentor:
    - {id: read-it, text: Read the **guide**, when: 2 weeks before start, duration: 15 minutes, template: goals}
    - {id: late-step, text: Write notes, when: 7 weeks after start, duration: 15 minutes}
agreement: {template: goals, required: true}
ground_rules: [Be kind.]
confidentiality: {default: pair-only}
support: {first: desk}
benefits: [{id: eyes, for: [mentee, organisation], metrics: [changed]}]
surveys: [{id: pulse, title: Pulse, min_group: 6}]
metrics:
  - {id: changed, level: 3, unit: percent, target: 60, source: pulse, text: Changed something}
  - {id: gone, level: 4, unit: percent, target: 10, better: lower, source: hris, text: Left the company}
risks: [{id: skip, risk: Meetings are skipped, likelihood: low, impact: high, response: Ask, owner: mentor}]
faqs:
  - {q: For all?, a: "Yes, see [[guide:begin]]."}
  - {q: For mentees?, a: "Yes.", roles: mentee}
resources: [{template: goals, phase: meet}, {guide: begin}]
contacts: [{id: desk, label: Desk, mail: desk@example.com}]
privacy: {retention: 12 months}
glossary: [cohort]
related: [circles]
review: {last_reviewed: 2026-10-05, every: 6 months}
aliases: [old-pairs]
cohorts:
  - {id: spring, title: Spring, start: 2026-03-02, status: closed}
  - {id: autumn, title: Autumn, start: 2026-10-05, status: running}
  - {id: next, title: Next, start: 2027-02-01, status: planned}
"""
CIRCLES = """\
title: Circles
summary: Six people.
owner: people
status: open
lifecycle: rolling
length: 90 days
roles: [{id: member, label: Member}, {id: lead, label: Lead}]
milestones: [{id: lunch, title: Lunch, kind: event, when: on start, duration: 60 minutes, roles: [member, lead]}]
sessions:
  roles: [member]
  duration: 30 minutes
  items:
    - {id: daily, title: Daily, when: 1 day after start, repeat: {every: 1 working day, times: 3}, agenda: [[30, Talk]]}
onboarding: {lead: [{id: write, text: Write, when: 5 working days before start, template: goals}]}
"""
RESULTS = """\
published: 2026-06-01
summary: It **worked**, see [[guide:begin]].
pairs: {agreed: 12}
surveys: [{survey: pulse, invited: 20, answered: 16}]
results:
  - metric: changed
    value: 62.5
    n: 16
    groups: [{label: New, value: 50, n: 4}, {label: Old, value: 70, n: 5}, {label: Older, value: 66, n: 7}]
  - {metric: gone, value: 5, n: 8}
"""
FILES = {
    "site.yaml": SITE,
    "content/index.md": guide("Welcome, see [[program:pairs]].", title="Hello", summary="Find your role."),
    "content/programs/pairs.yaml": PROGRAM,
    "content/programs/circles.yaml": CIRCLES,
    "content/results/pairs/spring.yaml": RESULTS,
    "content/guides/roles/mentor.md": guide("## Your hours\n\nFew, see [up](#your-hours).", title="The mentor"),
    "content/guides/roles/mentee.md": guide("Text.", title="The mentee"),
    **{f"content/guides/roles/{name}.md": guide("Text.") for name in ("sponsor", "member", "lead")},
    "content/guides/formats/talk.md": guide("## Steps\n\nTalk.", title="A talk"),
    "content/guides/benefits/eyes.md": guide("[[fact:f]]", title="Fresh eyes"),
    "content/guides/howto/begin.md": guide("[Plan](/files/plan.txt)", title="Begin", aliases="[start-here]"),
    "content/guides/howto/days/_section.md": guide("The days.", title="Days", aliases="[old-days]"),
    "content/guides/howto/days/one.md": guide("One.", title="Day one"),
    "content/templates/goals.md": guide("{{My goal}}", title="Goals"),
    "content/glossary/cohort.md": "---\nterm: cohort\nshort: Who starts together.\nsee: [day]\nforms: [cohorts]\n---\n",
    "content/glossary/day.md": "---\nterm: day\nshort: 24 hours.\n---\n\nMore about days.\n",
    "content/facts.yaml": (
        "- {id: f, claim: It works, verified: yes, source: {title: A book}}\n"
        "- {id: g, claim: Perhaps, source: {title: A blog}}\n"
    ),
    "content/files/plan.txt": "the plan",
}
"""Two programs (one with three cohorts, one rolling), results, and a page of every kind."""


def changed(*changes: tuple[str, str], **more: str) -> dict[str, str]:
    """The same site with texts of its first program exchanged, each where it stands once."""
    program = PROGRAM
    for old, new in changes:
        assert program.count(old) == 1, f"{old!r} stands {program.count(old)} times"
        program = program.replace(old, new)
    return {**FILES, "content/programs/pairs.yaml": program, **more}
