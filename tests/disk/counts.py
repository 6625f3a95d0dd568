"""What a published tree counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rmsite.disk.write import Published


def counts(done: Published) -> tuple[int, int, int, int]:
    """How many files it has, and how many of them are new, changed and gone."""
    return done.files, done.added, done.changed, done.removed
