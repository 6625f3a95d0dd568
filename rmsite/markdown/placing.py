"""Inline rules of markdown-it that remember where they matched."""

from __future__ import annotations

from collections.abc import Callable

from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

InlineRule = Callable[[StateInline, bool], bool]


def placed(rule: InlineRule, opening: str) -> InlineRule:
    """The same rule, whose first token carries ``meta["at"]``: the offsets of its start and end in the text.

    ``opening`` is the character that all it matches begins with.
    """

    def run(state: StateInline, silent: bool) -> bool:
        if state.src[state.pos] != opening:
            return False
        return rule(state, True) if silent else first_token(rule, state) is not None

    return run


def first_token(rule: InlineRule, state: StateInline) -> Token | None:
    """Run the rule; the first token it made, with ``meta["at"]``, or None where it did not match."""
    start = state.pos
    # Text that waits is pushed as a token before the rule's own.
    index = len(state.tokens) + (1 if state.pending else 0)
    if not rule(state, False):
        return None
    token = state.tokens[index]
    token.meta["at"] = (start, state.pos)
    return token


def push(state: StateInline, kind: str, content: str, end: int) -> Token:
    """Make a token of what stands from the current position to ``end``, and go on behind it."""
    token = state.push(kind, "", 0)
    token.content = content
    token.meta["at"] = (state.pos, end)
    state.pos = end
    return token
