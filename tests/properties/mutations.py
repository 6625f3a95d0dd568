"""Slips of the hand: one source with something changed, as editors, pastes, merges and broken disks change it."""

from __future__ import annotations

import random
from collections.abc import Callable

ODD = (
    "\t", "\0", "\u00a0", "\u200b", "\ufeff", "\u2028", "\u202e", "😀", "é", "e\u0301", "\r", "\r\n", "\x1b[31m", "---\n", "- ",
    ": ", ":", "[", "]", "{", "}", "{{", "}}", "[[", "]]", "[[role:x]]", "<b>", "<script>", "<!--", "-->", "```\n", ":::\n",
    "::: tabs\n", "*", "**", "_", "`", "|", ">", "#", "## ", "'", '"', "&a", "*a", "!x", "%", "@", "\\", "~", "=", "\n\n", "  ",
    "\n  ", "null", "2026-02-30", "on start", "99999 months", "999999999999", "-1", "nan", "../", "//", "javascript:x",
)  # fmt: skip

Mutation = Callable[[str, random.Random], str]


def _place(text: str, random_: random.Random) -> int:
    return random_.randrange(len(text) + 1)


def insert(text: str, random_: random.Random) -> str:
    """Something odd in the middle."""
    at = _place(text, random_)
    return text[:at] + random_.choice(ODD) * random_.choice((1, 1, 1, 2, 50)) + text[at:]


def delete(text: str, random_: random.Random) -> str:
    """Some characters gone."""
    at = _place(text, random_)
    return text[:at] + text[at + random_.choice((1, 1, 2, 10, 100)) :]


def cut(text: str, random_: random.Random) -> str:
    """The end gone."""
    return text[: _place(text, random_)]


def drop_lines(text: str, random_: random.Random) -> str:
    """Some lines gone."""
    lines = text.split("\n")
    at = random_.randrange(len(lines))
    del lines[at : at + random_.choice((1, 1, 2, 5))]
    return "\n".join(lines)


def double_lines(text: str, random_: random.Random) -> str:
    """Some lines twice."""
    lines = text.split("\n")
    at = random_.randrange(len(lines))
    some = lines[at : at + random_.choice((1, 1, 3, 20))]
    return "\n".join([*lines[:at], *some, *some, *lines[at + len(some) :]])


def swap_lines(text: str, random_: random.Random) -> str:
    """Two lines in each other's place."""
    lines = text.split("\n")
    one, other = random_.randrange(len(lines)), random_.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def shift_line(text: str, random_: random.Random) -> str:
    """A line further left or right."""
    lines = text.split("\n")
    at = random_.randrange(len(lines))
    by = random_.choice((-2, -1, 1, 2, 4))
    lines[at] = " " * by + lines[at] if by > 0 else lines[at].removeprefix(" " * -by)
    return "\n".join(lines)


def change_words(text: str, random_: random.Random) -> str:
    """One word in the place of another."""
    words = text.split(" ")
    one, other = random_.randrange(len(words)), random_.randrange(len(words))
    words[one] = random_.choice((words[other], "", words[one].upper(), words[one][::-1], words[one] * 40))
    return " ".join(words)


def change_digit(text: str, random_: random.Random) -> str:
    """Another number."""
    digits = [index for index, letter in enumerate(text) if letter.isdigit()]
    if not digits:
        return text + "0"
    at = random_.choice(digits)
    return text[:at] + random_.choice("0123456789") * random_.choice((1, 1, 5)) + text[at + 1 :]


MUTATIONS: tuple[Mutation, ...] = (
    insert, insert, delete, cut, drop_lines, double_lines, swap_lines, shift_line, change_words, change_digit,
)  # fmt: skip


def mutated(data: bytes, random_: random.Random) -> bytes:
    """The same file with one to three slips, some of them in its bytes."""
    for _ in range(random_.choice((1, 1, 1, 2, 3))):
        if random_.random() < 0.15 and data:
            at = random_.randrange(len(data))
            data = data[:at] + bytes([data[at] ^ 1 << random_.randrange(8)]) + data[at + 1 :]
        else:
            text = data.decode("utf-8", "surrogateescape")
            data = random_.choice(MUTATIONS)(text, random_).encode("utf-8", "surrogateescape")
    return data
