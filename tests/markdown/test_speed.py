"""No text keeps the reader busy: time grows with the length of a text, whatever it is made of (R4)."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest

from rmsite.markdown import parse_markdown
from tests.markdown.marks import marks
from tests.patience import limited

SEEDS = marks(r"""
[ ] ![ [[ [[a: ]] [[role:x]]␣ [[rol:x]]␣ [a](b) [a]( [a](< ![a](b [![ [a][ [a⏎ [^ [^a] [^a]:␣ [^a]:⏎ [a]:␣b⏎
{{ {{a| }} {{a}}␣ {{a␣|␣text}}␣ ( < <!-- <!--␣ <!--⏎ --> <!--␣a␣--> <!--⏎-->⏎ a␣<!--⏎⏎ <a␣ <a␣b=' <a␣b=" </ <b> </b>
<kbd> <kbd>a</kbd> <br> & &amp; &# \ \[ * _ ** *a_␣ *a␣**b␣ **a* a**b *[ [* ~ ~a~~␣ ` ``␣`␣ a`b`` `[ # #␣ ##␣a⏎
####␣a⏎##␣b⏎ - -␣ *␣a⏎ -␣a⏎⏎ -␣-␣ 1.␣a⏎ -␣[␣]␣a⏎ >␣ >␣a⏎ >␣-␣a⏎ -␣>␣ >␣[!NOTE]⏎>␣a⏎⏎ ```⏎ -␣```⏎ ~~~⏎ ===⏎ a⏎===⏎ ---⏎
| |a |a|⏎|-|⏎ a|b⏎-|-⏎ a⏎:␣b⏎ a⏎⏎:␣b⏎ :␣ ::: :::␣details␣a⏎ :::␣audience␣hr⏎ ::::␣a⏎:::⏎ http:// http://a.b␣ http://!␣
*x*␣http://x.y␣ a@ a@b.cd *x*␣a@b.cd␣ mailto:a@b.c␣ ⏎ ␣␣␣␣a⏎ a\⏎ a␣␣⏎ word␣ some␣words␣of␣text⏎ é 😀
""")
WHOLE: dict[str, Callable[[int], str]] = {
    "balanced brackets": lambda size: "[" * (size // 2) + "a" + "]" * (size // 2),
    "nested links": lambda size: "[" * (size // 5) + "a" + "](b)" * (size // 5),
    "nested images": lambda size: "![" * (size // 6) + "a" + "](b)" * (size // 6),
    "nested emphasis": lambda size: "*a " * (size // 6) + " a*" * (size // 6),
    "nested lists": lambda size: "".join("  " * depth + "- a\n" for depth in range(math.isqrt(size))),
    "wide table": lambda size: "|a" * (size // 8) + "|\n" + "|-" * (size // 8) + "|\n" + "|b" * (size // 4) + "|\n",
    "table of empty cells": lambda size: "|a" * 50 + "|\n" + "|-" * 50 + "|\n" + "|b|\n" * (size // 40),
    "definitions and links": lambda size: "".join(f"[a{n}]: b.md\n[a{n}] " for n in range(size // 22)),
    "footnotes in a chain": lambda size: "x[^0]\n\n" + "".join(f"[^{n}]: n[^{n + 1}]\n" for n in range(size // 18)),
    "one footnote, many uses": lambda size: "x[^1] " * (size // 6) + "\n\n[^1]: n",
    "attributes": lambda size: "<a " + "b " * (size // 2) + ">",
    "long label": lambda size: "[[role:a|" + "x" * size + "]]",
    "long word": lambda size: "a" * size,
    "long paragraph over a line": lambda size: "a\n" * (size // 2) + "===\n",
    "lazy quote": lambda size: "> a\n" + "b\n" * (size // 2),
    "parts for audiences": lambda size: "".join(f"::: audience hr\n{n}\n:::\n" for n in range(size // 24)),
    "parts in parts": lambda size: "::: audience hr\n" * (size // 32) + ":::\n" * (size // 32),
}
# Far above what they take; what grows with the square of the length takes far longer still.
SIZES = [pytest.param((8_000, 20.0), id="short"), pytest.param((200_000, 100.0), id="long", marks=pytest.mark.full)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("seed", SEEDS, ids=repr)
def test_repetition(seed: str, size: tuple[int, float]) -> None:
    """One sign or group of signs, over and over."""
    length, seconds = size
    with limited(seconds):
        parse_markdown((seed * length)[:length], file="a", content_path="a.md", is_form="{" in seed)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", WHOLE)
def test_structure(name: str, size: tuple[int, float]) -> None:
    """Texts whose end belongs to their beginning."""
    length, seconds = size
    with limited(seconds):
        parse_markdown(WHOLE[name](length), file="a", content_path="a.md")
