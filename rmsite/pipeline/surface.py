"""What the rest of a site sees of a page: everything but the words of its prose, and its headline apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from rmsite import kinds
from rmsite.foundation.diagnostic import Diagnostic, settle
from rmsite.foundation.span import Span
from rmsite.foundation.value import Value, replace
from rmsite.foundation.words import one_line
from rmsite.graph.site import Site
from rmsite.graph.vocabulary import Vocabulary, terms_of
from rmsite.kinds.front import Front
from rmsite.kinds.places import place_of
from rmsite.kinds.relocate import moved_body
from rmsite.markdown.body import Body, Variable
from rmsite.model.page import Key, Page
from rmsite.reading.source import SourceFile
from rmsite.reading.tree import Tree

KINDS = frozenset({"home", "role", "format", "benefit", "guide", "template", "term"})
"""Pages of prose that stand for themselves; the words of others are shown or counted elsewhere."""

_HEADLINE = ("title", "summary")


class Reworded(Value):
    """A page after an edit of its words or its headline (title and summary), and as it was ``before``."""

    before: Page
    page: Page

    @property
    def is_retitled(self) -> bool:
        """Whether its headline is another one, which other pages show."""
        return _headline(self.before) != _headline(self.page)


def surface(page: Page, vocabulary: Vocabulary) -> Page | None:
    """The page without its words and its headline: two that are equal here are linked alike.

    Every check says the same of both, too, but for what it says of a headline. Left are the references, headings,
    fields and addresses in their order (where exactly they stand only shows in messages), whether there is a text at
    all, and which words of the glossary it uses. None for a page whose words matter to others: one that brings in
    snippets, has parts for one audience, or is a snippet itself.
    """
    body = page.body
    if page.key.kind not in KINDS or not page.sound or page.prose:
        return None
    if body.parts or any(reference.kind == "snippet" for reference in body.references()):
        return None
    # A form is judged by how much there is to read.
    told = str(body.words if page.key.kind == "template" else bool(body.words))
    used = " ".join(sorted(terms_of(page, vocabulary)))
    pieces = tuple("" if isinstance(piece, str) else piece for piece in body.pieces)
    bare = moved_body(Body(pieces, body.headings, body.fields, f"{told} {used}", body.mails), _by_rank(body))
    mails = tuple(replace(mail, span=Span(mail.span.file)) for mail in body.mails)
    return _without_headline(replace(page, digest="", body=replace(bare, mails=mails)))


def read_again(
    source: SourceFile, before: Callable[[Key], Page | None], site: Site, problems: Iterable[Diagnostic]
) -> Reworded | None:
    """What a source comes to after an edit of nothing but its words and its headline; None after any other.

    ``before`` gives the page that it came to, as this site shows it, by its key (None for one that it did not come to);
    ``problems`` are those that were found then, and hold for the site with this page too.
    """
    placed = place_of(source.path.removeprefix("content/"), kinds.KINDS)
    if placed.value is None or placed.problems:
        return None
    read = placed.value.kind.read(source, placed.value.place)
    old, problems = before(read.value.key), tuple(problems)
    if read.problems or old is None:
        return None
    found = Reworded(old, read.value)
    seen = surface(read.value, site.vocabulary)
    if seen is None or seen != surface(old, site.vocabulary) or any(may_move(each, read.value) for each in problems):
        return None
    if found.is_retitled and not _says_the_same(found, site, problems):
        return None
    return found


class _Alone(Mapping[Key, Page]):
    # A page for whoever looks at one after the other, and all others for whoever looks one up.
    def __init__(self, page: Page, others: Mapping[Key, Page]) -> None:
        self._page = page
        self._others = others

    def __getitem__(self, key: Key) -> Page:
        return self._page if key == self._page.key else self._others[key]

    def __iter__(self) -> Iterator[Key]:
        yield self._page.key

    def __len__(self) -> int:
        return 1


def _headline(page: Page) -> tuple[str, str]:
    return page.head.title, page.head.summary


def _without_headline(page: Page) -> Page:
    # The words of the glossary are its titles.
    if not isinstance(page.data, Front):
        return page
    data = page.data.model_copy(update=dict.fromkeys(_HEADLINE))
    return replace(page, head=replace(page.head, title="", summary=""), data=data, tree=_bare(page.tree))


def _bare(tree: Tree) -> Tree:
    # The span of the whole goes too: it may end with a headline.
    gone = {(), *((name,) for name in _HEADLINE)}
    return replace(
        tree,
        data={name: value for name, value in tree.data.items() if name not in _HEADLINE},
        values={loc: span for loc, span in tree.values.items() if loc not in gone},
        keys={loc: span for loc, span in tree.keys.items() if loc not in gone},
        scripts={loc: script for loc, script in tree.scripts.items() if loc not in gone},
        quoted=frozenset(tree.quoted) - gone,
        commented=frozenset(tree.commented) - gone,
        told=frozenset(tree.told) - gone,
    )


def _says_the_same(edit: Reworded, site: Site, problems: Iterable[Diagnostic]) -> bool:
    # Whether the checks say of the page what they said, and no problem elsewhere calls it by its old title.
    # Of many edits none asks for it, and all checks are much to import.
    from rmsite.checks import CHECKS
    from rmsite.pipeline.inspect import inspect

    page, title = edit.page, one_line(edit.before.head.title)
    pages = _Alone(page, site.pages)
    by_kind = {page.key.kind: (page.key,)}
    backlinks = {page.key: site.backlinks[page.key]} if page.key in site.backlinks else {}
    alone = replace(site, pages=pages, by_kind=by_kind, backlinks=backlinks)
    said = tuple(each for each in problems if each.span.file == page.file)
    now = settle(inspect(alone, CHECKS), site.settings.policies)
    if tuple(each for each in now if each.span.file == page.file) != said:
        return False
    return not any(title in words for each in problems for words in _words_of(each))


def _words_of(problem: Diagnostic) -> Iterator[str]:
    yield from (problem.message, problem.label, *problem.hints)
    yield from (related.message for related in problem.related)


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
