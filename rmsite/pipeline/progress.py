"""How long work is watched by a person, without the work knowing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

T = TypeVar("T")


class Watch(Protocol):
    """Hands on the things to be worked on, one by one, and may show how far the work has come."""

    def __call__(self, doing: str, things: Sequence[T], /) -> Iterable[T]:
        """The same things in the same order; ``doing`` names the work: ``Reading``."""
        ...


def unwatched(_: str, things: Sequence[T]) -> Iterable[T]:
    """Nobody looks on."""
    return things
