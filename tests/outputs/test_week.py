"""What a role does this week, with the whole card of a session that falls into it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest

from rmsite.outputs.week import Line
from tests.making import Given, given
from tests.outputs.site import FILES


def _ids(lines: Iterable[Line]) -> list[str]:
    return [line.row.item.id for line in lines]


def _week(role: str = "mentor", cohort: str = "autumn", today: str = "2026-11-23") -> Given:
    return given(FILES, f"/programs/pairs/cohorts/{cohort}/{role}/", today=date.fromisoformat(today))


def test_week_has_what_is_on_and_the_cards_of_its_sessions() -> None:
    """A Monday's page shows what is open in its week, with the card of each session, and what comes next."""
    page = _week()
    assert page.template == "week.html"
    assert _ids(page["now"]) == ["quiet", "weekly-2", "late-step"]
    assert {card["session"].id for card in page["sessions"].values()} == {"weekly"}
    assert set(page["sessions"]) == {"weekly-2"}
    assert _ids(page["next"]) == ["weekly-3", "last"]
    assert page["role"].id == "mentor"


def test_past_steps_are_the_most_recent_first() -> None:
    """What may still be open stands below: what one does alone and has to, the latest first."""
    assert _ids(_week()["past"]) == ["read-it", "join"]


def test_closed_cohort_asks_for_nothing() -> None:
    """Once a cohort is closed nobody is told of steps that may be open, on this day or any other."""
    page = _week(cohort="spring")
    assert page["past"] == []
    assert not any(line.can_be_late for line in page["rest"])


@pytest.mark.parametrize("today", ["2026-08-01", "2026-11-23", "2026-12-01", "2027-03-01"])
def test_page_carries_every_item_once(today: str) -> None:
    """What is not shown on the day of the build is there for another day, each at its place in time."""
    page = _week(today=today)
    lines = [line for name in ("now", "next", "past", "rest") for line in page[name]]
    lines.sort(key=lambda line: line.place)
    assert [line.place for line in lines] == list(range(len(lines)))
    assert _ids(lines) == [dated.id for dated in page["plan"].items if dated.item.involves("mentor")]
    assert {line.row.item.id for line in lines if line.can_be_late} == {"join", "quiet", "read-it", "late-step"}


def test_single_sessions_say_which_one_they_are() -> None:
    """A session that takes place once has its number; one of a series says that itself."""
    page = _week()
    numbers = {line.row.item.id: line.session for name in ("now", "next", "past", "rest") for line in page[name]}
    assert (numbers["first"], numbers["weekly-2"], numbers["last"], numbers["join"]) == (1, 0, 5, 0)


def test_what_comes_next_is_known_also_when_it_is_far() -> None:
    """In an empty stretch the page names the first thing after this week."""
    assert _week(today="2026-08-03")["coming"].row.item.id == "join"
    assert _week(today="2027-03-01")["coming"] is None


def test_what_is_over_stands_behind_what_is_not() -> None:
    """Later in the week what took place before today is still there, after the rest."""
    assert _ids(_week(today="2026-11-24")["now"]) == ["weekly-2", "quiet", "late-step"]


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
    assert [(line.row.item.id, line.row.minutes, line.row.debriefing) for line in page["now"]] == [("last", 0, 10)]


def test_week_leads_back_to_the_cohort() -> None:
    """The way from the home page goes over the program and the cohort."""
    crumbs = [(crumb.title, crumb.href) for crumb in _week().frame.crumbs]
    assert crumbs == [
        ("Programs", "../../../../"), ("Pairs", "../../../"), ("Autumn", "../"), ("This week: Mentor", ""),
    ]  # fmt: skip
