"""Writes the pieces of one body: a page's text, or a part of it for one audience."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct, field

from rmsite.foundation.value import Value
from rmsite.markdown.escape import html_of
from rmsite.markdown.nesting import TOO_DEEP, nesting_problem
from rmsite.markdown.origin import Origin, origin_of

if TYPE_CHECKING:
    from markdown_it.token import Token

    from rmsite.foundation.span import Span
    from rmsite.markdown.body import Field, Heading, Piece
    from rmsite.markdown.sheet import Sheet
    from rmsite.markdown.tree import Node


class Rules(Value):
    """Which function writes which kind of block node, and which kind of inline token."""

    blocks: Mapping[str, Callable[[Writer, Node], None]]
    inlines: Mapping[str, Callable[[Run, Token], None]]


class Notes(Struct):
    """The footnotes of one body, in the order in which they are first referred to; ``group`` sets them apart."""

    group: str
    definitions: Mapping[str, Node]
    order: list[str] = field(default_factory=list)
    uses: dict[str, int] = field(default_factory=dict)
    _numbers: dict[str, int] = field(default_factory=dict)

    def use(self, label: str) -> tuple[int, int]:
        """The number of a note, and which reference to it this one is."""
        if label not in self._numbers:
            self.order.append(label)
            self._numbers[label] = len(self.order)
        self.uses[label] = self.uses.get(label, 0) + 1
        return self._numbers[label], self.uses[label]


class Aside(Value):
    """A part for one audience that is still to be written: its place among the pieces, and what stood before it."""

    index: int
    node: Node
    level: int


class Writer(Struct):
    """Collects the pieces, headings, fields and plain words of one body."""

    sheet: Sheet
    rules: Rules
    notes: Notes
    level: int = 1
    definitions: Mapping[str, Span] = field(default_factory=dict)
    out: list[Piece] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)

    @property
    def is_page(self) -> bool:
        """Whether this is a page's own text, not a part of it for one audience."""
        return not self.notes.group

    def put(self, *pieces: Piece) -> None:
        """Add HTML or holes."""
        self.out.extend(pieces)

    def say(self, words: str) -> None:
        """Add a block's plain words."""
        if words := " ".join(words.split()):
            self.words.append(words)

    def write(self, nodes: Iterable[Node]) -> None:
        """Write nodes one after the other."""
        blocks = self.rules.blocks
        for node in nodes:
            write = blocks.get(node.kind)
            if write is None:
                write = blocks[":::" if node.kind.startswith(":::") else node.kind]
            write(self, node)

    def run(self, token: Token, place: str = "") -> Run:
        """Write what stands inside a block; where ``place`` names it, no field may be filled in there."""
        run = Run(self, token, place)
        if TOO_DEEP in token.meta:
            first = token.meta[TOO_DEEP]
            self.sheet.note(nesting_problem(run.origin.span((first, first + 1))))
        if token.children:
            run.write()
        elif token.content:
            run.print(token.content)
        return run

    def line(self, token: Token, place: str = "") -> None:
        """Write what stands inside a block in its place, and say its words."""
        if not token.children:
            self.put(html_of(token.content))
            self.say(token.content)
            return
        run = self.run(token, place)
        self.put(*run.out)
        self.say(run.text)


class Run(Struct):
    """One stretch of inline text while it is being written."""

    writer: Writer
    whole: Token
    place: str = ""
    out: list[Piece] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    links: list[OpenLink] = field(default_factory=list)
    kept_tags: frozenset[int] | None = None
    index: int = 0
    _origin: Origin | None = None

    @property
    def sheet(self) -> Sheet:
        """The text this stretch belongs to."""
        return self.writer.sheet

    @property
    def tokens(self) -> list[Token]:
        """What the parser found in this stretch."""
        return self.whole.children or []

    @property
    def origin(self) -> Origin:
        """Where this stretch stands in the source."""
        if self._origin is None:
            self._origin = origin_of(self.whole, self.sheet.source)
        return self._origin

    @property
    def text(self) -> str:
        """The plain words."""
        return "".join(self.words)

    def write(self) -> None:
        """Write every token."""
        tokens, rules = self.tokens, self.writer.rules.inlines
        while self.index < len(tokens):
            token = tokens[self.index]
            rules[token.type](self, token)
            self.index += 1

    def put(self, *pieces: Piece) -> None:
        """Add HTML or holes."""
        self.out.extend(pieces)

    def print(self, words: str) -> None:
        """Add words to the page and to the plain words."""
        self.out.append(html_of(words))
        self.words.append(words)

    def place_of(self, token: Token) -> Span:
        """Where a token stands in the file."""
        return self.origin.span(token.meta["at"])

    def typed(self, token: Token) -> str:
        """A token as its author typed it."""
        start, end = token.meta["at"]
        return self.whole.content[start:end]


class OpenLink(Value):
    """A link whose end has not come yet: where its address and its words are to stand, and how it is finished."""

    token: Token
    out_index: int
    word_index: int
    finish: Callable[[str], Piece] | None = None
