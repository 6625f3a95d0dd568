"""What is wrong with a program's dates whatever the cohort."""

from rmsite.schedule.definition import define, program_faults
from rmsite.schedule.faults import CYCLE, DUPLICATE_ID, UNKNOWN_ANCHOR, PlanFault
from tests.schedule.programs import example, item, program, session, sessions

THRICE = {"every": "1 week", "times": "3"}


def only_fault(*faults: PlanFault) -> PlanFault:
    """The one fault there is."""
    assert len(faults) == 1, faults
    return faults[0]


def test_examples_are_sound() -> None:
    """The example programs have no fault."""
    for name in ("reverse-mentoring", "new-hire-buddy", "leadership-shadowing"):
        assert program_faults(example(name)) == ()


def test_unknown_anchor_suggests_the_nearest_id() -> None:
    """A misspelt anchor is named at its `when` with the id that was meant and with what has no date because of it."""
    fault = only_fault(
        *program_faults(
            program(item("kickoff", "on start"), item("party", "2 days after kickof"), item("end-of-it", "on party"))
        )
    )
    assert (fault.code, fault.loc) == (UNKNOWN_ANCHOR, ("milestones", 1, "when"))
    assert fault.message == '"2 days after kickof" hangs on "kickof", which is not in this program'
    assert fault.hints == ("did you mean `kickoff`?", "until then `end-of-it` cannot be dated either")
    assert fault.undated == ("party", "end-of-it")


def test_unknown_anchor_far_from_every_id_explains_anchors() -> None:
    """Where no id is near, the hint says what an anchor can be."""
    fault = only_fault(*program_faults(program(item("kickoff", "on zzzzzz"))))
    assert fault.hints == ("write the id of a milestone, session, training or onboarding step of this program",)


def test_start_and_end_are_suggested_too() -> None:
    """A misspelt `start` is mended like any other anchor."""
    fault = only_fault(*program_faults(program(item("kickoff", "1 week before strat"))))
    assert fault.hints == ("did you mean `start`?",)


def test_repeated_session_is_no_anchor_but_its_times_are() -> None:
    """An anchor that names a whole series is told to name one of its times."""
    parts = sessions(session("weekly", "on start", repeat=THRICE))
    fault = only_fault(*program_faults(program(item("after", "1 day after weekly"), sessions=parts)))
    assert fault.message == '"1 day after weekly" hangs on "weekly", which takes place 3 times'
    assert fault.hints == ("write `weekly-1` for the first time, or `weekly-3` for the last",)
    assert program_faults(program(item("after", "1 day after weekly-3"), sessions=parts)) == ()
    once = sessions(session("weekly", "on start", repeat={**THRICE, "times": "1"}))
    (fault,) = program_faults(program(item("after", "1 day after weekly"), sessions=once))
    assert fault.message.endswith(", which takes place 1 time")
    assert fault.hints == ("write `weekly-1` for the first time",)


def test_fault_of_a_repeated_session_is_told_once() -> None:
    """The times of a series share their words, and so a mistake in them."""
    parts = sessions(session("weekly", "on gone", repeat=THRICE))
    fault = only_fault(*program_faults(program(sessions=parts)))
    assert fault.loc == ("sessions", "items", 0, "when")
    assert fault.undated == ("weekly-1", "weekly-2", "weekly-3")


def test_phases_and_rematch_hang_on_known_things() -> None:
    """An unknown anchor is found where a phase begins or ends and in the last day of a rematch."""
    phases = [{"id": "p", "title": "P", "from": "on gone", "to": "1 day after away"}]
    matching = {"method": "random", "rematch": {"no_fault": "yes", "until": "on nowhere"}}
    faults = program_faults(program(item("a", "on start"), phases=phases, matching=matching))
    assert [fault.loc for fault in faults] == [
        ("phases", 0, "from"),
        ("phases", 0, "to"),
        ("matching", "rematch", "until"),
    ]
    assert {fault.code for fault in faults} == {UNKNOWN_ANCHOR}


def test_cycle_prints_its_chain() -> None:
    """A cycle is told once, at its alphabetically first member, with the whole chain."""
    example_with_cycle = program(
        item("pairs-agreed", "1 day after session-1"),
        item("agreement", "1 day after pairs-agreed"),
        item("hanger-on", "on agreement"),
        sessions=sessions(session("session-1", "1 day after agreement")),
    )
    fault = only_fault(*program_faults(example_with_cycle))
    assert (fault.code, fault.loc) == (CYCLE, ("milestones", 1, "when"))
    assert fault.message.endswith(": agreement -> pairs-agreed -> session-1 -> agreement")
    assert fault.hints[1] == "until then `hanger-on` cannot be dated either"
    assert fault.undated == ("agreement", "pairs-agreed", "session-1", "hanger-on")


def test_series_may_hang_on_itself() -> None:
    """A repeated session counted from its own first time is a cycle of one."""
    parts = sessions(session("weekly", "1 week after weekly-1", repeat=THRICE))
    fault = only_fault(*program_faults(program(sessions=parts)))
    assert fault.message.endswith(": weekly-1 -> weekly-1")
    assert fault.loc == ("sessions", "items", 0, "when")


def test_every_cycle_is_found() -> None:
    """Two cycles are two faults."""
    faults = program_faults(program(item("a", "on b"), item("b", "on a"), item("c", "on c")))
    assert [fault.loc[1] for fault in faults] == [0, 2]


def test_duplicate_id_names_both_places() -> None:
    """The second entry of an id is the fault, the first one is pointed to and keeps the id."""
    step = {"id": "kickoff", "text": "Read", "when": "on end"}
    twice = program(item("kickoff", "on start"), onboarding={"mentor": [step]})
    fault = only_fault(*program_faults(twice))
    assert (fault.code, fault.loc) == (DUPLICATE_ID, ("onboarding", "mentor", 0, "id"))
    assert fault.related_locs == ((("milestones", 0, "id"), '"kickoff" stands here first'),)
    assert define(twice).rules["kickoff"].loc == ("milestones", 0, "when")


def test_times_of_a_series_take_ids() -> None:
    """An id may clash with one time of a repeated session, or with the series itself; each clash is told once."""
    parts = sessions(session("weekly", "on start", repeat=THRICE))
    fault = only_fault(*program_faults(program(item("weekly-2", "on start"), sessions=parts)))
    assert (fault.loc, fault.undated) == (("sessions", "items", 0, "id"), ("weekly-2",))
    whole = only_fault(*program_faults(program(item("weekly", "on start"), sessions=parts)))
    assert (whole.loc, whole.undated) == (("sessions", "items", 0, "id"), ())


def test_start_and_end_cannot_be_ids() -> None:
    """A milestone called `start` or `end` would take the anchor's place, so it is refused."""
    faults = program_faults(program(item("start", "2026-09-14"), item("end", "on start"), item("a", "on end")))
    assert [(fault.code, fault.undated) for fault in faults] == [
        (DUPLICATE_ID, ("start",)),
        (DUPLICATE_ID, ("end",)),
    ]
    assert faults[0].message == '"start" cannot be an id, because as an anchor it means the first day of a cohort'


def test_many_strangers_end_soon() -> None:
    """Thousands of misspelt anchors are all named; only the first ones get a suggestion, which is dear."""
    faults = program_faults(program(*(item(f"item-{n}", f"on itme-{n}") for n in range(1500))))
    assert len(faults) == 1500
    assert faults[0].hints[0] == "did you mean `item-0`?"
    assert faults[-1].hints[0].startswith("write the id")


def test_long_list_of_dependents_is_shortened() -> None:
    """A fault that costs many dates names four and counts the others."""
    fault = only_fault(*program_faults(program(item("a", "on gone"), *(item(f"b{n}", "on a") for n in range(9)))))
    assert fault.hints[1] == "until then `b0`, `b1`, `b2`, `b3` and 5 others cannot be dated either"
    assert len(fault.undated) == 10
