"""From bytes to text: encodings, line ends, invisible characters."""

import pytest

from rmsite.reading.source import MAX_BYTES, SourceFile, decode
from tests.reading.told import told


def read(data: bytes) -> tuple[str | None, list[str]]:
    """The text of these bytes and what is wrong with it."""
    checked = decode(SourceFile("a.md", data))
    return checked.value, told(checked.problems)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b"a\nb\n", "a\nb\n"),
        (b"a\r\nb\r\n", "a\nb\n"),
        (b"a\rb\r", "a\nb\n"),
        (b"a\r\n\rb\n\r", "a\n\nb\n\n"),
        (b"\xef\xbb\xbfa", "a"),
        ("Größe 😀 e\u0301".encode(), "Größe 😀 e\u0301"),
        (b"a\tb", "a\tb"),
        ("x\u200dy \u200f\u00a0\u00ad".encode(), "x\u200dy \u200f\u00a0\u00ad"),
    ],
)
def test_sound_text(data: bytes, text: str) -> None:
    """Every system's line ends become one, a byte order mark goes, all else stays."""
    assert read(data) == (text, [])


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ("Grüße".encode("latin-1"), "1:3"),
        ("a\nbé: Grüße".encode() + b"\xfc", "2:10"),
        (b"a\r\nb\r\n" + b"x\xff", "3:2"),
        (b"\xef\xbb\xbfa\xff", "1:2"),
        (b"a\xc3", "1:2"),
        (b"a\xed\xa0\x80", "1:2"),
        (b"\xc0\xaf", "1:1"),
        (b"\xf5\x80\x80\x80", "1:1"),
        ("😀".encode() + b"\x80", "1:2"),
    ],
)
def test_another_encoding(data: bytes, place: str) -> None:
    """A letter that is no UTF-8 is told at its line and column, and the rest is still read."""
    text, problems = read(data)
    assert text is not None
    assert problems == [f"{place} file/encoding: this file is not stored as UTF-8: a letter here cannot be read"]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        ("title: x".encode("utf-16"), "stored as UTF-16, not as UTF-8"),
        ("title: x".encode("utf-16-le"), "stored as UTF-16, not as UTF-8"),
        ("title: x".encode("utf-16-be"), "stored as UTF-16, not as UTF-8"),
        ("title: x".encode("utf-32"), "stored as UTF-16, not as UTF-8"),
        (b"\x89PNG\r\n\x1a\n" + b"\0\1\2abcdefgh" * 40, "no text, but an image or the document of another program"),
    ],
)
def test_no_text_at_all(data: bytes, what: str) -> None:
    """What is no text of bytes is refused as a whole, with one message."""
    assert read(data) == (None, [f"1:1 file/encoding: this file is {what}"])


@pytest.mark.parametrize(
    "letter",
    [
        "\0",
        "\x07",
        "\x0b",
        "\x0c",
        "\x1b",
        "\x7f",
        "\x85",
        "\x9f",
        "\u2028",
        "\u2029",
        "\u202e",
        "\u2066",
        "\ufeff",
        "\uffff",
    ],
)
def test_invisible_characters(letter: str) -> None:
    """Controls, hidden line ends and marks that turn the reading direction are named, each at its place."""
    data = f"{'x' * 200}\nab{letter}c\n{letter}d\n".encode()
    text, problems = read(data)
    message = f"file/control-character: an invisible character stands here (U+{ord(letter):04X})"
    assert problems == [f"2:3 {message}", f"3:1 {message}"]
    assert text is not None
    assert text.count("\n") == 3
    assert [len(line) for line in text.split("\n")] == [200, 4, 2, 0]


def test_files_have_a_limit() -> None:
    """One mebibyte is read, one byte more is refused by name."""
    assert read(b"x" * MAX_BYTES)[1] == []
    expected = ["1:1 file/too-large: this file is longer than 1 MiB, which is the limit"]
    assert read(b"x" * (MAX_BYTES + 1)) == (None, expected)


def test_the_same_bytes_have_the_same_name() -> None:
    """A source is known by the digest of its bytes."""
    assert SourceFile("a", b"x").digest == SourceFile("b", b"x").digest != SourceFile("a", b"y").digest
