"""A build of flags alone imports what it needs and no more; whatever else was typed is read and answered by click."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import ROOT, SITE, write

WARNED = {**SITE, "content/guides/howto/other.md": "---\ntitle: Other\n---\nNobody points here, and it says little.\n"}
HEAVY = ("click", "jinja2", "markdown_it", "msgspec", "pydantic", "yaml")


def build(root: Path, *flags: str) -> tuple[int, str, list[str]]:
    """The exit code of a build of today, what it said, and which libraries it has imported."""
    code = (
        "import atexit, json, sys\n"
        f"atexit.register(lambda: print(json.dumps([name for name in {HEAVY!r} if name in sys.modules])))\n"
        f"sys.argv = {['rmsite', 'build', *flags]!r}\n"
        "from rmsite.cli import main\nmain()\n"
    )
    env = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=root,
        env={**env, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
    )
    *said, loaded = done.stdout.splitlines()
    return done.returncode, "\n".join(said) + done.stderr, json.loads(loaded)


@pytest.mark.parametrize("flags", [(), ("--strict",), ("--drafts", "--offline"), ("--offline", "--strict")])
def test_nothing_to_do_imports_nothing(flags: tuple[str, ...], tmp_path: Path) -> None:
    """The second build has read no command line, no YAML and no Markdown, and says what the first one said."""
    write(tmp_path, SITE)
    code, first, loaded = build(tmp_path, *flags)
    assert (code, {*loaded, "click"}) == (0, set(HEAVY)), first
    code, second, loaded = build(tmp_path, *flags)
    assert (code, loaded) == (0, [])
    assert second.partition(" in ")[0] == first.partition(" in ")[0]
    assert second.endswith(": nothing changed. Open public/index.html")


def test_other_flags_are_another_build(tmp_path: Path) -> None:
    """What was built with other flags is not what was asked for."""
    write(tmp_path, SITE)
    build(tmp_path, "--offline")
    _, said, loaded = build(tmp_path)
    assert "nothing changed" not in said
    assert loaded


def test_warnings_are_told_again(tmp_path: Path) -> None:
    """A warning of an unchanged site is told by each build, with its line."""
    write(tmp_path, WARNED)
    _, first, _ = build(tmp_path)
    code, second, _ = build(tmp_path)
    assert code == 0
    assert "warning[" in second
    assert ": nothing changed; " in second
    assert second.partition("Built")[2].partition(" in ")[0] == first.partition("Built")[2].partition(" in ")[0]
    assert first.count("warning[") == second.count("warning[")


def test_an_edit_is_built(tmp_path: Path) -> None:
    """What was looked at before the command is what the command builds of."""
    write(tmp_path, SITE)
    build(tmp_path)
    write(tmp_path, {"content/guides/howto/begin.md": SITE["content/guides/howto/begin.md"] + "\nAnd more.\n"})
    code, said, loaded = build(tmp_path)
    assert code == 0
    assert "click" not in loaded
    assert " changed, 0 gone" in said
    assert "And more." in (tmp_path / "public/guides/howto/begin/index.html").read_text("utf-8")
    assert build(tmp_path)[1].endswith(": nothing changed. Open public/index.html")


def test_a_touched_output_is_mended(tmp_path: Path) -> None:
    """A finished file that is gone, or another one, is made again."""
    write(tmp_path, SITE)
    build(tmp_path)
    page = tmp_path / "public/guides/howto/begin/index.html"
    page.unlink()
    _, _, loaded = build(tmp_path)
    assert loaded
    assert page.exists()


def test_a_site_above(tmp_path: Path) -> None:
    """Below a site's folder the site is found, and its page is named from there."""
    write(tmp_path, SITE)
    build(tmp_path)
    code, said, loaded = build(tmp_path / "content/guides")
    assert (code, loaded) == (0, [])
    assert said.endswith(f"Open {Path('../../public/index.html')}")


def test_what_is_refused_is_told(tmp_path: Path) -> None:
    """A place that cannot be written, and a cache in the content, are told by a sentence, whatever was built before."""
    write(tmp_path, {**SITE, "public": "A file."})
    code, said, _ = build(tmp_path)
    assert code == 2
    assert "public is a file, not a folder" in said
    (tmp_path / "public").unlink()
    build(tmp_path)
    write(tmp_path, {"site.yaml": SITE["site.yaml"] + "cache: {path: content/cache}\n"})
    code, said, _ = build(tmp_path)
    assert code == 2
    assert "lies in the site's content" in said


@pytest.mark.parametrize("flags", [("--ofline",), ("--strict", "more"), ("--jobs",)])
def test_what_is_mistyped_is_told(flags: tuple[str, ...], tmp_path: Path) -> None:
    """Words that are no flags are read by whoever tells of them."""
    write(tmp_path, SITE)
    build(tmp_path)
    code, said, _ = build(tmp_path, *flags)
    assert code == 2
    assert "Error: " in said
