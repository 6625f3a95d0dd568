"""Paragraphs, emphasis and line breaks, as CommonMark has them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from rmsite.foundation.value import replace
from rmsite.markdown.body import Mention
from rmsite.markdown.escape import html_of
from rmsite.markdown.extension import Extension
from rmsite.markdown.nesting import NESTING, TOO_DEEP, nesting_problem

if TYPE_CHECKING:
    from markdown_it.token import Token

    from rmsite.markdown.body import Piece
    from rmsite.markdown.tree import Node
    from rmsite.markdown.writer import Run, Writer

STANDS_ALONE = frozenset({"snippet", "fact"})
"""What becomes more than a link, and so may take the place of a whole paragraph."""


def paragraph(writer: Writer, node: Node) -> None:
    """Write a paragraph; in a tight list it has no ``<p>``, and one that holds only a comment is gone."""
    token = node.children[0].token
    if not token.children and token.content.strip():
        # Nothing but words, as in most of them.
        html = html_of(token.content)
        pieces = (html,) if node.token.hidden else ("<p>", html, "</p>\n")
        writer.put(*pieces)
        writer.say(token.content)
        return
    run = writer.run(token)
    writer.say(run.text)
    shown = [piece for piece in run.out if not isinstance(piece, str) or piece.strip()]
    if not shown:
        return
    match shown:
        case [Mention() as mention] if mention.reference.kind in STANDS_ALONE:
            writer.put(replace(mention, alone=True), "\n")
        case _ if node.token.hidden:
            writer.put(*run.out)
        case _:
            writer.put("<p>", *run.out, "</p>\n")


def too_deep(writer: Writer, node: Node) -> None:
    """Write what lies too deep as plain text."""
    writer.sheet.note(nesting_problem(writer.sheet.source.span_of_line(node.line)))
    writer.put("<p>", html_of(node.token.content.strip()), "</p>\n")
    writer.say(node.token.content)


def orphan(writer: Writer, node: Node) -> None:
    """Write the title of a block that lies too deep to be one."""
    writer.put("<p>")
    writer.line(node.token)
    writer.put("</p>\n")


def rule(writer: Writer, node: Node) -> None:
    """Write a line between two parts."""
    writer.put("<hr>\n")


def text(run: Run, token: Token) -> None:
    """Write plain text."""
    run.print(token.content)


def soft_break(run: Run, token: Token) -> None:
    """Write the end of a line that means nothing."""
    run.print("\n")


def hard_break(run: Run, token: Token) -> None:
    """Write the end of a line that the author meant."""
    run.put("<br>\n")
    run.words.append(" ")


def code(run: Run, token: Token) -> None:
    """Write a few characters of code."""
    run.put("<code>")
    run.print(token.content)
    run.put("</code>")


def _tag(html: Piece, run: Run, token: Token) -> None:
    run.put(html)


TEXT = Extension(
    blocks={"paragraph": paragraph, "hr": rule, TOO_DEEP: too_deep, "inline": orphan},
    inlines={
        "text": text,
        "softbreak": soft_break,
        "hardbreak": hard_break,
        "code_inline": code,
        **{
            f"{name}_{end}": partial(_tag, f"<{slash}{name}>")
            for name in ("em", "strong", "s")
            for end, slash in (("open", ""), ("close", "/"))
        },
    },
    codes=(NESTING,),
)
