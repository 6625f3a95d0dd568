"""From a tree to a model: every fault at its line, in plain words, once."""

from __future__ import annotations

import pytest

from rmsite.model.program import Program
from rmsite.model.settings import Settings
from rmsite.reading.validate import validate
from rmsite.reading.yaml_reader import read_yaml
from tests.patience import limited
from tests.reading.told import PROGRAM, hints, judge, program, told


def test_a_small_program_is_sound() -> None:
    """Seven lines make a program."""
    assert program("") == []


SLIPS = [
    ("sumary: x", ['1:1 field/unknown-key: this program has no entry "sumary"']),
    ("Title: x", ['1:1 field/unknown-key: this program has no entry "Title"']),
    ("owner:", ['1:1 field/empty: "owner" has no value']),
    ("owner: #desk", ['1:1 field/empty: "owner" has no value']),
    ('title: ""', ['1:8 field/empty: "title" has no value']),
    ("title: '  '", ['1:8 field/empty: "title" has no value']),
    ("title: [A, B]", ['1:8 field/shape: "title" takes a text, and a list stands here']),
    ("title: {a: b}", ['1:8 field/shape: "title" takes a text, and a mapping stands here']),
    ("title: [[role:mentor]]", ['1:8 field/shape: "title" takes a text, and a list stands here']),
    ("status: active", ['1:9 field/unknown-word: "status" cannot be "active"']),
    ("status: [draft]", ['1:9 field/unknown-word: "status" cannot be a list']),
    ("status: Draft", ['1:9 field/unknown-word: "status" cannot be "Draft"']),
    ("length: 60", ["1:9 field/length: 60 what?"]),
    ("length: [1]", ["1:9 field/shape: one value is due here, and a list stands here"]),
    ("roles: mentor", ['1:8 field/shape: "roles" takes a list, and the text "mentor" stands here']),
    ("roles: [{id: mentor}]", ['1:8 field/missing: "roles" needs at least 2 entries']),
    ("roles: []", ['1:8 field/missing: "roles" needs at least 2 entries']),
    ("roles: [{id: mentor}, mentee]",
     ['1:23 field/shape: entry 2 of "roles" takes keys and values, and the text "mentee" stands here']),
    ("roles:\n  - id: mentor\n  - id: mentee\n  -", ["4:4 field/empty: entry 3 of this list has no value"]),
    ("roles: [{id: Mentor}, {id: mentee}]", ['1:14 field/id: "Mentor" cannot be an id']),
    ("roles: [{id: mentor}, {label: Mentee}]", ['1:23 field/missing: entry 2 of "roles" lacks "id"']),
    ("milestones: [{id: kickoff}]",
     ['1:14 field/missing: "kickoff" lacks "kind"', '1:14 field/missing: "kickoff" lacks "roles"',
      '1:14 field/missing: "kickoff" lacks "title"', '1:14 field/missing: "kickoff" lacks "when"']),
    ("accent: blue", ['1:9 field/form: "blue" cannot be the accent']),
    ("contacts: [{id: a, label: A, mail: people at example}]",
     ['1:36 field/form: "people at example" cannot be the mail']),
    ("agreement: {template: x, required: perhaps}",
     ['1:36 field/yes-or-no: "required" is true or false, and the text "perhaps" stands here']),
    ("agreement: {template: x, required: [yes]}",
     ['1:36 field/yes-or-no: "required" is true or false, and a list stands here']),
    ("agreement: pair", ['1:12 field/shape: "agreement" takes keys and values, and the text "pair" stands here']),
    ("matching: {method: random, min_grade_gap: two}",
     ['1:43 field/number: "min_grade_gap" takes a whole number, and the text "two" stands here']),
    ("matching: {method: random, min_grade_gap: 1.5}",
     ['1:43 field/number: "min_grade_gap" takes a whole number, and the text "1.5" stands here']),
    ("matching: {method: random, min_grade_gap: -1}", ['1:43 field/number: "min_grade_gap" must be at least 0']),
    ("metrics: [{id: m, text: t, level: 5, unit: percent}]", ['1:35 field/number: "level" must be at most 4']),
    ("metrics: [{id: m, text: t, level: 1, unit: percent, target: nan}]",
     ['1:61 field/number: "target" takes a number, and the text "nan" stands here']),
    ("metrics: [{id: m, text: t, level: 1, unit: percent, target: 1e999}]",
     ['1:61 field/number: "target" takes a number, and the text "1e999" stands here']),
    ("metrics: [{id: m, text: t, level: " + "9" * 5000 + ", unit: percent}]",
     [f'1:35 field/number: "level" takes a whole number, and the text "{"9" * 39}…" stands here']),
    ("cohorts: [{id: c, title: C, start: 2026-02-30, status: planned}]",
     ["1:36 field/date: February 2026 has 28 days"]),
    ("onboarding: {Big Mentor: [{id: a, text: t, when: on start}]}",
     ['1:14 field/id: "Big Mentor" cannot be an id']),
    ("milestones: [{id: a, title: A, kind: event, when: six weeks before start, roles: [mentor]}]",
     ['1:51 field/length: "six weeks" is not a length of time']),
    ("milestones: [{id: a, title: A, kind: event, when: before start, roles: [mentor]}]",
     ['1:51 field/when: "before start" is not a point in time']),
    ("milestones: [{id: a, title: A, kind: event, when: 60 minutes after start, roles: [mentor]}]",
     ['1:51 field/when: "60 minutes after start" counts in minutes']),
    ("milestones: [{id: a, title: A, kind: event, when: 2026-2-3, roles: [mentor]}]",
     ['1:51 field/date: "2026-2-3" is not a date']),
    ("milestones: [{id: a, title: A, kind: event, when: on start, at: 840, roles: [mentor]}]",
     ['1:65 field/time: "840" is not a time of day']),
    ("faqs: [{q: Who takes part, a: Anyone, at any grade}]",
     ['1:39 yaml/needs-quotes: the comma before "at any grade" ends the text in front of it']),
    ("faqs: [{q: Who, a: }]", ['1:17 field/empty: "a" has no value']),
    ("sessions:\n  roles: [mentor]\n  duration: 60 minutes\n  items:\n  - {id: s, title: S, when: on start, agenda: [[5]]}",
     ["5:48 field/agenda-step: a step is its minutes and what happens"]),
    ("sessions:\n  roles: [mentor]\n  duration: 60 minutes\n  items:\n"
     "  - {id: s, title: S, when: on start, agenda: [[5, Terms: what stays]]}",
     ["5:48 field/agenda-step: a colon in what happens makes it a mapping"]),
    ("tags: [a, [b]]", ['1:11 field/shape: entry 2 of "tags" takes a text, and a list stands here']),
    ("owner: *desk", ['1:8 yaml/alias: "*desk" is an alias']),
    ("<<: {title: A}", ['1:1 field/unknown-key: this program has no entry "<<"']),
]  # fmt: skip


@pytest.mark.parametrize(("extra", "expected"), SLIPS)
def test_a_slip_is_one_message_at_its_place(extra: str, expected: list[str]) -> None:
    """One wrong value is told once, at its line and column, and nothing else is."""
    assert program(extra) == expected


@pytest.mark.parametrize(
    ("extra", "hint"),
    [
        ("sumary: x", "did you mean `summary`?"),
        ("Title: x", "did you mean `title`?"),
        ("status: runing", "use one of: running, archived, closed, draft, open, paused"),
        ("owner: #desk", "write a value, or delete the line; a text that begins with # needs quotes"),
        ("title: [[role:mentor]]", "put quotes around it"),
        ("roles: [{id: a}]", "add an entry"),
        ("accent: blue", 'write a colour such as "#0b57d0"'),
        ("roles: [{id: mentor}, id:mentee]", "write a space behind the colon: `id: mentee`"),
        ("length: 60", "write the unit too, such as `60 weeks`"),
    ],
)
def test_a_hint_says_what_to_do(extra: str, hint: str) -> None:
    """A hint says what to type."""
    assert hint in hints(judge(_with(extra)))


@pytest.mark.parametrize("letter", ["\u200b", "\u00a0", "\u00ad", "\u2060"])
def test_what_looks_right_and_is_not(letter: str) -> None:
    """A word with a sign in it that nobody sees is told by the name of that sign."""
    for extra in (f"status: draft{letter}x"[:-1], f"own{letter}er: desk", f"length: 10{letter}weeks"):
        found = hints(judge(_with(extra)))
        wanted = f"an invisible character (U+{ord(letter):04X}) stands in it; type the words again"
        # A no-break space counts as a blank in a length, as it does for people.
        assert wanted in found or (letter == "\u00a0" and extra.startswith("length"))


def _with(extra: str) -> str:
    key = extra.split(":")[0]
    return "".join(line + "\n" for line in PROGRAM.splitlines() if line.split(":")[0] != key) + extra + "\n"


def test_every_fault_of_a_file_in_one_run() -> None:
    """All that is wrong with one program is told in one run, sorted, each once."""
    text = (
        "title: Buddies\n"
        "sumary: Two people meet\n"  # misspelt: nothing is said of the one that seems missing
        "owner: People Desk\n"
        "status: active\n"
        "lifecycle:\n"
        "length: 10\n"
        "roles:\n"
        "  - {id: mentor, seats: {min: one}}\n"
        "  - {id: Mentee}\n"
        "  - text\n"
        "cohorts:\n"
        "  - {id: c1, title: C, start: 2026-02-30, status: planned}\n"
        "  - {id: c2, title: C, start: 2026-01-01, status: started}\n"
        "faqs: [{q: Who, a: Anyone, really}]\n"
    )
    assert told(judge(text)) == [
        '2:1 field/unknown-key: this program has no entry "sumary"',
        '3:8 field/id: "People Desk" cannot be an id',
        '4:9 field/unknown-word: "status" cannot be "active"',
        '5:1 field/empty: "lifecycle" has no value',
        "6:9 field/length: 10 what?",
        '8:18 field/missing: "seats" lacks "max"',
        '8:31 field/number: "min" takes a whole number, and the text "one" stands here',
        '9:10 field/id: "Mentee" cannot be an id',
        '10:5 field/shape: entry 3 of "roles" takes keys and values, and the text "text" stands here',
        "12:31 field/date: February 2026 has 28 days",
        '13:51 field/unknown-word: "status" cannot be "started"',
        '14:28 yaml/needs-quotes: the comma before "really" ends the text in front of it',
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "1:1 field/shape: this program is empty"),
        ("- a\n", "1:1 field/shape: this program holds a list instead of keys and values"),
        ("just words\n", '1:1 field/shape: this program holds the text "just words" instead of keys and values'),
    ],
)
def test_what_is_no_mapping(text: str, expected: str) -> None:
    """A file that is empty, a list or a text is one fault."""
    assert told(judge(text)) == [expected]


def test_a_gap_hides_only_what_may_stand_in_it() -> None:
    """Where a line could not be understood, wrong values are still told, missing ones are not."""
    found = told(judge("title: A\n  summary: B\nstatus: active\nlength: 10\n"))
    assert found == [
        "2:3 yaml/syntax: this line begins further right than the key above it, which has a value already",
        '3:9 field/unknown-word: "status" cannot be "active"',
        "4:9 field/length: 10 what?",
    ]


def test_a_text_that_ends_too_soon_is_not_judged() -> None:
    """Of a file that could not be read to its end nothing is said to be missing."""
    assert [line.split()[1] for line in told(judge("title: A\n---\nb: c\n"))] == ["yaml/several-documents:"]


def test_settings_are_judged_alike() -> None:
    """site.yaml is read by the same rules as a program."""
    tree = read_yaml("title: T\nbrand: #0b57d0\naudiences: {HR: {}}\nholidays: {x: [2026-02-30, soon]}\n", "site.yaml")
    assert told(validate(tree.value, Settings, "site.yaml").problems) == [
        '2:1 field/empty: "brand" has no value',
        '3:13 field/id: "HR" cannot be an id',
        "4:16 field/date: February 2026 has 28 days",
        '4:28 field/date: "soon" is not a date',
    ]


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"key{number}: x\n" for number in range(12_000)),
        "roles:\n" + "- {id: X Y}\n" * 8_000,
        "milestones:\n" + "- {id: a, title: b, kind: x, when: y, roles: z}\n" * 3_000,
        "title: " + "x" * 1_000_000 + "\nowner: " + "é" * 10_000 + "\nlength: " + "1" * 10_000 + "\n",
        "".join(f"k{number}:\n" for number in range(12_000)),
        "x" * 500 + ": " + "y" * 100_000 + "\n",
    ],
    ids=["unknown keys", "bad ids", "bad entries", "long values", "empty values", "a long key"],
)
def test_a_flood_of_faults_is_told_in_few_words(text: str) -> None:
    """Thousands of faults in one file are cut to what a person can read, soon."""
    with limited(30):
        checked = validate(read_yaml(text, "f").value, Program, "this program")
    assert len(checked.problems) <= 401
    assert max(len(problem.message) for problem in checked.problems) < 200


def test_no_message_has_two_lines() -> None:
    """What a message repeats of an author's text never breaks its line."""
    text = PROGRAM + 'accent: "a\\nb"\nflow: "x\\n::error::y"\n"k\\ney": z\nkind:\n  a\n\n  b\n'
    problems = judge(text)
    assert len(problems) == 4
    assert not [
        problem for problem in problems if "\n" in problem.message or any("\n" in hint for hint in problem.hints)
    ]
