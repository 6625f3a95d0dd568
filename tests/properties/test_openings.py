"""Asking only the rules that can match comes to the same tokens as asking every rule, as markdown-it does."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from markdown_it import MarkdownIt
from markdown_it.ruler import Ruler
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from rmsite.markdown.openings import BLOCK_OPENINGS, INLINE_OPENINGS
from rmsite.markdown.parser import parser
from tests.properties.test_markdown import QUIET, texts

FIXTURES = sorted(Path("tests/markdown/fixtures").rglob("*.md")) + sorted(Path("content").rglob("*.md"))


@cache
def asking_every_rule() -> MarkdownIt:
    """The parser of the site, as it would be without ``openings``."""
    md = parser.__wrapped__()
    for part in (md.block, md.inline):
        plain: Ruler[Any] = Ruler()
        plain.__rules__ = part.ruler.__rules__
        part.ruler = plain
    md.core.ruler.at("inline", _read_every_text)
    return md


def _read_every_text(state: StateCore) -> None:
    for token in state.tokens:
        token.children = []
        state.md.inline.parse(token.content, state.md, state.env, token.children)


def tokens(md: MarkdownIt, text: str) -> list[Any]:
    """Everything that the parser says of a text."""
    blocks: list[Token] = []
    md.block.parse(text, md, {}, blocks)
    references = {"w": {"href": "x.md", "title": ""}}
    for token in blocks:
        if token.type == "inline":
            state = StateCore("", md, {"references": references})
            state.tokens = [token]
            md.core.process(state)
            token.meta.pop("too_deep", None)
    return [token.as_dict() for token in blocks]


@QUIET
@given(texts)
def test_any_text(text: str) -> None:
    clean = text.replace("\0", "").replace("\r", "")
    assert tokens(parser(), clean) == tokens(asking_every_rule(), clean)


@pytest.mark.parametrize("path", FIXTURES, ids=str)
def test_every_text_of_the_site(path: Path) -> None:
    text = path.read_text("utf-8")
    assert tokens(parser(), text) == tokens(asking_every_rule(), text)


def test_every_opening_belongs_to_a_rule() -> None:
    assert BLOCK_OPENINGS.keys() <= set(parser().block.ruler.get_active_rules())
    assert INLINE_OPENINGS.keys() <= set(parser().inline.ruler.get_active_rules())
    marks = "".join(INLINE_OPENINGS.values())
    assert all(parser().inline.terminator_re.match(mark) for mark in marks)
