"""Matching, measures and risks have pages of their own where a program defines them."""

from __future__ import annotations

import pytest

from tests.making import PAIRS, given, planned
from tests.outputs.site import FILES


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
