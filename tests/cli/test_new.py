"""``rmsite new site``: a complete start that builds without a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import rmsite
from tests.disk.sites import tree


@pytest.mark.parametrize("words", [["--drafts", "--strict"], ["--strict"], []])
def test_a_new_site_builds_clean(words: list[str], tmp_path: Path) -> None:
    """What ``rmsite new site`` writes is built without errors or warnings, strictly and with its drafts."""
    made = rmsite("new", "site", "demo", cwd=tmp_path)
    assert (made.code, made.err) == (0, "")
    built = rmsite("build", "--site", "demo", *words, cwd=tmp_path)
    assert (built.code, built.err) == (0, "")
    assert (tmp_path / "demo/public/index.html").is_file()


@pytest.mark.parametrize("day", ["1767225600", "1782864000", "1798675200", "4102444800", "951782400"])
def test_a_new_site_builds_clean_on_any_day(day: str, tmp_path: Path) -> None:
    """Whatever day it is made on, the plan of a new site lies ahead and has no fault on that day."""
    env = {"SOURCE_DATE_EPOCH": day}
    rmsite("new", "site", "demo", cwd=tmp_path, env=env)
    result = rmsite("check", "--site", "demo", "--strict", cwd=tmp_path, env=env)
    assert result.err.endswith("no problems.\n")
    assert result.code == 0


def test_what_was_written_is_named(tmp_path: Path) -> None:
    """Every file that was written is named, and the next command can be pasted as it is."""
    result = rmsite("new", "site", "my site", cwd=tmp_path)
    *files, last = result.out.splitlines()
    assert sorted(path.strip() for path in files) == sorted(f"my site/{path}" for path in tree(tmp_path / "my site"))
    assert last == "Made a site in my site. Build it with: rmsite build --site 'my site'"


@pytest.mark.parametrize(
    ("words", "title"),
    [
        (["demo-site"], 'title: "Demo site"'),
        (["demo", "--title", 'The "best": site #1'], 'title: "The \\"best\\": site #1"'),
        (["demo", "--title", "Größe 日本 😀"], 'title: "Größe 日本 😀"'),
        (["demo", "--title", "a\nb\x07c\u2028d"], 'title: "a b c d"'),
        (["demo", "--title", "@TODAY@ {{x}} ${y} \\d"], 'title: "@TODAY@ {{x}} ${y} \\\\d"'),
        (["demo", "--title", " "], 'title: "Our programs"'),
        (["日本"], 'title: "日本"'),
        (["a/b/c"], 'title: "C"'),
    ],
)
def test_a_title_is_kept_as_it_is(words: list[str], title: str, tmp_path: Path) -> None:
    """Any title makes a site that builds, and is read back as it was given."""
    assert rmsite("new", "site", *words, cwd=tmp_path).code == 0
    root = tmp_path / words[0]
    assert title in (root / "site.yaml").read_text("utf-8").splitlines()
    assert rmsite("check", "--site", root, "--strict").code == 0


def test_a_name_that_is_no_unicode(tmp_path: Path) -> None:
    """A folder whose name is in another encoding becomes a site with a readable title."""
    name = b"caf\xe9".decode("utf-8", "surrogateescape")
    assert rmsite("new", "site", name, cwd=tmp_path).code == 0
    assert 'title: "Caf' in (tmp_path / name / "site.yaml").read_text("utf-8")


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    """A folder with anything in it, or a file, is refused and stays as it is; an empty folder is fine."""
    (tmp_path / "full").mkdir()
    (tmp_path / "full/mine.txt").write_text("x")
    (tmp_path / "file").write_text("x")
    (tmp_path / "empty").mkdir()
    for name in ("full", "file"):
        result = rmsite("new", "site", name, cwd=tmp_path)
        assert (result.code, result.out) == (2, "")
        assert result.err == f"rmsite: {name} is there already and not empty\n"
    assert tree(tmp_path) == {"file": b"x", "full/mine.txt": b"x"}
    assert rmsite("new", "site", "empty", cwd=tmp_path).code == 0
    assert rmsite("new", "site", "empty", cwd=tmp_path).code == 2


def test_here_may_be_the_place(tmp_path: Path) -> None:
    """A site can be made in the folder one stands in."""
    (tmp_path / "handbook").mkdir()
    assert rmsite("new", "site", ".", cwd=tmp_path / "handbook").code == 0
    assert 'title: "Handbook"' in (tmp_path / "handbook/site.yaml").read_text()


def test_every_day_of_a_new_site_is_its_own(tmp_path: Path) -> None:
    """Two sites made on the same day from the same words are the same."""
    for name in ("one", "two"):
        rmsite("new", "site", name, "--title", "T", cwd=tmp_path)
    assert tree(tmp_path / "one") == tree(tmp_path / "two")
