"""YAML as text with places: nothing changes its meaning, everything knows where it stands."""

from __future__ import annotations

import pytest

from rmsite.foundation.span import Span
from rmsite.reading.yaml_reader import read_yaml
from tests.patience import limited
from tests.reading.told import read


@pytest.mark.parametrize(
    "value",
    [
        "no", "NO", "yes", "on", "off", "y", "true", "False", "null", "~", "0123", "0o17", "0x1F", "12:30", "14:00",
        "190:20:30", "3.10", "1e3", "1_000", ".inf", ".nan", "2026-09-14", "2026-02-30", "2026-09-14 10:00:00Z", "=", "<<",
        "+1", "-1", "1,000", "C#", "a#b", "a:b", "http://x", "100%", "a & b", "50/50", "it's", 'say "x"', "<b>", "😀",
    ],
)  # fmt: skip
def test_a_value_stays_what_was_typed(value: str) -> None:
    """No word, number, date or time of YAML changes its meaning: Norwegian stays ``no``, 3.10 keeps its nought."""
    tree = read_yaml(f"key: {value}\n", "f").value
    assert tree.data == {"key": value}
    assert read_yaml(f"- {value}\n", "f").value.data == [value]


@pytest.mark.parametrize("key", ["no", "on", "12", "2026-01-01", "<<", "~", "true", "=", "a b", "é", "😀"])
def test_a_key_stays_what_was_typed(key: str) -> None:
    """Keys are text too: ``on:`` is no boolean and ``<<:`` merges nothing."""
    assert read_yaml(f"{key}: x\n", "f").value.data == {key: "x"}


def test_nothing_and_empty_text_differ() -> None:
    """Nothing behind a colon is nothing; empty quotes are an empty text."""
    assert read_yaml("a:\nb: \"\"\nc: ''\nd: [x, ]\n", "f").value.data == {"a": None, "b": "", "c": "", "d": ["x"]}


def test_places_are_exact() -> None:
    """Every key and value knows its line and columns, counted in characters from 1."""
    tree = read_yaml('title: Größe 😀 x\nroles:\n  - {id: "a", b: [c, dd]}\n', "f").value
    assert tree.at(("title",)) == Span("f", 1, 8, 1, 17)
    assert tree.key(("roles",)) == Span("f", 2, 1, 2, 6)
    assert tree.at(("roles",)) == Span("f", 3, 3, 3, 4)
    assert tree.at(("roles", 0)) == Span("f", 3, 5, 3, 6)
    assert tree.at(("roles", 0, "id")) == Span("f", 3, 10, 3, 13)
    assert tree.text_start(("roles", 0, "id")) == Span("f", 3, 11, 3, 12)
    assert tree.at(("roles", 0, "b", 1)) == Span("f", 3, 22, 3, 24)
    assert tree.key(("roles", 0, "b")) == Span("f", 3, 15, 3, 16)


def test_an_emoji_is_one_character() -> None:
    """Characters beyond the first plane of Unicode count as one column each."""
    tree = read_yaml("- [😀😀, é, e\u0301, x]\n", "f").value
    assert [tree.at((0, position)).column for position in range(4)] == [4, 8, 11, 15]


def test_first_line_is_where_the_text_begins() -> None:
    """Front matter that begins in line 2 names the lines of the file."""
    checked = read_yaml("a: b\na: c\n", "f", first_line=2)
    assert checked.value.at(("a",)).line == 2
    assert [problem.span.line for problem in checked.problems] == [3]
    assert checked.problems[0].message == '"a" stands twice: in line 2 and in line 3'


def test_what_does_not_stand_there_points_to_what_is_around_it() -> None:
    """The place of a missing value is that of the nearest value around it."""
    tree = read_yaml("a:\n  b: c\n", "f").value
    assert tree.at(("a", "x", "y")) == tree.at(("a",))
    assert tree.key(("a", "x")) == tree.key(("a",))
    assert tree.at(("z",)) == tree.at(()) == Span("f", 1, 1, 1, 2)


def test_duplicate_keys_name_both_lines() -> None:
    """The same key twice names both lines, keeps the first value, and still looks into the second."""
    checked = read_yaml("a: 1\nb: x\na:\n  c: 1\n  c: 2\na: 3\n", "f")
    assert checked.value.data == {"a": "1", "b": "x"}
    assert [(each.span.line, each.related[0].span.line if each.related else 0) for each in checked.problems] == [
        (3, 1), (5, 4), (6, 1),
    ]  # fmt: skip


def test_equal_keys_in_different_places_are_fine() -> None:
    """The same key in two mappings is no duplicate, in brackets neither."""
    assert read("a: {id: 1}\nb: {id: 1}\nc: [{id: 1}, {id: 1}]\n") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: &x b\nc: d\n", ['1:4 yaml/alias: "&x" is an anchor']),
        ("a: *x\n", ['1:4 yaml/alias: "*x" is an alias']),
        ("- &a x\n- *a\n", ['1:3 yaml/alias: "&a" is an anchor', '2:3 yaml/alias: "*a" is an alias']),
        ("*a : b\n", ['1:1 yaml/alias: "*a" is an alias']),
        ("a: !x b\n", ['1:4 yaml/tag: "!x" is a tag']),
        ("a: !!int 3\n", ['1:4 yaml/tag: "!!int" is a tag']),
        ("!!python/object/apply:os.system [x]\n", ['1:1 yaml/tag: "!!python/object/apply:os.system" is a tag']),
        ("a: b\n---\nc: d\n", ["2:1 yaml/several-documents: a second document begins here"]),
        ("? [a]\n", ["1:3 yaml/complex-key: a list or mapping stands here in the place of a key"]),
        ("? {a: b}\n", ["1:3 yaml/complex-key: a list or mapping stands here in the place of a key"]),
    ],
)
def test_what_yaml_can_and_a_site_needs_not(text: str, expected: list[str]) -> None:
    """Anchors, aliases, tags, second documents and complex keys are refused at their place, by name."""
    assert read(text)[: len(expected)] == expected


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "- - "])
def test_nesting_has_an_end(opening: str) -> None:
    """Sixty-four deep is read, deeper is refused where it begins, and no depth ends the process."""
    with limited(20):
        for times in (1000, 100_000):
            assert any("nested deeper than 64" in line for line in read(opening * times))


def test_sixty_four_deep_is_fine() -> None:
    """The limit itself may be used."""
    assert read("[" * 64 + "]" * 64) == []
    assert read("[" * 65 + "]" * 65) == ["1:65 yaml/too-deep: this is nested deeper than 64"]


def test_a_marker_of_a_first_document_is_fine() -> None:
    """Three hyphens at the top, a version line and a comment are YAML's own and change nothing."""
    for text in ("---\na: b\n", "# hello\n---\na: b\n", "%YAML 1.1\n---\na: b\n", "a: b\n...\n"):
        checked = read_yaml(text, "f")
        assert (checked.value.data, checked.problems) == ({"a": "b"}, ())


def test_nothing_at_all() -> None:
    """An empty text, blanks and comments are nothing, which is no fault here."""
    for text in ("", "\n\n", "   ", "# only words\n", "---\n"):
        checked = read_yaml(text, "f")
        assert (checked.value.data, checked.problems, checked.value.whole) == (None, (), True)


def test_a_comment_that_was_meant_as_text() -> None:
    """What a ``#`` cuts off a text is told; a comment with a space behind its sign is one."""
    assert read("title: Team #1 of two\nowner: desk # a comment\n- x: y #\n"[:-9]) == [
        '1:13 yaml/comment: "#1 of two" is taken for a comment and not shown'
    ]


def test_values_under_a_comment_are_known() -> None:
    """An empty value with a comment behind it is known as such: ``brand: #0b57d0``."""
    tree = read_yaml("brand: #0b57d0\nowner:\nx: [a] # b\n", "f").value
    assert tree.commented == {("brand",)}


BOMBS = {
    "brackets": "[" * 100_000,
    "braces": "{" * 100_000,
    "hyphens": "- " * 100_000,
    "questions": "? " * 100_000,
    "bangs": "! " * 100_000,
    "doubled merge keys": "a0: &a0 {x: y}\n"
    + "".join(f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}\n" for n in range(1, 30)),
    "laughs": "a: &a [x, x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a, *a]\n" for n in range(30)),
    "one plain word": "title: " + "x" * 1_000_000,
    "one quoted word": 'title: "' + "x" * 1_000_000,
    "one key": "x" * 1_000_000 + ": y",
    "one block": "a: |\n" + " x\n" * 300_000,
    "blanks": "a: x" + " " * 1_000_000 + "y: z",
    "colons": "a" + ": " * 500_000,
    "backslashes": 'a: "' + "\\" * 1_000_000,
    "backslashes and letters": 'a: "' + "\\d" * 500_000 + '"',
    "quotes": "a: [" + '"b",' * 250_000,
    "commas": "a: [" + "," * 1_000_000,
    "numbers": "a: [" + "1," * 500_000 + "]",
    "keys": "".join(f"key{n}: x\n" for n in range(80_000)),
    "equal keys": "a: x\n" * 200_000,
    "empty entries": "-\n" * 500_000,
    "values without quotes": "".join(f"k{n}: a: b\n" for n in range(70_000)),
    "values without quotes at the end": "a: b\n" * 20_000 + "".join(f"k{n}: a: b\n" for n in range(100)),
    "tabs": "\t" * 1_000_000,
    "lines with tabs": "\ta: b\n" * 170_000,
    "zigzag": "".join(" " * (n * 7 % 5) + f"a{n}: b\n" for n in range(20_000)),
    "stairs": "".join(" " * n + "a:\n" for n in range(1_400)),
    "odd blanks": "a:\u00a0b\n" * 200_000,
    "no colons": "a: b\n" + "abc\n" * 200_000,
    "line ends": "\n" * 1_000_000,
    "comments": "a: b" + " #" * 500_000,
}


@pytest.mark.parametrize("name", BOMBS)
@pytest.mark.parametrize("size", [128 * 1024, pytest.param(1024 * 1024, marks=pytest.mark.full)])
def test_no_text_exhausts_the_process(name: str, size: int) -> None:
    """Whatever a file of a mebibyte holds, it is read or refused soon, in few words."""
    with limited(30):
        checked = read_yaml(BOMBS[name][:size], "f")
    assert len(checked.problems) <= 200
    assert all(len(problem.message) < 200 for problem in checked.problems)


def test_a_file_holds_so_many_values() -> None:
    """A file with more values than anybody types is read no further, and says so."""
    (line,) = read("- x\n" * 60_000)
    assert line == "49998:3 file/too-large: this file holds more than 50,000 values; they are read no further than here"
