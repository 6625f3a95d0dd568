"""Code: fenced with three backticks, or indented by four spaces. Nothing inside is read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.common.utils import unescapeAll

from rmsite.foundation.diagnostic import Code, Severity
from rmsite.markdown.escape import html_of
from rmsite.markdown.extension import Extension

if TYPE_CHECKING:
    from rmsite.markdown.tree import Node
    from rmsite.markdown.writer import Writer

UNCLOSED_CODE = Code(
    "markdown/unclosed-code",
    Severity.WARNING,
    "A code block has no closing line, so that everything below it is printed as code.",
    "Close the code block with the same characters that opened it.",
    wrong="```\nnpm test\n\nBack to the text.",
    right="```\nnpm test\n```\n\nBack to the text.",
)

_NOT_IN_A_LANGUAGE = re.compile(r"[^A-Za-z0-9+#-]")


def fence(writer: Writer, node: Node) -> None:
    """Write a fenced block, with its language as a class."""
    words = unescapeAll(node.token.info).split()
    language = _NOT_IN_A_LANGUAGE.sub("", words[0]) if words else ""
    _write(writer, node, f' class="language-{language}"' if language else "")
    first, end = node.token.map or (0, 1)
    if end - first < 2 or not writer.sheet.source.line(end - 1).rstrip().endswith(node.token.markup):
        writer.sheet.note(
            UNCLOSED_CODE.at(
                writer.sheet.source.span_of_line(first),
                "the code block that begins here is never closed",
                f"write {node.token.markup} on a line of its own below the code",
            )
        )


def indented(writer: Writer, node: Node) -> None:
    """Write an indented block."""
    _write(writer, node, "")


def _write(writer: Writer, node: Node, attribute: str) -> None:
    writer.put(f"<pre><code{attribute}>", html_of(node.token.content), "</code></pre>\n")
    for line in node.token.content.splitlines():
        writer.say(line)


CODE = Extension(blocks={"fence": fence, "code_block": indented}, codes=(UNCLOSED_CODE,))
