"""A guess at people is seldom wrong."""

from __future__ import annotations

import pytest

from rmsite.checks.people import is_personal_mailbox, names_a_person
from tests.checks.sites import found, sound

PERSONS = (
    "jane.smith", "j.smith", "Jane.Smith", "jane_smith", "jane.smith2", "jane.smith+mentoring", "anne-marie.berg",
    "anna.o'brien", "jan.van.dijk", "j.m.keynes", "josé.garcía", "łukasz.kowalski", "li.na", "a.berg-larsen",
)  # fmt: skip
SHARED = (
    "people", "hr", "mentoring", "mentoring-desk", "people.desk", "speak.up", "speakup", "no-reply", "noreply", "info",
    "first.last", "firstname.lastname", "vorname.nachname", "works.council", "employee.assistance", "it.support",
    "data.protection", "reverse.mentoring", "office.zagreb", "zagreb.office", "team-berg", "berg.team", "eap", "jane",
    "smith", "j", "mentoring.2026", "hr.de", "de.hr", "a.b", "1234.5678", "human.resources.office", "ask.hr",
    "onboarding_buddies", "learning.development", "equality.diversity", "facilities.management",
)  # fmt: skip
NAMES = (
    "Jane Smith", "Jane A. Smith", "J. Smith", "Dr. Anna Berg", "Ms Berg", "Prof. Berg", "Anne-Marie O'Brien",
    "Jan van Dijk", "Łukasz Kowalski", "Mentoring desk (Anna Berg)", "Mentoring desk, Anna Berg", "HR – Anna Berg",
    "Anna Berg / Jan Novak", "Ronan McDonald", "Juan Carlos García",
)  # fmt: skip
DESKS = (
    "People desk", "People Desk", "Mentoring desk", "Mentoring Desk", "Speak-up line", "Speak-Up Line", "Works Council",
    "Employee Assistance", "Employee assistance", "Human Resources", "HR", "HR Zagreb", "IT Support", "Data Protection",
    "Data Protection Officer", "Privacy Office", "Payroll", "Reception", "Learning and Development", "Example Works",
    "The desk", "Mentoring", "Anna", "Reverse Mentoring Team", "Health & Safety", "Zagreb Office", "Service point",
    "People Partners", "Equality, Diversity and Inclusion", "Occupational Health", "Betriebsrat Wien", "R&D Team",
    "Whistleblowing Hotline", "Facilities", "Ombudsperson", "Union Representatives", "24 Hour Helpline",
)  # fmt: skip


@pytest.mark.parametrize("local", PERSONS)
def test_personal_mailboxes(local: str) -> None:
    """First and last name, an initial and a last name: one person's mailbox."""
    assert is_personal_mailbox(local)


@pytest.mark.parametrize("local", SHARED)
def test_shared_mailboxes(local: str) -> None:
    """A desk's, a team's or a function's mailbox, and a single word, are nobody's."""
    assert not is_personal_mailbox(local)


@pytest.mark.parametrize("label", NAMES)
def test_names(label: str) -> None:
    """A person's name is seen alone, with a title, and behind the name of a desk."""
    assert names_a_person(label, ["Example", "Works"])


@pytest.mark.parametrize("label", DESKS)
def test_desks(label: str) -> None:
    """The name of a desk, line or office is no person's."""
    assert not names_a_person(label, ["Example", "Works"])


@pytest.mark.parametrize(
    ("written", "line", "column"),
    [
        ("purpose: Ask jane.smith@example.com.", 7, 14),
        ('purpose: "Ask jane.smith@example.com."', 7, 15),
        ("purpose: 'Ask \"her\": jane.smith@example.com.'", 7, 22),
        ('purpose: "Ask \\"her\\": jane.smith@example.com."', 7, 24),
        ("purpose: >-\n  Ask\n  her: jane.smith@example.com.", 9, 8),
        ("purpose: Ask\n  her at jane.smith@example.com.", 8, 10),
    ],
)
def test_place_in_yaml(written: str, line: int, column: int) -> None:
    """The address itself is shown, also where YAML folds or escapes the text around it."""
    old = "purpose: A regular, honest talk with somebody who sees the company from another desk."
    (problem,) = found(sound(("content/programs/pairs.yaml", old, written)))
    assert problem.code.name == "privacy/personal-mailbox"
    assert (problem.span.line, problem.span.column, problem.span.end_column) == (line, column, column + 22)
