"""Hours per role."""

import pytest

from rmsite.schedule.hours import Promise, Work, breakdown, minutes_by_month, planned_minutes, promises
from tests.schedule.programs import example, example_plan, item, program

HOURS = {
    "junior-mentor": (16.75, 17),
    "senior-mentee": (11.83, 12),
    "executive-sponsor": (3.5, 5),
    "program-coordinator": (6.5, 60),
    "line-manager": (0.5, 2),
}


@pytest.mark.parametrize(("role", "hours"), HOURS.items())
def test_roles_work_what_the_research_says(role: str, hours: tuple[float, int]) -> None:
    """Planned and promised hours of all five roles, as in domain.md 2.5."""
    planned, promised = hours
    assert round(planned_minutes(example(), role) / 60, 2) == planned
    assert Promise(role, promised * 60, planned_minutes(example(), role)) in promises(example())


def test_breakdown_adds_up() -> None:
    """The lines of a role's hours say what it is, how often and how long, and add up to the whole."""
    lines = breakdown(example(), "junior-mentor")
    assert lines == (
        Work("deadline", 1, 20),
        Work("event", 4, 240),
        Work("survey", 3, 20),
        Work("session", 6, 360),
        Work("preparation", 6, 180),
        Work("training", 1, 120),
        Work("step", 5, 65),
    )
    assert sum(line.minutes for line in lines) == planned_minutes(example(), "junior-mentor")


def test_debrief_is_work_of_its_own() -> None:
    """A host who only joins the debriefs works for those, and nothing is asked of a role without a part."""
    shadowing = example("leadership-shadowing")
    assert breakdown(shadowing, "host") == (Work("debrief", 3, 90),)
    assert breakdown(shadowing, "nobody") == ()
    assert planned_minutes(shadowing, "shadow") == 45 + 30 + 45 + 3 * 240 + 3 * 30


def test_months_add_up_to_the_whole() -> None:
    """An item counts in the month it opens, months stand in time, and none is lost."""
    months = minutes_by_month(example_plan("2026-autumn"), "junior-mentor")
    assert months[0] == (2026, 8, 20 + 20 + 15)
    assert [(year, month) for year, month, _ in months] == sorted((year, month) for year, month, _ in months)
    assert sum(minutes for _, _, minutes in months) == planned_minutes(example(), "junior-mentor")
    assert all(minutes > 0 for _, _, minutes in months)


def test_promise_is_broken_only_if_the_plan_asks_for_more() -> None:
    """More than promised is a broken promise; as much, less, or nothing promised is none."""
    roles = [
        {"id": "mentor", "commitment": "1 hour"},
        {"id": "mentee", "commitment": "59 minutes"},
        {"id": "x"},
    ]
    everybody = ["mentor", "mentee", "x"]
    small = program(item("a", "on start", duration="1 hour", roles=everybody), roles=roles)
    assert [promise.is_broken for promise in promises(small)] == [False, True, False]
    assert promises(small)[2].promised is None
