"""Words as HTML."""

from __future__ import annotations

from markdown_it.common.utils import escapeHtml


def html_of(words: str) -> str:
    """Words as HTML: markdown-it's own function, asked only where there is something to escape.

    An apostrophe stays, other than in what templates print (``foundation/escaping.py``).
    """
    if "&" in words or "<" in words or ">" in words or '"' in words:
        return escapeHtml(words)
    return words
