"""Points in time in words."""

import pytest

from rmsite.model.when import parse_when
from rmsite.schedule.relative import first_day, meetings, phrase, relative_phases, relative_plan, rematch_phrase
from tests.schedule.programs import example, item, program, session, sessions


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("on start", "on your first day"),
        ("0 weeks after start", "on your first day"),
        ("30 days after start", "day 31"),
        ("7 days after start", "day 8"),
        ("1 week after start", "day 8"),
        ("1 day before start", "1 day before your first day"),
        ("5 working days before start", "5 working days before your first day"),
        ("5 working days after start", "5 working days after your first day"),
        ("2 months after start", "2 months after your first day"),
        ("on end", "on the last day of the program"),
        ("1 week before end", "1 week before the last day of the program"),
        ("10 working days after lunch", "10 working days after “The lunch”"),
        ("on lunch", "on the day of “The lunch”"),
        ("2026-12-07", "on 7 December 2026"),
    ],
)
def test_words_for_a_point_in_time(when: str, words: str) -> None:
    """A point in time is told to the person it is for, and the first day is day 1."""
    assert phrase(parse_when(when), lambda name: f"The {name}") == words


def test_buddy_program_in_words() -> None:
    """The example of a rolling program reads in time, with the day each item falls on."""
    told = [(one.item.id, one.phrase, one.day) for one in relative_plan(example("new-hire-buddy"))]
    assert told[:5] == [
        ("named", "10 working days before your first day", -14),
        ("hello", "5 working days before your first day", -7),
        ("lunch", "on your first day", 0),
        ("daily-1", "day 2", 1),
        ("daily-2", "1 working day after the first “Ten minutes a day”", 2),
    ]
    assert ("weekly-3", "day 22", 21) in told
    assert told[-1] == ("day-90", "day 91", 90)


@pytest.mark.parametrize(
    ("when", "every", "third"),
    [
        ("1 week before start", "1 week", "day 8"),
        ("on start", "1 working day", "2 working days after your first day"),
        ("1 month after start", "1 month", "3 months after your first day"),
        ("3 days after start", "1 week", "day 18"),
        ("1 month after start", "1 week", "2 weeks after the first “Talk”"),
        ("2026-12-07", "1 week", "2 weeks after the first “Talk”"),
    ],
)
def test_later_times_of_a_series_in_words(when: str, every: str, third: str) -> None:
    """A later time is counted from the anchor where the units add up, else from the first time."""
    repeat = {"every": every, "times": "3"}
    plan = relative_plan(program(sessions=sessions(session("talk", when, repeat=repeat))))
    assert [one.phrase for one in plan if one.item.id == "talk-3"] == [third]


def test_anchor_in_a_series_is_told_by_its_number() -> None:
    """What hangs on one time of a repeated session says which."""
    repeat = {"every": "1 week", "times": "3"}
    plan = relative_plan(
        program(
            item("a", "1 day after talk-2"),
            sessions=sessions(session("talk", "on start", repeat=repeat)),
        )
    )
    assert [one.phrase for one in plan if one.item.id == "a"] == ["1 day after “Talk (2)”"]


def test_words_keep_their_order_over_a_weekend() -> None:
    """Day 6 stands before day 7 before day 8, though on a Monday's count two of them are a weekend."""
    small = program(item("c", "7 days after start"), item("b", "6 days after start"), item("a", "5 days after start"))
    assert [one.phrase for one in relative_plan(small)] == ["day 6", "day 7", "day 8"]


def test_anchors_do_not_move_for_a_nominal_weekend() -> None:
    """What hangs on day 6 is counted from day 6, for whoever starts on a Tuesday as well."""
    small = program(item("a", "5 days after start"), item("b", "1 day after a"))
    assert [one.day for one in relative_plan(small)] == [5, 6]


def test_fixed_dates_come_last() -> None:
    """A date that is the same for everybody cannot be placed among days of one's own, so it stands at the end."""
    small = program(item("fair", "2026-12-07"), item("last", "on end"))
    assert [one.item.id for one in relative_plan(small)] == ["last", "fair"]


def test_faulty_items_are_left_out() -> None:
    """What cannot be dated is not told, whatever the length of the program or the weekend."""
    small = program(item("a", "on gone"), item("b", "on start"), item("c", "on end"), length="99999 months")
    assert [one.item.id for one in relative_plan(small, frozenset(range(7)))] == ["b"]


@pytest.mark.parametrize(
    ("starts", "role", "words"),
    [
        (None, "", "your first day"),
        (None, "buddy", "your first day"),
        ("new-hire", "new-hire", "your first day"),
        ("new-hire", "buddy", "the new colleague's first day"),
        ("new-hire", "", "the first day"),
    ],
)
def test_whose_first_day_counts(starts: str | None, role: str, words: str) -> None:
    """It is the reader's own, unless the program says whose: then only that role reads "your first day"."""
    roles = [{"id": "new-hire", "label": "New colleague"}, {"id": "buddy"}]
    small = program(item("a", "2 weeks before start"), lifecycle="rolling", roles=roles, starts=starts)
    assert first_day(small, role) == words
    assert relative_plan(small, first_day=words)[0].phrase == f"2 weeks before {words}"
    assert first_day(program(), role) == "the first day"


@pytest.mark.parametrize(
    ("from_", "to", "words"),
    [
        (
            "15 working days before start",
            "1 working day before start",
            "15 working days to 1 working day before your first day",
        ),
        ("2 weeks before start", "on start", "2 weeks before your first day to day 1"),
        ("on start", "6 days after start", "day 1 to day 7"),
        ("7 days after start", "29 days after start", "day 8 to day 30"),
        ("30 days after start", "on end", "day 31 to the last day of the program"),
        ("on end", "2 weeks after end", "the last day of the program to 2 weeks after the last day of the program"),
        ("on start", "on start", "day 1"),
        ("on a", "1 week after a", "the day of “A” to 1 week after “A”"),
    ],
)
def test_phases_in_words(from_: str, to: str, words: str) -> None:
    """A phase says its first and last day in words, the first day being day 1."""
    phases = [{"id": "p", "title": "P", "from": from_, "to": to, "aim": "Arrive"}]
    (phase,) = relative_phases(program(item("a", "1 week after start"), phases=phases))
    assert (phase.title, phase.aim, phase.phrase) == ("P", "Arrive", words)
    assert phase.starts <= phase.ends


def test_phase_that_hangs_on_nothing_is_left_out() -> None:
    """A phase whose anchor is not there, or whose end is no date, is not told; the others are."""
    phases = [
        {"id": "lost", "title": "L", "from": "on gone", "to": "on end"},
        {"id": "far", "title": "F", "from": "on start", "to": "99999 months after start"},
        {"id": "sound", "title": "S", "from": "on start", "to": "1 week after start"},
    ]
    assert [phase.id for phase in relative_phases(program(phases=phases))] == ["sound"]


@pytest.mark.parametrize(
    ("until", "words"),
    [
        ("60 days after start", "day 61"),
        ("on start", "your first day"),
        ("2 months after start", "2 months after your first day"),
        ("1 week after a", "1 week after “A”"),
        ("1 week after gone", ""),
        (None, ""),
    ],
)
def test_last_day_for_a_change_in_words(until: str | None, words: str) -> None:
    """Until when a pair may be changed is told like any other day, never as it was typed."""
    matching = {"method": "random", "rematch": {"no_fault": "true", "until": until}}
    assert rematch_phrase(program(item("a", "on start"), matching=matching)) == words
    assert rematch_phrase(program()) == ""


def test_meetings_are_the_sessions_in_time() -> None:
    """Each time of a repeated session counts as one, in the order in which they take place; other items do not."""
    talk = session("talk", "on start", repeat={"every": "2 weeks", "times": "2"})
    small = program(
        item("a", "on start"), sessions=sessions(session("last", "on end"), talk, session("mid", "1 week after start"))
    )
    assert meetings(small) == ("talk-1", "mid", "talk-2", "last")
