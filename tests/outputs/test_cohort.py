"""A cohort's page has every date, and what moved and why."""

from __future__ import annotations

from tests.making import Given, given
from tests.outputs.site import FILES, changed

AUTUMN = "{id: autumn, title: Autumn, start: 2026-10-05, status: running"


def _page(cohort: str = "autumn", files: dict[str, str] = FILES) -> Given:
    return given(files, f"/programs/pairs/cohorts/{cohort}/")


def test_every_date_is_in_the_table_and_under_a_phase() -> None:
    """The table has the plan in its own order; the phases have the same rows."""
    page = _page()
    ids = [row.item.id for row in page["rows"]]
    assert ids == [dated.id for dated in page["plan"].items]
    assert sorted(row.item.id for _, rows in page["phases"] for row in rows) == sorted(ids)


def test_what_moved_stands_apart() -> None:
    """Dates set by hand, those that follow them and those that gave way to a day off are listed, in time."""
    override = ", overrides: {weekly: {when: 2026-11-28, reason: A fair}}"
    page = _page(files=changed((AUTUMN, AUTUMN + override)))
    moved = {row.item.id: [move.kind.value for move in row.dated.moves] for row in page["moved"]}
    assert moved == {
        "weekly-1": ["override", "roll"],
        "weekly-2": ["override", "roll"],
        "weekly-3": ["override", "roll"],
    }
    assert _page()["moved"] == []


def test_cohort_leads_to_each_role_s_week_and_to_its_results() -> None:
    """Each role of the program has its week; the results are linked where there are any."""
    assert [(role.id, href) for role, href in _page()["roles"]] == [
        ("mentor", "mentor/"), ("mentee", "mentee/"), ("sponsor", "sponsor/"),
    ]  # fmt: skip
    assert _page()["results"] is None
    assert _page("spring")["results"].href == "results/"
