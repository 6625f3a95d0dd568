"""Spans: places in files."""

import pytest

from rmsite.foundation.span import Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [("  title: x  ", (3, 11)), ("title", (1, 6)), ("", (1, 1)), ("   ", (1, 1)), ("\t# a", (2, 5))],
)
def test_span_of_a_line(text: str, expected: tuple[int, int]) -> None:
    """The span of a line leaves out the white space around its text."""
    span = Span.of_line("a.md", 7, text)
    assert (span.line, span.column, span.end_line, span.end_column) == (7, expected[0], 7, expected[1])


def test_span_prints_as_editors_read_it() -> None:
    """A span prints as file, line and column, which editors and terminals turn into a link."""
    assert str(Span("content/a.md", 3, 5, 3, 9)) == "content/a.md:3:5"


def test_span_moves_along_its_line() -> None:
    """A shifted span stays on its line and has the length it is given."""
    assert Span("a", 3, 5, 4, 1).shifted(2, 4) == Span("a", 3, 7, 3, 11)


def test_spans_sort_as_a_report_reads() -> None:
    """Spans sort by file, then line, then column, as numbers."""
    spans = [Span("b", 1), Span("a", 10), Span("a", 9, 20), Span("a", 9, 3)]
    assert sorted(spans) == [Span("a", 9, 3), Span("a", 9, 20), Span("a", 10), Span("b", 1)]
