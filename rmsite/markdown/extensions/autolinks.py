"""Addresses in the text that become links by themselves: ``https://example.com`` and ``people@example.com``.

A bare ``example.com`` stays text, because ``buddy.md`` would be taken for a host in Moldova.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from rmsite.markdown.extension import Extension
from rmsite.markdown.targets import External, read_target

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
    if not _is_usable(address):
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


def _is_usable(address: str) -> bool:
    # What cannot be a link stays text: its author did not ask for one.
    return isinstance(read_target(address, ""), External)


def mail_rule(state: StateCore) -> None:
    """Turn mail addresses in plain text into links, once everything else has been read.

    Does what markdown-it's own rule does, which copies the whole paragraph for each address.
    """
    for token in state.tokens:
        if token.children and "@" in token.content:
            token.children = list(_with_mail_links(token.children, _linkify(state.md)))


def _with_mail_links(tokens: list[Token], linkify: Any) -> Iterator[Token]:
    depth = 0
    for before, token in zip([None, *tokens], tokens, strict=False):
        depth += token.nesting if token.tag == "a" else 0
        found = linkify.match(token.content) if token.type == "text" and not depth else None
        if not found:
            yield token
            continue
        is_cut = before is not None and before.type == "text_special"
        end = 0
        for match in found:
            if match.schema != "mailto:" or not _is_usable(match.url) or (is_cut and match.index == 0):
                continue
            yield Token("text", "", 0, content=token.content[end : match.index])
            yield Token("link_open", "a", 1, attrs={"href": match.url}, info="auto")
            yield Token("text", "", 0, content=match.text)
            yield Token("link_close", "a", -1)
            end = match.last_index
        yield Token("text", "", 0, content=token.content[end:])


def _linkify(md: MarkdownIt) -> Any:
    # linkify-it-py has no types; markdown-it makes one where it is installed, and rmsite requires it.
    return md.linkify


def install(md: MarkdownIt) -> None:
    """Find web addresses with their scheme, and mail addresses."""
    linkify = _linkify(md)
    linkify.set({"fuzzy_link": False})
    linkify.add("ftp:", None).add("//", None)
    md.inline.ruler.at("linkify", address_rule)
    md.core.ruler.at("linkify", mail_rule)


AUTOLINKS = Extension(install=install)
