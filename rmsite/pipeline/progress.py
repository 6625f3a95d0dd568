"""How long work is watched by a person, without the work knowing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Things(Protocol[T_co]):
    """Things to be worked on, and about how many they are."""

    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[T_co]: ...


class Watch(Protocol):
    """Hands on the things to be worked on, one by one, and may show how far the work has come."""

    def __call__(self, doing: str, things: Things[T], /) -> Iterable[T]:
        """The same things in the same order; ``doing`` names the work: ``Reading``."""
        ...


def unwatched(_: str, things: Things[T]) -> Iterable[T]:
    """Nobody looks on."""
    return things
