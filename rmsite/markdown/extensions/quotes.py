"""Quotes, and alerts such as ``> [!NOTE]``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rmsite.foundation.diagnostic import Code, Severity
from rmsite.foundation.words import listed, nearest, shortened
from rmsite.markdown.extension import Extension
from rmsite.markdown.origin import origin_of

if TYPE_CHECKING:
    from rmsite.markdown.tree import Node
    from rmsite.markdown.writer import Writer

ALERTS = ("NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION")

ALERT = Code(
    "markdown/alert",
    Severity.ERROR,
    "A quote begins like an alert, but its name is unknown or something follows the name on the same line.",
    f"Write one of {listed(ALERTS, 'or')} in the brackets, and the text from the next line on.",
    wrong="> [!INFO]\n> The room is booked.",
    right="> [!NOTE]\n> The room is booked.",
)

_LIKE_AN_ALERT = re.compile(r"\[!([A-Za-z]+)\]")


def quote(writer: Writer, node: Node) -> None:
    """Write a quote."""
    _report_misspelt_alert(writer, node)
    writer.put("<blockquote>\n")
    writer.write(node.children)
    writer.put("</blockquote>\n")


def alert(writer: Writer, node: Node) -> None:
    """Write an alert under the name of its kind."""
    kind = node.token.info.lower()
    writer.put(f'<div class="alert alert-{kind}" role="note">\n<p class="alert-title">{kind.capitalize()}</p>\n')
    writer.write(node.children)
    writer.put("</div>\n")


def alert_title(writer: Writer, node: Node) -> None:
    """Write nothing: the title is no word of the author's, ``alert`` writes it."""


def _report_misspelt_alert(writer: Writer, node: Node) -> None:
    if not node.children or node.children[0].kind != "paragraph":
        return
    token = node.children[0].children[0].token
    found = _LIKE_AN_ALERT.match(token.content)
    if not found:
        return
    span = origin_of(token, writer.sheet.source).span(found.span())
    name = found[1].upper()
    if name in ALERTS:
        message, hint = f'something follows "[!{name}]" on its line', "write the text from the next line on"
    else:
        best = nearest(name, ALERTS)
        message = f'there is no alert "{shortened(found[1])}"'
        hint = f"write [!{best}]" if best else f"write one of {listed(ALERTS, 'or')}"
    writer.sheet.note(ALERT.at(span, message, hint))


QUOTES = Extension(
    blocks={"blockquote": quote, "alert": alert, "alert_title": alert_title},
    codes=(ALERT,),
)
