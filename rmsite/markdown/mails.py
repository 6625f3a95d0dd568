"""Mail addresses in a text, wherever they stand: in words, links, code or comments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rmsite.markdown.body import Mail

if TYPE_CHECKING:
    from rmsite.markdown.source import Source

MAIL = re.compile(r"(?<![\w.+-])(?P<local>[\w.+-]{1,64})@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,63}(?![\w-])")
"""A mail address inside a text; ``local`` is what stands before the @."""


def mails_in(source: Source) -> tuple[Mail, ...]:
    """Every mail address of a text, in order."""
    if "@" not in source.text:
        return ()
    return tuple(Mail(match[0], source.span(*match.span())) for match in MAIL.finditer(source.text))
