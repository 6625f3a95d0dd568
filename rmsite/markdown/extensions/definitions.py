"""Link definitions: ``[name]: address``, anywhere below, for ``[words][name]`` in the text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from markdown_it.helpers import parseLinkDestination
from markdown_it.rules_block import StateBlock, reference

from rmsite.foundation.value import Value
from rmsite.markdown.extension import Extension

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

    from rmsite.foundation.span import Span
    from rmsite.markdown.sheet import Sheet
    from rmsite.markdown.tree import Node
    from rmsite.markdown.writer import Writer


def definition_rule(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
    """Read a definition, and remember where its address stands."""
    matched = reference(state, startLine, endLine, silent)
    if matched and not silent:
        state.tokens[-1].meta["address"] = _address(state, startLine)
    return matched


def _address(state: StateBlock, line: int) -> tuple[int, int]:
    # Up to the bracket that ends the name, then over the white space behind the colon.
    source = state.src
    pos = state.bMarks[line] + state.tShift[line]
    while source[pos] != "]":
        pos += 2 if source[pos] == "\\" else 1
    pos += 2
    while pos > state.eMarks[line]:
        line += 1
    while pos < state.eMarks[line] and source[pos] in " \t":
        pos += 1
    if pos >= state.eMarks[line]:
        line += 1
        pos = state.bMarks[line] + state.tShift[line]
    found = parseLinkDestination(source, pos, state.eMarks[line])
    return (pos + 1, found.pos - 1) if source[pos] == "<" else (pos, found.pos)


class Definition(Value):
    """Where a name leads, its tool tip, and where its address stands."""

    href: str
    title: str
    span: Span


def definitions_among(nodes: Iterable[Node], sheet: Sheet) -> dict[str, Definition]:
    """The definitions among the nodes by their name; the first of a name counts."""
    found: dict[str, Definition] = {}
    for node in nodes:
        if node.kind == "definition":
            meta = node.token.meta
            span = sheet.source.span(*meta["address"])
            found.setdefault(meta["id"], Definition(meta["url"], meta["title"], span))
    return found


def nothing(writer: Writer, node: Node) -> None:
    """Write nothing: a definition shows only where it is used."""


def install(md: MarkdownIt) -> None:
    """Keep definitions as tokens, so that a part for one audience keeps its own."""
    md.options["inline_definitions"] = True
    md.options["store_labels"] = True
    md.block.ruler.at("reference", definition_rule)


DEFINITIONS = Extension(install=install, blocks={"definition": nothing})
