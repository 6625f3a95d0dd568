"""Paragraphs and lists of plain lines, read at once: most of what is written.

markdown-it asks of every line of a paragraph which rules could end it, once for each kind of block that may begin with
words, and reads each item of a list as a text of its own. Where every line begins with words, and so none can end
anything, the tokens are known without asking. What is not as plain as that is left to markdown-it's own rules, as is
everything in a quote that more lines follow, because those may still belong to its last paragraph.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock

from rmsite.markdown.nesting import MAX_NESTING
from rmsite.markdown.stream import BlockToken
from rmsite.markdown.tree import GROWN, Node

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

PLAIN_PARAGRAPH, PLAIN_LIST = "plain_paragraph", "plain_list"

# What no rule for blocks can match at: no mark of one, or a mark of what stands inside blocks.
_WORDS = r"(?:[^\s0-9<:`~>*_+\-\[#|=]|[*_]+[^\s*_]|`[^`\n]|\[\[)"
_STARTS_WITH_WORDS = re.compile(_WORDS)
_ITEM = re.compile(rf"(?:[-*+]|([0-9]{{1,9}})[.)]) (?={_WORDS})")
_MARKERS = frozenset("*+-0123456789")


def paragraph_rule(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
    """Read a paragraph whose lines all begin with words, up to an empty line."""
    if silent or endLine != state.lineMax or state.is_code_block(startLine):
        return False
    end = startLine
    while end < endLine and (first := state.bMarks[end] + state.tShift[end]) < state.eMarks[end]:
        if not _STARTS_WITH_WORDS.match(state.src, first):
            return False
        end += 1
    if end == startLine + 1 and _is_meaning(state, end + 1, endLine):
        return False
    _push_paragraph(state, startLine, end, mdTrim(state.getLines(startLine, end, state.blkIndent, False)))
    state.line = end
    return True


def list_rule(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
    """Read a list without empty lines, each of whose items begins with words and holds nothing else."""
    if silent or endLine != state.lineMax or state.level + 2 >= MAX_NESTING:
        return False
    items, end = _items(state, startLine, endLine)
    if not items:
        return False
    if end < endLine and state.isEmpty(end):
        end = state.skipEmptyLines(end)
        if end < endLine and not _is_behind(state, end):
            return False
    first = items[0].token
    kind, tag = ("ordered_list", "ol") if first.info else ("bullet_list", "ul")
    token = state.push(kind, tag, 0)
    token.map, token.markup, token.meta[GROWN] = [startLine, end], first.markup, items
    if first.info and int(first.info) != 1:
        token.attrs = {"start": int(first.info)}
    # As everywhere in markdown-it, the last item ends with the list.
    items[-1].token.map = [items[-1].line, end]
    state.line = end
    return True


def _items(state: StateBlock, line: int, end_line: int) -> tuple[list[Node], int]:
    # The items from a line on, and the line behind them; no items where something else stands there before the next
    # empty line.
    items: list[Node] = []
    indent = state.blkIndent
    mark = ""
    while line < end_line and (first := state.bMarks[line] + state.tShift[line]) < state.eMarks[line]:
        found = _ITEM.match(state.src, first)
        if not found and items and state.sCount[line] == indent and state.src.startswith(":::", first):
            break
        if not found or state.sCount[line] != indent or state.tShift[line] != indent:
            return [], line
        mark = mark or state.src[found.end() - 2]
        if mark != state.src[found.end() - 2]:
            return [], line
        words = state.src[found.end() : state.eMarks[line]]
        behind = found.end() - first + indent
        begun = line
        line += 1
        while line < end_line and _STARTS_WITH_WORDS.match(state.src, state.bMarks[line] + state.tShift[line]):
            line += 1
        if line > begun + 1:
            words += "\n" + state.getLines(begun + 1, line, behind, False)
        items.append(_item([begun, line], mark, found[1] or "", mdTrim(words)))
    return items, line


def _item(lines: list[int], mark: str, number: str, words: str) -> Node:
    inline = Node("inline", BlockToken("inline", "", 0, map=lines, content=words, children=[]))
    paragraph = Node("paragraph", BlockToken("paragraph_open", "p", 1, map=lines, hidden=True), [inline])
    item = BlockToken("list_item_open", "li", 1, map=lines, markup=mark, info=number)
    return Node("list_item", item, [paragraph])


def _is_meaning(state: StateBlock, line: int, end_line: int) -> bool:
    # Whether a line may begin the meaning of a term, which stands an empty line above it.
    return line < end_line and state.src.startswith((":", "~"), state.bMarks[line] + state.tShift[line])


def _is_behind(state: StateBlock, line: int) -> bool:
    # Whether a line behind an empty one is no part of the list above it.
    first = state.bMarks[line] + state.tShift[line]
    return state.sCount[line] <= state.blkIndent and state.src[first] not in _MARKERS


def _push_paragraph(state: StateBlock, line: int, end: int, words: str) -> None:
    state.push("paragraph_open", "p", 1).map = [line, end]
    token = state.push("inline", "", 0)
    token.map, token.content, token.children = [line, end], words, []
    state.push("paragraph_close", "p", -1)


def install(md: MarkdownIt) -> None:
    """Read what is plain before any other rule is asked."""
    md.block.ruler.before("table", PLAIN_LIST, list_rule)
    md.block.ruler.before(PLAIN_LIST, PLAIN_PARAGRAPH, paragraph_rule)
