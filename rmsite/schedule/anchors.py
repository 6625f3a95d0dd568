"""What hangs on what: the order in which points in time can be computed, and which never can."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rmsite.foundation.value import Value
from rmsite.model.when import END, START, Offset

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rmsite.model.when import When


class Chains(Value):
    """Ids in an order in which each stands behind its anchor, and the ids that no order can hold.

    ``strangers`` name an anchor that does not exist. ``cycles`` hang on themselves: each is told once, from
    its alphabetically first member, and goes from an id to its anchor. ``lost`` says for every id outside
    ``order`` at which stranger, or at which cycle's first member, its chain breaks.
    """

    order: tuple[str, ...]
    strangers: tuple[str, ...]
    cycles: tuple[tuple[str, ...], ...]
    lost: Mapping[str, str]


def anchor_of(when: When) -> str | None:
    """What a point in time hangs on; None for a fixed date."""
    return when.anchor if isinstance(when, Offset) else None


def follow(whens: Mapping[str, When]) -> Chains:
    """The chains that lead from every id over its anchors to a fixed date, to ``start`` or to ``end``."""
    hanging: dict[str, list[str]] = {}
    rooted: list[str] = []
    strangers: list[str] = []
    for name, when in whens.items():
        anchor = anchor_of(when)
        if anchor is None or anchor in (START, END):
            rooted.append(name)
        elif anchor in whens:
            hanging.setdefault(anchor, []).append(name)
        else:
            strangers.append(name)
    order = tuple(name for root in rooted for name in _with_dependents(root, hanging))
    lost = {name: stranger for stranger in strangers for name in _with_dependents(stranger, hanging)}
    cycles: list[tuple[str, ...]] = []
    for name in sorted(whens.keys() - lost.keys() - set(order)):
        if name not in lost:
            cycle = _cycle_above(name, whens)
            cycles.append(cycle)
            lost.update(dict.fromkeys(_with_dependents(cycle[0], hanging), cycle[0]))
    return Chains(order, tuple(strangers), tuple(sorted(cycles)), lost)


def _with_dependents(root: str, hanging: Mapping[str, list[str]]) -> Iterator[str]:
    # The id itself, then all that hangs on it, however far down: chains may be longer than Python's stack.
    seen = {root}
    waiting = [root]
    while waiting:
        name = waiting.pop()
        yield name
        below = [other for other in hanging.get(name, ()) if other not in seen]
        seen.update(below)
        waiting.extend(reversed(below))


def _cycle_above(name: str, whens: Mapping[str, When]) -> tuple[str, ...]:
    # Every id has one anchor at most, so whoever is neither rooted nor lost comes to a cycle by walking on.
    walked: dict[str, None] = {}
    step: str | None = name
    while step is not None and step not in walked:
        walked[step] = None
        step = anchor_of(whens[step])
    path = list(walked)
    cycle = path[path.index(step or name) :]
    first = cycle.index(min(cycle))
    return (*cycle[first:], *cycle[:first])
