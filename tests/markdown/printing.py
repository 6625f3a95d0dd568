"""Prints a body in a form that a person can read and a golden file can hold."""

from __future__ import annotations

from rmsite.markdown.body import Body, Enclosed, Href, Mention, Reference, Variable


def printed(body: Body) -> str:
    """The body's HTML with each hole as ``{{...}}``."""
    lines = []
    for piece in body.pieces:
        match piece:
            case str():
                lines.append(piece)
            case Mention(reference, alone):
                lines.append(f"{{{{{_reference(reference)}{' alone' if alone else ''}}}}}")
            case Href(reference):
                lines.append(f"{{{{{_reference(reference)}}}}}")
            case Variable(name, _):
                lines.append(f"{{{{{name}}}}}")
            case Enclosed(audience, inner, _):
                lines.append(f"{{{{audience {audience}}}}}\n{printed(inner)}{{{{end of {audience}}}}}\n")
    return "".join(lines)


def _reference(reference: Reference) -> str:
    anchor = f"#{reference.anchor}" if reference.anchor else ""
    label = "" if reference.label is None or reference.kind == "file" else f"|{reference.label}"
    return f"{reference.kind}:{reference.target}{anchor}{label}"
