"""Addresses in the text that become links by themselves: ``https://example.com`` and ``people@example.com``.

A bare ``example.com`` stays text, because ``buddy.md`` would be taken for a host in Moldova.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markdown_it.rules_inline import StateInline

from rmsite.markdown.extension import Extension

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_LONGEST_ADDRESS = 2000


def address_rule(state: StateInline, silent: bool) -> bool:
    """Read a web address at its ``://``, before the emphasis rules see its ``*`` and ``_``.

    Does what markdown-it's own rule does, which looks through all the text before it each time.
    """
    pos = state.pos
    if state.linkLevel > 0 or not state.src.startswith("://", pos):
        return False
    scheme = next((name for name in ("https", "http") if _ends_with_word(state.src, pos, name)), "")
    if not scheme or not state.pending.endswith(state.src[pos - len(scheme) : pos]):
        return False
    start = pos - len(scheme)
    found = _linkify(state.md).match_at_start(state.src[start : min(start + _LONGEST_ADDRESS, state.posMax)])
    if not found:
        return False
    address = found.url.rstrip("*")
    if len(address) <= len(scheme) + 3:
        return False
    if not silent:
        state.pending = state.pending[: -len(scheme)]
        opening = state.push("link_open", "a", 1)
        opening.attrs = {"href": address}
        opening.info = "auto"
        state.push("text", "", 0).content = address
        state.push("link_close", "a", -1)
    state.pos = start + len(address)
    return True


def _ends_with_word(text: str, end: int, word: str) -> bool:
    start = end - len(word)
    if start < 0 or text[start:end].lower() != word:
        return False
    before = text[start - 1 : start]
    return not (before.isascii() and (before.isalnum() or before in tuple("+-.")))


def _linkify(md: MarkdownIt) -> Any:
    # linkify-it-py has no types; markdown-it makes one where it is installed, and rmsite requires it.
    return md.linkify


def install(md: MarkdownIt) -> None:
    """Find web addresses with their scheme, and mail addresses."""
    linkify = _linkify(md)
    linkify.set({"fuzzy_link": False})
    linkify.add("ftp:", None).add("//", None)
    md.inline.ruler.at("linkify", address_rule)


AUTOLINKS = Extension(install=install)
