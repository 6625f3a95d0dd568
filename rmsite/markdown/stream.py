"""The stream of block tokens, made with less ado.

A token of markdown-it is a dataclass with thirteen fields, of which a block sets five; a page has hundreds of them.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Any, Literal, cast

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from msgspec import Struct, field

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.utils import EnvType


class _BlockToken(Struct, gc=False):
    type: str
    tag: str
    nesting: Literal[-1, 0, 1]
    attrs: dict[str, str | int | float] = field(default_factory=dict)
    map: list[int] | None = None
    level: int = 0
    children: list[Token] | None = None
    content: str = ""
    markup: str = ""
    info: str = ""
    meta: dict[Any, Any] = field(default_factory=dict)
    block: bool = True
    hidden: bool = False

    attrSet = Token.attrSet  # noqa: N815
    attrJoin = Token.attrJoin  # noqa: N815


BlockToken = cast("type[Token]", _BlockToken)
"""A token of a block: a struct with the fields of markdown-it's own and those of its methods that blocks are read with,
since a struct is made in a quarter of the time."""


class BlockState(StateBlock):
    """Where reading blocks stands; makes ``BlockToken`` for each of them."""

    def __init__(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> None:
        has_tabs = "\t" in src
        super().__init__(src if has_tabs else "", md, env, tokens)
        if not has_tabs:
            self._set_lines(src)

    def _set_lines(self, src: str) -> None:
        # Where lines begin and end, and how far each is indented, for a text without tabs; at the end stands one more.
        self.src = src
        lines = src.split("\n")
        if not lines[-1].strip(" "):
            # What stands behind the last line's end is no line, unless there is something in it.
            del lines[-1]
        starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
        shifts = [len(line) - len(line.lstrip(" ")) if line[:1] == " " else 0 for line in lines]
        self.bMarks = [*starts[:-1], len(src)]
        self.eMarks = [*(start - 1 for start in starts[1:]), len(src)]
        self.tShift, self.sCount, self.bsCount = [*shifts, 0], [*shifts, 0], [0] * (len(lines) + 1)
        self.lineMax = len(lines)

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Add a token, and go up or down a level with it."""
        level = self.level
        if nesting < 0:
            self.level = level = level - 1
        elif nesting > 0:
            self.level = level + 1
        token = BlockToken(ttype, tag, nesting, level=level)
        self.tokens.append(token)
        return token
