"""Lists: bulleted, numbered, and with boxes to tick (``- [ ]``, ``- [x]``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rmsite.foundation.diagnostic import Code, Severity
from rmsite.markdown.extension import Extension

if TYPE_CHECKING:
    from rmsite.markdown.tree import Node
    from rmsite.markdown.writer import Writer

BOX_WITHOUT_WORDS = Code(
    "accessibility/box-without-words",
    Severity.ERROR,
    "A box to tick has no words beside it, so that nobody can tell what it is for.",
    "Begin the item with its words.",
    wrong="- [ ] > Ask for access",
    right="- [ ] Ask for access",
)


def bullets(writer: Writer, node: Node) -> None:
    """Write a bulleted list."""
    _write(writer, node, "ul", "")


def numbered(writer: Writer, node: Node) -> None:
    """Write a numbered list, which may begin with another number than 1."""
    start = node.token.attrs.get("start")
    _write(writer, node, "ol", "" if start is None else f' start="{start}"')


def item(writer: Writer, node: Node) -> None:
    """Write one item, with its box where it has one."""
    writer.put("<li>")
    rest = node.children
    if "checked" in node.token.meta:
        rest = _write_box(writer, node)
    for index, child in enumerate(rest):
        writer.write([child])
        if child.token.hidden and index + 1 < len(rest):
            writer.put("\n")
    writer.put("</li>\n")


def _write(writer: Writer, node: Node, tag: str, attributes: str) -> None:
    boxes = any("checked" in child.token.meta for child in node.children)
    css = node.token.meta.get("block") or ("checklist" if boxes else "")
    writer.put(f'<{tag} class="{css}"{attributes}>\n' if css else f"<{tag}{attributes}>\n")
    writer.write(node.children)
    writer.put(f"</{tag}>\n")


def _write_box(writer: Writer, node: Node) -> list[Node]:
    # Returns what of the item is still to be written.
    first = node.children[0] if node.children else None
    if first is None or first.kind != "paragraph":
        writer.sheet.note(
            BOX_WITHOUT_WORDS.at(
                writer.sheet.source.span_of_line(node.line),
                "the box of this item has no words beside it",
                "begin the item with its words, and put anything else below them",
            )
        )
        return node.children
    box = f'<input type="checkbox" disabled{" checked" if node.token.meta["checked"] else ""}>'
    hidden = first.token.hidden
    writer.put("" if hidden else "<p>", f"<label>{box} ")
    writer.line(first.children[0].token, "an item with a box")
    writer.put("</label>", "" if hidden else "</p>\n")
    if hidden and len(node.children) > 1:
        writer.put("\n")
    return node.children[1:]


LISTS = Extension(
    blocks={"bullet_list": bullets, "ordered_list": numbered, "list_item": item},
    codes=(BOX_WITHOUT_WORDS,),
)
