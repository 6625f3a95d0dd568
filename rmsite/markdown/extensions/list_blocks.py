"""``::: steps``, ``::: cards`` and ``::: checklist``: one list each, shown in its own way."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from rmsite.foundation.diagnostic import Code, Severity
from rmsite.markdown.extension import Extension
from rmsite.markdown.extensions.blocks import place_of, refuse_title

if TYPE_CHECKING:
    from rmsite.foundation.span import Span
    from rmsite.markdown.tree import Node
    from rmsite.markdown.writer import Writer

CONTENT = Code(
    "markdown/block-content",
    Severity.ERROR,
    "A block holds something else than what it is for: steps hold one numbered list, cards and a checklist one "
    "list, tabs parts that each begin with a heading.",
    "Move what does not belong there above or below the block.",
    wrong="::: steps\n- Say hello.\n- Ask a question.\n:::",
    right="::: steps\n1. Say hello.\n2. Ask a question.\n:::",
)


def list_block(wanted: str, named: str, hint: str, writer: Writer, node: Node) -> None:
    """Write a block that holds one list of the ``wanted`` kind."""
    refuse_title(writer, node)
    name = node.token.info
    lists = [child for child in node.children if child.kind == wanted]
    others = [child for child in node.children if child.kind not in (wanted, "definition", "footnote_reference")]
    for child in lists:
        child.token.meta["block"] = name
        if name == "checklist":
            _give_boxes(child)
    if not lists or others or len(lists) > 1:
        wrong = (others + lists[1:] or [node])[0]
        span = writer.sheet.source.span_of_line(wrong.line) if wrong is not node else place_of(node, writer.sheet)
        report(writer, node, span, f'the block "{name}" is for {named} and nothing else', hint)
    writer.write(node.children)


def report(writer: Writer, node: Node, span: Span, message: str, hint: str) -> None:
    """Report what the block ``node`` cannot hold; one that is never closed is at fault already."""
    if "unclosed" not in node.token.meta:
        writer.sheet.note(CONTENT.at(span, message, hint))


def _give_boxes(node: Node) -> None:
    for item in node.children:
        item.token.meta.setdefault("checked", False)


LIST_BLOCKS = Extension(
    blocks={
        ":::steps": partial(
            list_block,
            "ordered_list",
            "one numbered list",
            "begin each step with 1. and leave nothing between them",
        ),
        ":::cards": partial(list_block, "bullet_list", "one list", "begin each card with - and its words"),
        ":::checklist": partial(list_block, "bullet_list", "one list", "begin each item with - and its words"),
    },
    codes=(CONTENT,),
)
