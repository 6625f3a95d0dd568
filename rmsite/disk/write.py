"""A finished tree replaces the old one as a whole.

The new tree is made beside the output folder, of the spare one where there is one; then the two change places in one
step, and the old one is the spare of the next build: a crash at any moment leaves the old site or the new one. A list
inside the tree names what rmsite wrote, so that a folder with anything else in it is never touched.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable, Container, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from rmsite.disk.exchange import exchange
from rmsite.disk.place import RefusedOutput, beside, refuse_bad_place, without_dots
from rmsite.disk.stamps import FOLDER, Stamp, stamps_of
from rmsite.disk.trees import NO_TREES, Tree, Trees, bring_up_to_date, look_into, write
from rmsite.foundation.digest import digest
from rmsite.foundation.value import EMPTY, Value
from rmsite.foundation.webpath import WebPath

LIST = ".rmsite-files"
_FIRST_LINE = "rmsite wrote these files; a folder with other files in it is not replaced"


class Published(Value):
    """How many files a published tree has, and how many of them are new, changed, or gone since the last one.

    ``trees`` say what it and the spare one look like, for the next build.
    """

    files: int
    added: int
    changed: int
    removed: int
    trees: Trees = NO_TREES


def publish(
    artifacts: Mapping[WebPath, bytes],
    output: Path,
    site: Path,
    trees: Trees = NO_TREES,
    digests: Mapping[WebPath, str] = EMPTY,
) -> Published:
    """Puts a tree of these files in the place of ``output``; ``trees`` say what was there when the last build ended.

    ``digests`` are those that are known already, also of files of the output that stay as they are. Raises
    ``RefusedOutput`` or an ``OSError`` that names a path, and has changed nothing then.
    """
    wanted = {path.value: name for path, name in digests.items()}
    wanted |= {path.value: digest(artifacts[path]) for path in artifacts if path not in digests}
    published = _published(lambda _: wanted, artifacts, output, site, trees, look_into)
    assert published is not None
    return published


def publish_changes(
    artifacts: Mapping[WebPath, bytes],
    output: Path,
    site: Path,
    trees: Trees,
    does_output_stand: Callable[[], bool],
    does_spare_stand: Callable[[], bool],
) -> Published | None:
    """The same for a site of which only these files are others than they were.

    ``does_output_stand`` and ``does_spare_stand`` answer whether these look as ``trees`` say, and may have begun to
    look long before. None, and nothing is done, where the output does not look so.
    """

    def wanted(known: Tree | None) -> Mapping[str, str] | None:
        changed = {path.value: digest(content) for path, content in artifacts.items()}
        return {**known.listed, **changed} if known and known.listed.keys() >= changed.keys() else None

    def look(folder: Path) -> Mapping[str, Stamp]:
        # Another build that came in between has written another list, or taken the spare.
        seen, stands = (trees.current, does_output_stand) if folder == place else (trees.spare, does_spare_stand)
        is_as_seen = LIST in seen and _stamp_of_list(folder) == seen[LIST] and stands()
        return seen if is_as_seen else look_into(folder)

    place = without_dots(output)
    return _published(wanted, artifacts, output, site, trees, look)


def _stamp_of_list(folder: Path) -> Stamp | None:
    with suppress(OSError):
        return stamps_of(str(folder), [LIST])[LIST]
    return None


def _published(
    wanted_in: Callable[[Tree | None], Mapping[str, str] | None],
    artifacts: Mapping[WebPath, bytes],
    output: Path,
    site: Path,
    trees: Trees,
    look: Callable[[Path], Mapping[str, Stamp]],
) -> Published | None:
    refuse_bad_place(output, site)
    place = without_dots(output)
    place.parent.mkdir(parents=True, exist_ok=True)
    with _one_at_a_time(place.parent):
        _remove_leftovers(place)
        current = Tree(place, _listed_in(place), look(place))
        _refuse_foreign(current.seen, current.listed, output, "empty it or name another folder")
        is_known = current.seen == trees.current
        after = wanted_in(current if is_known else None)
        if after is None:
            return None
        fresh = beside(place, "new")
        try:
            base = _spare_as(fresh, output, trees, current, look)
            shared = current if is_known else Tree(place, {}, {})
            seen = bring_up_to_date(base, after, shared, lambda path: _content(path, artifacts, current, after))
            seen[LIST] = write(f"{fresh}/{LIST}", _list_of(after))
            old = _put_in_place(fresh, place)
            # What holds more than was known is nothing to build on; but nothing is thrown away that has come meanwhile.
            if old is not None and (is_known or look_into(old).keys() - current.seen.keys()):
                old.rename(beside(place, "spare"))
        finally:
            _discard(fresh)
            _discard(beside(place, "old"))
    before = current.listed
    both = before.keys() & after.keys()
    changed = sum(before[path] != after[path] for path in both)
    now = Trees(seen, current.seen if is_known else {})
    return Published(len(after), len(after.keys() - both), changed, len(before.keys() - both), now)


def _spare_as(
    fresh: Path, output: Path, trees: Trees, current: Tree, look: Callable[[Path], Mapping[str, Stamp]]
) -> Tree:
    # The spare tree under the name of the new one, or an empty one.
    spare = beside(current.folder, "spare")
    seen = look(spare)
    if seen and seen == trees.spare:
        listed = _listed_in(spare)
        spare.rename(fresh)
        (fresh / LIST).unlink()
        return Tree(fresh, listed, seen)
    if spare.is_dir():
        # Whoever put something into the output just when it was replaced finds it here. What was seen in it before is
        # ours, and so is what the finished tree has, whatever has become of the spare's own list.
        own = {*current.listed, *trees.spare, *_listed_in(spare)}
        shown = spare if output.is_absolute() else Path(os.path.relpath(spare))
        _refuse_foreign(seen, own, shown, "keep what is yours elsewhere, then remove this folder")
        shutil.rmtree(spare)
    fresh.mkdir()
    return Tree(fresh, {}, {})


def _content(path: str, artifacts: Mapping[WebPath, bytes], current: Tree, wanted: Mapping[str, str]) -> bytes:
    made = artifacts.get(WebPath(path))
    if made is not None:
        return made
    try:
        standing = (current.folder / path).read_bytes()
    except FileNotFoundError:
        standing = None
    if standing is None or digest(standing) != wanted[path]:
        raise RefusedOutput(f"{current.folder / path} was changed while the site was built; build again")
    return standing


def finished_before(output: Path, trees: Trees) -> Callable[[WebPath], str | None]:
    """Gives the digests of the files that stand in the output; they are read only where it is not as it was left."""
    place = without_dots(output)
    with suppress(OSError):
        if look_into(place) == trees.current:
            listed = _listed_in(place)
            return lambda path: listed.get(path.value)

    def read(path: WebPath) -> str | None:
        try:
            return digest((place / path.value).read_bytes())
        except OSError:
            return None

    return read


def _refuse_foreign(seen: Mapping[str, Stamp], own: Container[str], shown: Path, hint: str) -> None:
    # A folder in which something was seen that is not among its own files.
    foreign = sorted(path for path, stamp in seen.items() if stamp != FOLDER and path != LIST and path not in own)
    if foreign:
        names = ", ".join(path.encode("utf-8", "backslashreplace").decode() for path in foreign[:3])
        more = f" and {len(foreign) - 3} more" if len(foreign) > 3 else ""
        raise RefusedOutput(f"{shown} holds files that rmsite did not write ({names}{more}); {hint}")


def _listed_in(folder: Path) -> dict[str, str]:
    listing = folder / LIST
    if listing.is_symlink() or not listing.is_file():
        return {}
    lines = listing.read_text("utf-8", errors="replace").split("\n")[1:]
    entries = (line.partition(" ") for line in lines)
    return {path: name for name, _, path in entries if path}


def _list_of(digests: Mapping[str, str]) -> bytes:
    lines = (f"{name} {path}" for path, name in sorted(digests.items()))
    return ("\n".join([_FIRST_LINE, *lines]) + "\n").encode()


def _put_in_place(fresh: Path, place: Path) -> Path | None:
    # Gives back where the old tree is now.
    if not place.exists():
        fresh.rename(place)
        return None
    if exchange(fresh, place):
        return fresh
    # Two renames are the safest there is without an exchange: between them the site is missing for a moment.
    aside = beside(place, "old")
    place.rename(aside)
    try:
        fresh.rename(place)
    except BaseException:
        aside.rename(place)
        raise
    return aside


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
    aside = beside(place, "old")
    if aside.is_dir() and not place.exists():
        aside.rename(place)
    for leftover in (aside, beside(place, "new")):
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
