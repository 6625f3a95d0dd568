"""Publishes a tree again and again, each time killed at the next operation on the disk, and says what was left.

Run as ``python -m tests.disk.crashes FOLDER FALLBACK SPARE``: a program of its own, because it forks. It prints one JSON
list a crash: the number of the operation, what readers would find (``old``, ``new``, ``none`` or ``mixed``), and whether
the next build is complete and leaves nothing else behind. With a spare tree each build is made of the last but one.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from pathlib import Path

from rmsite.disk import write
from rmsite.disk.trees import NO_TREES, Trees
from rmsite.disk.write import LIST, publish
from rmsite.foundation.webpath import WebPath

COUNTED = frozenset(
    {"open", "os.link", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.scandir", "shutil.rmtree"}
)
OLD = {WebPath(f"{folder}/{number}.html"): b"old" for folder in "ab" for number in range(3)} | {
    WebPath("gone.html"): b"old"
}
OLDER = {WebPath(f"{folder}/{number}.html"): b"older" for folder in "ad" for number in range(3)}
NEW = {WebPath(f"{folder}/{number}.html"): b"new" for folder in "bc" for number in range(3)} | {
    WebPath("come.html"): b"new"
}


def found(output: Path) -> str:
    """What a reader finds: the whole old tree, the whole new one, or something else."""
    if not output.exists():
        return "none"
    files = {path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*") if path.is_file()}
    files.pop(LIST, None)
    for name, tree in (("old", OLD), ("new", NEW)):
        if files == {path.value: content for path, content in tree.items()}:
            return name
    return "mixed"


def crash(output: Path, site: Path, operation: int, trees: Trees) -> bool:
    """Publishes in a process that is killed before its nth operation; False where it came to its end before."""
    child = os.fork()
    if child == 0:
        count = 0

        def hook(event: str, _: tuple[object, ...]) -> None:
            nonlocal count
            # Two renames, or one call of the system, put the tree in its place.
            if event in COUNTED or event.startswith("ctypes.dlsym"):
                count += 1
                if count == operation:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(hook)
        try:
            publish(NEW, output, site, trees)
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def main(root: Path, *, fallback: bool, with_spare: bool) -> None:
    """Every crash there can be."""
    if fallback:
        setattr(write, "exchange", lambda *_: False)  # noqa: B010
    output, site = root / "public", root / "site"
    operation = 0
    killed = True
    trees = NO_TREES
    while killed:
        operation += 1
        trees = publish(OLDER, output, site, trees).trees
        trees = publish(OLD, output, site, trees).trees
        spare = root / ".public.rmsite-spare"
        assert spare.exists()
        if not with_spare:
            shutil.rmtree(spare)
        killed = crash(output, site, operation, trees if with_spare else NO_TREES)
        state = found(output)
        trees = publish(NEW, output, site, trees).trees
        beside = {path.name for path in root.iterdir()} - {spare.name}
        clean = found(output) == "new" and beside == {"public", "site"}
        sys.stdout.write(json.dumps([operation, state, clean]) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), fallback=sys.argv[2] == "yes", with_spare=sys.argv[3] == "yes")
