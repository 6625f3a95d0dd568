"""``::: details Title``: a part that opens when its title is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rmsite.markdown.extension import Extension
from rmsite.markdown.extensions.blocks import TITLE, place_of

if TYPE_CHECKING:
    from rmsite.markdown.tree import Node
    from rmsite.markdown.writer import Writer


def details(writer: Writer, node: Node) -> None:
    """Write a part under its title, which may hold emphasis, references and variables."""
    writer.put('<details class="details">\n<summary>')
    rest = node.children
    if node.token.meta["title"]:
        writer.line(rest[0].token, "a title")
        rest = rest[1:]
    else:
        writer.sheet.note(
            TITLE.at(
                place_of(node, writer.sheet),
                'the block "details" has no title',
                "write what the reader chooses behind it, such as ::: details How long does it take?",
            )
        )
    writer.put("</summary>\n")
    writer.write(rest)
    writer.put("</details>\n")


DETAILS = Extension(blocks={":::details": details})
