"""How far a build has come, for a person who looks on."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from rmsite.pipeline.progress import Things

T = TypeVar("T")

_WORTH_SHOWING = 300


def watched(doing: str, things: Things[T]) -> Iterable[T]:
    """Shows how far long work has come, where a person looks on."""
    if len(things) < _WORTH_SHOWING or not sys.stderr.isatty():
        return things
    return _with_bar(doing, things)


def _with_bar(doing: str, things: Things[T]) -> Iterable[T]:
    import click

    with click.progressbar(things, label=doing, file=sys.stderr) as bar:
        yield from bar
