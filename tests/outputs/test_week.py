"""What a role does this week, with the whole card of a session that falls into it."""

from __future__ import annotations

from datetime import date

import pytest

from tests.making import Given, given
from tests.outputs.site import FILES


def _week(role: str = "mentor", cohort: str = "autumn", today: str = "2026-11-23") -> Given:
    return given(FILES, f"/programs/pairs/cohorts/{cohort}/{role}/", today=date.fromisoformat(today))


def test_week_has_what_is_on_and_the_cards_of_its_sessions() -> None:
    """A Monday's page shows what is open in its week, with the card of each session, and what comes next."""
    page = _week()
    assert page.template == "week.html"
    assert [(row.item.id, is_over) for row, is_over in page["now"]] == [
        ("quiet", False), ("weekly-2", False), ("late-step", False),
    ]  # fmt: skip
    assert {card["session"].id for card in page["sessions"].values()} == {"weekly"}
    assert set(page["sessions"]) == {"weekly-2"}
    assert [row.item.id for row in page["next"]] == ["weekly-3", "last"]
    assert page["role"].id == "mentor"


def test_past_steps_are_the_most_recent_first() -> None:
    """What may still be open stands below: what one does alone and has to, the latest first."""
    assert [row.item.id for row in _week()["past"]] == ["read-it", "join"]


def test_what_is_over_stands_behind_what_is_not() -> None:
    """Later in the week what took place before today is still there, after the rest."""
    now = [(row.item.id, is_over) for row, is_over in _week(today="2026-11-24")["now"]]
    assert now == [("weekly-2", False), ("quiet", True), ("late-step", True)]


@pytest.mark.parametrize(
    ("today", "number"),
    [("2026-10-04", 0), ("2026-10-05", 1), ("2026-10-11", 1), ("2026-10-12", 2), ("2026-12-14", 11)],
)
def test_weeks_count_from_the_first_day(today: str, number: int) -> None:
    """The first seven days are week 1; before them there is no week yet."""
    week = _week(today=today)["week"]
    assert (week.week_number, week.total_weeks) == (number, 10)


def test_role_that_joins_one_debrief_sees_that_alone() -> None:
    """A role has on its page what it takes part in, prepares or talks about afterwards, with its own minutes."""
    page = _week("sponsor", today="2026-12-07")
    assert [(row.item.id, row.minutes, row.debriefing) for row, _ in page["now"]] == [("last", 0, 10)]


def test_week_leads_back_to_the_cohort() -> None:
    """The way from the home page goes over the program and the cohort."""
    crumbs = [(crumb.title, crumb.href) for crumb in _week().frame.crumbs]
    assert crumbs == [
        ("Programs", "../../../../"), ("Pairs", "../../../"), ("Autumn", "../"), ("This week: Mentor", ""),
    ]  # fmt: skip
