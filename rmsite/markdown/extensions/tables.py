"""Tables, whose cells know where they stand and may hold ``[[term:cohort|intake]]``."""

from __future__ import annotations

import re
from itertools import zip_longest
from types import MappingProxyType
from typing import TYPE_CHECKING

from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.table import MAX_AUTOCOMPLETED_CELLS

from rmsite.foundation.diagnostic import Code, Severity
from rmsite.foundation.words import counted
from rmsite.markdown.escape import html_of
from rmsite.markdown.extension import Extension
from rmsite.markdown.stream import BlockToken
from rmsite.markdown.tree import GROWN, Node

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from rmsite.markdown.writer import Run, Writer

EXTRA_CELLS = Code(
    "markdown/table-cells",
    Severity.ERROR,
    "A row of a table has more cells than the table's first row, so that the last ones would be lost.",
    "Give the first row as many cells, or write a | that is meant as a character as \\|.",
    wrong="| Role | Hours |\n|---|---|\n| Buddy | 6 | a month |",
    right="| Role | Hours |\n|---|---|\n| Buddy | 6 a month |",
    fixed=True,
)
NO_HEADER = Code(
    "accessibility/table-header",
    Severity.WARNING,
    "A column of a table has no heading, so that a listener cannot tell what its cells mean.",
    "Name every column in the table's first row; only the corner may stay empty.",
    wrong="| | |\n|---|---|\n| Buddy | 6 |",
    right="| Role | Hours a month |\n|---|---|\n| Buddy | 6 |",
)

# References and fields hold pipes that divide no cells. A NUL takes their place: the source never holds one.
_HOLDS_PIPES = re.compile(r"\[\[[^\[\]\n]*\]\]|\{\{[^{}\n]*\}\}")
_PIPE = "\0"
_DIVIDES = re.compile(r"(?<!\\)\|")
# The line below the head. What begins with a hyphen and a blank is the item of a list.
_BELOW_HEAD = re.compile(r"(?!-[ \t])[-:|][-:| \t]+")
_COLUMN = re.compile(r"(:?)-+(:?)")
_SIDES = MappingProxyType({("", ""): "", (":", ""): "left", ("", ":"): "right", (":", ":"): "center"})


def table_rule(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
    """Read a table as markdown-it's own rule does, and remember where each of its cells stands."""
    sides = _sides(state, startLine + 1) if startLine + 2 <= endLine else ()
    if not sides or state.is_code_block(startLine):
        return False
    text, start = _row(state, startLine)
    head = _cells(state, startLine, text, start) if "|" in text else []
    if len(head) != len(sides):
        return False
    if silent:
        return True
    parts = [_part("thead", [startLine, startLine + 1], [_grow_row(startLine, "th", sides, head)])]
    kind, state.parentType = state.parentType, "table"
    rows, end = _rows(state, startLine + 2, endLine, sides)
    state.parentType = kind
    if rows:
        parts.append(_part("tbody", [startLine + 2, end], rows))
    token = state.push("table", "table", 0)
    token.map, token.meta[GROWN] = [startLine, end], parts
    state.line = end
    return True


def _sides(state: StateBlock, line: int) -> tuple[str, ...]:
    # To which side each column is aligned; nothing where the line is not the one below a head.
    start, end = state.bMarks[line] + state.tShift[line], state.eMarks[line]
    if not _BELOW_HEAD.fullmatch(state.src, start, end):
        return ()
    if state.sCount[line] < state.blkIndent or state.is_code_block(line):
        return ()
    columns = [mdTrim(column) for column in state.src[start:end].split("|")]
    found = [_COLUMN.fullmatch(column) for column in columns[not columns[0] : len(columns) - (not columns[-1])]]
    return () if None in found else tuple(_SIDES[match[1], match[2]] for match in found if match)


def _rows(state: StateBlock, line: int, end_line: int, sides: tuple[str, ...]) -> tuple[list[Node], int]:
    # The rows of the table's body, and the line behind them.
    rules = state.md.block.ruler.getRules("blockquote")
    rows: list[Node] = []
    missing = 0
    while line < end_line and state.sCount[line] >= state.blkIndent:
        if any(rule(state, line, end_line, True) for rule in rules) or state.is_code_block(line):
            break
        text, start = _row(state, line)
        cells = _cells(state, line, text, start)
        missing += len(sides) - len(cells)
        if not text or missing > MAX_AUTOCOMPLETED_CELLS:
            break
        rows.append(_grow_row(line, "td", sides, cells))
        line += 1
    return rows, line


def _grow_row(line: int, tag: str, sides: tuple[str, ...], cells: list[Token]) -> Node:
    row = _part("tr", [line, line + 1], [])
    for side, words in zip_longest(sides, cells[: len(sides)]):
        token = BlockToken(f"{tag}_open", tag, 1)
        if side:
            token.attrs = {"style": f"text-align:{side}"}
        inline = Node("inline", words or BlockToken("inline", "", 0, map=[line, line + 1], children=[]))
        row.children.append(Node(tag, token, [inline]))
    if extra := [cell.meta["cell"] for cell in cells[len(sides) :] if cell.content]:
        row.token.meta["extra"] = (extra[0][0], extra[-1][0] + len(extra[-1][1]))
        row.token.meta["cells"] = (len(cells), len(sides))
    return row


def _part(tag: str, lines: list[int], inner: list[Node]) -> Node:
    return Node(tag, BlockToken(f"{tag}_open", tag, 1, map=lines), inner)


def _row(state: StateBlock, line: int) -> tuple[str, int]:
    # The text of a line, in which pipes divide cells and nothing else, and where it begins.
    start, end = state.bMarks[line] + state.tShift[line], state.eMarks[line]
    # From the very start of the line: what stands before the row may open the braces that end in it.
    begin = state.src.rfind("\n", 0, start) + 1
    text = state.src[begin:end]
    if "[[" in text or "{{" in text:
        text = _HOLDS_PIPES.sub(lambda found: found[0].replace("|", _PIPE), text)
    text = text[start - begin :]
    row = mdTrim(text)
    return row, start + text.find(row)


def _cells(state: StateBlock, line: int, row: str, start: int) -> list[Token]:
    # What stands in the cells of a row; each knows where it begins in the source and how it was typed.
    cells: list[Token] = []
    parts = _DIVIDES.split(row)
    for index, part in enumerate(parts):
        # A pipe at either end divides nothing.
        if part or index not in (0, len(parts) - 1):
            raw = mdTrim(part)
            at = start + part.find(raw)
            words = raw.replace("\\|", "|").replace(_PIPE, "|")
            typed = {"cell": (at, state.src[at : at + len(raw)])}
            cells.append(BlockToken("inline", "", 0, map=[line, line + 1], content=words, children=[], meta=typed))
        start += len(part) + 1
    return cells


def table(writer: Writer, node: Node) -> None:
    """Write a table in a frame that scrolls sideways, named after its columns."""
    head = node.children[0].children[0]
    runs = [writer.run(cell.children[0].token) for cell in head.children]
    titles = [" ".join(run.text.split()) for run in runs]
    if not all(titles[1:]) or not any(titles):
        writer.sheet.note(
            NO_HEADER.at(
                writer.sheet.source.span_of_line(node.line),
                "this table has a column without a heading",
                "name every column in the first row; only the corner may stay empty",
            )
        )
    writer.put(f'<div class="table"{_frame(writer, titles)}>\n<table>\n<thead>\n<tr>\n')
    for cell, run, title in zip(head.children, runs, titles, strict=True):
        _write_head(writer, cell, run, title)
    writer.put("</tr>\n</thead>\n")
    for body in node.children[1:]:
        writer.put("<tbody>\n")
        for row in body.children:
            _write_row(writer, row)
        writer.put("</tbody>\n")
    writer.put("</table>\n</div>\n")


def _frame(writer: Writer, titles: list[str]) -> str:
    # A frame that scrolls must be reached by keyboard, and what is reached must have a name. It is no landmark: many
    # tables would drown a page's landmarks, and one page made of several guides would have two of one name.
    if not any(titles):
        return ""
    label = writer.sheet.table_labels.claim(", ".join(title for title in titles if title))
    return f' role="group" tabindex="0" aria-label="{html_of(label)}"'


def _write_head(writer: Writer, cell: Node, run: Run, title: str) -> None:
    tag, scope = ("th", ' scope="col"') if title else ("td", "")
    writer.put(f"<{tag}{scope}{_alignment(cell)}>", *run.out, f"</{tag}>\n")
    writer.say(title)


def _write_row(writer: Writer, row: Node) -> None:
    if "extra" in row.token.meta:
        found, wanted = row.token.meta["cells"]
        writer.sheet.note(
            EXTRA_CELLS.at(
                writer.sheet.source.span(*row.token.meta["extra"]),
                f"this row has {counted(found, 'cell')}, the first row of the table has {wanted}",
                "give the first row as many cells, or write \\| for a | that divides no cells",
            )
        )
    writer.put("<tr>\n")
    for cell in row.children:
        writer.put(f"<td{_alignment(cell)}>")
        writer.line(cell.children[0].token)
        writer.put("</td>\n")
    writer.put("</tr>\n")


def _alignment(cell: Node) -> str:
    side = str(cell.token.attrs.get("style", "")).removeprefix("text-align:")
    return f' class="align-{side}"' if side else ""


def install(md: MarkdownIt) -> None:
    """Read tables with their places."""
    md.block.ruler.at("table", table_rule, {"alt": ["paragraph", "reference"]})


TABLES = Extension(install=install, blocks={"table": table}, codes=(EXTRA_CELLS, NO_HEADER))
