"""In spite of faults there is a model, in which everything sound is kept in its place."""

from __future__ import annotations

import pytest

from rmsite.model import timed, when
from rmsite.model.program import Program
from rmsite.reading.repair import UNREADABLE
from rmsite.reading.validate import validate
from rmsite.reading.yaml_reader import read_yaml
from tests.reading.told import PROGRAM

MILESTONES = """\
milestones:
  - {{id: first, title: First, kind: event, when: on start, roles: [mentor]}}
  - {second}
  - {{id: third, title: Third, kind: task, when: 3 weeks after first, roles: [mentee]}}
"""


def model(extra: str) -> Program:
    """The model of a small program with these lines added."""
    tree = read_yaml(PROGRAM + extra, "f").value
    checked = validate(tree, Program, "this program", (*timed.CODES, *when.CODES))
    assert checked.problems
    assert checked.value is not None
    return checked.value


@pytest.mark.parametrize(
    "second",
    [
        "{id: second, title: Second, kind: event, when: 2026-02-30, roles: [mentor]}",
        "{id: second, kind: event, when: on first, roles: [mentor]}",
        "{id: second, title: S, kind: party, when: on first, roles: [mentor]}",
        "{id: second, title: S, kind: event, when: on first, roles: []}",
        "{id: second, title: S, kind: event, when: on first, roles: [Big Mentor]}",
        "{id: second, title: S, kind: event, when: on first, roles: {a: b}}",
        "{id: Second!, title: S, kind: event, when: on first, roles: [mentor]}",
        "{id: second, titel: S, kind: event, when: on first, roles: [mentor]}",
        "{}",
        "just a text",
        "[a, list]",
        "",
        "{id: second, title: S, kind: event, when: on first, roles: [mentor], effort: 3, window: x, at: y, roll: z}",
    ],
)
def test_what_is_sound_keeps_its_place(second: str) -> None:
    """A faulty entry of a list takes nothing with it: those before and behind it stay where they are."""
    program = model(MILESTONES.format(second=second))
    first, _, third = program.milestones
    assert (first.id, third.id, str(third.when)) == ("first", "third", "3 weeks after first")
    assert [role.id for role in program.roles] == ["mentor", "mentee"]


@pytest.mark.parametrize(
    ("extra", "field"),
    [
        ("accent: blue\n", "accent"),
        ("flow: sideways\n", "flow"),
        ("privacy: {retention: long}\n", "privacy"),
        ("agreement: x\n", "agreement"),
        ("unknown: x\n", ""),
        ("tags: [a, [b]]\n", ""),
    ],
)
def test_what_may_be_left_out_is(extra: str, field: str) -> None:
    """A faulty entry that is not required is left out, whatever it was."""
    program = model(extra)
    assert program.title == "Buddies"
    if field in ("accent", "flow", "agreement"):
        assert getattr(program, field) is None


def test_a_required_word_is_stood_in_for() -> None:
    """Where a required entry is missing, something that nobody takes for the author's stands in."""
    tree = read_yaml("summary: S\nstatus: x\nlifecycle: y\nlength: z\nroles: nobody\n", "f").value
    program = validate(tree, Program, "this program").value
    assert program is not None
    assert program.title == UNREADABLE
    assert program.owner == UNREADABLE
    assert len(program.roles) == 2
    assert program.status.value != "draft"


def test_a_faulty_key_goes_with_what_stands_behind_it() -> None:
    """A mapping keeps the entries whose keys are sound."""
    program = model(
        "onboarding:\n  Bad Key: [{id: a, text: A, when: on start}]\n  mentor: [{id: b, text: B, when: on start}]\n"
    )
    assert list(program.onboarding) == ["mentor"]
    program = model("sessions: {roles: [mentor], duration: 1 hour, prepare: {A B: 5 minutes, mentor: 5}, items: []}\n")
    assert program.sessions is not None
    assert program.sessions.prepare == {}


def test_a_flood_of_faults_makes_no_model() -> None:
    """A file with hundreds of faults is not guessed at."""
    tree = read_yaml(PROGRAM + "milestones:\n" + "  - x\n" * 400, "f").value
    assert validate(tree, Program, "this program").value is None
