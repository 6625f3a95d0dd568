"""The tokens of a text as a tree, in which each ``:::`` block holds what stands between its two lines."""

from __future__ import annotations

from collections.abc import Iterable

from markdown_it.token import Token
from msgspec import Struct, field

from rmsite.foundation.value import Value

BLOCK_OPEN = "colon_open"
BLOCK_CLOSE = "colon_close"
GROWN = "grown"
"""The name under which a token that stands for all of its block keeps the nodes inside, in its ``meta``."""


class Node(Struct, gc=False):
    """A block of the text; ``kind`` is its token's type without ``_open``, or ``:::`` with the block's name."""

    kind: str
    token: Token
    children: list[Node] = field(default_factory=list)

    @property
    def line(self) -> int:
        """The line it begins on, counted from 0 in the text."""
        return self.token.map[0] if self.token.map else 0


class Grown(Value):
    """A tree, and what did not fit into it: blocks never closed, lines that close nothing, blocks too deep."""

    root: Node
    unclosed: tuple[Token, ...]
    stray: tuple[Token, ...]
    too_deep: tuple[Token, ...]


def grow(tokens: Iterable[Token], limit: int) -> Grown:
    """The tree of a stream of block tokens, at most ``limit`` levels deep."""
    root = Node("root", Token("root", "", 0))
    stack = [root]
    unclosed: list[Token] = []
    stray: list[Token] = []
    too_deep: list[Token] = []
    for token in tokens:
        if token.nesting == 1:
            node = Node(token.type.removesuffix("_open"), token)
            _show_paragraph(node, stack[-1])
            stack[-1].children.append(node)
            stack.append(node)
        elif token.nesting == -1:
            while stack[-1].token.type == BLOCK_OPEN:
                unclosed.append(stack.pop().token)
            stack.pop()
        elif token.type == BLOCK_OPEN:
            if len(stack) >= limit:
                too_deep.append(token)
                continue
            node = Node(":::" + token.info, token)
            stack[-1].children.append(node)
            stack.append(node)
        elif token.type == BLOCK_CLOSE:
            depth = _matching(stack, len(token.markup))
            if depth is None:
                stray.append(token)
                continue
            unclosed.extend(node.token for node in stack[depth + 1 :])
            _end(stack[depth], token)
            del stack[depth:]
        else:
            stack[-1].children.append(Node(token.type, token, token.meta.pop(GROWN, [])))
    unclosed.extend(node.token for node in stack[1:])
    for token in unclosed:
        token.meta["unclosed"] = True
    return Grown(root, tuple(unclosed), tuple(stray), tuple(too_deep))


def walk(nodes: Iterable[Node], *, past: str = "") -> list[Node]:
    """Every node in order, each before its children; of a node of kind ``past`` only the node itself."""
    found: list[Node] = []
    _add(nodes, past, found)
    return found


def _add(nodes: Iterable[Node], past: str, found: list[Node]) -> None:
    # One list for all, since a generator doubles the cost. A tree is never deep: whoever nests too deep is stopped.
    for node in nodes:
        found.append(node)
        if node.children and node.kind != past:
            _add(node.children, past, found)


def _matching(stack: list[Node], colons: int) -> int | None:
    # A line of colons closes the innermost block opened with as many, or else with fewer.
    shorter = None
    for depth in range(len(stack) - 1, 0, -1):
        token = stack[depth].token
        if token.type != BLOCK_OPEN:
            break
        if len(token.markup) == colons:
            return depth
        if len(token.markup) < colons and shorter is None:
            shorter = depth
    return shorter


def _end(node: Node, closing: Token) -> None:
    if node.token.map and closing.map:
        node.token.map[1] = closing.map[1]


def _show_paragraph(node: Node, parent: Node) -> None:
    # A tight list hides the paragraphs of its items; those in a block inside an item are no part of that.
    if parent.token.type == BLOCK_OPEN:
        node.token.hidden = False
