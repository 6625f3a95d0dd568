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
from contextlib import contextmanager, suppress
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
    """Writes the whole tree and puts it in the place of ``output``.

    Raises ``RefusedOutput`` or an ``OSError`` that names a path, and has changed nothing then.
    """
    refuse_bad_place(output, site)
    place = _without_dots(output)
    place.parent.mkdir(parents=True, exist_ok=True)
    with _one_at_a_time(place.parent):
        _remove_leftovers(place)
        before = _files_written_before(place, output)
        after = {path.value: digest(content) for path, content in artifacts.items()}
        fresh = _beside(place, "new")
        try:
            _write_tree(fresh, artifacts, after)
            _put_in_place(fresh, place)
        finally:
            _discard(fresh)
    shared = before.keys() & after.keys()
    changed = sum(before[path] != after[path] for path in shared)
    return Published(len(after), len(after.keys() - shared), changed, len(before.keys() - shared))


def written_before(output: Path, path: WebPath) -> bytes | None:
    """A file as it stands in the output folder; None where there is none."""
    try:
        return (output / path.value).read_bytes()
    except OSError:
        return None


def refuse_bad_place(output: Path, site: Path) -> None:
    """Raises ``RefusedOutput`` where a site cannot be written: over its own sources, through a link, over a file."""
    place = _without_dots(output)
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


def _without_dots(output: Path) -> Path:
    # So that there is a folder around it; links are not followed.
    return Path(os.path.abspath(output))  # noqa: PTH100


def _beside(place: Path, what: str) -> Path:
    return place.parent / f".{place.name}.rmsite-{what}"


def _files_written_before(place: Path, shown: Path) -> dict[str, str]:
    # What the folder's own list says; refuses a folder with anything else in it.
    if not place.exists():
        return {}
    listed: dict[str, str] = {}
    listing = place / LIST
    if listing.is_file() and not listing.is_symlink():
        for line in listing.read_text("utf-8", errors="replace").split("\n")[1:]:
            name, _, path = line.partition(" ")
            if path:
                listed[path] = name
    foreign = [path for path in _files_below(place) if path != LIST and path not in listed]
    if foreign:
        names = ", ".join(path.encode("utf-8", "backslashreplace").decode() for path in foreign[:3])
        more = f" and {len(foreign) - 3} more" if len(foreign) > 3 else ""
        raise RefusedOutput(
            f"{shown} holds files that rmsite did not write ({names}{more}); empty it or name another folder"
        )
    return listed


def _files_below(folder: Path) -> Iterator[str]:
    for where, folders, names in os.walk(folder, onerror=_raise):
        folders.sort()
        links = [name for name in folders if Path(where, name).is_symlink()]
        for name in sorted([*names, *links]):
            yield Path(where, name).relative_to(folder).as_posix()


def _raise(error: OSError) -> None:
    # A folder that cannot be looked into may hold anything.
    raise error


def _write_tree(fresh: Path, artifacts: Mapping[WebPath, bytes], digests: Mapping[str, str]) -> None:
    fresh.mkdir()
    made: set[str] = set()
    for path, content in sorted(artifacts.items()):
        folder = path.value.rpartition("/")[0]
        if folder and folder not in made:
            (fresh / folder).mkdir(parents=True, exist_ok=True)
            made.add(folder)
        _write(fresh / path.value, content)
    lines: Iterable[str] = (f"{name} {path}" for path, name in sorted(digests.items()))
    _write(fresh / LIST, ("\n".join([_FIRST_LINE, *lines]) + "\n").encode())


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        # A full disk is told by a call that knows no name.
        error.filename = error.filename or str(path)
        raise


def _put_in_place(fresh: Path, place: Path) -> None:
    if not place.exists():
        fresh.rename(place)
        return
    if exchange(fresh, place):
        return
    # Two renames are the safest there is without an exchange: between them the site is missing for a moment.
    aside = _beside(place, "old")
    place.rename(aside)
    try:
        fresh.rename(place)
    except BaseException:
        aside.rename(place)
        raise
    _discard(aside)


def _discard(folder: Path) -> None:
    # What cannot be removed now is removed by the next build; the site is in its place whatever happens here.
    with suppress(OSError):
        try:
            shutil.rmtree(folder, ignore_errors=True)
        except (KeyboardInterrupt, SystemExit):
            # Whoever ends the build here waits for what is left to go.
            shutil.rmtree(folder, ignore_errors=True)
            raise


def _remove_leftovers(place: Path) -> None:
    # What a build that was killed has left behind.
    aside = _beside(place, "old")
    if aside.is_dir() and not place.exists():
        aside.rename(place)
    for leftover in (aside, _beside(place, "new")):
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
        # The lock goes with the process in any case, and the site may stand in its place already.
        with suppress(OSError):
            os.close(handle)
