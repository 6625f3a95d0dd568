"""The markdown-it parser with the site's extensions."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from rmsite.markdown import plain
from rmsite.markdown.extensions import EXTENSIONS
from rmsite.markdown.nesting import MAX_NESTING, TOO_DEEP, BlockParser, InlineParser
from rmsite.markdown.openings import BLOCK_OPENINGS, INLINE_OPENINGS, QuickRuler, ask_at_character, ask_at_line
from rmsite.markdown.writer import Rules


class _Parser(MarkdownIt):
    """Leaves addresses as they are written: what they mean is decided where they are written out."""

    def validateLink(self, url: str) -> bool:  # noqa: N802
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        return link


def read_blocks(text: str) -> list[Token]:
    """The blocks of a text; what stands inside them is still to be read."""
    tokens: list[Token] = []
    parser().block.parse(text, parser(), {}, tokens)
    return tokens


def read_inlines(tokens: Iterable[Token], env: dict[str, object]) -> None:
    """Read what stands inside blocks; ``env`` says which link definitions count and whether this is a form.

    Where that is nothing but words, as most of what is written, the token is left without children.
    """
    state = StateCore("", parser(), env)
    mark = parser().inline.terminator_re
    state.tokens = [token for token in tokens if mark.search(token.content)]
    if state.tokens:
        parser().core.process(state)


@cache
def parser() -> MarkdownIt:
    """The parser; it is made once and keeps nothing of the texts it reads."""
    md = _Parser("gfm-like2", {"maxNesting": MAX_NESTING, "html": False})
    block, inline = BlockParser(), InlineParser()
    block.ruler, inline.ruler, inline.ruler2 = md.block.ruler, md.inline.ruler, md.inline.ruler2
    md.block, md.inline = block, inline
    md.core.ruler.disable(["normalize", "block"])
    md.core.ruler.at("inline", _inline)
    for extension in EXTENSIONS:
        extension.install(md)
    plain.install(md)
    block.ruler = QuickRuler(block.ruler, BLOCK_OPENINGS, ask_at_line)
    inline.ruler = QuickRuler(inline.ruler, INLINE_OPENINGS, ask_at_character)
    return md


@cache
def rules() -> Rules:
    """Who writes which kind of node and token."""
    return Rules(
        {kind: write for extension in EXTENSIONS for kind, write in extension.blocks.items()},
        {kind: write for extension in EXTENSIONS for kind, write in extension.inlines.items()},
    )


def _inline(state: StateCore) -> None:
    for token in state.tokens:
        token.children = []
        state.env.pop(TOO_DEEP, None)
        state.md.inline.parse(token.content, state.md, state.env, token.children)
        if any(child.level >= MAX_NESTING for child in token.children):
            state.env.setdefault(TOO_DEEP, 0)
        if TOO_DEEP in state.env:
            token.meta[TOO_DEEP] = state.env[TOO_DEEP]
