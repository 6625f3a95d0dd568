"""This week, for one role."""

from datetime import date

import pytest

from rmsite.schedule.week import everything, this_week
from tests.schedule.programs import example_plan, item, plan_of, program

MENTOR = "junior-mentor"


def test_week_of_the_example() -> None:
    """On 23 November 2026, in week 11 of 26, the mentor has session 3 now, session 4 next, and nothing to hide."""
    week = this_week(example_plan("2026-autumn"), MENTOR, date(2026, 11, 23))
    assert (week.monday, week.sunday) == (date(2026, 11, 23), date(2026, 11, 29))
    assert (week.week_number, week.total_weeks) == (11, 26)
    assert [(current.dated.id, current.is_over) for current in week.now] == [("session-3", False)]
    assert [dated.id for dated in week.next] == ["session-4"]
    assert [dated.id for dated in week.past][:2] == ["agreement", "jm-help"]
    assert (week.role, week.today) == (MENTOR, date(2026, 11, 23))


def test_week_is_the_same_from_monday_to_sunday() -> None:
    """Every day of a week shows the same seven days; what is over by then stands last."""
    small = program(
        item("monday", "on start"), item("window", "on start", window="5 days"), item("friday", "4 days after start")
    )
    week = this_week(plan_of(small), "mentor", date(2026, 9, 17))
    assert week.monday == date(2026, 9, 14)
    assert [(current.dated.id, current.is_over) for current in week.now] == [
        ("window", False),
        ("friday", False),
        ("monday", True),
    ]


def test_next_is_the_two_weeks_after() -> None:
    """What opens up to the second Sunday from now is next, what opens later is not."""
    small = program(*(item(f"d{day}", f"{day} days after start", roll="no") for day in (6, 7, 20, 21)))
    week = this_week(plan_of(small), "mentor", date(2026, 9, 14))
    assert [current.dated.id for current in week.now] == ["d6"]
    assert [dated.id for dated in week.next] == ["d7", "d20"]


def test_past_is_what_one_can_still_do() -> None:
    """Deadlines, tasks, surveys, steps and required trainings are past due; events are over, optional things too."""
    training = {"title": "T", "roles": ["mentor"], "duration": "1 hour", "when": "on start"}
    small = program(
        *(item(kind, "on start", kind=kind) for kind in ("event", "deadline", "task", "survey", "comms", "decision")),
        training=[{**training, "id": "must", "required": "yes"}, {**training, "id": "may"}],
        onboarding={
            "mentor": [
                {"id": "step", "text": "S", "when": "1 day after start"},
                {"id": "extra", "text": "E", "when": "on start", "required": "no"},
            ],
            "mentee": [{"id": "theirs", "text": "S", "when": "on start"}],
        },
    )
    week = this_week(plan_of(small), "mentor", date(2026, 9, 21))
    assert [dated.id for dated in week.past] == ["step", "deadline", "task", "survey", "must"]


def test_open_window_is_not_past() -> None:
    """What opened last week and is open still belongs to now."""
    small = program(item("a", "on start", kind="survey", window="10 working days"))
    week = this_week(plan_of(small), "mentor", date(2026, 9, 25))
    assert [current.dated.id for current in week.now] == ["a"]
    assert week.past == ()


@pytest.mark.parametrize(
    ("today", "number"),
    [("2026-09-13", 0), ("2026-09-14", 1), ("2026-09-20", 1), ("2026-09-21", 2), ("2026-09-06", -1)],
)
def test_weeks_count_from_the_start(today: str, number: int) -> None:
    """The first week begins on the cohort's first day; the week before it is week 0."""
    assert this_week(plan_of(program()), "mentor", date.fromisoformat(today)).week_number == number


def test_begun_week_is_a_week() -> None:
    """Ninety days are thirteen weeks."""
    week = this_week(plan_of(program(length="90 days")), "mentor", date(2026, 9, 14))
    assert week.total_weeks == 13


def test_everything_of_a_role() -> None:
    """All that the role has a part in stands in time, and nothing else."""
    plan = example_plan("2026-autumn")
    assert [dated.id for dated in everything(plan, "line-manager")] == ["manager-note", "lm-hours"]
    assert len(everything(plan, MENTOR)) == 10 + 6 + 1 + 5
