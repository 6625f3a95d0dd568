"""Nothing is dropped for lying too deep: it is kept as text and reported at its line (R9)."""

from __future__ import annotations

import pytest

from rmsite.markdown import parse_markdown
from rmsite.markdown.nesting import MAX_NESTING
from tests.markdown.filling import filled
from tests.markdown.vocabulary import words_of

DEEP = MAX_NESTING + 5


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("before\n\n" + "> " * DEEP + "deep\n\nafter", 3),
        ("".join("  " * depth + "- item\n" for depth in range(DEEP)) + "\nafter deep", MAX_NESTING // 2),
        ("".join("   " * depth + "1. item\n" for depth in range(DEEP)) + "\nafter deep", MAX_NESTING // 2),
        ("> - " * DEEP + "deep\n\nafter", 1),
        ("- " * DEEP + "deep\n\nafter", 1),
        ("::: details x\n" * DEEP + "deep\n" + ":::\n" * DEEP + "\nafter", MAX_NESTING),
        ("text\n" + "[" * DEEP + "deep" + "]" * DEEP + "\n\nafter", 2),
        ("text\n" + "![" * DEEP + "deep" + "](x.png)" * DEEP + "\n\nafter", 2),
        ("*a " * DEEP + "deep" + " a*" * DEEP + "\n\nafter", 1),
        ("| a |\n|---|\n| " + "[" * DEEP + " deep |\n\nafter", 3),
    ],
    ids=["quotes", "bullets", "numbers", "both", "one line", "blocks", "brackets", "images", "emphasis", "cell"],
)
def test_too_deep(text: str, line: int) -> None:
    """The fault stands at its line, and the words below and behind it arrive."""
    checked = parse_markdown(text, file="a", content_path="a.md")
    places = [fault.span.line for fault in checked.problems if fault.code.name == "markdown/nesting"]
    assert places
    assert places[0] == line
    words = words_of(filled(checked.value))
    assert "deep" in words
    assert "after" in words


@pytest.mark.parametrize("depth", [1, 10, MAX_NESTING - 1])
def test_deep_enough(depth: int) -> None:
    """Up to the limit everything nests without a word."""
    checked = parse_markdown("> " * depth + "deep", file="a", content_path="a.md")
    assert checked.problems == ()
    assert filled(checked.value).count("<blockquote>") == depth


@pytest.mark.parametrize(
    "text",
    [
        "[" * 20000,
        "![" * 20000,
        "> " * 20000,
        "- " * 20000,
        "*" * 20000,
        "`" * 20000,
        "::: details x\n" * 5000,
        "::: audience hr\n" * 5000,
        "<b>" * 20000,
        "<kbd>" * 20000,
        "*a **b " * 10000,
        "[[" * 20000,
        "{{" * 20000,
        "".join(" " * depth + "- a\n" for depth in range(300)),
        "[^1]" * 5000 + "\n\n[^1]: [^1]",
        "\\" * 20000,
        "".join(f"[^{n}]: x[^{n + 1}]\n" for n in range(3000)) + "\nx[^0]",
    ],
    ids=lambda text: text[:12],
)
def test_no_stack_overflows(text: str) -> None:
    """However deep a text nests, reading it needs no deep stack of its own."""
    parse_markdown(text, file="a", content_path="a.md")
