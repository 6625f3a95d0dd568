"""What a Markdown text becomes: HTML with holes, so that parsing stays per file.

A hole stands where the HTML depends on another file: the title and address of what is referred to, a variable of
site.yaml, a snippet's text. The graph checks the references; the view fills the holes.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from rmsite.foundation.span import Span
from rmsite.foundation.value import Value


class Reference(Value):
    """What a text points to, and where it says so.

    ``kind`` is the word before the colon of ``[[kind:target]]``, or ``file`` for a relative link or an image; then
    ``target`` is a path below ``content/`` in forward slashes (empty for the page itself) and ``anchor`` the heading
    behind ``#``. ``label`` is the author's own words for it, None where the target's title is to be printed.
    """

    kind: str
    target: str
    anchor: str
    label: str | None
    span: Span


class Mention(Value):
    """A hole for a whole link, made of the target's title or the author's label: ``[[role:buddy]]``.

    ``alone`` says that it is all its paragraph holds; then it stands outside of any ``<p>``.
    """

    reference: Reference
    alone: bool = False


class Href(Value):
    """A hole for the address alone, inside ``href=""`` or ``src=""``."""

    reference: Reference


class Variable(Value):
    """A hole for a variable of site.yaml: ``{{pulse_tool}}``."""

    name: str
    span: Span


class Enclosed(Value):
    """A part for one audience alone: ``::: audience hr``."""

    audience: str
    body: Body
    span: Span


class Heading(Value):
    """A heading of level 1 to 6, its id in the page and its words."""

    level: int
    id: str
    text: str
    span: Span


class Field(Value):
    """A field to fill in on a printable form: ``{{name | kind | size}}``."""

    name: str
    kind: str
    size: str
    span: Span


class Mail(Value):
    """A mail address that the source holds, be it shown or not."""

    address: str
    span: Span


Hole = Mention | Href | Variable | Enclosed
Piece = str | Hole
_REFERRING = (Mention, Href)

_BETWEEN = "\0"
"""Stands between folded texts: no source has it, since it is no character of a text."""
_WORTH_FOLDING = 600


class Body(Value):
    """A text ready to be put on a page: pieces of HTML and holes in order, its headings, and its plain words.

    ``text`` holds the words without markup, one blank between two of them and a newline between two blocks; parts in
    ``Enclosed`` keep theirs apart.
    ``mails`` are those of the whole file, enclosed parts included; a body made for some audiences has none.
    """

    _pieces: tuple[Piece, ...] = ()
    headings: tuple[Heading, ...] = ()
    fields: tuple[Field, ...] = ()
    _text: str = ""
    mails: tuple[Mail, ...] = ()
    _folded: bytes = b""
    _count: int = 0

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The HTML and the holes in it, in order."""
        if not self._folded:
            return self._pieces
        _, *html = self._unfolded()
        found = iter(html)
        return tuple(next(found) if isinstance(piece, str) else piece for piece in self._pieces)

    @property
    def text(self) -> str:
        """The words without markup."""
        return self._unfolded()[0] if self._folded else self._text

    def folded(self) -> Body:
        """The same text, of which HTML and words take a third of the room until they are asked for."""
        texts = (self._text, *(piece for piece in self._pieces if isinstance(piece, str)))
        size = sum(map(len, texts))
        if self._folded or size < _WORTH_FOLDING or any(_BETWEEN in each for each in texts):
            return self
        pieces = tuple("" if isinstance(piece, str) else piece for piece in self._pieces)
        data = zlib.compress(_BETWEEN.join(texts).encode(), 1)
        # Each page says how long it takes to read, which is nothing to unfold a text for.
        return Body(pieces, self.headings, self.fields, "", self.mails, data, _counted(self._text))

    def _unfolded(self) -> list[str]:
        return zlib.decompress(self._folded).decode().split(_BETWEEN)

    @property
    def words(self) -> int:
        """How many words a reader meets."""
        own = self._count if self._folded else _counted(self._text)
        return own + sum(part.body.words for part in self.parts)

    @property
    def parts(self) -> tuple[Enclosed, ...]:
        """The parts for one audience, without those inside of them."""
        return tuple(piece for piece in self._pieces if isinstance(piece, Enclosed))

    def own_holes(self) -> Iterator[Hole]:
        """Every hole in order, without those inside enclosed parts."""
        return (piece for piece in self._pieces if not isinstance(piece, str))

    def holes(self) -> Iterator[Hole]:
        """Every hole in order, those inside enclosed parts included after the part itself."""
        for piece in self._pieces:
            if not isinstance(piece, str):
                yield piece
                if isinstance(piece, Enclosed):
                    yield from piece.body.holes()

    def references(self) -> Iterator[Reference]:
        """Every reference in order, enclosed parts included."""
        for piece in self._pieces:
            if isinstance(piece, _REFERRING):
                yield piece.reference
            elif isinstance(piece, Enclosed):
                yield from piece.body.references()

    def all_headings(self) -> Iterator[Heading]:
        """The headings in order of the text, those inside enclosed parts at their place."""
        inner = (each for part in self.parts for each in part.body.all_headings())
        yield from sorted((*self.headings, *inner), key=lambda heading: heading.span)

    def for_audiences(self, readable: frozenset[str]) -> Body:
        """The same text as these audiences may read it: other enclosed parts are gone without a trace."""
        if not self.parts:
            return self
        pieces: list[Piece] = []
        headings = list(self.headings)
        fields = list(self.fields)
        text = [self.text]
        for piece in self.pieces:
            if not isinstance(piece, Enclosed):
                pieces.append(piece)
            elif piece.audience in readable:
                inner = piece.body.for_audiences(readable)
                pieces.extend(inner.pieces)
                headings.extend(inner.headings)
                fields.extend(inner.fields)
                text.append(inner.text)
        headings.sort(key=lambda heading: heading.span)
        return Body(tuple(pieces), tuple(headings), tuple(fields), "\n".join(part for part in text if part))


def _counted(text: str) -> int:
    # Blanks are counted in a tenth of the time in which words are parted.
    return text.count(" ") + text.count("\n") + 1 if text else 0
