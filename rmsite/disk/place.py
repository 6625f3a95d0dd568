"""Where a finished site goes: which places are refused, and what stands beside one.

Light, so that a build with nothing to do ends at once.
"""

from __future__ import annotations

import os
from pathlib import Path


class RefusedOutput(Exception):
    """The output folder cannot be replaced; the message is a sentence with the reason."""


def has_leftovers(output: Path) -> bool:
    """Whether a build that was killed, or one that works right now, has left anything beside the output."""
    place = without_dots(output)
    return any(beside(place, what).exists() for what in ("new", "old"))


def refuse_bad_place(output: Path, site: Path) -> None:
    """Raises ``RefusedOutput`` where a site cannot be written: over its own sources, through a link, over a file."""
    place = without_dots(output)
    if place.is_symlink():
        raise RefusedOutput(f"{output} is a symbolic link; name the folder itself")
    if place.exists() and not place.is_dir():
        raise RefusedOutput(f"{output} is a file, not a folder")
    if place.is_mount():
        raise RefusedOutput(f"{output} is a volume of its own and cannot be replaced as a whole; name a folder in it")
    target, home = place.resolve(), site.resolve()
    if target == home or target in home.parents:
        raise RefusedOutput(f"{output} holds the site's own sources; name a folder that may be replaced")
    for name in ("content", "themes"):
        if target == home / name or home / name in target.parents:
            raise RefusedOutput(f"{output} lies in the site's own {name}; name another folder")


def without_dots(output: Path) -> Path:
    """The same place without dots, so that there is a folder around it; links are not followed."""
    return Path(os.path.abspath(output))  # noqa: PTH100


def beside(place: Path, what: str) -> Path:
    """What a build puts beside its output: the ``new`` tree, the ``old`` one for a moment, the ``spare`` one."""
    return place.parent / f".{place.name}.rmsite-{what}"
