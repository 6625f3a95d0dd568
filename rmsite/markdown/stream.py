"""The stream of block tokens, made with less ado.

A token of markdown-it is a dataclass with thirteen fields, of which a block sets five; a page has hundreds of them.
"""

from __future__ import annotations

from typing import Literal

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token


class BlockToken(Token):
    """A token of a block with nothing said of it yet."""

    __slots__ = ()

    def __init__(self, kind: str, tag: str, nesting: Literal[-1, 0, 1], level: int) -> None:
        self.type = kind
        self.tag = tag
        self.nesting = nesting
        self.level = level
        self.block = True
        self.hidden = False
        self.content = self.markup = self.info = ""
        self.map = self.children = None
        self.attrs = {}
        self.meta = {}


class BlockState(StateBlock):
    """Where reading blocks stands; makes ``BlockToken`` for each of them."""

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Add a token, and go up or down a level with it."""
        level = self.level
        if nesting < 0:
            self.level = level = level - 1
        elif nesting > 0:
            self.level = level + 1
        token = BlockToken(ttype, tag, nesting, level)
        self.tokens.append(token)
        return token
