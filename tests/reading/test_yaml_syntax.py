"""What YAML stumbles over is told at its cause, in plain words, and what follows is read in the same run."""

from __future__ import annotations

import pytest

from rmsite.reading.yaml_reader import read_yaml
from tests.reading.told import hints, read, told

QUOTES = [
    ("title: Buddies: the first week", "8", "a colon", "Buddies: the first week"),
    ("title: Meet at: noon", "8", "a colon", "Meet at: noon"),
    ("title: Who:", "8", "a colon", "Who:"),
    ("title: @people", "8", '"@" at its start', "@people"),
    ("title: `x`", "8", '"`" at its start', "`x`"),
    ("title: %x", "8", '"%" at its start', "%x"),
    ("title: *Important* news", "8", '"*" at its start', "*Important* news"),
    ("title: & more", "8", '"&" at its start', "& more"),
    ("title: [draft] A program", "8", '"[" at its start', "[draft] A program"),
    ("title: [[role:mentor]] starts", "8", '"[" at its start', "[[role:mentor]] starts"),
    ("title: {{pulse_tool}} is sent", "8", '"{" at its start', "{{pulse_tool}} is sent"),
    ("title: {{pulse_tool}}", "8", '"{" at its start', "{{pulse_tool}}"),
    ("title: ] x", "8", '"]" at its start', "] x"),
    ("title: > 5 people", "8", '">" at its start', "> 5 people"),
    ("title: | x", "8", '"|" at its start', "| x"),
    ("title: ? x", "8", '"?" at its start', "? x"),
    ("title: , x", "8", '"," at its start', ", x"),
    ("- a: b: c", "6", "a colon", "b: c"),
    ("- @x", "3", '"@" at its start', "@x"),
    ("- {a: b: c}", "7", "a colon", "b: c"),
    ("- {a: b, c: @d}", "13", '"@" at its start', "@d"),
    ("- [10, Terms: what: stays]", "8", "a colon", "Terms: what: stays"),
    ("- {text: Use [this] now, x: y}", "10", None, "Use [this] now"),
    ("- {text: {{tool}} is sent, x: y}", "10", '"{" at its start', "{{tool}} is sent"),
    ("Größe: 😀: x", "8", "a colon", "😀: x"),
    ("title: a: b  # why", "8", "a colon", "a: b"),
]


@pytest.mark.parametrize(("line", "column", "what", "value"), QUOTES)
@pytest.mark.parametrize("ending", ["", "\n"])
def test_a_value_that_lacks_its_quotes(line: str, column: str, what: str | None, value: str, ending: str) -> None:
    """A plain value that YAML cannot take is shown with its quotes, and read as if it had them."""
    checked = read_yaml(line + ending, "f")
    (problem,) = checked.problems
    assert problem.code.name == "yaml/needs-quotes"
    assert str(problem.span) == f"f:1:{column}"
    assert problem.span.end_column - problem.span.column == len(value)
    if what:
        assert problem.message == f"a text with {what} needs quotes"
    assert problem.hints[0].startswith(f'put quotes around it: `"{value}"`')
    assert checked.value.whole
    assert not checked.value.gaps
    assert value in str(checked.value.data)


SYNTAX = [
    ('a: "b\nc: d\n', '1:4 yaml/syntax: the quote " that begins here is never closed', {"a": "b", "c": "d"}),
    ('a: "b\nc: "d"\n', '1:4 yaml/syntax: the quote " that begins here is never closed', {"a": "b", "c": "d"}),
    ("a: 'b\nc: d\n", "1:4 yaml/syntax: the quote ' that begins here is never closed", {"a": "b", "c": "d"}),
    ("a: 'it's here'\nc: d\n", "1:8 yaml/syntax: the text goes on behind the quote ' that closes it",
     {"a": "it's here", "c": "d"}),
    ('a: "b" c\nd: e\n', '1:8 yaml/syntax: the text goes on behind the quote " that closes it',
     {"a": '"b" c', "d": "e"}),
    ('a: "C:\\data"\nb: c\n',
     '1:7 yaml/syntax: between double quotes a backslash begins a sign of its own, and "\\d" is none',
     {"a": "C:\\data", "b": "c"}),
    ("a: [b, c\nd: e\n", '1:4 yaml/syntax: the bracket "[" that begins here is never closed', {"a": ["b", "c"], "d": "e"}),
    ("a: {b: c\nd: e\n", '1:4 yaml/syntax: the bracket "{" that begins here is never closed', {"a": {"b": "c"}, "d": "e"}),
    ("a: [b, {c: d]\ne: f\n", None, None),
    ("a: [b\n", '1:4 yaml/syntax: the bracket "[" that begins here is never closed', {"a": ["b"]}),
    ("a: ]\n", '1:4 yaml/needs-quotes: a text with "]" at its start needs quotes', {"a": "]"}),
    ("- a\n]\n", '2:1 yaml/syntax: this "]" closes nothing', ["a"]),
    ("a: b\n: c\n", "2:1 yaml/syntax: no key stands before this colon", {"a": "b"}),
    ("a:b\nc: d\n", '1:3 yaml/syntax: a space is missing behind the colon of "a"', {"a": "b", "c": "d"}),
    ("c: d\na:b\n", '2:3 yaml/syntax: a space is missing behind the colon of "a"', {"a": "b", "c": "d"}),
    ("a:\u00a0b\nc: d\n",
     "1:3 yaml/syntax: the blank here is no ordinary space (U+00A0), so YAML does not see it as one",
     {"a": "b", "c": "d"}),
    ("a: b\nc d\ne: f\n", '2:1 yaml/syntax: "c d" has no colon, so it is neither a key nor its value',
     {"a": "b", "e": "f"}),
    ("a: b\n c: d\ne: f\n",
     "2:2 yaml/syntax: this line begins further right than the key above it, which has a value already",
     {"a": "b", "e": "f"}),
    ("a:\n  - b\n c: d\ne: f\n", "3:2 yaml/syntax: this line begins in column 2, and what it stands among in column 1",
     {"a": ["b"], "e": "f"}),
    ("- a\nb: c\n", "2:1 yaml/syntax: a line without a hyphen stands here among the entries of a list", ["a"]),
    ("a: b\n- c\nd: e\n", "2:1 yaml/syntax: a list entry stands here among lines of the form `key: value`",
     {"a": "b", "d": "e"}),
    ("a:\n\t- b\n\t- c\nd: e\n", "2:1 yaml/tab: this line is indented with a tab, and so is one more",
     {"a": ["b", "c"], "d": "e"}),
    ("%x\na: b\n", '1:1 yaml/syntax: a line cannot begin with "%"', {"a": "b"}),
    ("a: b\n...\nc: d\n", "3:1 yaml/syntax: the file goes on behind its end", {"a": "b"}),
    ("a: [b,, c]\n", "1:7 yaml/syntax: no entry stands before this comma", None),
    ("- a: b, c: d}\n- {a: e}\n", '1:3 yaml/syntax: the bracket "{" is missing before this entry',
     [{"a": "b", "c": "d"}, {"a": "e"}]),
    ("a: > b\n  c\nd: e\n", '1:4 yaml/needs-quotes: a text with ">" at its start needs quotes', {"a": "> b", "d": "e"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "data"), SYNTAX)
def test_a_stumble_is_told_at_its_cause(text: str, expected: str | None, data: object) -> None:
    """One fault of syntax is one message at the line an author has to look at, and the rest of the file is read."""
    checked = read_yaml(text, "f")
    if expected:
        assert told(checked.problems) == [expected]
    assert all(problem.hints for problem in checked.problems)
    if data is not None:
        assert checked.value.data == data


RAW = ("expected", "mapping values", "token", "block collection", "block mapping", "flow", "scalar", "context", "node")


@pytest.mark.parametrize("text", [text for text, *_ in SYNTAX] + [line for line, *_ in QUOTES])
@pytest.mark.parametrize("cut", [0.3, 0.6, 0.9])
def test_the_parsers_own_words_reach_nobody(text: str, cut: float) -> None:
    """What libyaml says to programmers is never repeated to authors."""
    for broken in (text, text[: int(len(text) * cut)], text[int(len(text) * cut) :]):
        for problem in read_yaml(broken, "f").problems:
            said = " ".join((problem.message, *problem.hints))
            assert not [word for word in RAW if word in said], said


def test_many_faults_of_one_file_in_one_run() -> None:
    """Every kind of slip in one file is told in one run, each at its line."""
    text = (
        "title: Buddies: the first week\n"  # 1: quotes
        "summary: @all of you\n"  # 2: quotes
        "owner:desk\n"  # 3: no space
        "tags: [a, b\n"  # 4: open bracket
        'purpose: "They meet\n'  # 5: open quote
        "status: 'it's open'\n"  # 6: behind the quote
        "status: draft\n"  # 7: twice
        "roles:\n"
        "  - {id: a, label: Who: me}\n"  # 9: quotes inside brackets
        "  - {id: b, label: *x}\n"  # 10: alias
        "length: !weeks 10\n"  # 11: tag
    )
    assert [line.split(":")[0] for line in read(text)] == ["1", "2", "3", "4", "5", "6", "7", "9", "10", "11"]


def test_what_was_read_around_a_fault_keeps_its_place() -> None:
    """A line that was mended for reading still names the columns that were typed."""
    tree = read_yaml("- {a: it's: x, b: [c, d]}\n- {e: f: g, h: 'i' }\n", "f").value
    assert tree.data == [{"a": "it's: x", "b": ["c", "d"]}, {"e": "f: g", "h": "i"}]
    assert (tree.at((0, "a")).column, tree.at((0, "a")).end_column) == (7, 14)
    assert tree.at((0, "b", 1)).column == 23
    assert tree.text_start((0, "a")).column == 7
    assert tree.at((1, "h")).column == 16


def test_a_line_left_out_leaves_a_gap() -> None:
    """Where a line cannot be understood nothing is said about what seems to be missing."""
    tree = read_yaml("title: A\n what: is this\nsummary: B\n", "f").value
    assert tree.data == {"title": "A", "summary": "B"}
    assert tree.gaps
    assert tree.whole


def test_after_a_guess_about_tabs_nothing_is_blamed_on_the_author() -> None:
    """Tabs are counted as one fault; what does not fit after guessing their width is not told."""
    text = "a:\n\tb: 1\n    c:\n\t    d: 2\n\t  e: 3\n"
    assert [line for line in read(text) if "yaml/tab" not in line] == []
    assert len(read(text)) == 1


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("a: - b", 'put quotes around it: `"- b"`; a list begins on the line below its key'),
        ("a:b\nc: d", "write `a: b`"),
        ('a: "C:\\x"', "put the text between single quotes, or write two backslashes for one"),
        ("a: 'it's'", 'put quotes around it: `"it\'s"`'),
        ('a: say "x": y', "put quotes around it: `'say \"x\": y'`"),
        ("a: [b, c\nd: e", 'close it with "]"'),
        ("a: [b c\nd: e", 'close it with "]", or put quotes around a text: `"[b c"`'),
        ("a: b\n c: d", "begin it in column 1, or put quotes around the whole text if the colon belongs to it"),
        ("a: " + "x" * 100 + ": y", "put quotes around it as a whole"),
    ],
)
def test_hints_say_what_to_type(text: str, hint: str) -> None:
    """A hint shows the line as it should be, or names the column."""
    assert hints(read_yaml(text, "f").problems) == [hint]


@pytest.mark.parametrize(
    "text",
    [
        "a: b:c\n", "a: http://x/y: z\n"[:-4] + "\n", "a: 12:30\n", "a: it's\n", "a: b - c\n", "a: b # c\n", "a: C#\n",
        "a: x [y] {z}\n", "a: x, y\n", "a: -x\n", "a: ?x\n", "a: :x\n", "a: |\n  x: y: z\n  \t@\n", "a: >-\n  [x\n  'y\n",
        "a: 'x: y'\n", 'a: "x: [y"\n', "a: [x, 'y, z', \"w]\"]\n", "a: {b: 'c: d'}\n", "a:\n- b\n- c\n", "a:\n  b\n  c\n",
        "a: b\n  c\n  d\n", '"a: b": c\n', "a: !\n"[:-2] + "x\n", "a: x%\n", "a: x@y\n", "a: x&y\n", "a: x*y*\n", "a: x!\n",
        "- - a\n  - b\n", "- a: b\n  c: d\n", "a: [\n  b,\n  c,\n]\n", "a: {\n  b: c,\n}\n",
    ],
)  # fmt: skip
def test_sound_yaml_is_left_alone(text: str) -> None:
    """Nothing that YAML can read plainly is complained of."""
    checked = read_yaml(text, "f")
    assert checked.problems == ()
    assert checked.value.whole
    assert not checked.value.gaps
