"""Matching, measures and risks have pages of their own where a program defines them."""

from __future__ import annotations

import re

import pytest

from tests.making import PAIRS, given, made, planned
from tests.outputs.site import FILES, changed


@pytest.mark.parametrize("name", ["matching", "measures", "risks"])
def test_part_has_its_template(name: str) -> None:
    """Each part is rendered by the template of its name, with the program, its cohort and the smallest groups."""
    page = given(FILES, f"/programs/pairs/{name}/")
    assert page.template == f"{name}.html"
    assert page.frame.title == f"{name.capitalize()}: Pairs"
    assert (page["cohort"].id, page["plan"].cohort) == ("autumn", "autumn")
    assert page["smallest"] == {"changed": 6, "gone": 10}


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("surveys: [{id: pulse, title: Pulse}]\n", "measures"),
        ("metrics: [{id: m, level: 1, unit: count, text: x}]\n", "measures"),
        ("matching: {method: random}\n", "matching"),
        ("risks: [{id: r, risk: x, likelihood: low, impact: low, response: y, owner: mentor}]\n", "risks"),
    ],
)
def test_part_is_there_where_it_is_defined(text: str, part: str) -> None:
    """Surveys alone make a page of measures, and no part brings another."""
    paths = planned({"content/programs/pairs.yaml": PAIRS + text})
    parts = [name for name in ("matching", "measures", "risks") if f"programs/pairs/{name}/index.html" in paths]
    assert parts == [part]
    assert given({"content/programs/pairs.yaml": PAIRS + text}, f"/programs/pairs/{part}/")["plan"] is None


@pytest.mark.parametrize(
    ("kind", "said", "not_said"),
    [
        (
            "mentoring",
            ["How pairs are made", "Changing a pair", "Either person may ask for a change without"],
            ["circle"],
        ),
        ("circle", ["How circles are made", "a seat in another circle without giving a reason"], ["pair", "Either"]),
        (
            "other",
            ["How groups are made", "Everybody may ask for a change without giving a reason"],
            ["pair", "Either"],
        ),
    ],
)
def test_matching_is_told_in_the_words_of_the_program(kind: str, said: list[str], not_said: list[str]) -> None:
    """Pairs, circles and other groups each have their own words for how they are made and changed."""
    files = changed(
        ("title: Pairs\n", f"title: People\nkind: {kind}\n"),
        (", counterpart: mentee", ""),
        ("confidentiality: {default: pair-only}", "confidentiality: {default: open}"),
    )
    main = made(files)["programs/pairs/matching/index.html"].partition("<main")[2].partition("</main>")[0]
    text = re.sub(r'href="[^"]*"', "", main)
    assert [words for words in said if words not in text] == []
    assert [words for words in not_said if words in text] == []


def test_dates_fixed_from_outside_are_not_picked_by_those_who_meet() -> None:
    """Where an office fixes the dates, neither the program nor a session card says that the pair picks the hour."""
    files = changed(("scheduling: mentee", "scheduling: sponsor"))
    pages = made(files)
    assert "Any day within 5 working days; the sponsor fixes it" in pages["programs/pairs/index.html"]
    assert "The sponsor fixes the day and hour." in pages["programs/pairs/sessions/first/index.html"]
    pages = made(FILES)
    assert "Any day within 5 working days; each pair picks the hour" in pages["programs/pairs/index.html"]
    assert "You pick the day and hour together." in pages["programs/pairs/sessions/first/index.html"]


def test_answers_are_read_by_somebody_who_is_there() -> None:
    """Without a coordinator the contact that owns the program reads confidential answers, counts and proposes pairs."""
    changes = (("source: hris, text: Left", "source: coordinator, text: Left"), ("method: self-select",
               "method: coordinator-proposes-both-accept"))  # fmt: skip
    pages = made(changed(*changes))
    measures = pages["programs/pairs/measures/index.html"]
    assert "only the desk reads single answers" in measures
    assert "Counted by the desk" in measures
    assert "The desk proposes a pair in private" in pages["programs/pairs/matching/index.html"]
    named = changed(*changes, ("{id: sponsor, label: sponsor", "{id: circle-coordinator, label: Coordinator"),
                    ("roles: [sponsor]", "roles: [mentee]"),
                    **{"content/guides/roles/circle-coordinator.md": "# C\n"})  # fmt: skip
    assert "only the coordinator reads single answers" in made(named)["programs/pairs/measures/index.html"]


def test_smallest_group_of_what_nobody_answers_is_people() -> None:
    """A figure from a survey needs so many answers, one that is counted so many people."""
    measures = made(FILES)["programs/pairs/measures/index.html"]
    assert re.findall(r"\d+ (?:answers|people)", measures) == ["6 answers", "10 people"]
