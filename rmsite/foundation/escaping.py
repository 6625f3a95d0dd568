"""Text put into HTML."""

from __future__ import annotations

from markupsafe import Markup, escape


def escaped(value: object) -> str:
    """What ``markupsafe.escape`` gives, but as plain text where nothing has to be escaped, in a third of the time.

    Only for what is joined to HTML at once: escaped a second time it would not be known for HTML.
    """
    if type(value) is Markup:
        return value
    if type(value) is str and not (
        "&" in value or "<" in value or ">" in value or '"' in value or "'" in value  # a loop takes twice as long
    ):
        return value
    return escape(value)
