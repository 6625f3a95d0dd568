"""Every reference, link, variable and fault is placed at its line and column, in whatever block it stands."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rmsite.foundation.span import Span
from rmsite.markdown import parse_markdown
from rmsite.markdown.body import Body, Href, Mention, Variable
from tests.markdown.places import excerpt

# The thing stands where the @ stands.
CONTEXTS = {
    "paragraph": "@",
    "middle of a line": "Hello @ there",
    "second line": "Hello\nthere @ again\nand on",
    "last line, indented": "Hello\n    and @",
    "after a line break": "Hello\\\n  @",
    "after emphasis": "**a** _b_ ~~c~~ @",
    "in emphasis": "a **b @ c** d",
    "after code": "`` ` `` @",
    "after letters outside of the first plane": "😀 𝒳 e\u0301 @",
    "after entities and escapes": "&amp; &copy; \\* @",
    "after a tab": "a\tb @",
    "after a comment": "a <!-- b --> @",
    "after a comment of several lines": "<!--\n\na --> @",
    "after a tag": "<kbd>a</kbd> @",
    "after a link": "[a b](c.md) @",
    "after an image": "![alt](a.png) @",
    "after a footnote": "a[^1] @\n\n[^1]: note",
    "in a tight list": "- a\n- b @",
    "in a loose list": "- a\n\n- b @\n\n  c",
    "in a list with a tab": "-\ta @\n\n\tb",
    "in a numbered list": "10. a\n11. b\n    c @",
    "in a nested list": "- a\n  1. b\n     - c @\n       d",
    "lazily in a list": "- a\nb @",
    "in a task": "- [ ] a @",
    "in a task, second line": "- [x] a\n      b @",
    "in a quote": "> a\n> b @",
    "in a quote without spaces": ">a\n>b @",
    "in a quote with a tab": ">\ta @",
    "lazily in a quote": "> a\nb @",
    "in a quote in a list": "- > a\n  > b @",
    "in a list in a quote": "> - a\n>   b @",
    "in an alert": "> [!NOTE]\n> a @",
    "in a heading": "## a @",
    "in a heading that is closed": "## a @ ##  ",
    "in a heading in a quote": "> ## a @",
    "in an underlined heading": "a\nb @\n---",
    "in the first row of a table": "| a | b @ |\n|---|---|\n| c | d |",
    "in a table": "| a | b |\n|---|---|\n| c | d @ |",
    "in a table without outer pipes": "a | b\n--|--\nc | d @",
    "in a table, after an escaped pipe": "| a | b |\n|---|---|\n| c | \\| d \\| @ |",
    "in a table in a list": "- | a | b |\n  |---|---|\n  | c |   @ |",
    "in a table with a reference before": "| a | b |\n|---|---|\n| [[role:z|z]] | @ |",
    "in a term": "a @\n: b",
    "in a meaning": "a\n: b @",
    "in a meaning, second paragraph": "a\n: b\n\n  c @",
    "in a footnote": "a[^1]\n\n[^1]: b @",
    "in a footnote, second paragraph": "a[^1]\n\n[^1]: b\n\n    c @",
    "in a block": "::: details a\nb @\n:::",
    "in the title of a block": "::: details a @ b\nc\n:::",
    "in steps": "::: steps\n1. a @\n:::",
    "in a checklist": "::: checklist\n- a @\n:::",
    "in a tab": "::: tabs\n## a\nb @\n:::",
    "in a block in a list": "- a\n  ::: details b\n  c @\n  :::",
    "in a part for an audience": "a\n\n::: audience hr\nb @\n:::",
    "in a part in a part": ":::: audience hr\n::: audience managers\nb @\n:::\n::::",
    "after many lines": "a\n\n" * 20 + "b @",
    "after an empty line of strange spaces": "\u00a0\n@",
}


def target_places(body: Body) -> list[Span]:
    """Where the addresses of links and images stand."""
    return [hole.reference.span for hole in body.holes() if isinstance(hole, Href) and hole.reference.target == "x.md"]


def mention_places(body: Body) -> list[Span]:
    """Where references stand."""
    return [hole.reference.span for hole in body.holes() if isinstance(hole, Mention) and hole.reference.target == "y"]


def variable_places(body: Body) -> list[Span]:
    """Where variables stand."""
    return [hole.span for hole in body.holes() if isinstance(hole, Variable)]


HOLES: dict[str, tuple[str, str, Callable[[Body], list[Span]]]] = {
    "reference": ("[[role:y|words]]", "[[role:y|words]]", mention_places),
    "variable": ("{{ name }}", "{{ name }}", variable_places),
    "link": ("[the x](x.md)", "x.md", target_places),
    "link in angle brackets": ('[the x](  <x.md> "tip")', "x.md", target_places),
    "image": ("![an x](/x.md)", "/x.md", target_places),
    "image in a link": ("[![an x](x.md)](z.md)", "x.md", target_places),
}
FAULTS = {
    "malformed reference": ("[[Role:y]]", "[[Role:y]]", "reference/malformed"),
    "reference that is not closed": ("[[role:y", "[[role:y", "reference/malformed"),
    "address with a space": ("[the x](my x.md)", "my x.md", "markdown/link-target"),
    "bad scheme": ("[the x](javascript:y)", "javascript:y", "markdown/link-scheme"),
    "image without a text": ("![](x.png)", "![](x.png)", "accessibility/image-alt"),
    "vague link": ("[here](x.md)", "[here](x.md)", "accessibility/link-text"),
    "tag": ("<b>", "<b>", "markdown/raw-html"),
    "missing footnote": ("[^no]", "[^no]", "markdown/footnote"),
}


def put(context: str, thing: str, newline: str) -> tuple[str, int]:
    """The context with the thing in it, and the thing's offset in the text with plain line ends."""
    offset = context.index("@")
    text = context.replace("@", thing)
    return text.replace("\n", newline), offset


def expected_span(text: str, offset: int, words: str, first_line: int) -> tuple[int, int]:
    """Line and column of ``words`` at or behind an offset."""
    plain = text.replace("\r\n", "\n")
    offset = plain.index(words, offset)
    line = plain.count("\n", 0, offset)
    return line + first_line, offset - (plain.rfind("\n", 0, offset) + 1) + 1


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("context", CONTEXTS.values(), ids=CONTEXTS)
@pytest.mark.parametrize(("thing", "words", "places"), HOLES.values(), ids=HOLES)
def test_holes(context: str, thing: str, words: str, places: Callable[[Body], list[Span]], newline: str) -> None:
    """A hole's span covers the words that make it."""
    text, offset = put(context, thing, newline)
    body = parse_markdown(text, file="content/a.md", content_path="a.md", first_line=7).value
    (span,) = places(body)
    assert (span.line, span.column) == expected_span(text, offset, words, 7)
    assert excerpt(text, span, 7) == words


@pytest.mark.parametrize("context", CONTEXTS.values(), ids=CONTEXTS)
@pytest.mark.parametrize(("thing", "words", "code"), FAULTS.values(), ids=FAULTS)
def test_faults(context: str, thing: str, words: str, code: str) -> None:
    """A fault's span covers the words at fault."""
    text, offset = put(context, thing, "\n")
    problems = parse_markdown(text, file="content/a.md", content_path="a.md").problems
    (span,) = [problem.span for problem in problems if problem.code.name == code]
    assert (span.line, span.column) == expected_span(text, offset, words, 1)
    assert excerpt(text, span) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[a], [b][a]\n\n[a]: x.md", "x.md"),
        ("> [a]\n>\n> [a]:\n>   <x.md> 'tip'", "x.md"),
        ("- [a]\n\n  [a\\]b]: z.md\n  [A]:   x.md", "x.md"),
        ("[two\nlines]\n\n[two\nlines]: x.md", "x.md"),
        ("::: audience hr\n[a]\n:::\n\n[a]: x.md", "x.md"),
    ],
)
def test_definitions(text: str, words: str) -> None:
    """A link by definition is placed where its address stands."""
    places = target_places(parse_markdown(text, file="content/a.md", content_path="a.md").value)
    assert places
    for span in places:
        assert excerpt(text, span) == words


def test_link_over_two_lines() -> None:
    """A span may begin on one line and end on another."""
    text = "> see [this\n> page](x.md)"
    (problem,) = parse_markdown(text, file="a", content_path="a.md").problems
    assert (problem.span.line, problem.span.column, problem.span.end_line, problem.span.end_column) == (1, 7, 2, 14)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("a\n\n::: step\nx\n:::", (3, 1, 9)),
        ("- a\n  ::: audience", (2, 3, 15)),
        ("text\n\n  :::", (3, 3, 6)),
        ("> ## a\n>\n> #### b", (3, 8, 9)),
        ("| a | b |\n|---|---|\n| c | d | e \\| f |", (3, 11, 17)),
    ],
)
def test_faults_of_lines(text: str, at: tuple[int, int, int]) -> None:
    """Faults of whole lines, headings and rows cover the words at fault."""
    problems = parse_markdown(text, file="a", content_path="a.md").problems
    assert at in [(fault.span.line, fault.span.column, fault.span.end_column) for fault in problems]


def test_headings_and_fields() -> None:
    """Headings and fields know where they stand."""
    text = "# One\n\n- a\n  ## Two *b* ##\n\nThree\nfour\n===\n\n{{A field | date}}"
    body = parse_markdown(text, file="a", content_path="a.md", is_form=True).value
    assert [excerpt(text, heading.span) for heading in body.headings] == ["One", "Two *b*", "Three\nfour"]
    assert [excerpt(text, field.span) for field in body.fields] == ["{{A field | date}}"]
