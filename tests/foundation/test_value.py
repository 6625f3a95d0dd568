"""Values never change, are equal where they hold the same, and cost no look for garbage."""

from __future__ import annotations

import gc
import pickle

import pytest

from rmsite.foundation.value import EMPTY, Value, replace


class Spot(Value):
    """A value with a field that has to be given, and one that need not."""

    name: str
    rows: tuple[int, ...] = ()


class Other(Value):
    """Another with the same fields."""

    name: str
    rows: tuple[int, ...] = ()


def test_values_are_compared_by_what_they_hold() -> None:
    """Two of one class are equal, and the same to a dictionary, where all their fields are; never those of two classes."""
    assert Spot("a", (1,)) == Spot("a", (1,)) != Spot("a")
    assert len({Spot("a"), Spot("a"), Spot("b")}) == 2
    assert len({Spot("a"), Other("a")}) == 2


def test_values_do_not_change() -> None:
    """A field cannot be set; another value has it."""
    spot = Spot("a")
    with pytest.raises(AttributeError):
        spot.name = "b"  # type: ignore[misc]  # has to fail
    assert replace(spot, rows=(2,)) == Spot("a", (2,))
    assert spot == Spot("a")
    with pytest.raises(TypeError):
        EMPTY["a"] = 1  # type: ignore[index]  # has to fail


def test_values_are_packed_whole_and_passed_over_by_the_collector() -> None:
    """What comes out of a pickle is equal; nothing of it is looked at when garbage is collected."""
    spot = Spot("a", (1, 2))
    assert pickle.loads(pickle.dumps(spot)) == spot
    assert not gc.is_tracked(spot)
