"""Faults do not hide faults, and no fault makes others up."""

from __future__ import annotations

import pytest

from tests.pipeline.sites import built, codes
from tests.test_bad_input import BASE, PROGRAM


def told(*changes: tuple[str, str], more: str = "") -> list[str]:
    """Line and code of everything that is told of the small program with these words changed."""
    text = BASE[PROGRAM]
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    found = codes(built({**BASE, PROGRAM: text + more}))
    assert all(code.startswith(PROGRAM) for code in found), found
    return [code.split(":")[1] + " " + code.split("[")[1][:-1] for code in found]


AGENDA = ("[40, Talk]", "[50, Talk]")
ROLE = ("roles: [mentor]}", "roles: [mentr]}")


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (("2026-09-14", "2026-02-30"), "25 field/date"),
        (("10 weeks", "10"), "6 field/length"),
        (("status: paused", "status: pausd"), "4 field/unknown-word"),
        (("when: on start", "when: at the start"), "11 field/when"),
        (("title: Kickoff, ", ""), "11 field/missing"),
        (("kind: event, when: on", "kind: party, when: on"), "11 field/unknown-word"),
        (("title: Buddies", "titel: Buddies"), "1 field/unknown-key"),
        (("title: Buddies", "title: Buddies: two"), "1 yaml/needs-quotes"),
        (("owner: desk", "owner: Desk"), "3 field/id"),
        (("owner: desk", 'owner: "desk'), "3 yaml/syntax"),
        (("status: closed", "status: done"), "25 field/unknown-word"),
        (("id: review,", "id: review, at: noon,"), "12 field/time"),
        (("lifecycle: cohort", "lifecycle: circle"), "5 field/unknown-word"),
        (("lifecycle: cohort\n", "lifecycle:\n"), "5 field/empty"),
    ],
)
def test_a_fault_hides_no_other(fault: tuple[str, str], code: str) -> None:
    """Whatever entry of a program is wrong, its wrong agenda and its unknown role are told in the same run."""
    assert sorted(told(fault, AGENDA, ROLE)) == sorted([code, "12 reference/unknown", "21 session/agenda-sum"])


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (("id: kickoff,", "id: Kickoff,"), "11 field/id"),
        (("id: mentor,", "id: Mentor,"), "8 field/id"),
        (("  - {id: mentee, label: Mentee, counterpart: mentor}\n", ""), "8 field/missing"),
        (("id: kickoff, ", ""), "11 field/missing"),
        (("id: first", "id: 1st"), "18 field/id"),
        (("- {id: review", "- id: review"), "12 yaml/syntax"),
        (("length: 10 weeks", "length: 10 wekks"), "6 field/length"),
        (("start: 2026-09-14", "start: soon"), "25 field/date"),
        (("order: [kickoff, review]", "order: [kickoff review]"), "13 field/id"),
        (("duration: 60 minutes", "duration: sixty"), "16 field/length"),
        (("holidays: [days-off]", "holidays: {a: b}"), "25 field/shape"),
        (("milestones:", "milestons:"), "10 field/unknown-key"),
        (("sessions:", "session:"), "14 field/unknown-key"),
        (("cohorts:", "cohort:"), "24 field/unknown-key"),
    ],
)
def test_a_fault_makes_no_others_up(fault: tuple[str, str], code: str) -> None:
    """What hangs on an entry that cannot be read, a name, a date, a length, is not called wrong itself."""
    found = told(fault)
    assert len(found) == 1, found
    assert found[0].startswith(code)


def test_warnings_wait_until_the_file_can_be_read() -> None:
    """Of a file with faults nothing is said about what seems to be incomplete."""
    live = ("status: paused", "status: running")
    assert len(told(live)) > 3
    assert told(live, ("2026-09-14", "2026-02-30")) == ["25 field/date"]


def test_a_line_left_out_hides_only_itself() -> None:
    """Where a line cannot be understood, wrong values around it are still told."""
    found = told(("owner: desk\n", "owner: desk\n  who: me\n"), ("10 weeks", "10"))
    assert found == ["4 yaml/syntax", "7 field/length"]
