"""From places in a text as it reads to places in the file it was typed in."""

from __future__ import annotations

from collections.abc import Callable

from rmsite.foundation.diagnostic import Diagnostic
from rmsite.foundation.span import Span
from rmsite.foundation.value import replace
from rmsite.markdown.body import Body, Enclosed, Href, Mention, Piece, Variable
from rmsite.reading.script import Script

Move = Callable[[Span], Span]


def relocation(text: str, script: Script) -> Move:
    """How a span that counts in ``text``, from its first line and column, becomes a span of the file."""
    places = script.places(text)
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)

    def offset(line: int, column: int) -> int:
        return min(starts[min(line, len(starts)) - 1] + column - 1, len(places) - 1)

    def move(span: Span) -> Span:
        first, last = offset(span.line, span.column), offset(span.end_line, span.end_column)
        start = places[first]
        end = places[last - 1] if last > first else start
        return Span(span.file, *start, end[0], end[1] + (1 if last > first else 0))

    return move


def moved_problem(problem: Diagnostic, move: Move) -> Diagnostic:
    """The same problem at its place in the file."""
    related = tuple(replace(each, span=move(each.span)) for each in problem.related)
    return replace(problem, span=move(problem.span), related=related)


def moved_body(body: Body, move: Move) -> Body:
    """The same text, whose holes know their places in the file."""
    headings = tuple(replace(each, span=move(each.span)) for each in body.headings)
    fields = tuple(replace(each, span=move(each.span)) for each in body.fields)
    return Body(tuple(_moved(each, move) for each in body.pieces), headings, fields, body.text, body.mails)


def _moved(piece: Piece, move: Move) -> Piece:
    match piece:
        case Mention() | Href():
            return replace(piece, reference=replace(piece.reference, span=move(piece.reference.span)))
        case Variable():
            return replace(piece, span=move(piece.span))
        case Enclosed():
            return replace(piece, span=move(piece.span), body=moved_body(piece.body, move))
        case _:
            return piece
