"""The onboarding page of a role."""

from __future__ import annotations

from typing import Any

import pytest

from tests.making import PAIRS, given, made
from tests.outputs.site import FILES, changed


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
    assert sum(minutes for _, _, minutes, _ in me["months"]) == me["summary"].planned
    assert max(float(share) for *_, share in me["months"]) == 100
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


def test_somebody_s_helper_is_a_certain_one() -> None:
    """A role named after another is "the host's office", not "a host's office"."""
    files = changed(("label: sponsor", 'label: "Mentor\'s line manager"'))
    lead = str(given(files, "/programs/pairs/sponsor/").frame.lead)
    assert lead.startswith("What you do as the mentor's line manager, when")


def test_debrief_is_told_where_dates_and_meetings_are() -> None:
    """A role that only joins the debrief reads what its minutes are for, and that it is one of its meetings."""
    pages = made(FILES)
    sponsor = pages["programs/pairs/sponsor/index.html"]
    assert "<li>10 min debrief</li>" in sponsor
    assert "1 debrief of 10 min" in sponsor
    cohort = pages["programs/pairs/cohorts/autumn/index.html"]
    assert "Mentor, HR mentee; debrief also sponsor" in cohort
    assert "1 h, and 10 min debrief" in cohort


@pytest.mark.parametrize(
    ("role", "said"),
    [
        ("mentor", ["First message: HR mentee", "Agenda: you", "Notes: each of you"]),
        ("sponsor", ["First message: HR mentee", "Dates: you", "Agenda: Mentor", "Notes: each of you"]),
        ("office", ["First message: HR mentee", "Dates: sponsor", "Notes: each their own"]),
    ],
)
def test_who_drives_is_you_for_the_role_itself(role: str, said: list[str]) -> None:
    """A role outside the sessions also reads "you" for what it does; "each of you" is for those who meet."""
    files = changed(
        ("scheduling: mentee", "scheduling: sponsor"),
        ("  - {id: sponsor, label: sponsor", "  - {id: office}\n  - {id: sponsor, label: sponsor"),
        **{"content/guides/roles/office.md": "# Office\n"},
    )
    page = made(files)[f"programs/pairs/{role}/index.html"]
    assert [words for words in said if f"<dd>{words}</dd>" not in page] == []


def test_survey_brings_its_form() -> None:
    """A survey milestone links to the form of its survey, unless it has a template of its own."""
    files = changed(
        ("{id: pulse, title: Pulse,", "{id: pulse, title: Pulse, template: form,"),
        (
            "  - {id: quiet,",
            "  - {id: ask, title: Ask, kind: survey, when: on end, roles: [mentor], survey: pulse}\n  - {id: quiet,",
        ),
        **{"content/templates/form.md": "# Pulse form\n\n{{Answer}}\n"},
    )
    me = _me(files=files)
    assert [[link.title for link in row.links] for row in me["rows"] if row.item.id == "ask"] == [["Pulse form"]]
    assert [link.title for link in me["templates"]] == ["Goals", "Pulse form"]
