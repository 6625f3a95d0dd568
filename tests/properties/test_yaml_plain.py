"""YAML that is read at once says what libyaml says of it."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rmsite.foundation.checked import Checked
from rmsite.reading.front_matter import split_front_matter
from rmsite.reading.tree import Tree
from rmsite.reading.yaml_plain import read_plain
from rmsite.reading.yaml_reader import read_yaml

ROOT = Path(__file__).parents[2]

# Signs with a meaning somewhere in YAML, at the beginnings, ends and insides of words.
SIGNS = st.sampled_from(list("-?:,[]{}#&*!|>'\"%@`~=+./()<; \t_0aZé日\u2028\ufeff\x85"))
WORD = st.one_of(st.sampled_from(["null", "true", "2026-11-28", "12:30", "1e3", "0x1f", "<<", "=", "---", "...", "yes"]),
                 st.text(SIGNS, max_size=6), st.text(max_size=4))  # fmt: skip
WORDS = st.lists(WORD, max_size=4).map(" ".join)
# Signs that stand for themselves where words go on.
HARMLESS = st.text(st.sampled_from(list("aZ0_é ,.;!?()'\"/+%&=*@-")), min_size=1, max_size=12)
VALUE = st.one_of(
    HARMLESS, HARMLESS.map("[{}]".format), WORDS, st.lists(WORDS, max_size=4).map(lambda items: f"[{', '.join(items)}]")
)
KEY = st.one_of(st.sampled_from(["title", "tags", "last_reviewed", "a"]), WORD)
LINE = st.builds("{}: {}".format, KEY, VALUE) | st.text(SIGNS, max_size=8)


def by_libyaml(text: str, first_line: int = 2) -> Checked[Tree]:
    """What is read where nothing counts as plain."""
    with patch("rmsite.reading.yaml_reader.read_plain", return_value=None):
        return read_yaml(text, "a.md", first_line)


@given(st.lists(LINE, min_size=1, max_size=4).map("\n".join))
@example("title: a - b, c; d! e? (f) 'g' \"h\" i/j k+l 5% m&n o=p q*r s@t")
@example("tags: [a b, c-d, e's, f/g, (h]")
@example("a: 1\nb: [2, 3 4]\nlast_reviewed: 2026-11-28")
@example("title: _\ntags: [_]")
def test_plain_entries_are_what_libyaml_reads(text: str) -> None:
    """Whatever is taken for plain comes to the same tree, place by place, and has no problem."""
    plain = read_plain(text, "a.md", 2)
    if plain is not None:
        assert Checked(plain) == by_libyaml(text)
        assert list(plain.values) == list(by_libyaml(text).value.values)


@pytest.mark.parametrize(
    "text",
    ["", "a:", "a: ", "a: b ", "a: b: c", "a: b #c", "a: [b,c]", "a: []", "a: [b, [c]]", "a: 'b'", "a: b\na: c", "a: b\n",
     "a: b\n  c", "- a", "A: b", "a: [b, c d ]", "a: b\tc", "a: [b: c]", "a: -b"],
)  # fmt: skip
def test_what_is_not_plain(text: str) -> None:
    """What may mean something else is left to libyaml."""
    assert read_plain(text, "a.md", 1) is None


def test_the_example_site() -> None:
    """All front matter of the example site is read as libyaml reads it, and most of it at once."""
    files = sorted((ROOT / "content").rglob("*.md"))
    texts = [file.read_text("utf-8") for file in files]
    found = [split_front_matter(text, "a.md") for text in texts]
    with patch("rmsite.reading.yaml_reader.read_plain", return_value=None):
        assert found == [split_front_matter(text, "a.md") for text in texts]
    with patch("rmsite.reading.yaml_reader._read_any", return_value=Checked(Tree("a.md", {}))) as asked:
        for text in texts:
            split_front_matter(text, "a.md")
    assert asked.call_count < len(files) / 2
