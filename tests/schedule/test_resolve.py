"""A cohort's plan: every date, what moved it, what is wrong with it."""

from datetime import date

import pytest

from rmsite.schedule.calendar import WorkCalendar
from rmsite.schedule.faults import (
    CYCLE,
    NO_WORKING_DAY,
    OUT_OF_RANGE,
    UNKNOWN_ANCHOR,
    UNKNOWN_OVERRIDE,
)
from rmsite.schedule.plan import Move, MoveKind
from rmsite.schedule.resolve import resolve
from tests.schedule.programs import (
    ALWAYS,
    WEEKDAYS,
    cohort,
    example,
    example_plan,
    item,
    opens,
    plan_of,
    program,
    session,
    sessions,
)

AUTUMN = {
    "call-opens": "2026-07-06",
    "call-closes": "2026-08-17",
    "pairs-sent": "2026-08-24",
    "pairs-agreed": "2026-09-07",
    "mentor-workshop": "2026-09-07",
    "mentee-briefing": "2026-09-07",
    "kickoff": "2026-09-14",
    "session-1": "2026-09-28",
    "session-2": "2026-10-26",
    "session-3": "2026-11-23",
    "session-4": "2026-12-07",
    "session-5": "2027-01-18",
    "session-6": "2027-02-15",
    "agreement": "2026-10-05",
    "supervision-1": "2026-11-09",
    "supervision-2": "2027-01-04",
    "midpoint": "2026-12-14",
    "sponsor-review": "2027-01-04",
    "closing": "2027-03-08",
    "report": "2027-04-12",
    "follow-up": "2027-09-13",
}
THRICE = {"every": "1 week", "times": "3"}


@pytest.mark.parametrize(("item_id", "day"), AUTUMN.items())
def test_autumn_cohort_has_the_dates_of_the_research(item_id: str, day: str) -> None:
    """Every date of domain.md, "What the plan gives for 2026-autumn"."""
    dated = example_plan("2026-autumn").dated(item_id)
    assert dated
    assert dated.opens.isoformat() == day


def test_autumn_cohort_ends_and_rematches_when_it_should() -> None:
    """The end, the last day of a no-fault change, and all 37 items without a fault."""
    plan = example_plan("2026-autumn")
    assert (plan.cohort, plan.start) == ("2026-autumn", date(2026, 9, 14))
    assert (plan.end, plan.rematch_until) == (date(2027, 3, 15), date(2026, 11, 9))
    assert (len(plan.items), plan.faults) == (37, ())


def test_session_moved_by_hand_says_why() -> None:
    """Session 4 stands on the day of its override, with the day its words give and the reason."""
    dated = example_plan("2026-autumn").dated("session-4")
    assert dated
    reason = "Offices close for the year on 21 December"
    assert dated.moves == (Move(MoveKind.OVERRIDE, date(2026, 12, 21), date(2026, 12, 7), reason),)
    assert dated.closes == date(2026, 12, 11)


def test_review_moved_by_holidays_says_which() -> None:
    """The sponsor's review rolls over the year's end, over two calendars and a weekend."""
    dated = example_plan("2026-autumn").dated("sponsor-review")
    assert dated
    why = "a day off (year-end-closing)"
    assert dated.moves == (Move(MoveKind.ROLL, date(2026, 12, 28), date(2027, 1, 4), why),)


def test_spring_cohort_without_its_override_meets_easter() -> None:
    """The answer falls on 6 April without the override; with it, what hangs on it follows."""
    plan = example_plan("2027-spring")
    agreed, note = plan.dated("pairs-agreed"), plan.dated("manager-note")
    assert agreed
    assert note
    assert (agreed.moves[0].old, agreed.opens) == (date(2027, 4, 6), date(2027, 4, 2))
    follows = Move(MoveKind.FOLLOWS, date(2027, 4, 6), date(2027, 4, 2), "pairs-agreed")
    assert note.moves == (follows,)


def test_items_stand_in_time() -> None:
    """Items are sorted by the day they open, then by definition."""
    plan = plan_of(program(item("b", "on end"), item("c", "on start"), item("a", "on start")))
    assert [dated.id for dated in plan.items] == ["c", "a", "b"]


def test_phases_give_way_to_no_weekend() -> None:
    """Phases begin and end on the days their words give."""
    phases = [{"id": "p", "title": "P", "from": "5 days after start", "to": "1 week after a", "aim": "Aim"}]
    plan = plan_of(program(item("a", "6 days after start"), phases=phases))
    phase = plan.phase("p")
    assert phase
    assert (phase.starts, phase.ends) == (date(2026, 9, 19), date(2026, 9, 28))
    assert (phase.title, phase.aim) == ("P", "Aim")
    assert plan.phase("q") is None


def test_rematch_ends_on_a_working_day() -> None:
    """The last day of a rematch is a deadline: it moves to an earlier day."""
    matching = {"method": "random", "rematch": {"no_fault": "yes", "until": "6 days after start"}}
    assert plan_of(program(matching=matching)).rematch_until == date(2026, 9, 18)
    assert plan_of(program()).rematch_until is None


def test_override_rolls_and_carries_what_hangs_on_it() -> None:
    """An override on a Saturday moves on to Monday; items behind it follow, each naming the anchor before it."""
    small = program(item("a", "on start"), item("b", "2 days after a"), item("c", "1 day after b"))
    plan = plan_of(small, WEEKDAYS, a={"when": "2026-09-19", "reason": "Fair"})
    moves = {dated.id: dated.moves for dated in plan.items}
    assert moves["a"] == (
        Move(MoveKind.OVERRIDE, date(2026, 9, 14), date(2026, 9, 19), "Fair"),
        Move(MoveKind.ROLL, date(2026, 9, 19), date(2026, 9, 21), "a Saturday"),
    )
    assert moves["b"] == (Move(MoveKind.FOLLOWS, date(2026, 9, 16), date(2026, 9, 23), "a"),)
    assert moves["c"] == (Move(MoveKind.FOLLOWS, date(2026, 9, 17), date(2026, 9, 24), "b"),)


def test_follower_may_roll_as_well() -> None:
    """What follows an override onto a Sunday says both steps, and the last one ends on its day."""
    plan = plan_of(program(item("a", "on start"), item("b", "2 days after a")), a="2026-09-18")
    dated = plan.dated("b")
    assert dated
    assert [move.kind for move in dated.moves] == [MoveKind.FOLLOWS, MoveKind.ROLL]
    assert (dated.moves[0].old, dated.moves[0].new) == (date(2026, 9, 16), date(2026, 9, 20))
    assert dated.moves[-1].new == dated.opens == date(2026, 9, 21)


def test_item_that_stays_does_not_follow() -> None:
    """Behind an override that changes nothing for an item, the item has not moved."""
    small = program(item("a", "5 days after start"), item("b", "on a"))
    plan = plan_of(small, WEEKDAYS, a="2026-09-21")
    assert opens(plan) == {"a": "2026-09-21", "b": "2026-09-21"}
    assert [move.kind for dated in plan.items for move in dated.moves] == [MoveKind.OVERRIDE]


def test_follower_moves_from_where_it_would_have_been() -> None:
    """What would have rolled without the override follows from the day it would have rolled to."""
    plan = plan_of(program(item("a", "on start"), item("b", "5 days after a")), a="2026-09-17")
    dated = plan.dated("b")
    assert dated
    assert dated.moves == (Move(MoveKind.FOLLOWS, date(2026, 9, 21), date(2026, 9, 22), "a"),)


def test_follower_that_rolls_to_the_same_day_has_not_followed() -> None:
    """Where Saturday becomes Sunday behind an override, the item opens on the same Monday: it only rolls."""
    plan = plan_of(program(item("a", "on start"), item("b", "5 days after a")), a="2026-09-15")
    dated = plan.dated("b")
    assert dated
    assert dated.moves == (Move(MoveKind.ROLL, date(2026, 9, 20), date(2026, 9, 21), "a Sunday"),)


def test_one_time_of_a_series_moves_alone() -> None:
    """An override of `weekly-2` leaves the other times where they are; one without a reason has an empty one."""
    small = program(sessions=sessions(session("weekly", "on start", repeat=THRICE)))
    plan = plan_of(small, WEEKDAYS, weekly_2="2026-09-23")
    assert opens(plan) == {"weekly-1": "2026-09-14", "weekly-2": "2026-09-23", "weekly-3": "2026-09-28"}
    assert [dated.moves for dated in plan.items if dated.moves] == [
        (Move(MoveKind.OVERRIDE, date(2026, 9, 21), date(2026, 9, 23), ""),)
    ]


def test_whole_series_moves_together() -> None:
    """An override of the series' id moves its first day, and every time with it; one for a single time goes before."""
    small = program(sessions=sessions(session("weekly", "on start", repeat=THRICE)))
    plan = plan_of(small, WEEKDAYS, weekly="2026-09-15", weekly_3="2026-10-01")
    assert list(opens(plan).values()) == ["2026-09-15", "2026-09-22", "2026-10-01"]
    assert plan.faults == ()


def test_unknown_override_is_named() -> None:
    """A cohort that moves what is not there is told the nearest id, and nothing else suffers."""
    plan = plan_of(program(item("kickoff", "on start")), WEEKDAYS, kickof="2026-09-15")
    (fault,) = plan.faults
    assert (fault.code, fault.loc) == (UNKNOWN_OVERRIDE, ("cohorts", 0, "overrides", "kickof"))
    assert fault.message == 'cohort "one" sets the date of "kickof", which is not in this program'
    assert fault.hints == ("did you mean `kickoff`?",)
    assert opens(plan) == {"kickoff": "2026-09-14"}


def test_override_may_hang_on_nothing_known() -> None:
    """An unknown anchor in an override is the cohort's own fault, at its place."""
    plan = plan_of(program(item("a", "on start"), item("b", "on a")), WEEKDAYS, a="on gone")
    (fault,) = plan.faults
    assert (fault.code, fault.loc) == (UNKNOWN_ANCHOR, ("cohorts", 0, "overrides", "a", "when"))
    assert fault.undated == ("a", "b")
    assert plan.items == ()


def test_override_may_close_a_cycle() -> None:
    """A cycle that only an override makes is the cohort's own fault."""
    plan = plan_of(program(item("a", "on start"), item("b", "on a")), WEEKDAYS, a="1 day after b")
    (fault,) = plan.faults
    assert (fault.code, fault.loc) == (CYCLE, ("cohorts", 0, "overrides", "a", "when"))


def test_fault_of_the_program_is_not_repeated_per_cohort() -> None:
    """What is wrong without overrides is left out of the plan without a word: `program_faults` has it."""
    plan = plan_of(program(item("a", "on b"), item("b", "on a"), item("c", "on gone"), item("d", "on start")))
    assert plan.faults == ()
    assert opens(plan) == {"d": "2026-09-14"}


def test_override_heals_a_cycle() -> None:
    """In a cohort that gives one member a date the others have theirs too, and no move, as there was no other day."""
    plan = plan_of(program(item("a", "on b"), item("b", "1 day after a")), WEEKDAYS, a="2026-09-14")
    assert opens(plan) == {"a": "2026-09-14", "b": "2026-09-15"}
    assert all(dated.moves == () for dated in plan.items)


def test_date_out_of_range_is_a_fault() -> None:
    """A length that leads out of the calendar costs its own date and those that hang on it, and is named once."""
    far = program(
        item("a", "99999 months after start"),
        item("b", "on a"),
        item("bb", "on b"),
        item("c", "99999 months before start"),
        item("d", "on start", window="99999 months"),
        item("e", "on start"),
    )
    plan = plan_of(far)
    assert [(fault.code, fault.loc) for fault in plan.faults] == [
        (OUT_OF_RANGE, ("milestones", 0, "when")),
        (OUT_OF_RANGE, ("milestones", 3, "when")),
        (OUT_OF_RANGE, ("milestones", 4, "when")),
    ]
    assert plan.faults[0].undated == ("a", "b", "bb")
    assert opens(plan) == {"e": "2026-09-14"}


def test_length_out_of_range_is_a_fault() -> None:
    """A program that never ends loses what hangs on its end, and says so at its length."""
    phases = [{"id": "p", "title": "P", "from": "on start", "to": "on end"}]
    plan = plan_of(program(item("a", "on end"), item("b", "on start"), length="99999 months", phases=phases))
    (fault,) = plan.faults
    assert (fault.code, fault.loc, fault.undated) == (OUT_OF_RANGE, ("length",), ("a",))
    assert opens(plan) == {"b": "2026-09-14"}
    assert (plan.end, plan.phases) == (date.max, ())


def test_endless_length_is_a_fault_even_if_nothing_hangs_on_it() -> None:
    """The length is wrong whether or not an item needs it."""
    (fault,) = plan_of(program(length="99999 months")).faults
    assert fault.loc == ("length",)


def test_phase_out_of_range_is_a_fault() -> None:
    """A phase that leads out of the calendar is named where it does, and left out."""
    phases = [{"id": "p", "title": "P", "from": "on start", "to": "99999 months after start"}]
    plan = plan_of(program(phases=phases))
    assert [(fault.code, fault.loc) for fault in plan.faults] == [(OUT_OF_RANGE, ("phases", 0, "to"))]
    assert plan.phases == ()


def test_series_out_of_range_is_told_once() -> None:
    """The times of a series that are still dates keep them, the others are named together."""
    repeat = {"every": "9999 weeks", "times": "366"}
    plan = plan_of(program(sessions=sessions(session("s", "on start", repeat=repeat))), ALWAYS)
    (fault,) = plan.faults
    assert fault.loc == ("sessions", "items", 0, "when")
    assert len(plan.items) + len(fault.undated) == 366
    assert plan.dated("s-2")


def test_week_without_working_days_is_one_fault() -> None:
    """If the weekend takes all seven days the cohort says so once, and dates are still computed."""
    plan = plan_of(program(item("a", "5 working days after start")), WorkCalendar(frozenset(range(7)), {}))
    assert [(fault.code, fault.loc) for fault in plan.faults] == [(NO_WORKING_DAY, ("cohorts", 0))]
    assert opens(plan) == {"a": "2026-09-19"}


def test_lookups_answer_none_for_strangers() -> None:
    """An id without a date is no error for whoever asks."""
    assert plan_of(program()).dated("gone") is None


def test_fault_stands_at_its_own_cohort() -> None:
    """The way to a cohort's fault names the cohort's position in the file."""
    autumn = example().cohorts[0]
    spring = cohort(gone="2026-09-15")
    both = example().model_copy(update={"cohorts": (autumn, spring)})
    assert resolve(both, spring, WEEKDAYS).faults[0].loc[:2] == ("cohorts", 1)
