"""What one part of Markdown consists of: how it is read, how it is written, what can be wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from rmsite.foundation.value import Value, field

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from rmsite.foundation.diagnostic import Code
    from rmsite.markdown.tree import Node
    from rmsite.markdown.writer import Run, Writer


def nothing_to_install(md: MarkdownIt) -> None:
    """markdown-it reads it already."""


class Extension(Value):
    """One part of Markdown.

    ``install`` teaches the parser, ``blocks`` and ``inlines`` write the nodes and tokens it makes, by their kind.
    """

    install: Callable[[MarkdownIt], None] = nothing_to_install
    blocks: Mapping[str, Callable[[Writer, Node], None]] = field(default_factory=dict)
    inlines: Mapping[str, Callable[[Run, Token], None]] = field(default_factory=dict)
    codes: tuple[Code, ...] = ()
