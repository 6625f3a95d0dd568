"""A finished tree replaces the old one as a whole.

The new tree is written beside the output folder, then the two change places in one step, then the old one is removed: a
crash at any moment leaves the old site or the new one. A list inside the tree names what rmsite wrote, so that a folder
with anything else in it is never touched.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rmsite.disk.exchange import exchange
from rmsite.foundation.digest import digest
from rmsite.foundation.webpath import WebPath

LIST = ".rmsite-files"
_FIRST_LINE = "rmsite wrote these files; a folder with other files in it is not replaced"


class RefusedOutput(Exception):
    """The output folder cannot be replaced; the message is a sentence with the reason."""


@dataclass(frozen=True, slots=True)
class Published:
    """How many files a published tree has, and how many of them are new, changed, or gone since the last one."""

    files: int
    added: int
    changed: int
    removed: int


def publish(artifacts: Mapping[WebPath, bytes], output: Path, site: Path) -> Published:
    """Writes the whole tree and puts it in the place of ``output``; raises ``RefusedOutput`` or ``OSError``, changing nothing."""
    refuse_bad_place(output, site)
    output.parent.mkdir(parents=True, exist_ok=True)
    with _one_at_a_time(output.parent):
        before = _files_written_before(output)
        _remove_leftovers(output)
        after = {path.value: digest(content) for path, content in artifacts.items()}
        fresh = output.parent / f".{output.name}.rmsite-new"
        try:
            _write_tree(fresh, artifacts, after)
            _put_in_place(fresh, output)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    shared = before.keys() & after.keys()
    changed = sum(before[path] != after[path] for path in shared)
    return Published(len(after), len(after.keys() - shared), changed, len(before.keys() - shared))


def refuse_bad_place(output: Path, site: Path) -> None:
    """Raises ``RefusedOutput`` where a site cannot be written: over its own sources, through a link, over a file."""
    if output.is_symlink():
        raise RefusedOutput(f"{output} is a symbolic link; name the folder itself")
    if output.exists() and not output.is_dir():
        raise RefusedOutput(f"{output} is a file, not a folder")
    target, home = output.resolve(), site.resolve()
    if target == home or target in home.parents:
        raise RefusedOutput(f"{output} holds the site's own sources; name a folder that may be replaced")
    for name in ("content", "themes"):
        if target == home / name or home / name in target.parents:
            raise RefusedOutput(f"{output} lies in the site's own {name}; name another folder")


def _files_written_before(output: Path) -> dict[str, str]:
    # What the folder's own list says; refuses a folder with anything else in it.
    if not output.exists():
        return {}
    listed: dict[str, str] = {}
    listing = output / LIST
    if listing.is_file():
        for line in listing.read_text("utf-8", errors="replace").splitlines()[1:]:
            name, _, path = line.partition(" ")
            listed[path] = name
    found = [path for path in _files_below(output) if path != LIST]
    foreign = [path for path in found if path not in listed]
    if foreign:
        shown = ", ".join(foreign[:3]) + (f" and {len(foreign) - 3} more" if len(foreign) > 3 else "")
        raise RefusedOutput(
            f"{output} holds files that rmsite did not write ({shown}); empty it or name another folder"
        )
    return listed


def _files_below(folder: Path) -> Iterator[str]:
    for where, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            yield Path(where, name).relative_to(folder).as_posix()
        for name in folders:
            if Path(where, name).is_symlink():
                yield Path(where, name).relative_to(folder).as_posix()


def _write_tree(fresh: Path, artifacts: Mapping[WebPath, bytes], digests: Mapping[str, str]) -> None:
    fresh.mkdir()
    made: set[str] = set()
    for path, content in sorted(artifacts.items()):
        folder = path.value.rpartition("/")[0]
        if folder and folder not in made:
            (fresh / folder).mkdir(parents=True, exist_ok=True)
            made.add(folder)
        (fresh / path.value).write_bytes(content)
    lines: Iterable[str] = (f"{name} {path}" for path, name in sorted(digests.items()))
    (fresh / LIST).write_text("\n".join([_FIRST_LINE, *lines]) + "\n", "utf-8")


def _put_in_place(fresh: Path, output: Path) -> None:
    if not output.exists():
        fresh.rename(output)
        return
    if exchange(fresh, output):
        return
    # Two renames are the safest there is without an exchange: between them the site is missing for a moment.
    aside = output.parent / f".{output.name}.rmsite-old"
    output.rename(aside)
    try:
        fresh.rename(output)
    except OSError:
        aside.rename(output)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _remove_leftovers(output: Path) -> None:
    # What a build that was killed has left behind.
    aside = output.parent / f".{output.name}.rmsite-old"
    if aside.is_dir() and not output.exists():
        aside.rename(output)
    for leftover in (aside, output.parent / f".{output.name}.rmsite-new"):
        if leftover.is_dir():
            shutil.rmtree(leftover)


@contextmanager
def _one_at_a_time(folder: Path) -> Iterator[None]:
    """Builds into one place take turns; the lock goes with the process, so a crash never leaves it behind."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
