"""Helpers for words: ids, nearest words, lists."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmsite.foundation.words import by_nearness, counted, inside, is_id, listed, nearest, possessive, shortened, slugify
from tests.patience import limited


@pytest.mark.parametrize("text", ["a", "kick-off", "a1", "a" * 64, "session-10"])
def test_ids(text: str) -> None:
    """An id begins with a letter and holds lower-case letters, digits and hyphens."""
    assert is_id(text)


@pytest.mark.parametrize("text", ["", "A", "1a", "-a", "a_b", "a b", "a" * 65, "ä", "a\n", "а", "a/b", "a.b"])
def test_no_ids(text: str) -> None:
    """Upper case, other signs, look-alikes and line ends make no id."""
    assert not is_id(text)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Getting Started", "getting-started"),
        ("Straße & Größe", "strasse-grosse"),
        ("Łódź: Øre, Þing, ıI", "lodz-ore-thing-ii"),
        ("  --A--  ", "a"),
        ("日本語", ""),
        ("Æon Œuvre đ ð", "aeon-oeuvre-d-d"),
        ("e\u0301te\u0301", "ete"),
        ("２０２６", "2026"),
    ],
)
def test_slugs(text: str, slug: str) -> None:
    """Letters are folded, all else becomes single hyphens."""
    assert slugify(text) == slug


@given(st.text())
def test_slugs_are_stable(text: str) -> None:
    """A slug of a slug is the same, and both ways of storing an accent give one slug."""
    assert slugify(slugify(text)) == slugify(text)
    assert slugify(unicodedata.normalize("NFD", text)) == slugify(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("sumary", "summary"),
        ("Summary", "summary"),
        ("statuss", "status"),
        ("xyz", None),
        ("", None),
        ("roless", "roles"),
    ],
)
def test_nearest(word: str, found: str | None) -> None:
    """The nearest word is the one a person meant; none where nothing is near."""
    assert nearest(word, ["summary", "status", "roles", "title"]) == found


def test_the_same_word_in_another_case_wins() -> None:
    """Wrong case alone never suggests another word."""
    assert nearest("Role", ["rolex", "role", "roles"]) == "role"


def test_by_nearness_keeps_all() -> None:
    """All words are listed, the most alike first."""
    assert by_nearness("runing", ["draft", "open", "running"]) == ["running", "draft", "open"]


def test_endless_words_cost_nothing() -> None:
    """A word as long as a book is compared with nothing."""
    with limited(10):
        assert nearest("x" * 1_000_000, ["x" * 999_999, "title"]) is None


def test_lists_read_aloud() -> None:
    """Words are listed as a person lists them, numbers with their noun."""
    assert [listed([]), listed(["a"]), listed("ab"), listed("abc", "or")] == ["", "a", "a and b", "a, b or c"]
    assert [counted(1, "page"), counted(0, "page"), counted(1234, "entry", "entries")] == [
        "1 page",
        "0 pages",
        "1,234 entries",
    ]


def test_labels_inside_of_a_sentence() -> None:
    """A label loses its capital inside of a sentence, an abbreviation keeps its letters; whose it is gets an s once."""
    assert [inside("New colleague"), inside("HR partner"), inside("host"), inside("")] == [
        "new colleague", "HR partner", "host", "",
    ]  # fmt: skip
    assert [possessive("mentor"), possessive("members")] == ["mentor's", "members'"]


def test_shortened_is_one_line() -> None:
    """What a message repeats of an author's text is one line of bounded length."""
    assert shortened("a\n  b\tc") == "a b c"
    assert shortened("x" * 100) == "x" * 39 + "…"
    assert shortened("x" * 40) == "x" * 40
