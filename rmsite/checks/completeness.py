"""A program that people join or take part in has every part of a complete playbook.

While it is a draft nothing is missed; the preview shows what is there and what is still to come. What a complete
playbook needs depends on the program: an agreement and three risks where two people meet in private, rules and
confidence in a circle too, phases where everybody starts together. Parts with a check of their own (onboarding,
support, cohorts, ...) are not told again here.

Passes:

```yaml
status: running
purpose: Someone to ask the questions that feel too small for a manager.
...
```

Fails, because people who read the page do not learn what the program is for:

```yaml
status: running
```
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rmsite.checks.check import Check
from rmsite.checks.known import settings_are_sound
from rmsite.checks.live import is_for_pairs, is_in_confidence, live_programs, status_of
from rmsite.foundation.diagnostic import Code, Diagnostic, Severity
from rmsite.foundation.value import Value
from rmsite.foundation.words import counted
from rmsite.graph.site import Site
from rmsite.model.program import Lifecycle, Program

INCOMPLETE = Code(
    "program/incomplete",
    Severity.WARNING,
    "People join or take part in a program whose playbook lacks a part they need.",
    "Add the part that the hint shows, or set `status: draft` until it is written.",
    wrong="status: running, without `purpose`",
    right="status: running, with `purpose: Someone to ask the questions that feel too small for a manager.`",
)


class Part(Value):
    """A part of a playbook: its field, the question it answers, an example, and whom it is ``needed`` by.

    There have to be ``least`` entries. One that ``is_checked_apart`` has a check of its own, which tells it if missing.
    """

    field: str
    question: str
    example: str
    needed: Callable[[Program], bool]
    least: int = 1
    is_checked_apart: bool = False


class Item(Value):
    """A part that a program needs, and whether it is there."""

    part: Part
    is_there: bool


def _by_all(program: Program) -> bool:
    return True


def _with_cohorts(program: Program) -> bool:
    return program.lifecycle is Lifecycle.COHORT


def _with_seats(program: Program) -> bool:
    return any(role.seats and role.seats.max for role in program.roles)


PARTS = (
    Part("purpose", "what it is for, and why now", "purpose: ...", _by_all),
    Part("outcomes", "what will be different", "outcomes: [{id: o-..., text: ..., metrics: [...]}]", _by_all),
    Part("drives", "who makes the first move, fixes dates, brings the agenda and takes notes",
         "drives: {first_contact: ..., scheduling: ..., agenda: ..., notes: each-their-own}", _by_all),
    Part("phases", "what happens when", "phases: [{id: ..., title: ..., from: ..., to: ...}]", _with_cohorts),
    Part("milestones", "which dates everybody shares",
         "milestones: [{id: ..., title: ..., kind: event, when: on start, roles: [...]}]", _by_all),
    Part("matching", "who meets whom, and how that is decided", "matching: {method: ...}", is_for_pairs),
    Part("sessions", "what people do when they meet",
         "sessions: {roles: [...], duration: 60 minutes, items: [...]}", is_in_confidence),
    Part("training", "how people are made ready for it",
         "training: [{id: ..., title: ..., roles: [...], duration: 60 minutes, when: on start}]", is_for_pairs),
    Part("onboarding", "what each role does first",
         "onboarding: {...: [{id: ..., text: ..., when: on start}]}", _with_seats, is_checked_apart=True),
    Part("agreement", "which terms the two write down", "agreement: {template: ...}", is_for_pairs),
    Part("ground_rules", "what holds between them", "ground_rules: [...]", is_in_confidence),
    Part("confidentiality", "what stays between them",
         "confidentiality: {default: ..., exceptions: [...]}", is_in_confidence),
    Part("support", "whom to turn to if it goes wrong",
         "support: {first: ..., independent: ...}", is_in_confidence, is_checked_apart=True),
    Part("benefits", "who gains what", "benefits: [{id: ..., for: [...], metrics: [...]}]", _by_all),
    Part("metrics", "how anybody would know that it works",
         "metrics: [{id: ..., level: 1, unit: percent, text: ...}]", _by_all),
    Part("risks", "what may go wrong, and who answers for it",
         "risks: [{id: ..., risk: ..., likelihood: low, impact: high, response: ..., owner: ...}]",
         is_for_pairs, least=3),
    Part("contacts", "whom to write to", "contacts: [{id: ..., label: ..., mail: ...}]", _by_all),
    Part("privacy", "what becomes of people's data",
         "privacy: {names_on_pages: none, retention: 12 months, checked: 2026-09-01}", _by_all),
    Part("cohorts", "who starts together, and when",
         "cohorts: [{id: ..., title: ..., start: 2026-10-05, status: planned}]", _with_cohorts, is_checked_apart=True),
    Part("review", "when it was last read through",
         "review: {last_reviewed: 2026-09-01, every: 12 months}", _by_all),
)  # fmt: skip
"""What a complete playbook has, in the order of a program's page."""


def checklist(site: Site, program: Program) -> tuple[Item, ...]:
    """Every part that this program needs for a complete playbook, at whatever status, and whether it is there."""
    return tuple(Item(part, _has(site, program, part)) for part in PARTS if part.needed(program))


def check(site: Site) -> Iterator[Diagnostic]:
    """Each part that an open or running program lacks, at the status that makes it due."""
    for page, program in live_programs(site):
        lacking = (each.part for each in checklist(site, program) if not each.is_there)
        for part in (each for each in lacking if not each.is_checked_apart):
            lacks = f'lacks "{part.field}": {part.question}'
            if part.least > 1:
                number = counted(len(getattr(program, part.field)), part.field.removesuffix("s"))
                lacks = f'names {number} of at least {part.least} under "{part.field}": {part.question}'
            message = f"the program is {program.status} and {lacks}"
            yield INCOMPLETE.at(status_of(page), message, f"add `{part.example}`")


def _has(site: Site, program: Program, part: Part) -> bool:
    if part.field == "contacts":
        # A contact of the site will do, and settings with faults may hold one.
        return bool(program.contacts or site.settings.contacts) or not settings_are_sound(site)
    if part.field == "onboarding":
        return all(program.onboarding.get(role.id) for role in program.roles if role.seats and role.seats.max)
    if part.field == "support":
        return bool(program.support and program.support.independent)
    found = getattr(program, part.field)
    return len(found) >= part.least if part.least > 1 else bool(found)


CHECK = Check("completeness", check, (INCOMPLETE,))
