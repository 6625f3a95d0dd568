"""What files look like from outside: enough to see that none has changed, without reading one."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable

Stamp = tuple[int, int, int]
"""A file's kind (as in its mode), its size in bytes and the time of its last change in nanoseconds."""

FOLDER: Stamp = (stat.S_IFDIR, 0, 0)
"""What any folder looks like: its own time says nothing."""


def stamps_below(root: str, tops: Iterable[str]) -> dict[str, Stamp]:
    """Everything below these files and folders of ``root`` that is not hidden, by its path from ``root``.

    A folder's own time says nothing and is left out; links are not followed. What is not there is not named. Raises
    ``OSError`` for a folder that cannot be looked into.
    """
    found: dict[str, Stamp] = {}
    for top in tops:
        path = f"{root}/{top}"
        try:
            seen = os.lstat(path)
        except FileNotFoundError:
            continue
        found[top] = stamp_of(seen)
        if stat.S_ISDIR(seen.st_mode):
            _look_into(path, len(root) + 1, found)
    return found


def stamps_of(root: str, paths: Iterable[str]) -> dict[str, Stamp]:
    """The same for each of these files; raises ``OSError`` where one is not there."""
    return {path: stamp_of(os.lstat(f"{root}/{path}")) for path in paths}


def _look_into(folder: str, skip: int, found: dict[str, Stamp]) -> None:
    pending = [folder]
    while pending:
        with os.scandir(pending.pop()) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    pending.append(entry.path)
                    found[entry.path[skip:]] = FOLDER
                else:
                    found[entry.path[skip:]] = stamp_of(entry.stat(follow_symlinks=False))


def stamp_of(seen: os.stat_result) -> Stamp:
    """What the operating system says of a file, as a stamp."""
    kind = stat.S_IFMT(seen.st_mode)
    return FOLDER if kind == stat.S_IFDIR else (kind, seen.st_size, seen.st_mtime_ns)
