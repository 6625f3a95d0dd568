"""Fills the holes of a body with the plainest HTML there is, so that a checker can read the whole."""

from __future__ import annotations

from html import escape

from rmsite.markdown.body import Body, Enclosed, Href, Mention, Variable


def filled(body: Body) -> str:
    """The body as HTML: references as links, addresses as paths, variables by their names."""
    parts = []
    for piece in body.pieces:
        match piece:
            case str():
                parts.append(piece)
            case Mention(reference, alone):
                link = f'<a href="/{reference.target}">{escape(reference.label or reference.target)}</a>'
                parts.append(f"<p>{link}</p>" if alone else link)
            case Href(reference):
                parts.append(escape(f"/{reference.target}#{reference.anchor}"))
            case Variable(name, _):
                parts.append(escape(name))
            case Enclosed(_, inner, _):
                parts.append(filled(inner))
    return "".join(parts)
