"""The title that a text brings along: its heading of level 1 at the very top."""

from __future__ import annotations

from rmsite.markdown.body import Body, Piece

_END = "</h1>\n"


def without_leading_title(body: Body) -> tuple[str | None, Body]:
    """The words of a leading ``# heading`` and the body without it; None and the same body where there is none."""
    first = body.pieces[0] if body.pieces else None
    if not isinstance(first, str) or not first.startswith("<h1 "):
        return None, body
    pieces: list[Piece] = list(body.pieces)
    while pieces:
        piece = pieces.pop(0)
        if isinstance(piece, str) and _END in piece:
            rest = piece.partition(_END)[2]
            pieces[:0] = [rest] if rest else []
            break
    title = body.headings[0].text
    text = body.text.removeprefix(title).removeprefix("\n")
    return title, Body(tuple(pieces), body.headings[1:], body.fields, text, body.mails)
