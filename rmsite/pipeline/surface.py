"""What the rest of a site sees of a page: everything but the words of its prose."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from rmsite import kinds
from rmsite.foundation.diagnostic import Diagnostic
from rmsite.foundation.span import Span
from rmsite.graph.vocabulary import Vocabulary
from rmsite.kinds.places import place_of
from rmsite.kinds.relocate import moved_body
from rmsite.markdown.body import Body, Enclosed, Variable
from rmsite.model.page import Key, Page
from rmsite.reading.source import SourceFile

KINDS = frozenset({"home", "role", "format", "benefit", "guide", "template", "term"})
"""Pages of prose that stand for themselves; the words of others are shown or counted elsewhere."""


def surface(page: Page, vocabulary: Vocabulary) -> Page | None:
    """The page without its words: two that are equal here are linked alike, and every check says the same of both.

    Left are the references, headings, fields and addresses in their order (where exactly they stand only shows in
    messages), whether there is a text at all, and which words of the glossary it uses. None for a page whose words
    matter to others: one that brings in snippets, has parts for one audience, or is a snippet itself.
    """
    body = page.body
    if page.key.kind not in KINDS or not page.sound or page.prose:
        return None
    if any(isinstance(piece, Enclosed) for piece in body.pieces) or any(
        reference.kind == "snippet" for reference in body.references()
    ):
        return None
    # A form is judged by how much there is to read.
    told = str(body.words if page.key.kind == "template" else bool(body.words))
    used = " ".join(sorted(vocabulary.terms_in(body.text)))
    pieces = tuple("" if isinstance(piece, str) else piece for piece in body.pieces)
    bare = moved_body(replace(body, pieces=pieces, text=f"{told} {used}"), _by_rank(body))
    mails = tuple(replace(mail, span=Span(mail.span.file)) for mail in body.mails)
    return replace(page, digest="", body=replace(bare, mails=mails))


def read_again(
    source: SourceFile,
    before: Callable[[Key], Page | None],
    vocabulary: Vocabulary,
    problems: Iterable[Diagnostic],
) -> Page | None:
    """The page that a source comes to after an edit of nothing but its words; None after any other.

    ``before`` gives the page that it came to, as this site shows it, by its key (None for one that it did not come to);
    ``problems`` are those that were found then, and hold for this page too.
    """
    placed = place_of(source.path.removeprefix("content/"), kinds.KINDS)
    if placed.value is None or placed.problems:
        return None
    read = placed.value.kind.read(source, placed.value.place)
    old = before(read.value.key)
    if read.problems or old is None:
        return None
    seen = surface(read.value, vocabulary)
    if seen is None or seen != surface(old, vocabulary) or any(may_move(each, read.value) for each in problems):
        return None
    return read.value


def may_move(problem: Diagnostic, page: Page) -> bool:
    """Whether a problem, or a place it names, stands in the prose of a page, where an edit of words may move it.

    What is said of a page as a whole, or of its front matter, stays where it is.
    """
    front = max((span.end_line for span in page.tree.values.values()), default=0)
    places = (problem.span, *(related.span for related in problem.related))
    return any(span.file == page.file and span != page.span and span.line > front for span in places)


def _by_rank(body: Body) -> Callable[[Span], Span]:
    # Checks compare places, and never measure how far they are apart.
    points = sorted({point for span in _spans(body) for point in _points(span)})
    rank = {point: number for number, point in enumerate(points)}

    def move(span: Span) -> Span:
        start, end = _points(span)
        return Span(span.file, rank[start], 1, rank[end], 1)

    return move


def _points(span: Span) -> tuple[tuple[int, int], tuple[int, int]]:
    return (span.line, span.column), (span.end_line, span.end_column)


def _spans(body: Body) -> Iterator[Span]:
    yield from (reference.span for reference in body.references())
    yield from (hole.span for hole in body.holes() if isinstance(hole, Variable))
    yield from (heading.span for heading in body.headings)
    yield from (field.span for field in body.fields)
