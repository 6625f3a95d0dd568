"""How deep Markdown may nest, and what becomes of what lies deeper.

markdown-it stops at a depth without a word and drops what is left. Here the rest is kept as plain text and reported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.parser_block import ParserBlock
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from rmsite.foundation.diagnostic import Code, Diagnostic, Severity
from rmsite.foundation.span import Span
from rmsite.markdown.stream import BlockState

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token
    from markdown_it.utils import EnvType

MAX_NESTING = 40
"""Levels of blocks in blocks, or of brackets in brackets; a list item counts two, for its list and itself."""

NESTING = Code(
    "markdown/nesting",
    Severity.ERROR,
    f"Lists, quotes, blocks or brackets stand in each other more than {MAX_NESTING} levels deep.",
    "Flatten the text: end some of the lists, quotes or blocks before the next one begins.",
    wrong="> " * (MAX_NESTING + 1) + "too deep",
    right="> > deep enough",
    fixed=True,
)
TOO_DEEP = "too_deep"
"""The type of the token that holds what lies too deep, and the name under which ``env`` keeps an inline place."""


def nesting_problem(span: Span) -> Diagnostic:
    """What is said to an author who nests too deep."""
    return NESTING.at(
        span,
        f"the text is nested more than {MAX_NESTING} levels deep here",
        "end some of the lists, quotes, blocks or brackets before the next one begins",
    )


class BlockParser(ParserBlock):
    """Reads blocks, and keeps as text what stands too deep."""

    def parse(self, src: str, md: MarkdownIt, env: EnvType, outTokens: list[Token]) -> list[Token]:  # noqa: N803
        """Read a text, and add its blocks to the tokens."""
        if src:
            state = BlockState(src, md, env, outTokens)
            self.tokenize(state, 0, state.lineMax)
        return outTokens

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803
        """Read the lines from ``startLine`` up to ``endLine``."""
        if state.level < MAX_NESTING:
            super().tokenize(state, startLine, endLine)
            return
        first = end = state.skipEmptyLines(startLine)
        while end < endLine and (state.isEmpty(end) or state.sCount[end] >= state.blkIndent):
            end += 1
        if end > first:
            token = state.push(TOO_DEEP, "p", 0)
            token.map = [first, end]
            token.content = state.getLines(first, end, state.blkIndent, False)
        state.line = min(end, endLine)


class InlineParser(ParserInline):
    """Reads what stands inside a block, and leaves in ``env`` the first place that lies too deep.

    From there on it looks for no more brackets, which would take long and helps nobody: the text is at fault anyway.
    """

    def skipToken(self, state: StateInline) -> None:  # noqa: N802
        """Look past one token without making it."""
        if state.level >= MAX_NESTING:
            state.env.setdefault(TOO_DEEP, state.pos)
        if TOO_DEEP in state.env:
            state.pos = state.posMax
        else:
            super().skipToken(state)
