"""Tables, whose cells know where they stand and may hold ``[[term:cohort|intake]]``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from markdown_it.common.utils import escapeHtml, mdTrim
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block import table as library_table

from rmsite.foundation.diagnostic import Code, Severity
from rmsite.foundation.value import Value
from rmsite.foundation.words import counted
from rmsite.markdown.extension import Extension

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from rmsite.markdown.tree import Node
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
_MASKED = "text_without_pipes"


class _Cell(Value):
    start: int
    raw: str


def table_rule(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
    """Read a table as markdown-it does, and remember where each of its cells stands."""
    if startLine + 2 > endLine:
        return False
    start = state.bMarks[startLine + 1] + state.tShift[startLine + 1]
    if state.src[start : start + 1] not in ("|", "-", ":"):
        # Its second line has no other characters than these.
        return False
    source, first = state.src, len(state.tokens)
    state.src = _without_pipes(state)
    try:
        matched = library_table(state, startLine, endLine, silent)
    finally:
        state.src = source
    if matched and not silent:
        _place_cells(state, state.tokens[first:])
    return matched


def _without_pipes(state: StateBlock) -> str:
    if _MASKED not in state.env:
        state.env[_MASKED] = _HOLDS_PIPES.sub(lambda found: found[0].replace("|", _PIPE), state.src)
    masked: str = state.env[_MASKED]
    return masked


def _place_cells(state: StateBlock, tokens: list[Token]) -> None:
    columns = sum(token.type == "th_open" for token in tokens)
    cells: Iterator[_Cell] = iter(())
    for token in tokens:
        if token.type == "tr_open":
            row = list(_cells(state, token.map[0] if token.map else 0))
            cells = iter(row)
            if extra := [cell for cell in row[columns:] if cell.raw]:
                token.meta["extra"] = (extra[0].start, extra[-1].start + len(extra[-1].raw))
                token.meta["cells"] = (len(row), columns)
        elif token.type == "inline":
            cell = next(cells, None)
            token.content = token.content.replace(_PIPE, "|")
            if cell:
                token.meta["cell"] = (cell.start, cell.raw)


def _cells(state: StateBlock, line: int) -> Iterator[_Cell]:
    # As in `markdown_it.rules_block.table`, but with the place of each cell.
    masked = _without_pipes(state)
    start, end = state.bMarks[line] + state.tShift[line], state.eMarks[line]
    text = mdTrim(masked[start:end])
    start += masked[start:end].find(text)
    bounds = [-1, *(found.start() for found in re.finditer(r"(?<!\\)\|", text)), len(text)]
    for index in range(len(bounds) - 1):
        left, right = bounds[index] + 1, bounds[index + 1]
        if left == right and index in (0, len(bounds) - 2):
            continue
        raw = mdTrim(text[left:right])
        at = start + left + text[left:right].find(raw)
        yield _Cell(at, state.src[at : at + len(raw)])


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
    return f' role="group" tabindex="0" aria-label="{escapeHtml(label)}"'


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
