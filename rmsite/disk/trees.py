"""The finished tree and a spare one: what both looked like when they were written, and how the spare becomes the next.

The spare is the tree that was replaced last. It is behind by one build, so that bringing it up to date costs what two
edits cost and not what the site costs. Nothing in it is trusted that does not look as it did.
"""

from __future__ import annotations

import marshal
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from rmsite.disk.place import beside, without_dots
from rmsite.disk.stamps import FOLDER, Stamp, stamp_of
from rmsite.disk.store import Store
from rmsite.foundation.digest import digest
from rmsite.foundation.value import EMPTY, Value


class Trees(Value):
    """What everything in the finished tree and in the spare looked like when the last build had ended."""

    current: Mapping[str, Stamp]
    spare: Mapping[str, Stamp]


NO_TREES = Trees(EMPTY, EMPTY)
"""Nothing is known."""


class Tree(Value):
    """A folder with the digests of the files that rmsite wrote into it, and what everything in it looks like."""

    folder: Path
    listed: Mapping[str, str]
    seen: Mapping[str, Stamp]


def look_into(folder: Path) -> dict[str, Stamp]:
    """Everything below a folder, hidden or not, by its path from there; nothing where there is no folder."""
    found: dict[str, Stamp] = {}
    skip = len(str(folder)) + 1
    pending = [str(folder)] if folder.is_dir() else []
    while pending:
        with os.scandir(pending.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    pending.append(entry.path)
                    found[entry.path[skip:]] = FOLDER
                else:
                    found[entry.path[skip:]] = stamp_of(entry.stat(follow_symlinks=False))
    return found


def does_output_stand(trees: Trees, output: Path) -> bool:
    """Whether everything in the finished tree looks as it did when the last build had ended, and nothing has come."""
    return look_into(without_dots(output)) == trees.current


def does_spare_stand(trees: Trees, output: Path) -> bool:
    """The same for the spare."""
    return look_into(beside(without_dots(output), "spare")) == trees.spare


def bring_up_to_date(
    tree: Tree, wanted: Mapping[str, str], current: Tree, content: Callable[[str], bytes]
) -> dict[str, Stamp]:
    """Makes a tree hold exactly the files with these digests, and says what everything in it looks like then.

    A file that the ``current`` tree has is shared with it, any other written. Raises ``OSError`` with a path in it.
    """
    here = str(tree.folder)
    folders = {path for path, stamp in tree.seen.items() if stamp == FOLDER}
    for path in tree.listed.keys() - wanted.keys():
        _remove(tree.folder, path, folders)
    seen: dict[str, Stamp] = {}
    for path, name in wanted.items():
        target = f"{here}/{path}"
        folder = path.rpartition("/")[0]
        if tree.listed.get(path) == name:
            seen[path] = tree.seen[path]
        else:
            if path in tree.listed:
                os.unlink(target)  # noqa: PTH108
            elif folder and folder not in folders:
                _make_folder(f"{here}/{folder}")
                folders.add(folder)
            if current.listed.get(path) == name and _is_shared(current.folder, path, target):
                seen[path] = current.seen[path]
            else:
                seen[path] = write(target, content(path))
        while folder and folder not in seen:
            seen[folder] = FOLDER
            folder = folder.rpartition("/")[0]
    return seen


def _make_folder(path: str) -> None:
    try:
        os.mkdir(path)  # noqa: PTH102 (as in write)
    except (FileNotFoundError, FileExistsError):
        # Those above it are missing, which of thousands few are, or a file below it has made it.
        os.makedirs(path, exist_ok=True)  # noqa: PTH103


def write(path: str, content: bytes) -> Stamp:
    """Writes a file, and says what it looks like."""
    try:
        with open(path, "wb") as file:  # noqa: PTH123 (a Path for each file costs a third more)
            file.write(content)
        # Some file systems know the time of the last change only then.
        return stamp_of(os.lstat(path))
    except OSError as error:
        # A full disk is told by a call that knows no name.
        error.filename = error.filename or path
        raise


def _is_shared(folder: Path, path: str, target: str) -> bool:
    # Some file systems know no second name for a file, or not so many of them.
    try:
        os.link(f"{folder}/{path}", target, follow_symlinks=False)
    except OSError:
        return False
    return True


def _remove(root: Path, path: str, folders: set[str]) -> None:
    (root / path).unlink()
    folder = path.rpartition("/")[0]
    with suppress(OSError):
        while folder:
            (root / folder).rmdir()
            folders.discard(folder)
            folder = folder.rpartition("/")[0]


def remembered_trees(store: Store, output: Path) -> Trees:
    """What the trees of an output looked like; nothing where that is not known."""
    data = store.get(_name(output))
    try:
        return Trees(*marshal.loads(data)) if data else NO_TREES
    except (ValueError, EOFError, TypeError):
        return NO_TREES


def remember_trees(store: Store, output: Path, trees: Trees) -> None:
    """Keeps what the trees of an output look like."""
    store.put(_name(output), marshal.dumps((dict(trees.current), dict(trees.spare))))


def _name(output: Path) -> str:
    return f"trees-{digest(output.absolute().as_posix().encode())}"
