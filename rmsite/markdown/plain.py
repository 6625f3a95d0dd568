"""Paragraphs and lists of plain lines, read at once: most of what is written.

markdown-it asks of every line of a paragraph which rules could end it, once for each kind of block that may begin with
words, and reads each item of a list as a text of its own. Where every line begins with words, and so none can end
anything, the tokens are known without asking. What is not as plain as that is left to markdown-it's own rules, as is
everything in a quote that more lines follow, because those may still belong to its last paragraph.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock

from rmsite.markdown.nesting import MAX_NESTING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

PLAIN_PARAGRAPH, PLAIN_LIST = "plain_paragraph", "plain_list"

# What no rule for blocks can match at: no mark of one, or a mark of what stands inside blocks.
_WORDS = r"(?:[^\s0-9<:`~>*_+\-\[#|=]|[*_]+[^\s*_]|`[^`\n]|\[\[)"
_STARTS_WITH_WORDS = re.compile(_WORDS)
_ITEM = re.compile(rf"(?:[-*+]|([0-9]{{1,9}})[.)]) (?={_WORDS})")
_MARKERS = frozenset("*+-0123456789")


class _Item(NamedTuple):
    """An item of a list: its first line and the one behind it, its words, and its number where it has one."""

    line: int
    end: int
    words: str
    number: str


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
    items = _items(state, startLine, endLine)
    if not items:
        return False
    start = state.bMarks[startLine] + state.tShift[startLine]
    number = items[0].number
    mark = state.src[start + len(number)]
    end = items[-1].end
    if end < endLine and state.isEmpty(end):
        end = state.skipEmptyLines(end)
        if end < endLine and not _is_behind(state, end):
            return False
    kind, tag = ("ordered_list", "ol") if number else ("bullet_list", "ul")
    token = state.push(f"{kind}_open", tag, 1)
    token.map, token.markup = [startLine, end], mark
    if number and int(number) != 1:
        token.attrs = {"start": int(number)}
    for item in items:
        token = state.push("list_item_open", "li", 1)
        # As everywhere in markdown-it, the last item ends with the list.
        token.map = [item.line, end if item is items[-1] else item.end]
        token.markup, token.info = mark, item.number
        _push_paragraph(state, item.line, item.end, item.words, hidden=True)
        state.push("list_item_close", "li", -1).markup = mark
    state.push(f"{kind}_close", tag, -1).markup = mark
    state.line = end
    return True


def _items(state: StateBlock, line: int, end_line: int) -> list[_Item]:
    # The items from a line on; none where something else than plain items stands there before the next empty line.
    items: list[_Item] = []
    indent = state.blkIndent
    mark = ""
    while line < end_line and (first := state.bMarks[line] + state.tShift[line]) < state.eMarks[line]:
        if items and state.sCount[line] == indent and state.src.startswith(":::", first):
            break
        found = _ITEM.match(state.src, first)
        if not found or state.sCount[line] != indent or state.tShift[line] != indent:
            return []
        mark = mark or state.src[found.end() - 2]
        if mark != state.src[found.end() - 2]:
            return []
        words = state.src[found.end() : state.eMarks[line]]
        behind = found.end() - first + indent
        begun = line
        line += 1
        while line < end_line and _STARTS_WITH_WORDS.match(state.src, state.bMarks[line] + state.tShift[line]):
            line += 1
        if line > begun + 1:
            words += "\n" + state.getLines(begun + 1, line, behind, False)
        items.append(_Item(begun, line, mdTrim(words), found[1] or ""))
    return items


def _is_meaning(state: StateBlock, line: int, end_line: int) -> bool:
    # Whether a line may begin the meaning of a term, which stands an empty line above it.
    return line < end_line and state.src.startswith((":", "~"), state.bMarks[line] + state.tShift[line])


def _is_behind(state: StateBlock, line: int) -> bool:
    # Whether a line behind an empty one is no part of the list above it.
    first = state.bMarks[line] + state.tShift[line]
    return state.sCount[line] <= state.blkIndent and state.src[first] not in _MARKERS


def _push_paragraph(state: StateBlock, line: int, end: int, words: str, *, hidden: bool = False) -> None:
    token = state.push("paragraph_open", "p", 1)
    token.map, token.hidden = [line, end], hidden
    token = state.push("inline", "", 0)
    token.map, token.content, token.children = [line, end], words, []
    state.push("paragraph_close", "p", -1).hidden = hidden


def install(md: MarkdownIt) -> None:
    """Read what is plain before any other rule is asked."""
    md.block.ruler.before("table", PLAIN_LIST, list_rule)
    md.block.ruler.before(PLAIN_LIST, PLAIN_PARAGRAPH, paragraph_rule)
