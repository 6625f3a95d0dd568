"""One line of Markdown from a YAML value becomes pieces without a paragraph, placed from where the value begins."""

from __future__ import annotations

import pytest

from rmsite.foundation.span import Span
from rmsite.markdown import parse_inline
from rmsite.markdown.body import Body, Enclosed, Href, Mention, Variable
from tests.markdown.printing import printed

SPAN = Span("content/programs/p.yaml", 12, 9, 12, 60)


def parsed(text: str) -> Body:
    """The body of a value on a program's page."""
    return parse_inline(text, span=SPAN, content_path="programs/p.yaml").value


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("plain & <simple>", "plain &amp; &lt;simple&gt;"),
        ("**bold** `code` {{x}}", "<strong>bold</strong> <code>code</code> {{x}}"),
        ("Ask [[role:buddy|your buddy]]", "Ask {{role:buddy|your buddy}}"),
        ("[[snippet:a]]", "{{snippet:a}}"),
        ("[plan](../files/plan.pdf)", '<a href="{{file:files/plan.pdf}}">plan</a>'),
        ("# no heading", "# no heading"),
        ("- no list", "- no list"),
        ("1. no list", "1. no list"),
        ("> no quote", "&gt; no quote"),
        ("::: details x", "::: details x"),
        ("    no code", "no code"),
        ("a | b", "a | b"),
        ("<!-- gone -->here", "here"),
        ("kim@example.com", '<a href="mailto:kim@example.com">kim@example.com</a>'),
        ("", ""),
        ("  ", ""),
    ],
)
def test_pieces(text: str, html: str) -> None:
    """What a line may hold."""
    assert printed(parsed(text)) == html


def place_of(hole: Mention | Href | Variable | Enclosed) -> Span:
    """Where the words of a hole stand."""
    return hole.reference.span if isinstance(hole, Mention | Href) else hole.span


def test_places() -> None:
    """Columns count on from the value's first character."""
    body = parsed("Ask [[role:buddy]] or [x](y.md) {{z}}")
    places = [
        hole.span if isinstance(hole, Variable) else hole.reference.span
        for hole in body.holes()
        if isinstance(hole, Mention | Href | Variable)
    ]
    assert places == [
        Span(SPAN.file, 12, 13, 12, 27),
        Span(SPAN.file, 12, 35, 12, 39),
        Span(SPAN.file, 12, 41, 12, 46),
    ]


def test_problems_are_placed() -> None:
    """A fault is found at its column."""
    problems = parse_inline("a [[Role:b]] [here](c.md)", span=SPAN).problems
    assert [(fault.code.name, fault.span.line, fault.span.column) for fault in problems] == [
        ("reference/malformed", 12, 11),
        ("accessibility/link-text", 12, 22),
    ]


def test_words() -> None:
    """The plain words of a line."""
    assert parsed("**Ask** [[role:buddy|your buddy]] `now`").text == "Ask your buddy now"


def test_a_value_of_several_lines() -> None:
    """A folded value is one run of text; its later lines are placed on the lines that follow."""
    checked = parse_inline("first\n[[Role:x]]", span=SPAN)
    assert printed(checked.value) == "first\n[[Role:x]]"
    assert [fault.span.line for fault in checked.problems] == [13]
