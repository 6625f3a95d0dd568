"""Everything with a date, in one shape."""

from datetime import time

from rmsite.model.when import Offset, OnDate
from rmsite.reading.scalars import Length, Unit
from rmsite.schedule.item import Effort, Item, ItemKind
from rmsite.schedule.items import dated_items
from tests.schedule.programs import example, item, program, session, sessions


def by_id(items: tuple[Item, ...]) -> dict[str, Item]:
    """The items by their ids."""
    return {one.id: one for one in items}


def test_items_stand_in_order_of_definition() -> None:
    """Milestones come first, then sessions, trainings and steps, each with the way to its entry."""
    items = dated_items(example())
    locs = [one.loc for one in items]
    assert len(items) == 14 + 6 + 3 + 14
    assert locs[0] == ("milestones", 0)
    assert locs[14] == ("sessions", "items", 0)
    assert locs[20] == ("training", 0)
    assert locs[23] == ("onboarding", "junior-mentor", 0)
    assert locs[-1] == ("onboarding", "line-manager", 0)


def test_milestone_keeps_its_kind_and_its_minutes() -> None:
    """A milestone says what it is; its minutes are its duration, else its effort, else its survey's duration."""
    items = by_id(dated_items(example()))
    kickoff, closes, midpoint = items["kickoff"], items["call-closes"], items["midpoint"]
    assert (kickoff.kind, kickoff.what, kickoff.at) == (ItemKind.MILESTONE, "event", time(14, 0))
    assert kickoff.duration == 60
    assert (closes.what, closes.is_deadline, closes.duration) == ("deadline", True, 20)
    assert (midpoint.survey, midpoint.duration) == ("pulse", 5)
    assert midpoint.window == Length(5, Unit.WORKING_DAY)
    assert items["pairs-sent"].duration == 0
    (both,) = dated_items(program(item("a", "on start", duration="1 hour", effort="20 minutes")))
    assert both.duration == 60


def test_milestone_may_stay_out_of_calendars() -> None:
    """`calendar: no` is handed on."""
    items = by_id(dated_items(program(item("a", "on start", calendar="no"), item("b", "on start"))))
    assert not items["a"].in_calendar
    assert items["b"].in_calendar


def test_session_takes_what_it_leaves_out_from_the_defaults() -> None:
    """Roles, format, duration, window and preparation come from `sessions` unless the session has its own."""
    items = by_id(
        dated_items(
            program(
                sessions=sessions(
                    session("s", "on start"),
                    session("t", "on start", roles="mentor", duration="20 minutes", window="1 week", format="flash"),
                    session("u", "on start", prepare={"mentee": "1 hour"}),
                    session("v", "on start", prepare={}),
                    format="one-on-one",
                    window="5 days",
                    prepare={"mentor": "30 minutes", "mentee": "15 minutes", "office": "5 minutes"},
                )
            )
        )
    )
    assert items["s"].roles == ("mentor", "mentee")
    assert items["s"].efforts == (Effort("mentor", 60, 30), Effort("mentee", 60, 15), Effort("office", 0, 5))
    assert (items["s"].format, items["s"].window) == ("one-on-one", Length(5, Unit.DAY))
    assert items["t"].efforts == (Effort("mentor", 20, 30), Effort("office", 0, 5))
    assert (items["t"].format, items["t"].window) == ("flash", Length(1, Unit.WEEK))
    assert items["u"].efforts == (Effort("mentor", 60), Effort("mentee", 60, 60))
    assert items["v"].efforts == (Effort("mentor", 60), Effort("mentee", 60))


def test_role_outside_a_session_is_involved_but_does_not_do_it() -> None:
    """Who only prepares a session has a part in it, yet is none of its roles."""
    (one,) = dated_items(program(sessions=sessions(session("s", "on start"), prepare={"office": "5 minutes"})))
    assert one.involves("office")
    assert "office" not in one.roles
    assert not one.involves("stranger")
    assert one.effort("stranger") == Effort("stranger")


def test_repeated_session_is_spelt_out() -> None:
    """`repeat` yields one item per time, numbered from 1, all at the place of the one entry."""
    repeat = {"every": "1 week", "times": "3"}
    items = dated_items(program(sessions=sessions(session("weekly", "on start", repeat=repeat))))
    assert [one.id for one in items] == ["weekly-1", "weekly-2", "weekly-3"]
    assert {one.series for one in items} == {"weekly"}
    assert [one.occurrence.number for one in items if one.occurrence] == [1, 2, 3]
    assert {one.loc for one in items} == {("sessions", "items", 0)}
    assert {one.when for one in items} == {Offset("start")}


def test_debrief_after_each_counts_for_every_session() -> None:
    """A debrief after each session asks its own roles for its minutes, once per time of a repeated session."""
    debrief = {"duration": "30 minutes", "roles": ["mentor", "host"], "after": "each"}
    repeat = {"every": "1 week", "times": "2"}
    items = dated_items(
        program(sessions=sessions(session("s", "on start"), session("t", "on start", repeat=repeat), debrief=debrief))
    )
    assert [one.effort("host").minutes for one in items] == [30, 30, 30]
    assert [one.effort("mentor").minutes for one in items] == [90, 90, 90]
    assert [one.effort("mentee").minutes for one in items] == [60, 60, 60]


def test_debrief_after_the_last_counts_once() -> None:
    """A debrief after the last session is held after the last time of the last entry only."""
    debrief = {"duration": "30 minutes", "roles": ["mentor"], "after": "last"}
    repeat = {"every": "1 week", "times": "2"}
    entries = (session("s", "on start"), session("t", "on start", repeat=repeat))
    items = dated_items(program(sessions=sessions(*entries, debrief=debrief)))
    assert [one.effort("mentor").debriefing for one in items] == [0, 0, 30]


def test_training_and_step_say_whether_they_are_required() -> None:
    """A step is required unless it says no, a training only if it says yes; everything else always is."""
    items = by_id(
        dated_items(
            program(
                item("m", "2026-09-14"),
                training=[{"id": "t", "title": "T", "roles": ["mentor"], "duration": "1 hour", "when": "on start"}],
                onboarding={
                    "mentee": [
                        {"id": "s", "text": "Read", "when": "on start"},
                        {"id": "o", "text": "Look", "when": "on start", "required": "no", "duration": "5 minutes"},
                    ]
                },
            )
        )
    )
    assert {name: one.required for name, one in items.items()} == {"m": True, "t": False, "s": True, "o": False}
    assert (items["s"].title, items["s"].roles, items["s"].duration) == ("Read", ("mentee",), 0)
    assert (items["t"].what, items["o"].what) == ("training", "step")
    assert isinstance(items["m"].when, OnDate)


def test_role_named_twice_works_once() -> None:
    """A role that an author lists twice does not work twice."""
    (one,) = dated_items(program(item("a", "on start", roles=["mentor", "mentor"], duration="1 hour")))
    assert one.efforts == (Effort("mentor", 60),)
