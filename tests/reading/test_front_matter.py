"""Front matter and what follows it."""

import pytest

from rmsite.foundation.span import Span
from rmsite.reading.front_matter import split_front_matter
from tests.reading.told import told


@pytest.mark.parametrize(
    ("text", "front", "body", "line"),
    [
        ("---\ntitle: A\n---\nText\n", {"title": "A"}, "Text\n", 4),
        ("---\n---\nText", {}, "Text", 3),
        ("---  \ntitle: A\n---\t\n", {"title": "A"}, "", 4),
        ("---\n# only words\n---\nx", {}, "x", 4),
        ("Text\n---\nmore", {}, "Text\n---\nmore", 1),
        ("", {}, "", 1),
        ("\n---\na: b\n---\n", {}, "\n---\na: b\n---\n", 1),
        ("----\na\n----\n", {}, "----\na\n----\n", 1),
        (" ---\na: b\n---\n", {}, " ---\na: b\n---\n", 1),
        ("---\ntext: |\n  ---\n---\nx", {"text": "---"}, "x", 5),
        ("---\na: b\n---\n---\nc\n---\n", {"a": "b"}, "---\nc\n---\n", 4),
    ],
)
def test_a_file_in_two_parts(text: str, front: object, body: str, line: int) -> None:
    """Front matter stands between two lines of three hyphens at the very top; all else is body."""
    checked = split_front_matter(text, "a.md")
    assert checked.problems == ()
    parts = checked.value
    if isinstance(parts.front.data, dict) and "text" in parts.front.data:
        parts.front.data["text"] = parts.front.data["text"].strip()
    assert (parts.front.data, parts.body, parts.body_line) == (front, body, line)


def test_places_count_from_the_top_of_the_file() -> None:
    """A value of the front matter and a fault in it name the lines of the file."""
    checked = split_front_matter("---\ntitle: A\nsummary: a: b\nowner\n---\nText", "a.md")
    assert checked.value.front.at(("title",)) == Span("a.md", 2, 8, 2, 9)
    assert told(checked.problems) == [
        "3:10 yaml/needs-quotes: a text with a colon needs quotes",
        '4:1 yaml/syntax: "owner" has no colon, so it is neither a key nor its value',
    ]
    assert (checked.value.body, checked.value.body_line) == ("Text", 6)


@pytest.mark.parametrize("text", ["---", "---\ntitle: A\n", "---\ntitle: A\n--\nText\n", "---\n\nText\n"])
def test_front_matter_that_never_ends(text: str) -> None:
    """Front matter that is not closed is one fault, at its beginning."""
    assert told(split_front_matter(text, "a.md").problems) == [
        "1:1 front-matter/not-closed: the front matter that begins here never ends"
    ]


def test_front_matter_that_is_a_list() -> None:
    """What is no mapping is handed on as it is, for the model to refuse."""
    assert split_front_matter("---\n- a\n---\n", "a.md").value.front.data == ["a"]
