"""``::: audience NAME``: a part that only one audience may read, kept apart from everything around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rmsite.foundation.words import is_id, shortened, slugify
from rmsite.markdown.extension import Extension
from rmsite.markdown.extensions.blocks import TITLE, place_of
from rmsite.markdown.writer import Aside

if TYPE_CHECKING:
    from rmsite.markdown.tree import Node
    from rmsite.markdown.writer import Writer

AUDIENCE = ":::audience"
"""The kind of node that holds such a part."""


def audience(writer: Writer, node: Node) -> None:
    """Leave a place for the part; it is written after all that stands around it."""
    name = node.token.meta["title"]
    if not is_id(name):
        hint = (
            f"write ::: audience {shortened(slugify(name))}"
            if name
            else "write its name, such as ::: audience managers"
        )
        message = f'"{shortened(name)}" is no name of an audience' if name else 'the block "audience" names no audience'
        writer.sheet.note(TITLE.at(place_of(node, writer.sheet), message, hint))
    writer.asides.append(Aside(len(writer.out), node, writer.level))
    writer.put("")


def name_of(node: Node) -> str:
    """The audience of a part; empty, which nobody is, where its name cannot be one."""
    name: str = node.token.meta["title"]
    return name if is_id(name) else ""


AUDIENCES = Extension(blocks={AUDIENCE: audience})
