"""What of a page not everybody gets: parts and sessions for one audience, drafts, pages of another day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from rmsite.foundation.value import Value
from rmsite.foundation.words import listed
from rmsite.graph.audiences import EVERYONE, readable
from rmsite.markdown.body import Body
from rmsite.model.page import Head, Page
from rmsite.model.program import Program
from rmsite.reading.tree import Loc, Tree
from rmsite.serving.blocks import Shown
from rmsite.serving.edition import Edition
from rmsite.serving.origins import Candidate, keys_read

_ITEMS: Loc = ("sessions", "items")


class Held(Value):
    """A part of a source that not everybody gets: what it is, for whom, its lines, and whether it is shown now.

    ``before`` and ``behind`` are the lines of the entries beside it in a list of YAML, empty for a part of a text.
    """

    what: str
    audience: tuple[str, ...]
    file: str
    first: int
    last: int
    is_shown: bool
    before: range = range(0)
    behind: range = range(0)

    @property
    def is_entry(self) -> bool:
        """Whether it is an entry of YAML and no part of a text."""
        return self.last > 0

    def holds(self, text: Candidate) -> bool:
        """Whether a text stands in it."""
        if text.place.file != self.file:
            return False
        return self.first <= text.place.line <= self.last if self.is_entry else text.part == self.first


class Mark(Value):
    """What is said at an element of a page: ``only`` of what is shown there, or what is ``hidden`` behind or before it.

    ``goes_on`` says that the element before says the same already.
    """

    element: int
    kind: str
    words: str
    goes_on: bool = False


def notes_of(head: Head, today: date) -> Iterator[str]:
    """Why a page is not one for everybody on this day, each reason a few words: ``a draft``, ``only for hr``."""
    if head.draft:
        yield "a draft"
    if head.publish_on and head.publish_on > today:
        yield f"published on {head.publish_on.isoformat()}"
    if head.expire_on and head.expire_on <= today:
        yield f"taken down on {head.expire_on.isoformat()}"
    if head.audience and EVERYONE not in head.audience:
        yield f"only for {listed(head.audience, 'and')}"


def notes_on(edition: Edition, path: str, today: date) -> tuple[str, ...]:
    """The same of the page at a path, that of a restricted session included; nothing where there is no such page."""
    source = edition.source_of(path)
    page = edition.page_of(source) if source else None
    if source is None or page is None:
        return ()
    notes = list(notes_of(page.head, today))
    origin = edition.origin(path)
    for held in _sessions(edition, source):
        if origin is not None and held.first == origin.line:
            notes.append(f"only for {listed(held.audience, 'and')}")
    return tuple(notes)


def held_on(edition: Edition, path: str) -> tuple[Held, ...]:
    """Every part of the sources of a page that not everybody gets, shown or hidden, the own source's first."""
    own = edition.source_of(path)
    found: list[Held] = []
    for key, read in keys_read(edition, path):
        page = edition.examined.site.pages.get(key)
        reading = edition.examined.read.by_path.get(page.file) if page and read == "all" else None
        if page is not None and reading is not None:
            may_read = readable(edition.examined.site.settings, edition.examined.site.audience or EVERYONE)
            found.extend(_parts(reading.page.value.body, page.file, may_read))
            if page.file == own:
                found.extend(_sessions(edition, page.file))
    return tuple(dict.fromkeys(found))


def marks_on(
    shown: Sequence[Shown], texts: Sequence[Candidate | None], held: Iterable[Held]
) -> tuple[tuple[Mark, ...], tuple[Held, ...]]:
    """Where a page says what not everybody gets, and all that it hides, also what has no place on it."""
    marks: list[Mark] = []
    hidden: list[Held] = []
    known = [(index, text) for index, text in enumerate(texts) if text is not None and not shown[index].is_inline]
    for each in held:
        if each.is_shown:
            inside = [index for index, text in known if each.holds(text)]
            words = f"Only for {listed(each.audience, 'and')}"
            marks.extend(Mark(index, "only", words, index > inside[0]) for index in inside)
            continue
        hidden.append(each)
        words = f"Hidden here: {each.what}, for {listed(each.audience, 'and')}"
        place = _entry_beside(each, known) if each.is_entry else _beside(each, known)
        if place is not None:
            marks.append(Mark(place[0], place[1], words))
    return tuple(marks), tuple(hidden)


def _beside(held: Held, known: list[tuple[int, Candidate]]) -> tuple[int, str] | None:
    lines = [(text.place.line, index) for index, text in known if text.is_block and text.place.file == held.file]
    before = max(((line, index) for line, index in lines if line < held.first), default=None)
    behind = min(((line, index) for line, index in lines if line > held.first), default=None)
    if before is not None and (behind is None or before[1] < behind[1]):
        return before[1], "hidden-behind"
    return (behind[1], "hidden-before") if behind is not None and before is None else None


def _entry_beside(held: Held, known: list[tuple[int, Candidate]]) -> tuple[int, str] | None:
    for lines, kind in ((held.before, "hidden-behind"), (held.behind, "hidden-before")):
        for index, text in known:
            if text.place.file == held.file and text.place.line in lines:
                return index, kind
    return None


def _parts(body: Body, file: str, may_read: frozenset[str]) -> Iterator[Held]:
    for part in body.parts:
        is_shown = part.audience in may_read
        if part.audience != EVERYONE:
            yield Held("a part", (part.audience,), file, part.span.line, 0, is_shown)
        # Whoever does not get the part hears nothing of what it holds.
        if is_shown:
            yield from _parts(part.body, file, may_read)


def _sessions(edition: Edition, file: str) -> Iterator[Held]:
    page: Page = edition.examined.read.by_path[file].page.value
    program = page.data
    if not isinstance(program, Program) or program.sessions is None:
        return
    may_read = readable(edition.examined.site.settings, edition.examined.site.audience or EVERYONE)
    lines = [_lines(page.tree, (*_ITEMS, position)) for position in range(len(program.sessions.items))]
    is_open = [each.audience is None or bool(may_read.intersection(each.audience)) for each in program.sessions.items]
    for position, session in enumerate(program.sessions.items):
        if session.audience is None or EVERYONE in session.audience:
            continue
        before = next((lines[each] for each in range(position - 1, -1, -1) if is_open[each]), range(0))
        behind = next((lines[each] for each in range(position + 1, len(lines)) if is_open[each]), range(0))
        own = lines[position]
        what = f'the session "{session.title}"'
        yield Held(what, session.audience, file, own.start, own.stop - 1, is_open[position], before, behind)


def _lines(tree: Tree, loc: Loc) -> range:
    spans = [span for each, span in tree.values.items() if each[: len(loc)] == loc]
    spans = spans or [tree.at(loc)]
    return range(min(span.line for span in spans), max(span.end_line for span in spans) + 1)
