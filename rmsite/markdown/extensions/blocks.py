"""Blocks between a line ``::: name`` and a line ``:::``: how they are read, and what can be wrong with their lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.rules_block import StateBlock

from rmsite.foundation.diagnostic import Code, Severity
from rmsite.foundation.words import listed, nearest, shortened
from rmsite.markdown.extension import Extension
from rmsite.markdown.nesting import nesting_problem
from rmsite.markdown.tree import BLOCK_CLOSE, BLOCK_OPEN

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from rmsite.foundation.span import Span
    from rmsite.markdown.sheet import Sheet
    from rmsite.markdown.tree import Grown, Node
    from rmsite.markdown.writer import Writer

NAMES = ("steps", "tabs", "cards", "checklist", "details", "audience")
WITH_TITLE = "details"

UNKNOWN = Code(
    "markdown/unknown-block",
    Severity.ERROR,
    "A line of three colons opens a block that does not exist.",
    f"Write one of {listed(NAMES, 'or')} behind the colons.",
    wrong="::: step\n1. Say hello.\n:::",
    right="::: steps\n1. Say hello.\n:::",
    fixed=True,
)
UNCLOSED = Code(
    "markdown/unclosed-block",
    Severity.ERROR,
    "A block is opened by a line of colons and never closed.",
    "Write ::: on a line of its own below the block's last line, as far indented as the line that opens it.",
    wrong="::: steps\n1. Say hello.",
    right="::: steps\n1. Say hello.\n:::",
    fixed=True,
)
STRAY = Code(
    "markdown/stray-colons",
    Severity.ERROR,
    "A line of colons closes a block, but none is open here that was opened with as many colons or fewer.",
    "Remove the line, or write the block's name behind the colons that open it.",
    wrong="1. Say hello.\n\n:::",
    right="::: steps\n1. Say hello.\n:::",
    fixed=True,
)
TITLE = Code(
    "markdown/block-title",
    Severity.ERROR,
    "A block lacks its title or name, or has words behind its name that it has no use for.",
    "Write a title behind details, the name of one audience behind audience, and nothing behind the others.",
    wrong="::: details\nIt depends on the day.\n:::",
    right="::: details How long does it take?\nIt depends on the day.\n:::",
    fixed=True,
)

_COLONS = 3


def block_rule(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
    """Read a line that opens or closes a block; ``tree.grow`` puts the two together.

    Reading line by line leaves fences, lists and quotes inside a block to their own rules.
    """
    start, end = state.bMarks[startLine] + state.tShift[startLine], state.eMarks[startLine]
    if state.is_code_block(startLine) or not state.src.startswith(":" * _COLONS, start):
        return False
    if silent:
        return True
    behind = state.skipCharsStr(start, ":")
    head = state.src[behind:end].strip()
    name, _, title = head.partition(" ")
    token = state.push(BLOCK_OPEN if head else BLOCK_CLOSE, "div", 0)
    token.map = [startLine, startLine + 1]
    token.markup = state.src[start:behind]
    token.info = name
    token.meta = {"title": title.strip(), "at": (start, start + len(state.src[start:end].rstrip()))}
    if name == WITH_TITLE and title.strip():
        words = state.push("inline", "", 0)
        words.content, words.map, words.children = title.strip(), [startLine, startLine + 1], []
    state.line = startLine + 1
    return True


def report_lines(grown: Grown, sheet: Sheet) -> None:
    """Report the lines of colons that do not fit together."""
    for token in grown.unclosed:
        sheet.note(
            UNCLOSED.at(
                _line(token, sheet),
                f'the block "{shortened(token.info)}" is never closed',
                f"write {shortened(token.markup)} on a line of its own below it, as far indented as this line",
            )
        )
    for token in grown.stray:
        sheet.note(
            STRAY.at(
                _line(token, sheet),
                f'"{shortened(token.markup)}" closes nothing here',
                "remove the line, or write a block's name behind the colons that open it",
            )
        )
    for token in grown.too_deep[:1]:
        sheet.note(nesting_problem(_line(token, sheet)))


def place_of(node: Node, sheet: Sheet) -> Span:
    """Where the line stands that opens a block."""
    return _line(node.token, sheet)


def refuse_title(writer: Writer, node: Node) -> None:
    """Report words behind the name of a block that has no use for them."""
    name, title = node.token.info, node.token.meta["title"]
    if title:
        writer.sheet.note(
            TITLE.at(
                place_of(node, writer.sheet),
                f'the block "{name}" has no use for "{shortened(title)}"',
                f"write ::: {name} alone, and the words above it",
            )
        )


def unknown(writer: Writer, node: Node) -> None:
    """Write what stands in a block of unknown name, and report it."""
    name = node.token.info
    best = nearest(name, NAMES)
    hint = f"write ::: {best}" if best else f"write one of {listed(NAMES, 'or')} behind the colons"
    message = f'there is no block "{shortened(name)}"'
    writer.sheet.note(UNKNOWN.at(place_of(node, writer.sheet), message, hint))
    writer.put("<div>\n")
    writer.write(node.children)
    writer.put("</div>\n")


def _line(token: Token, sheet: Sheet) -> Span:
    return sheet.source.span(*token.meta["at"])


def install(md: MarkdownIt) -> None:
    """Read lines of colons wherever a fence may stand."""
    md.block.ruler.before("fence", "colons", block_rule, {"alt": ["paragraph", "reference", "blockquote", "list"]})


BLOCKS = Extension(
    install=install,
    blocks={":::": unknown},
    codes=(UNKNOWN, UNCLOSED, STRAY, TITLE),
)
