"""The same source gives the same bytes, wherever and however it is built."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from rmsite.foundation.digest import digest
from tests.benchmarks.corpus import write_site
from tests.cli.running import ROOT
from tests.disk.sites import tree

SITE = ROOT / "tests/sites/full"


def build(source: Path, output: Path, cwd: Path, *more: str, umask: int = 0o022, **env: str) -> dict[str, bytes]:
    """The whole output of a build in a process of its own."""
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "TZ", "SOURCE"))},
        "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", **env,
    }  # fmt: skip
    code = f"import os; os.umask({umask}); from rmsite.cli import main; main()"
    words = ["build", "--site", os.path.relpath(source, cwd), "--output", str(output), "--as-of", "2026-11-23", *more]
    done = subprocess.run(
        [sys.executable, "-c", code, *words], cwd=cwd, env=environment, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return tree(output)


@pytest.mark.parametrize(
    ("hash_seed", "zone", "locale", "umask", "folder"),
    [
        ("0", "UTC", "C", 0o022, "plain"),
        ("1", "Pacific/Kiritimati", "C.UTF-8", 0o077, "with space & ä 日本"),
        ("4242", "America/Los_Angeles", "tr_TR.UTF-8", 0o000, "a/b/c"),
    ],
)
def test_bytes_do_not_depend_on_the_machine(
    hash_seed: str, zone: str, locale: str, umask: int, folder: str, tmp_path: Path, first: dict[str, bytes]
) -> None:
    """Hash seed, time zone, locale, umask, home, paths, order and times of the files: one site."""
    source = tmp_path / folder / "site"
    # Copied in another order, with other times.
    for path in sorted(SITE.rglob("*"), reverse=hash_seed != "0"):
        if path.is_file():
            (source / path.relative_to(SITE)).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, source / path.relative_to(SITE))
    found = build(
        source, tmp_path / f"out {hash_seed}", tmp_path, umask=umask, PYTHONHASHSEED=hash_seed, TZ=zone, LC_ALL=locale,
        HOME=str(tmp_path),
    )  # fmt: skip
    assert found.keys() == first.keys()
    assert [path for path in found if found[path] != first[path]] == []


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site as it is built at its own place."""
    return build(SITE, tmp_path_factory.mktemp("first") / "public", ROOT, PYTHONHASHSEED="7", TZ="Europe/Zagreb")


def test_no_path_of_the_machine_is_published(first: dict[str, bytes]) -> None:
    """No published file tells where it was built, by whom, or when by the clock."""
    for path, content in first.items():
        for word in (str(ROOT), str(Path.home()), os.environ.get("USER") or "no such user name"):
            assert word.encode() not in content or word == "/root", path


def _sources(name: str, root: Path) -> Path:
    root.mkdir(parents=True)
    if name == "example":
        for part in ("site.yaml", "content"):
            copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copyfile
            copy(ROOT / part, root / part)
    elif name == "generated":
        write_site(root, 400)
    else:
        shutil.copytree(SITE, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".rmsite*", "public*"))
    return root


def _edited_to_and_fro(root: Path, output: Path, jobs: str) -> dict[str, bytes]:
    # Words, a title, a new page; then all of it is taken back. Each is a build of its own.
    page = sorted((root / "content/guides/howto").rglob("[a-z]*.md"))[0]
    text = page.read_text("utf-8")
    words = f"{text}\nA sentence more.\n"
    title = re.sub("^title: .*$", "title: Another title", text, count=1, flags=re.MULTILINE)
    for change in (text, words, title, text):
        page.write_text(change, "utf-8")
        more = page.with_name("one-more.md")
        if change == title:
            more.write_text("---\ntitle: One more\nsummary: S.\n---\nWords.\n", "utf-8")
        else:
            more.unlink(missing_ok=True)
        found = build(root, output, root, "--jobs", jobs)
    return found


@pytest.mark.full
@pytest.mark.parametrize("name", ["example", "full", "generated"])
def test_one_site_however_it_is_reached(name: str, tmp_path: Path) -> None:
    """Clean and incremental, with 1, 2 and 7 workers, two hash seeds, time zones and paths: one hash."""
    hashes = set()
    for jobs, seed, zone in (("1", "0", "UTC"), ("2", "1", "Pacific/Kiritimati"), ("7", "2", "America/Los_Angeles")):
        root = _sources(name, tmp_path / f"{name} {jobs}" / "ä")
        hashes.add(
            _hash(
                build(
                    root, tmp_path / f"clean {jobs}", tmp_path, "--clean", "--jobs", jobs, PYTHONHASHSEED=seed, TZ=zone
                )
            )
        )
        hashes.add(_hash(_edited_to_and_fro(root, tmp_path / f"edited {jobs}", jobs)))
    assert len(hashes) == 1


def _hash(files: dict[str, bytes]) -> str:
    return digest(b"\0".join(part for path, content in sorted(files.items()) for part in (path.encode(), content)))
