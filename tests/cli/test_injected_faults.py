"""Whatever a call of the system says while a site is published, readers find the old site or the new one, whole."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.cli.running import ROOT, SITE, write
from tests.disk.sites import tree

CALLS = "mkdir,openat,write,rename,renameat2,unlink,rmdir,unlinkat,newfstatat,close,getdents64,flock"
FAULTS = (
    "error=ENOSPC",
    "error=EIO",
    "error=EACCES",
    "error=EMFILE",
    "error=EROFS",
    "signal=KILL",
    "signal=TERM",
    "signal=INT",
)
DAYS = ("2026-11-24", "2026-11-25")
NUMBER = 200

pytestmark = pytest.mark.full


def build(root: Path, day: str, wrapped: Sequence[str] = ()) -> subprocess.CompletedProcess[str]:
    """A build of the site for a day, under another program."""
    command = [*wrapped, sys.executable, "-m", "rmsite", "build", "--site", str(root), "--as-of", day]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)


def calls_on(root: Path, log: Path) -> list[tuple[str, int]]:
    """The calls that a build makes on the files of the site, each with its number among all calls of its name."""
    done = build(root, DAYS[1], ["strace", "-o", str(log), "-y", "-e", f"trace={CALLS}"])
    assert done.returncode == 0, done.stderr
    counted: Counter[str] = Counter()
    found = []
    for line in log.read_text("utf-8", "replace").splitlines():
        if match := re.match(r"(\w+)\(", line):
            counted[match[1]] += 1
            if str(root) in line:
                found.append((match[1], counted[match[1]]))
    return found


def test_no_fault_mixes_two_sites(tmp_path: Path) -> None:
    """Two hundred faults injected into the calls of a build: no mixed site, no traceback, and a complete next build."""
    before = write(tmp_path / "before", SITE)
    assert build(before, DAYS[0]).returncode == 0
    old = tree(before / "public")
    root = tmp_path / "site"
    shutil.copytree(before, root)
    calls = calls_on(root, tmp_path / "log")
    new = tree(root / "public")
    assert old != new
    chosen = random.Random(1)
    for call, number in chosen.sample(calls, min(NUMBER, len(calls))):
        fault = chosen.choice(FAULTS)
        said = f"{call} {number} {fault}"
        shutil.rmtree(root)
        shutil.copytree(before, root)
        wrapped = ["strace", "-o", "/dev/null", "-e", f"trace={call}", "-e", f"inject={call}:{fault}:when={number}"]
        done = build(root, DAYS[1], wrapped)
        found = tree(root / "public")
        assert found in (old, new), said
        assert "Traceback" not in done.stderr, said
        if fault.startswith("error"):
            assert done.returncode == (0 if found == new else 2), f"{said}: {done.stderr}"
            assert found == new or "rmsite: " in done.stderr, said
        assert build(root, DAYS[1]).returncode == 0, said
        assert tree(root / "public") == new, said
        # The tree that was replaced may wait for the next build; nothing half made does.
        left = {path.name for path in root.iterdir() if path.name.startswith(".public")}
        assert left <= {".public.rmsite-spare"}, said
