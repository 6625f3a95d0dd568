"""A recipe is a value: a path, a top-level function, and ids."""

from __future__ import annotations

from functools import partial

import pytest

from rmsite.foundation.webpath import WebPath
from rmsite.outputs.recipe import Recipe, Subject
from rmsite.view.view import View


def _make(view: View, subject: Subject) -> bytes:
    return b""


def test_top_level_function_makes_a_recipe() -> None:
    """Two recipes for one path by one function about one thing are the same."""
    assert Recipe(WebPath("a"), _make, ("x",)) == Recipe(WebPath("a"), _make, ("x",))


def test_closure_is_refused() -> None:
    """A function that may carry anything with it cannot be a maker: neither a closure, nor a lambda, nor a partial."""

    def inner(view: View, subject: Subject) -> bytes:
        return b""

    for maker in (inner, lambda view, subject: b"", partial(_make)):
        with pytest.raises(TypeError, match="top-level function"):
            Recipe(WebPath("a"), maker)
