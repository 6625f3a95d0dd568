"""A build that is killed at any moment leaves the old site or the new one, and the next build is complete."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.running import ROOT, SITE, rmsite, write
from tests.disk.sites import tree

PAGES = {
    f"content/guides/howto/page-{number}.md": f"---\ntitle: Page {number}\nsummary: S.\n---\nWORD.\n"
    for number in range(12)
}
DAYS = ("2026-01-01", "2026-01-02")
OURS = (".rmsite-cache", ".public.rmsite-spare")


@pytest.mark.parametrize("seed", [*range(20), *(pytest.param(seed, marks=pytest.mark.full) for seed in range(20, 100))])
def test_killed_at_a_random_moment(seed: int, site: Path, whole: dict[str, dict[str, bytes]], tmp_path: Path) -> None:
    """SIGKILL, SIGTERM or SIGINT while a site is built: readers find the old site or the new one, whole."""
    root = tmp_path / "site"
    shutil.copytree(site, root)
    chosen = random.Random(seed)
    process = subprocess.Popen(
        [sys.executable, "-m", "rmsite", "build", "--site", str(root), "--as-of", DAYS[1]],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    with process:
        if chosen.random() < 0.5:
            time.sleep(chosen.random())
        else:
            # While the disk is being written to.
            began = time.monotonic()
            while (
                process.poll() is None and not (root / ".public.rmsite-new").exists() and time.monotonic() - began < 60
            ):
                time.sleep(0.0005)
            time.sleep(chosen.random() * 0.02)
        sign = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT)[seed % 3]
        process.send_signal(sign)
        _, said = process.communicate(timeout=60)
    assert "Traceback" not in said or sign is signal.SIGINT
    found = tree(root / "public")
    assert found in (whole[DAYS[0]], whole[DAYS[1]])
    if sign is not signal.SIGKILL and process.returncode != 0:
        assert [path.name for path in root.iterdir() if path.name.endswith((".rmsite-new", ".rmsite-old"))] in (
            [], [".public.rmsite-new"],
        )  # fmt: skip
    assert rmsite("build", "--site", root, "--as-of", DAYS[1]).code == 0
    assert tree(root / "public") == whole[DAYS[1]]
    assert [path.name for path in root.iterdir() if path.name.startswith(".") and path.name not in OURS] == []


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of some pages, built for the first day."""
    links = " ".join(f"[[guide:page-{number}]]" for number in range(12))
    root = write(tmp_path_factory.mktemp("crash"), {**SITE, **PAGES, "content/index.md": f"[[guide:begin]] {links}\n"})
    assert rmsite("build", "--site", root, "--as-of", DAYS[0]).code == 0
    return root


@pytest.fixture(scope="module")
def whole(site: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, bytes]]:
    """The whole site of each day."""
    other = tmp_path_factory.mktemp("whole") / "public"
    assert rmsite("build", "--site", site, "--output", other, "--as-of", DAYS[1]).code == 0
    days = {DAYS[0]: tree(site / "public"), DAYS[1]: tree(other)}
    assert days[DAYS[0]] != days[DAYS[1]]
    return days


def test_readers_never_meet_a_hole(site: Path, tmp_path: Path) -> None:
    """While a site is built again and again its home page can always be read."""
    root = tmp_path / "site"
    shutil.copytree(site, root)
    builds = 3
    code = (
        "import sys\nfrom rmsite.cli import main\n"
        f"for day in {[*DAYS, *DAYS][:builds]!r}:\n"
        f"    sys.argv = ['rmsite', 'build', '--site', {str(root)!r}, '--as-of', day]\n"
        "    try:\n        main()\n    except SystemExit as end:\n        assert not end.code, end.code\n"
    )
    process = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    reads = 0
    with process:
        while process.poll() is None:
            assert (root / "public/index.html").read_bytes()
            reads += 1
        out = process.stdout.read() if process.stdout else ""
    assert process.returncode == 0
    assert out.count("Built ") == builds
    assert reads > 100
