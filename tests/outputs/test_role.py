"""The onboarding page of a role."""

from __future__ import annotations

from typing import Any

import pytest

from tests.making import PAIRS, given
from tests.outputs.site import FILES


def _me(role: str = "mentor", program: str = "pairs", files: dict[str, str] = FILES) -> dict[str, Any]:
    # Any: what a template is given has a type for each name.
    found = given(files, f"/programs/{program}/{role}/")["me"]
    assert isinstance(found, dict)
    return found


def test_role_has_its_path_sessions_and_other_dates() -> None:
    """Steps and trainings, sessions, and the rest stand apart, each in time."""
    me = _me()
    assert [row.item.id for row in me["steps"]] == ["read-it", "briefing", "late-step"]
    assert [row.item.id for row in me["sessions_rows"]] == ["first", "weekly-1", "weekly-2", "weekly-3", "last"]
    assert [row.item.id for row in me["other_rows"]] == ["join", "kickoff", "quiet"]
    assert len(me["rows"]) == len(me["steps"]) + len(me["sessions_rows"]) + len(me["other_rows"])


def test_role_has_what_concerns_it_alone() -> None:
    """Questions for all and for the role, its risks, its gains, the forms in the order in which it meets them."""
    assert [faq.q for faq in _me()["faqs"]] == ["For all?"]
    assert [faq.q for faq in _me("mentee")["faqs"]] == ["For all?", "For mentees?"]
    assert [risk.id for risk in _me()["risks"]] == ["skip"]
    assert _me("mentee")["risks"] == []
    assert [link.title for link in _me("mentee")["gains"]] == ["Fresh eyes"]
    assert _me()["gains"] == []
    assert [link.title for link in _me()["templates"]] == ["Goals"]
    assert [link.title for link in _me()["results"]] == ["Results of Spring"]


def test_hours_add_up_to_what_is_planned() -> None:
    """By kind and by month the hours of a role come to the same sum."""
    me = _me()
    assert sum(work.minutes for work in me["hours"]) == me["summary"].planned
    assert sum(minutes for _, _, minutes in me["months"]) == me["summary"].planned
    assert _me("mentor", files={"content/programs/pairs.yaml": PAIRS})["months"] == ()


def test_role_of_a_rolling_program_counts_from_the_first_day() -> None:
    """Without a cohort a role has its items in words, and no week."""
    me = _me("lead", "circles")
    assert [row.item.id for row in me["relative"]] == ["write", "lunch"]
    assert (me["rows"], me["week_href"], me["cohort_href"], me["plan"]) == ([], "", "", None)
    assert [link.title for link in me["templates"]] == ["Goals"]


def test_role_knows_the_headings_of_its_guide() -> None:
    """The chapters of the role guide are there to link to; a role without a guide has none."""
    assert [each.text for each in _me()["role_outline"]] == ["Your hours"]
    assert _me("mentor", files={"content/programs/pairs.yaml": PAIRS})["role_outline"] == ()


@pytest.mark.parametrize(
    ("role", "title", "lead", "pack"),
    [
        ("mentor", "Mentor: Pairs", "What you do as a mentor, when", "Pack for the mentor: Pairs"),
        ("mentee", "HR mentee: Pairs", "What you do as an HR mentee, when", "Pack for the HR mentee: Pairs"),
        ("sponsor", "sponsor: Pairs", "What you do as a sponsor, when", "Pack for the sponsor: Pairs"),
    ],
)
def test_label_stands_inside_of_a_sentence(role: str, title: str, lead: str, pack: str) -> None:
    """A label loses its capital inside of a sentence; an abbreviation keeps its letters."""
    page = given(FILES, f"/programs/pairs/{role}/")
    assert page.frame.title == title
    assert str(page.frame.lead).startswith(lead)
    assert given(FILES, f"/programs/pairs/{role}/print/").frame.title == pack
