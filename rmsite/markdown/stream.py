"""The stream of block tokens, made with less ado.

A token of markdown-it is a dataclass with thirteen fields, of which a block sets five; a page has hundreds of them.
"""

from __future__ import annotations

from typing import Any, Literal, cast

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from msgspec import Struct, field


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
