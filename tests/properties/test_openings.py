"""Reading what is plain at once, and asking only the rules that can match, comes to the tokens of markdown-it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock, table
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from rmsite.markdown.openings import BLOCK_OPENINGS, INLINE_OPENINGS
from rmsite.markdown.parser import parser, read_inlines
from rmsite.markdown.stream import BlockState
from rmsite.markdown.tree import GROWN, Node
from tests.markdown.marks import marks
from tests.properties.test_markdown import QUIET, texts

FIXTURES = sorted(Path("tests/markdown/fixtures").rglob("*.md")) + sorted(Path("content").rglob("*.md"))

# Lines that begin, go on with or end a block; few of them at a time, so that lists and paragraphs grow.
LINES = marks("""
- -␣ -␣a -␣a -␣a␣b *␣a +␣a 1.␣a 1.␣a 2.␣b 10.␣c 1)␣a 2019.␣was -␣a\\ -␣␣two -␣-␣a -␣#␣h -␣>␣q 1.␣-␣z -␣**b** -␣[[role:r]]
-␣`a` -␣[␣]␣a -␣[x]␣b ٣.␣x a a b␣c **b**␣c _a_ `x`␣y [[role:x]] “q” é ␣␣c ␣␣␣␣d ␣␣␣a ␣␣-␣n ␣␣␣␣-␣m ␣␣␣1.␣k ␣ > >␣q >␣-␣a >␣1.␣z
>␣>␣a >␣[!NOTE] ::: :::␣steps :::: ␣␣:::␣details␣t :␣x ~␣x ␣␣:␣x |␣a␣|␣b␣| |-|-| a␣|␣b -|- :-:|-: |:-| a|b\\|c |[[role:r|x]]|b| |a|{{x|y}}|c| || |␣| --- === * *** *␣*␣* [^1]:␣n
[^1] [w]:␣x.md #␣h ``` <!--␣c␣--> <!--␣c -->
""")
some_lines = st.lists(st.sampled_from((*LINES, "\te", "\t- a", "\u00a0x", "\x0b")), min_size=1, max_size=6).flatmap(
    lambda few: st.lists(st.sampled_from((*few, "")), min_size=2, max_size=12).map("\n".join)
)


@cache
def asking_every_rule() -> MarkdownIt:
    """The parser of the site with the rules and states of markdown-it for everything that we read in a quicker way."""
    md = parser.__wrapped__()
    md.block.ruler.disable(["plain_paragraph", "plain_list"])
    for part in (md.block, md.inline):
        plain: Ruler[Any] = Ruler()
        plain.__rules__ = part.ruler.__rules__
        part.ruler = plain
    md.core.ruler.at("inline", _read_every_text)
    md.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})
    return md


def _table(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803 (markdown-it's names)
    source, first = state.src, len(state.tokens)
    state.src = re.sub(r"\[\[[^\[\]\n]*\]\]|\{\{[^{}\n]*\}\}", lambda found: found[0].replace("|", "\0"), source)
    matched = table(state, startLine, endLine, silent)
    state.src = source
    for token in state.tokens[first:]:
        token.content = token.content.replace("\0", "|")
    return matched


def _read_every_text(state: StateCore) -> None:
    for token in state.tokens:
        token.children = []
        state.md.inline.parse(token.content, state.md, state.env, token.children)


def _expanded(tokens: Iterable[Token]) -> Iterator[Token]:
    """The tokens as markdown-it makes them, with those inside of a block that is one token."""
    for token in tokens:
        inner = token.meta.pop(GROWN, None)
        if inner is None:
            yield _copy(token)
        else:
            yield from _around(_copy(token, type=f"{token.type}_open", nesting=1), inner)


def _around(opening: Token, inner: Iterable[Node]) -> Iterator[Token]:
    yield opening
    for node in inner:
        token = _copy(node.token, level=opening.level + 1)
        assert node.kind == token.type.removesuffix("_open")
        if token.nesting:
            yield from _around(token, node.children)
        else:
            yield token
    kind = opening.type.removesuffix("_open")
    same = {name: getattr(opening, name) for name in ("level", "markup", "block", "hidden")}
    yield Token(f"{kind}_close", opening.tag, -1, **same)


def _copy(token: Token, **changes: Any) -> Token:
    return Token(**{each.name: getattr(token, each.name) for each in fields(Token)} | changes)


def tokens(md: MarkdownIt, text: str) -> list[Any]:
    """Everything that the parser says of a text."""
    blocks: list[Token] = []
    if md is parser():
        read: list[Token] = []
        md.block.parse(text, md, {}, read)
        blocks.extend(_expanded(read))
    elif text:
        state = StateBlock(text, md, {}, blocks)
        md.block.tokenize(state, 0, state.lineMax)
    env: dict[str, object] = {"references": {"w": {"href": "x.md", "title": ""}}}
    inner = [token for token in blocks if token.type == "inline"]
    if md is parser():
        read_inlines(inner, env)
    else:
        core = StateCore("", md, env)
        core.tokens = inner
        md.core.process(core)
    for token in blocks:
        if token.type == "inline" and token.content:
            token.children = token.children or [Token("text", "", 0, content=token.content)]
        for ours in ("too_deep", "cell", "cells", "extra"):
            token.meta.pop(ours, None)
    return [token.as_dict() for token in blocks]


@QUIET
@given(texts)
def test_any_text(text: str) -> None:
    clean = text.replace("\0", "").replace("\r", "")
    assert tokens(parser(), clean) == tokens(asking_every_rule(), clean)


@QUIET
@given(some_lines)
def test_any_lines(text: str) -> None:
    assert tokens(parser(), text) == tokens(asking_every_rule(), text)


@pytest.mark.parametrize("path", FIXTURES, ids=str)
def test_every_text_of_the_site(path: Path) -> None:
    text = path.read_text("utf-8")
    assert tokens(parser(), text) == tokens(asking_every_rule(), text)


def test_every_opening_belongs_to_a_rule() -> None:
    assert BLOCK_OPENINGS.keys() <= set(parser().block.ruler.get_active_rules())
    assert INLINE_OPENINGS.keys() <= set(parser().inline.ruler.get_active_rules())
    marks = "".join(INLINE_OPENINGS.values())
    assert all(parser().inline.terminator_re.match(mark) for mark in marks)


@given(some_lines | texts | st.text("a \n\t>é", max_size=20))
def test_lines_begin_and_end_where_markdown_it_finds_them(text: str) -> None:
    """Everything that a state of blocks says of its lines, and all else in it, is what markdown-it's own says."""
    assert vars(BlockState(text, parser(), {}, [])) == vars(StateBlock(text, parser(), {}, []))
