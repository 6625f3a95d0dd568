"""Which rule of the parser can match at which character, so that the others are not asked.

markdown-it asks every rule at every line and every mark. Almost all of them look at one character and say no.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, TypeVar

from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

RuleT = TypeVar("RuleT")

BLOCK_OPENINGS: Mapping[str, str] = MappingProxyType({
    "comment": "<", "colons": ":", "fence": "`~", "blockquote": ">", "hr": "*-_", "list": "*+-0123456789",
    "plain_list": "*+-0123456789",
    "footnote_def": "[", "reference": "[", "heading": "#",
})  # fmt: skip
"""The first characters of a line, past its indentation, that a rule can match at; a rule that is not here is asked
everywhere."""

INLINE_OPENINGS: Mapping[str, str] = MappingProxyType({
    "linkify": ":", "newline": "\n", "placeholder": "{", "escape": "\\", "backticks": "`", "strikethrough": "~",
    "emphasis": "*_", "reference": "[", "link": "[", "footnote": "[", "image": "!", "comment": "<", "autolink": "<",
    "html_inline": "<", "entity": "&",
})  # fmt: skip
"""The same for rules inside a block, by the character where they match."""


class QuickRuler(Ruler[RuleT]):
    """A ruler that knows the openings of its rules: each of its chains is one rule, which asks those that can match."""

    def __init__(self, ruler: Ruler[RuleT], openings: Mapping[str, str], ask: Callable[..., RuleT]) -> None:
        super().__init__()
        self.__rules__ = ruler.__rules__
        self._openings = openings
        self._ask = ask
        self._chains: dict[str, list[RuleT]] = {}

    def getRules(self, chainName: str = "") -> list[RuleT]:  # noqa: N802, N803
        """The chain of this name, made when it is asked for first; rules do not change after that."""
        found = self._chains.get(chainName)
        if found is None:
            rules = [each for each in self.__rules__ if each.enabled and (not chainName or chainName in each.alt)]
            opens = {each.name: self._openings.get(each.name) for each in rules}
            anywhere = tuple(each.fn for each in rules if opens[each.name] is None)
            at = {
                character: tuple(each.fn for each in rules if (own := opens[each.name]) is None or character in own)
                for character in {character for own in opens.values() for character in own or ""}
            }
            found = self._chains[chainName] = [self._ask(at, anywhere)]
        return found


BlockRule = Callable[[StateBlock, int, int, bool], bool]
InlineRule = Callable[[StateInline, bool], bool]


def ask_at_line(at: Mapping[str, tuple[BlockRule, ...]], anywhere: tuple[BlockRule, ...]) -> BlockRule:
    """One rule for blocks that asks those which can match at the first character of the line."""

    def ask(state: Any, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
        start = state.bMarks[startLine] + state.tShift[startLine]
        # A loop: this runs at every line, and a generator doubles its cost.
        for rule in at.get(state.src[start : start + 1], anywhere):  # noqa: SIM110
            if rule(state, startLine, endLine, silent):
                return True
        return False

    return ask


def ask_at_character(at: Mapping[str, tuple[InlineRule, ...]], anywhere: tuple[InlineRule, ...]) -> InlineRule:
    """One rule for what stands inside blocks that asks those which can match at the character."""

    def ask(state: Any, silent: bool) -> bool:
        for rule in at.get(state.src[state.pos], anywhere):  # noqa: SIM110
            if rule(state, silent):
                return True
        return False

    return ask
