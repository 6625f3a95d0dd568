"""Models know what their fields refer to, and which of them are prose."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from rmsite.disk.read import read_inputs
from rmsite.model import entry
from rmsite.model.entry import Entry, Marked, Prose, Refers, marked_values
from rmsite.model.facts import Fact, Facts
from rmsite.model.program import Program
from rmsite.model.results import SurveyReturn
from rmsite.model.settings import Settings
from rmsite.pipeline.pages import read_pages
from rmsite.pipeline.progress import unwatched
from rmsite.plugins.builtin import BUILT_IN

CONTENT = Path(__file__).parents[2] / "content"
SMALL: dict[str, Any] = {
    "title": "Buddies", "summary": "Two *people*.", "owner": "desk", "status": "draft", "lifecycle": "cohort",
    "length": "10 weeks", "roles": [{"id": "mentor", "counterpart": "mentee"}, {"id": "mentee", "label": "Mentee"}],
}  # fmt: skip


def marks(entry: Entry, mark: type) -> list[tuple[str, str]]:
    """Place and value of every field with such a mark."""
    return [(".".join(map(str, each.loc)), each.value) for each in marked_values(entry) if isinstance(each.mark, mark)]


def test_references_are_found_wherever_they_stand() -> None:
    """Every reference of a program is found with its way: in fields, lists, mappings and keys."""
    program = Program.model_validate({
        **SMALL,
        "audience": "hr",
        "drives": {"first_contact": "mentor", "scheduling": "rotating", "agenda": "mentee", "notes": "each-their-own"},
        "onboarding": {"mentor": [{"id": "a", "text": "Read", "when": "on start", "guide": "begin"}]},
        "sessions": {"roles": "mentor", "duration": "1 hour", "prepare": {"mentee": "5 minutes"},
                     "items": [{"id": "s", "title": "S", "when": "on start", "format": "circle"}]},
        "benefits": [{"id": "trust", "for": ["mentee", "organisation"]}],
        "order": ["s"],
    })  # fmt: skip
    found = {
        (".".join(map(str, each.loc)), each.value, each.mark.to, each.is_key)
        for each in marked_values(program)
        if isinstance(each.mark, Refers)
    }
    assert found == {
        ("owner", "desk", "contact", False),
        ("roles.0.id", "mentor", "role-guide", False),
        ("roles.0.counterpart", "mentee", "role", False),
        ("roles.1.id", "mentee", "role-guide", False),
        ("audience.0", "hr", "audience", False),
        ("drives.first_contact", "mentor", "role", False),
        ("drives.agenda", "mentee", "role", False),
        ("onboarding.mentor", "mentor", "role", True),
        ("onboarding.mentor.0.guide", "begin", "guide", False),
        ("sessions.roles.0", "mentor", "role", False),
        ("sessions.prepare.mentee", "mentee", "role", True),
        ("sessions.items.0.format", "circle", "format", False),
        ("benefits.0.id", "trust", "benefit", False),
        ("benefits.0.for.0", "mentee", "role", False),
        ("order.0", "s", "item", False),
    }


def test_prose_is_found_wherever_it_stands() -> None:
    """Every text that is read as Markdown is found, in lists and in pairs of an agenda too; labels are plain."""
    program = Program.model_validate({
        **SMALL,
        "ground_rules": ["Be kind", "Be on time"],
        "faqs": [{"q": "Who?", "a": "You."}],
        "sessions": {"roles": "mentor", "duration": "1 hour",
                     "items": [{"id": "s", "title": "S", "when": "on start", "agenda": [["5", "Talk", "listen"]],
                                "what_if": [{"if": "Late", "then": "Wait"}]}]},
    })  # fmt: skip
    assert marks(program, Prose) == [
        ("summary", "Two *people*."),
        ("sessions.items.0.agenda.0.text", "Talk, listen"),
        ("sessions.items.0.what_if.0.if", "Late"),
        ("sessions.items.0.what_if.0.then", "Wait"),
        ("ground_rules.0", "Be kind"),
        ("ground_rules.1", "Be on time"),
        ("faqs.0.q", "Who?"),
        ("faqs.0.a", "You."),
    ]


def test_what_was_not_written_is_not_marked() -> None:
    """Defaults are nobody's words and point to nothing."""
    assert marked_values(Settings.model_validate({"title": "T"})) == ()


def test_the_example_is_marked_through_and_through() -> None:
    """Every id that the example program names elsewhere is found by its mark."""
    data = yaml.load((CONTENT / "programs/reverse-mentoring.yaml").read_text("utf-8"), yaml.BaseLoader)
    program = Program.model_validate(data)
    kinds = {each.mark.to for each in marked_values(program) if isinstance(each.mark, Refers)}
    assert {"role", "template", "format", "metric", "survey", "contact", "item", "benefit", "term", "calendar"} <= kinds
    for each in marked_values(program):
        assert isinstance(each, Marked)
        here: Any = data
        for step in each.loc:
            if isinstance(here, list) and isinstance(step, str):  # A step of an agenda is written as a pair.
                break
            if isinstance(here, str):  # One word where a list is due.
                break
            here = here[step]


def test_models_are_frozen_and_closed() -> None:
    """A model cannot be changed, and takes no key that it does not know."""
    program = Program.model_validate(SMALL)
    with pytest.raises(ValidationError):
        setattr(program, "title", "Other")  # noqa: B010 (a plain assignment is refused by the type checker already)
    with pytest.raises(ValidationError):
        Program.model_validate({**SMALL, "tittle": "x"})
    with pytest.raises(ValidationError):
        Program.model_validate({**SMALL, "for_": "x"})


def test_a_program_knows_its_parts() -> None:
    """Roles, cohorts and sessions are found by id, and a role without a label has its id's words."""
    program = Program.model_validate(
        {
            **SMALL,
            "cohorts": [{"id": "2026-spring", "title": "Spring", "start": "2026-03-02", "status": "planned"}],
        }
    )
    assert program.role("mentor") == program.roles[0]
    assert program.role("nobody") is None
    assert [program.label(role) for role in ("mentor", "mentee", "line-manager")] == [
        "Mentor",
        "Mentee",
        "Line manager",
    ]
    cohort = program.cohort("2026-spring")
    assert cohort
    assert cohort.start.year == 2026
    assert program.cohort("none") is None
    assert program.session("none") is None
    assert not program.is_live
    assert Program.model_validate({**SMALL, "status": "open"}).is_live


def test_a_response_rate_is_a_share_of_those_asked() -> None:
    """The rate is rounded, and nobody asked is no division by nought."""
    returns = [SurveyReturn(survey="s", invited=invited, answered=answered) for invited, answered in ((3, 2), (0, 0))]
    assert [each.rate for each in returns] == [67, 0]


def test_a_fact_is_found_by_its_id() -> None:
    """A list of facts gives the fact of an id, or none."""
    facts = Facts(facts=(Fact(id="one", claim="A"),))
    assert facts.fact("one") == facts.facts[0]
    assert facts.fact("two") is None


def test_weekdays_count_from_monday() -> None:
    """The days nobody works are numbers that calendars understand."""
    assert Settings.model_validate({"title": "T"}).weekend_days == {5, 6}
    assert Settings.model_validate({"title": "T", "weekend": ["fri", "sat"]}).weekend_days == {4, 5}
    assert Settings.model_validate({"title": "T", "weekend": []}).weekend_days == frozenset()


def test_what_is_passed_over_holds_no_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looking through every field of everything in the example finds the same."""
    pages = read_pages(read_inputs(CONTENT.parent).content, BUILT_IN.kinds, unwatched).pages
    entries = [page.data for page in pages if page.data is not None]
    found = [marked_values(each) for each in entries]
    monkeypatch.setattr(entry, "_fields_with_marks", lambda kind: kind.model_fields.items())
    assert [marked_values(each) for each in entries] == found
    assert len({type(each) for each in entries}) > 3
