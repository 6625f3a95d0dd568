"""What a Markdown text becomes: HTML with holes, so that parsing stays per file.

A hole stands where the HTML depends on another file: the title and address of what is referred to, a variable of
site.yaml, a snippet's text. The graph checks the references; the view fills the holes.
"""

from __future__ import annotations

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


Piece = str | Mention | Href | Variable | Enclosed


class Body(Value):
    """A text ready to be put on a page: pieces of HTML and holes in order, its headings, and its plain words.

    ``text`` holds the words without markup, blocks separated by newlines; parts in ``Enclosed`` keep theirs apart.
    ``mails`` are those of the whole file, enclosed parts included; a body made for some audiences has none.
    """

    pieces: tuple[Piece, ...] = ()
    headings: tuple[Heading, ...] = ()
    fields: tuple[Field, ...] = ()
    text: str = ""
    mails: tuple[Mail, ...] = ()

    @property
    def words(self) -> int:
        """How many words a reader meets."""
        return len(self.text.split()) + sum(part.body.words for part in self.pieces if isinstance(part, Enclosed))

    def holes(self) -> Iterator[Mention | Href | Variable | Enclosed]:
        """Every hole in order, those inside enclosed parts included after the part itself."""
        for piece in self.pieces:
            if isinstance(piece, str):
                continue
            yield piece
            if isinstance(piece, Enclosed):
                yield from piece.body.holes()

    def references(self) -> Iterator[Reference]:
        """Every reference in order, enclosed parts included."""
        for hole in self.holes():
            if isinstance(hole, Mention | Href):
                yield hole.reference

    def all_headings(self) -> Iterator[Heading]:
        """The headings in order of the text, those inside enclosed parts at their place."""
        inner = (each for part in self.pieces if isinstance(part, Enclosed) for each in part.body.all_headings())
        yield from sorted((*self.headings, *inner), key=lambda heading: heading.span)

    def for_audiences(self, readable: frozenset[str]) -> Body:
        """The same text as these audiences may read it: other enclosed parts are gone without a trace."""
        if not any(isinstance(piece, Enclosed) for piece in self.pieces):
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
