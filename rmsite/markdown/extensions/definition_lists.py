"""Definition lists: a term, and on the next line ``: `` with what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mdit_py_plugins.deflist import deflist_plugin

from rmsite.markdown.extension import Extension

if TYPE_CHECKING:
    from rmsite.markdown.tree import Node
    from rmsite.markdown.writer import Writer


def definition_list(writer: Writer, node: Node) -> None:
    """Write a list of terms and meanings."""
    writer.put("<dl>\n")
    writer.write(node.children)
    writer.put("</dl>\n")


def term(writer: Writer, node: Node) -> None:
    """Write a term."""
    writer.put("<dt>")
    writer.line(node.children[0].token, "a term")
    writer.put("</dt>\n")


def meaning(writer: Writer, node: Node) -> None:
    """Write one meaning of the term before it."""
    writer.put("<dd>")
    for index, child in enumerate(node.children):
        writer.write([child])
        if child.token.hidden and index + 1 < len(node.children):
            writer.put("\n")
    writer.put("</dd>\n")


DEFINITION_LISTS = Extension(
    install=deflist_plugin,
    blocks={"dl": definition_list, "dt": term, "dd": meaning},
)
