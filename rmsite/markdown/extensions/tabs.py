"""``::: tabs``: parts of which a reader with JavaScript sees one at a time, and any other reader all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rmsite.markdown.extension import Extension
from rmsite.markdown.extensions.blocks import place_of, refuse_title
from rmsite.markdown.extensions.list_blocks import report

if TYPE_CHECKING:
    from rmsite.markdown.tree import Node
    from rmsite.markdown.writer import Writer

_HINT = "begin each part with a heading such as ### In the office, or with a line in **bold**"


def tabs(writer: Writer, node: Node) -> None:
    """Write the parts one below the other, each under its title."""
    refuse_title(writer, node)
    before, parts = _parts(node.children)
    if not parts:
        report(writer, node, place_of(node, writer.sheet), 'the block "tabs" has no part with a title', _HINT)
    elif before:
        span = writer.sheet.source.span_of_line(before[0].line)
        report(writer, node, span, 'something stands in the block "tabs" before its first part', _HINT)
    writer.put('<div class="tabs">\n')
    writer.write(before)
    for part in parts:
        _write_part(writer, part)
    writer.put("</div>\n")


def _parts(nodes: list[Node]) -> tuple[list[Node], list[list[Node]]]:
    # Headings of the first heading's level begin parts; where there is none, lines in bold do.
    level = next((node.token.tag for node in nodes if node.kind == "heading"), None)
    before: list[Node] = []
    parts: list[list[Node]] = []
    for node in nodes:
        if (node.token.tag == level and node.kind == "heading") or (level is None and _is_bold_line(node)):
            parts.append([node])
        else:
            (parts[-1] if parts else before).append(node)
    return before, parts


def _is_bold_line(node: Node) -> bool:
    if node.kind != "paragraph":
        return False
    tokens = [token for token in node.children[0].token.children or [] if token.type != "text" or token.content]
    if len(tokens) < 3 or tokens[0].type != "strong_open" or tokens[-1].type != "strong_close":
        return False
    return all(token.level > 0 for token in tokens[1:-1])


def _write_part(writer: Writer, nodes: list[Node]) -> None:
    title, *rest = nodes
    tag = "section" if title.kind == "heading" else "div"
    writer.put(f'<{tag} class="tab">\n')
    if title.kind == "heading":
        title.token.meta["tab"] = True
        writer.write([title])
    else:
        writer.put('<p class="tab-title">')
        writer.line(title.children[0].token, "a title")
        writer.put("</p>\n")
    writer.write(rest)
    writer.put(f"</{tag}>\n")


TABS = Extension(blocks={":::tabs": tabs})
