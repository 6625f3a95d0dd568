"""Every character of a value knows where it was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmsite.reading.tree import Tree
from rmsite.reading.yaml_reader import read_yaml


def places(text: str, word: str) -> list[tuple[int, int]]:
    """Where the characters of a word in the value of ``a`` were typed."""
    tree: Tree = read_yaml(text, "f").value
    value = tree.data["a"]
    start = value.index(word)
    found = tree.scripts[("a",)].places(value)
    assert len(found) == len(value) + 1
    return list(found[start : start + len(word)])


@pytest.mark.parametrize(
    ("text", "word", "line", "column"),
    [
        ("a: one\n  two\n", "two", 2, 3),
        ("a: one\n  two\n\n\n   three\n", "three", 5, 4),
        ("a:\n  one\n  two\n", "two", 3, 3),
        ("a: >-\n  one\n  two\n", "two", 3, 3),
        ("a: >-\n  one\n  two\n", "one", 2, 3),
        ("a: |  # why\n  one\n   two\n", "two", 3, 4),
        ("a: >-\n\n  one\n\n  two\n", "two", 5, 3),
        ("a: 'it''s two'\n", "two", 1, 11),
        ("a: 'one\n  it''s two'\n", "two", 2, 9),
        ('a: "say \\"two\\""\n', "two", 1, 11),
        ('a: "\\u00e9 two"\n', "two", 1, 12),
        ('a: "one\\n two"\n', "two", 1, 11),
        ('a: "one \\\n  two"\n', "two", 2, 3),
        ('a: "one\n\n  two"\n', "two", 3, 3),
        ("x: y\na: 😀😀\n  é two\n", "two", 3, 5),
    ],
)
def test_words_are_found_where_they_stand(text: str, word: str, line: int, column: int) -> None:
    """A word of a text that is folded, quoted or escaped is found at its line and column in the file."""
    assert places(text, word) == [(line, column + step) for step in range(len(word))]


def test_plain_texts_need_no_script() -> None:
    """A text that stands in the file as it reads is kept without one."""
    tree = read_yaml("a: one two\nb: \"x y\"\nc: 'x'\nd: 😀\n", "f").value
    assert tree.scripts == {}


@given(st.lists(st.text("ab'\"\\é😀:#- ", min_size=1).map(str.strip).filter(bool), min_size=2, max_size=5))
def test_every_word_of_a_block_is_found(lines: list[str]) -> None:
    """In a block, every character that is no blank stands in the file where it is said to stand."""
    text = "a: |\n" + "".join(f"  {line}\n" for line in lines)
    tree = read_yaml(text, "f").value
    value = tree.data["a"]
    rows = text.split("\n")
    for letter, (line, column) in zip(value, tree.scripts[("a",)].places(value), strict=False):
        assert letter.isspace() or rows[line - 1][column - 1] == letter
