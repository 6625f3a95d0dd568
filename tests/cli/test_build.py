"""``rmsite build`` and ``rmsite check``: what they write, say and return."""

from __future__ import annotations

import builtins
import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import SITE, process, rmsite, write
from tests.disk.sites import tree

BROKEN = {
    **SITE,
    "content/guides/howto/begin.md": "---\ntitle: Begin\nsummary: S.\nowner: nobody\n---\n<b>Words</b>.\n",
}
WARNED = {**SITE, "content/guides/howto/begin.md": "---\ntitle: Begin\nsummary: S.\n---\n<b>Words</b>.\n"}


def test_a_sound_site_is_written(tmp_path: Path) -> None:
    """A sound site is written to public/, with one line that says how many pages, what changed and where to look."""
    site = write(tmp_path, SITE)
    result = rmsite("build", "--site", site)
    assert (result.code, result.err) == (0, "")
    match = re.fullmatch(
        r"Built (\d+) pages as of 23 November 2026 in \d+\.\d\d s: (\d+) new, 0 changed, 0 gone\. Open (\S+)\n",
        result.out,
    )
    assert match
    pages = list((site / "public").rglob("*.html"))
    assert int(match[1]) == len(pages)
    assert int(match[2]) == len(tree(site / "public")) - 1
    assert Path(match[3]).is_file()


def test_what_changed_is_counted(tmp_path: Path) -> None:
    """The line of a second build counts what is new, changed and gone, or says that nothing is."""
    site = write(tmp_path, SITE)
    rmsite("build", "--site", site)
    assert ": nothing changed. Open" in rmsite("build", "--site", site).out
    write(site, {"content/guides/howto/more.md": "---\ntitle: More\nsummary: S.\n---\nSee [[guide:begin]].\n"})
    write(site, {"content/index.md": "Hello. [[guide:begin]] [[guide:more]]\n"})
    result = rmsite("build", "--site", site)
    assert re.search(r": [1-9]\d* new, [1-9]\d* changed, \d+ gone", result.out), result.said


def test_a_page_that_is_deleted_disappears(tmp_path: Path) -> None:
    """What is no longer in the content is no longer on the site."""
    site = write(tmp_path, {**SITE, "content/guides/howto/more.md": "---\ntitle: More\nsummary: S.\n---\nWords.\n"})
    rmsite("build", "--site", site)
    assert (site / "public/guides/howto/more").exists()
    (site / "content/guides/howto/more.md").unlink()
    rmsite("build", "--site", site)
    assert not (site / "public/guides/howto/more").exists()


def test_errors_stop_publishing(tmp_path: Path) -> None:
    """Where the content has errors nothing is written, the old site stays, and the exit code is 1."""
    site = write(tmp_path, SITE)
    rmsite("build", "--site", site)
    before = tree(site / "public")
    result = rmsite("build", "--site", write(site, BROKEN))
    assert (result.code, result.out) == (1, "")
    assert 'content/guides/howto/begin.md:4:8: error[reference/unknown]: there is no contact "nobody"' in result.err
    assert result.err.endswith("Nothing written: 1 error and 1 warning in 1 file. The old site is as it was.\n")
    assert tree(site / "public") == before


def test_warnings_stop_only_strict_builds(tmp_path: Path) -> None:
    """A warning is told and the site is written; a strict build refuses it."""
    site = write(tmp_path, WARNED)
    result = rmsite("build", "--site", site)
    assert result.code == 0
    assert "warning[markdown/raw-html]" in result.err
    assert "; 1 warning in 1 file. Open" in result.out
    result = rmsite("build", "--site", site, "--strict", "--output", site / "strict")
    assert result.code == 1
    assert not (site / "strict").exists()
    assert rmsite("check", "--site", site).code == 0
    assert rmsite("check", "--site", site, "--strict").code == 1


@pytest.mark.parametrize("style", ["human", "short", "json", "github"])
@pytest.mark.parametrize("command", ["build", "check"])
def test_formats(command: str, style: str, tmp_path: Path) -> None:
    """Every format tells the same problems, on its own stream; JSON is never mixed with other words."""
    result = rmsite(command, "--site", write(tmp_path, BROKEN), "--format", style)
    assert result.code == 1
    if style == "json":
        assert {each["code"] for each in json.loads(result.out)} == {"reference/unknown", "markdown/raw-html"}
    elif style == "github":
        assert len(result.out.splitlines()) == 2
        assert all(
            line.startswith(("::error file=content/", "::warning file=content/")) for line in result.out.splitlines()
        )
    else:
        assert result.out == ""
        assert "error[reference/unknown]" in result.err
    if style == "short":
        assert len(result.err.splitlines()) == 3


def test_json_of_a_built_site_is_json(tmp_path: Path) -> None:
    """A build that succeeds prints nothing but JSON to standard output where JSON is asked for."""
    result = rmsite("build", "--site", write(tmp_path, WARNED), "--format", "json")
    assert json.loads(result.out)[0]["code"] == "markdown/raw-html"
    assert "Built" in result.err


def test_no_colour_where_nobody_sees_it(tmp_path: Path) -> None:
    """Into a pipe or file no colours are written."""
    result = process("check", "--site", write(tmp_path, BROKEN))
    assert result.code == 1
    assert "\x1b" not in result.said


@pytest.mark.parametrize(
    ("audience", "said"),
    [
        ("hrr", 'there is no audience "hrr"; did you mean hr?'),
        ("zzz", "site.yaml knows everyone, hr"),
        ("HR", "did you mean hr?"),
    ],
)
def test_an_audience_that_is_none(audience: str, said: str, tmp_path: Path) -> None:
    """An audience that site.yaml does not have is refused with the nearest one; nothing is written."""
    site = write(tmp_path, {**SITE, "site.yaml": SITE["site.yaml"] + "audiences: {hr: {}}\n"})
    result = rmsite("build", "--site", site, "--audience", audience)
    assert result.code == 2
    assert said in result.err
    assert not (site / "public").exists()


def test_an_audience_and_a_broken_site_yaml(tmp_path: Path) -> None:
    """Where site.yaml cannot be read its fault is told, not that the audience is missing."""
    site = write(tmp_path, {**SITE, "site.yaml": "- title: T\n"})
    result = rmsite("build", "--site", site, "--audience", "hr")
    assert result.code == 1
    assert "site.yaml:1:1: error[field/shape]" in result.err
    assert "there is no audience" not in result.err


@pytest.mark.parametrize("output", ["content", "content/x", ".", "themes/x"])
def test_the_sources_are_never_the_output(output: str, tmp_path: Path) -> None:
    """An output over the sources is refused before anything is read, with exit code 2."""
    site = write(tmp_path, SITE)
    before = tree(site)
    result = rmsite("build", "--site", site, "--output", site / output)
    assert result.code == 2
    assert "the site's own" in result.err
    assert tree(site) == before


def test_a_foreign_folder_is_refused_by_name(tmp_path: Path) -> None:
    """A folder with somebody else's files is refused with their names and exit code 2."""
    site = write(tmp_path / "site", SITE)
    other = write(tmp_path / "other", {"thesis.doc": "x"})
    result = rmsite("build", "--site", site, "--output", other)
    assert result.code == 2
    assert f"{other} holds files that rmsite did not write (thesis.doc); empty it or name another folder" in result.err
    assert tree(other) == {"thesis.doc": b"x"}


def test_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that is full ends with exit code 2, the path and the old site."""
    site = write(tmp_path, SITE)
    rmsite("build", "--site", site)
    before = tree(site / "public")

    real = open

    def full(path: Path | str, *args: Any, **more: Any) -> Any:
        if ".rmsite-new" in str(path):
            raise OSError(28, "No space left on device")
        return real(path, *args, **more)

    monkeypatch.setattr(builtins, "open", full)
    result = rmsite("build", "--site", site, "--as-of", "2027-01-01")
    monkeypatch.undo()
    assert result.code == 2
    assert result.err.startswith(f"rmsite: {site}/.public.rmsite-new/")
    assert result.err.endswith(": No space left on device\n")
    assert tree(site / "public") == before
    assert [path.name for path in site.iterdir() if path.name.startswith(".public")] == []


@pytest.mark.parametrize("url", ["nonsense", "ftp://x", "https://x?y", "https:// x", "javascript:x"])
def test_a_base_url_that_is_none(url: str, tmp_path: Path) -> None:
    """An address that no site can have is wrong usage."""
    result = rmsite("build", "--site", write(tmp_path, SITE), "--base-url", url)
    assert result.code == 2
    assert "is not an address that begins with https://" in result.err


def test_offline_links_name_files(tmp_path: Path) -> None:
    """An offline build can be read from a folder: its links name index.html, others end in a slash."""
    site = write(tmp_path, SITE)
    rmsite("build", "--site", site, "--offline")
    assert 'href="guides/howto/begin/index.html"' in (site / "public/index.html").read_text()
    rmsite("build", "--site", site)
    assert 'href="guides/howto/begin/"' in (site / "public/index.html").read_text()


def test_drafts_are_built_on_request(tmp_path: Path) -> None:
    """A draft is on the site only with --drafts."""
    draft = "---\ntitle: Later\nsummary: S.\nstatus: draft\n---\nWords.\n"
    site = write(tmp_path, {**SITE, "content/guides/howto/later.md": draft})
    rmsite("build", "--site", site)
    assert not (site / "public/guides/howto/later").exists()
    rmsite("build", "--site", site, "--drafts")
    assert (site / "public/guides/howto/later").exists()


def test_checking_writes_nothing(tmp_path: Path) -> None:
    """A check leaves no trace, and counts what it looked at."""
    site = write(tmp_path, SITE)
    before = tree(site)
    result = rmsite("check", "--site", site)
    assert (result.code, result.out) == (0, "")
    assert result.err == "Checked 2 sources with 0 programs: no problems.\n"
    assert tree(site) == before


def test_checking_looks_through_all_audiences(tmp_path: Path) -> None:
    """What is for one audience is checked too; what a build leaves out for its date or as a draft is not."""
    head = "---\ntitle: T\nsummary: S.\n{line}\n---\n[[guide:nowhere]]\n"
    lines = ("status: draft", "audience: hr", "publish_on: 2030-01-01", "expire_on: 2020-01-01")
    files = {f"content/guides/howto/a{number}.md": head.replace("{line}", line) for number, line in enumerate(lines)}
    site = write(tmp_path, {**SITE, **files, "site.yaml": SITE["site.yaml"] + "audiences: {hr: {}}\n"})
    result = rmsite("check", "--site", site, "--format", "short")
    assert {line.split(":")[0] for line in result.err.splitlines() if "reference/unknown" in line} == {
        "content/guides/howto/a1.md"
    }


BEGIN = "---\ntitle: Begin\nsummary: S.\n---\n"


@pytest.mark.parametrize(
    ("blinded", "blind", "edit"),
    [
        ("rmsite.pipeline.make.why_stale", None, BEGIN.replace("S.", "Another.")),
        ("rmsite.pipeline.retouch.changed_facts", {}, f"{BEGIN}Yet other words.\n"),
    ],
)
def test_what_is_built_can_be_verified(
    blinded: str, blind: object, edit: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``--verify`` says nothing where a clean build comes to the same, and names what differs where it does not."""
    site = write(tmp_path, SITE)
    rmsite("build", "--site", site)
    write(site, {"content/guides/howto/begin.md": f"{BEGIN}Other words.\n"})
    result = rmsite("build", "--site", site, "--verify")
    assert (result.code, result.err) == (0, "")
    write(site, {"content/guides/howto/begin.md": edit})
    before = tree(site / "public")
    monkeypatch.setattr(blinded, lambda *_: blind)
    with pytest.raises(AssertionError, match=r"guides/howto/begin/index\.html.* would not be as in a clean build"):
        rmsite("build", "--site", site, "--verify")
    assert tree(site / "public") == before


def test_a_build_with_nothing_to_do_builds_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked the same again, it says the same without building; asked something else, or with ``--clean``, it builds."""
    site = write(tmp_path, SITE)
    first = rmsite("build", "--site", site)
    monkeypatch.setattr("rmsite.pipeline.build.build", None)
    again = rmsite("build", "--site", site)
    assert again.code == 0
    assert again.out.startswith(first.out.partition(" in ")[0])
    assert ": nothing changed. Open " in again.out
    assert rmsite("build", "--site", site, "--format", "json").out == "[]\n"
    for words in (["--clean"], ["--verify"], ["--drafts"], ["--as-of", "2026-11-24"], ["--output", tmp_path / "other"]):
        with pytest.raises(AssertionError):
            rmsite("build", "--site", site, *words)


def test_warnings_are_told_again(tmp_path: Path) -> None:
    """A site with a warning tells it each time, also where nothing has changed."""
    site = write(tmp_path, WARNED)
    first, again = rmsite("build", "--site", site), rmsite("build", "--site", site)
    assert first.err == again.err != ""


DAMAGED = "rmsite: what earlier builds remembered was damaged in part; that part was made anew\n"


def test_a_damaged_cache_costs_nothing_but_time(tmp_path: Path) -> None:
    """Whatever has happened to what builds remember, the next one comes to the same site, and says so once."""
    site = write(tmp_path, SITE)
    rmsite("build", "--site", site)
    before = tree(site / "public")
    for file in (site / ".rmsite-cache").rglob("*"):
        if file.is_file() and file.name != ".gitignore":
            file.write_bytes(file.read_bytes()[:-1] + b"x")
    result = rmsite("build", "--site", site)
    assert (result.code, result.err) == (0, DAMAGED)
    assert tree(site / "public") == before
    assert rmsite("build", "--site", site).err == ""


def test_a_cache_may_stand_elsewhere(tmp_path: Path) -> None:
    """``cache: {path: ...}`` names the folder, from the site's own or from the root; several checkouts may share it."""
    shared = tmp_path / "shared"
    for name in ("one", "two"):
        site = write(tmp_path / name, {**SITE, "site.yaml": SITE["site.yaml"] + f"cache: {{path: {shared}}}\n"})
        assert rmsite("build", "--site", site).err == ""
        assert not (site / ".rmsite-cache").exists()
        assert rmsite("build", "--site", site).out.count("nothing changed") == 1
        assert rmsite("explain", "/", "--site", site).code == 0
    assert tree(tmp_path / "one/public") == tree(tmp_path / "two/public")
    write(site, {"site.yaml": SITE["site.yaml"] + "cache: {path: ../near}\n"})
    rmsite("build", "--site", site)
    assert (tmp_path / "near/.gitignore").exists()


@pytest.mark.parametrize(("place", "name"), [("content/x", "content"), ("themes", "themes"), ("public/x", "output")])
def test_a_cache_in_the_sites_own_folders_is_refused(place: str, name: str, tmp_path: Path) -> None:
    """What builds remember never stands among the sources or on the finished site."""
    site = write(tmp_path, {**SITE, "site.yaml": SITE["site.yaml"] + f"cache: {{path: {place}}}\n"})
    result = rmsite("build", "--site", site)
    assert (result.code, result.err) == (
        2,
        f"rmsite: `cache: path:` in site.yaml lies in the site's {name}; name a folder of its own\n",
    )


def test_a_cache_without_a_name_is_told(tmp_path: Path) -> None:
    """A faulty entry is a mistake at its place, and nothing else happens."""
    site = write(tmp_path, {**SITE, "site.yaml": SITE["site.yaml"] + "cache: [here]\n"})
    result = rmsite("build", "--site", site)
    assert result.code == 1
    assert "site.yaml:" in result.err
    assert "cache" in result.err


def test_warnings_are_told_by_every_build(tmp_path: Path) -> None:
    """A build with nothing to do, and one that touches up words, tell the warnings that stand."""
    lonely = "---\ntitle: Lonely\nsummary: S.\n---\nNobody points here.\n"
    site = write(tmp_path, {**SITE, "content/guides/howto/lonely.md": lonely})
    first = rmsite("build", "--site", site)
    assert "page/unreferenced" in first.err
    again = rmsite("build", "--site", site)
    assert again.err == first.err
    assert "nothing changed; 1 warning in 1 file" in again.out
    write(site, {"content/guides/howto/lonely.md": lonely + "\nOne line more.\n"})
    touched = rmsite("build", "--site", site)
    assert touched.err == first.err
    assert "0 new, 3 changed, 0 gone; 1 warning in 1 file" in touched.out
    told = json.loads(rmsite("build", "--site", site, "--format", "json").out)
    assert [each["code"] for each in told] == ["page/unreferenced"]


def test_what_a_killed_build_left_is_cleared_away(tmp_path: Path) -> None:
    """Also by a build that has nothing else to do."""
    site = write(tmp_path, SITE)
    rmsite("build", "--site", site)
    for name in (".public.rmsite-new", ".public.rmsite-old"):
        (site / name / "x").mkdir(parents=True)
    assert "nothing changed" in rmsite("build", "--site", site).out
    assert sorted(path.name for path in site.iterdir() if path.name.startswith(".public")) == [".public.rmsite-spare"]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_site_that_cannot_be_remembered_is_published(
    jobs: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where what a build could have remembered is not kept, that is said; the site stands, and the next build is right."""
    write(tmp_path, SITE)

    def fails(*_: object) -> bytes:
        raise RuntimeError("full")

    monkeypatch.setattr("rmsite.pipeline.build.packed_site", fails)
    result = rmsite("build", "--site", tmp_path, "--jobs", jobs)
    assert result.code == 0
    assert "was not kept; the next one looks at everything" in result.err
    assert (tmp_path / "public/index.html").exists()
    monkeypatch.undo()
    write(tmp_path, {"content/index.md": "Hello again. [[guide:begin]]\n"})
    result = rmsite("build", "--site", tmp_path, "--jobs", jobs, "--verify")
    assert (result.code, result.err) == (0, "")
    assert "Hello again." in (tmp_path / "public/index.html").read_text("utf-8")
