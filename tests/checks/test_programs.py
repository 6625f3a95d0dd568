"""A program is asked for what it needs now, and for no more."""

from __future__ import annotations

import pytest

from tests.checks.sites import PROGRAM, found, names, program, sound

SEAT_OF_MENTOR = "  - {id: mentor, counterpart: mentee, seats: {min: 5, max: 20}, commitment: 4 hours}"
SEAT_OF_MENTEE = "  - {id: mentee, counterpart: mentor, seats: {min: 5, max: 20}, commitment: 4 hours}"
STEP = "  mentor: [{id: mentor-read, text: Read your guide, when: 2 weeks before start, duration: 15 minutes}]\n"


@pytest.mark.parametrize(
    ("status", "is_live"),
    [("open", True), ("running", True), ("paused", False), ("closed", False), ("archived", False)],
)
def test_only_live_programs_are_complete(status: str, is_live: bool) -> None:
    """What a complete playbook lacks is missed while people join or take part, and at no other time."""
    change = ("status: running\n", f"status: {status}\n")
    purpose = "purpose: A regular, honest talk with somebody who sees the company from another desk.\n"
    lacking = program(
        change,
        (purpose, ""),
        (SEAT_OF_MENTOR, "  - {id: mentor, counterpart: mentee, seats: {max: 20}}"),
        (
            "  mentor: [{id: mentor-read, text: Read your guide, when: 2 weeks before start, duration: 15 minutes}]\n",
            "",
        ),
        (", min_group: 5", ""),
        (", exceptions: [risk of harm to a person]", ""),
        ("support: {first: desk, independent: speak-up}", "support: {first: desk}"),
        ("  exclude: [same-reporting-line]\n", ""),
        ("  rematch: {no_fault: true, until: 4 weeks after start, contact: desk}\n", ""),
        ("one habit., metrics: [changed]", "one habit."),
        ("for: [mentee], metrics: [changed]", "for: [mentee]"),
    )
    codes = [
        "benefit/no-metric", "confidentiality/exceptions", "matching/no-rematch", "matching/reporting-line",
        "metric/unused", "outcome/no-metric", "program/incomplete", "role/commitment-missing",
        "role/onboarding-missing", "support/missing", "survey/no-min-group",
    ]  # fmt: skip
    assert sorted(names(lacking)) == (codes if is_live else [])
    assert names(program(change)) == []


def test_levels_are_asked_for_while_running() -> None:
    """The levels of metrics are looked at once a program runs, not while people join."""
    change = ("level: 1, unit: percent", "level: 0, unit: percent")
    assert names(program(change)) == ["metric/levels"]
    assert names(program(change, ("status: running\n", "status: open\n"))) == []


def test_a_program_without_pairs_needs_less() -> None:
    """A course brings nobody together in private: no agreement, no matching, no risks."""
    text = """\
title: A course
summary: For everybody.
owner: desk
status: running
lifecycle: rolling
length: 5 days
purpose: To know more.
outcomes: [{id: o-more, text: You know more., metrics: [more]}]
drives: {first_contact: mentor, scheduling: mentor, agenda: mentor, notes: each-their-own}
roles: [{id: mentor, commitment: 1 hour}, {id: mentee, commitment: 1 hour}]
milestones: [{id: hello, title: Hello, kind: event, when: on start, duration: 1 hour, roles: [mentor, mentee]}]
benefits: [{id: fresh-eyes, metrics: [more]}]
metrics: [{id: liked, level: 1, unit: percent, text: Liked it}, {id: more, level: 3, unit: percent, text: Knows more}]
privacy: {names_on_pages: none}
review: {last_reviewed: 2026-08-31}
"""
    assert names(sound(more={"content/programs/course.yaml": text})) == []


@pytest.mark.parametrize("seats", ["", ", seats: {min: 0, max: 0}"])
def test_a_role_without_seats_needs_no_onboarding(seats: str) -> None:
    """Where nobody can take a seat, nobody has to be made ready."""
    assert (
        names(program((SEAT_OF_MENTOR, SEAT_OF_MENTOR.replace(", seats: {min: 5, max: 20}", seats)), (STEP, ""))) == []
    )


@pytest.mark.parametrize(
    ("commitment", "codes"), [("205 minutes", []), ("204 minutes", ["role/hours"]), ("3 hours", ["role/hours"])]
)
def test_a_promise_may_be_kept_exactly(commitment: str, codes: list[str]) -> None:
    """A plan of 3 h 25 min fits a promise of 205 minutes, and no smaller one."""
    assert names(program((SEAT_OF_MENTOR, SEAT_OF_MENTOR.replace("4 hours", commitment)))) == codes


def test_a_role_without_dates_needs_no_commitment() -> None:
    """Whoever has no part in the plan is promised nothing."""
    guide = sound()["content/guides/roles/mentor.md"]
    files = program(
        (SEAT_OF_MENTOR, f"{SEAT_OF_MENTOR}\n  - {{id: guest}}"), more={"content/guides/roles/guest.md": guide}
    )
    assert names(files) == []


def test_commitment_of_a_role_with_dates_without_minutes() -> None:
    """A role whose dates take no time is asked for its hours too, and given an hour to begin with."""
    guide = sound()["content/guides/roles/mentor.md"]
    agreed = "  - {id: pairs-agreed, title: Both have answered, kind: deadline, when: 1 week before start, roles: "
    files = program(
        (SEAT_OF_MENTOR, f"{SEAT_OF_MENTOR}\n  - {{id: guest}}"),
        (f"{agreed}[mentor, mentee]", f"{agreed}[guest]"),
        more={"content/guides/roles/guest.md": guide},
    )
    (problem,) = found(files)
    assert problem.message == 'the role "guest" has 1 date in the plan, 0 min of work, and no commitment'
    assert problem.hints == ("add `commitment: 1 hour` to the role",)


@pytest.mark.parametrize(
    ("duration", "agenda", "codes"),
    [
        ("1 hour", "[[50, Talk], [10, One action]]", []),
        ("60 minutes", "[[59, Talk]]", ["session/agenda-sum"]),
        ("2 hours", "[[60, Talk], [60, Walk]]", []),
        ("15 minutes", "[]", []),
        ("16 minutes", "[]", ["session/no-agenda"]),
    ],
)
def test_agendas(duration: str, agenda: str, codes: list[str]) -> None:
    """Minutes are compared with the session's own length, in whatever unit; a short chat needs no agenda."""
    old = "      template: goal-sheet\n      agenda: [[50, Talk], [10, One action]]\n"
    new = f"      template: goal-sheet\n      duration: {duration}\n      agenda: {agenda}\n"
    mentor = (SEAT_OF_MENTOR, SEAT_OF_MENTOR.replace("4 hours", "9 hours"))
    mentee = (SEAT_OF_MENTEE, SEAT_OF_MENTEE.replace("4 hours", "9 hours"))
    assert names(program((old, new), mentor, mentee)) == codes


def test_metrics_of_benefits_and_outcomes_are_used() -> None:
    """A metric serves through an outcome or a benefit, and one of level 0 or 1 may serve nothing."""
    assert names(program(("one habit., metrics: [changed]", "one habit., metrics: [recommend]"))) == []
    assert names(program(("for: [mentee], metrics: [changed]", "for: [mentee], metrics: [recommend]"))) == []


@pytest.mark.parametrize(
    ("privacy", "codes"),
    [
        ("names_on_pages: none, special_category: true", []),
        ("names_on_pages: contacts, special_category: false", []),
        ("special_category: true", []),
        ("names_on_pages: contacts, special_category: true", ["privacy/special-category"]),
    ],
)
def test_names_of_special_categories(privacy: str, codes: list[str]) -> None:
    """Names may stand on pages only where they give nothing away."""
    assert names(program(("names_on_pages: none, special_category: true", privacy))) == codes


def test_safety_cannot_be_switched_off() -> None:
    """A site's policies change neither the smallest group nor names of special categories."""
    policies = "policies: {survey/min-group: off, privacy/special-category: off}\n"
    files = sound(
        (PROGRAM, "min_group: 5", "min_group: 4"),
        (PROGRAM, "names_on_pages: none", "names_on_pages: contacts"),
        ("site.yaml", "title: Playbooks\n", f"title: Playbooks\n{policies}"),
    )
    assert sorted(names(files)) == [
        "privacy/special-category", "site/fixed-policy", "site/fixed-policy", "survey/min-group",
    ]  # fmt: skip


def test_open_confidence_needs_no_exception() -> None:
    """Where nothing is confidential, nothing is excepted."""
    change = "confidentiality: {default: pair-only, exceptions: [risk of harm to a person]}"
    assert names(program((change, "confidentiality: {default: open}"))) == []


def test_contacts_of_the_site_will_do() -> None:
    """A program needs no contact of its own where the site has some."""
    contact = "contacts:\n  - {id: mentoring-desk, label: Mentoring desk, mail: mentoring@example.com}\n"
    guides = [f"content/guides/roles/{role}.md" for role in ("mentor", "mentee")]
    files = sound((PROGRAM, contact, ""), *((guide, "contact:mentoring-desk", "contact:desk") for guide in guides))
    assert names(files) == []
