"""All programs stand side by side."""

from __future__ import annotations

from tests.making import given
from tests.outputs.site import FILES


def test_programs_are_compared() -> None:
    """Each program is there with its card and its roles, those that run first."""
    page = given(FILES, "/programs/")
    assert page.template == "programs.html"
    assert [card.id for card in page["programs"]] == ["pairs", "circles"]
    assert {name: [role.label for role in roles] for name, roles in page["roles"].items()} == {
        "pairs": ["Mentor", "HR mentee", "sponsor"],
        "circles": ["Member", "Lead"],
    }


def test_site_without_programs_has_an_empty_list() -> None:
    """The list is there before the first program is."""
    assert given({}, "/programs/")["programs"] == []
