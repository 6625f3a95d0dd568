"""A site is published whole or not at all, and nothing that rmsite did not write is ever touched."""

from __future__ import annotations

import builtins
import ctypes
import errno
import fcntl
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rmsite.disk import exchange as exchanging
from rmsite.disk import write
from rmsite.disk.place import RefusedOutput, refuse_bad_place
from rmsite.disk.write import LIST, publish
from rmsite.foundation.webpath import WebPath
from tests.disk.counts import counts
from tests.disk.sites import pages, site, tree

ROOT = Path(__file__).parents[2]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A site's folder."""
    return site(tmp_path / "site")


def litter(home: Path) -> list[str]:
    """What stands beside the output that should not."""
    return sorted(path.name for path in home.iterdir() if path.name not in ("site.yaml", "content", "public"))


def test_a_site_is_written(home: Path) -> None:
    """Every artifact is a file with its bytes, in the folders of its path."""
    files = {WebPath("a/b/index.html"): b"\0\xff", WebPath("é b.txt"): b"", WebPath("index.html"): b"x"}
    assert counts(publish(files, home / "public", home)) == (3, 3, 0, 0)
    written = tree(home / "public")
    listing = written.pop(LIST).decode()
    assert written == {path.value: content for path, content in files.items()}
    assert [line.partition(" ")[2] for line in listing.splitlines()[1:]] == ["a/b/index.html", "index.html", "é b.txt"]
    assert litter(home) == []


def test_the_new_site_takes_the_place_of_the_old(home: Path) -> None:
    """What is gone from the site is gone from the folder, folders included, and the changes are counted."""
    publish(pages(a="1", b="1", old__deep__c="1"), home / "public", home)
    assert counts(publish(pages(a="1", b="2", new__d="1"), home / "public", home)) == (3, 1, 1, 1)
    assert sorted(path.relative_to(home / "public").as_posix() for path in (home / "public").rglob("*")) == [
        LIST, "a.html", "b.html", "new", "new/d.html",
    ]  # fmt: skip
    assert counts(publish(pages(a="1", b="2", new__d="1"), home / "public", home)) == (3, 0, 0, 0)


def test_a_file_may_become_a_folder(home: Path) -> None:
    """What was a file may be a folder in the next site, and the other way round."""
    publish({WebPath("a"): b"1", WebPath("b/c"): b"1"}, home / "public", home)
    publish({WebPath("a/c"): b"1", WebPath("b"): b"1"}, home / "public", home)
    assert sorted(tree(home / "public")) == [LIST, "a/c", "b"]


def test_folders_around_the_output_are_made(home: Path) -> None:
    """The output may lie in folders that do not exist yet."""
    publish(pages(a="1"), home.parent / "x/y/public", home)
    assert "a.html" in tree(home.parent / "x/y/public")


@pytest.mark.parametrize("names", [["mine.txt"], ["a/mine.txt"], [".hidden"], ["d", "c", "b", "a", "x/y"]])
def test_a_folder_with_other_files_is_refused_by_name(home: Path, names: list[str]) -> None:
    """A folder that holds anything rmsite did not write stays as it is, and the first names of that are told."""
    output = home / "public"
    publish(pages(index="1"), output, home)
    for name in names:
        (output / name).parent.mkdir(exist_ok=True)
        (output / name).write_text("mine")
    before = tree(output)
    with pytest.raises(RefusedOutput, match="holds files that rmsite did not write") as caught:
        publish(pages(index="2"), output, home)
    assert sorted(names)[0] in str(caught.value)
    assert ("and 2 more" in str(caught.value)) == (len(names) == 5)
    assert tree(output) == before
    assert litter(home) == []


def test_a_folder_that_was_never_ours_is_refused(home: Path) -> None:
    """A folder of somebody else is refused, an empty one may be used."""
    (home / "public").mkdir()
    publish(pages(a="1"), home / "public", home)
    other = home.parent / "other"
    other.mkdir()
    (other / "thesis.doc").write_text("years of work")
    with pytest.raises(RefusedOutput, match=r"thesis\.doc"):
        publish(pages(a="1"), other, home)
    assert tree(other) == {"thesis.doc": b"years of work"}


@pytest.mark.parametrize("goal", ["nothing", "folder"])
def test_a_link_inside_the_output_is_somebody_elses(home: Path, goal: str) -> None:
    """A link in the output folder was not written by rmsite; neither it nor what it points to is touched."""
    outside = home.parent / "outside"
    site(outside)
    publish(pages(a="1"), home / "public", home)
    (home / "public/link").symlink_to(outside if goal == "folder" else home.parent / "none")
    with pytest.raises(RefusedOutput, match="link"):
        publish(pages(a="2"), home / "public", home)
    assert (home / "public/link").is_symlink()
    assert "site.yaml" in tree(outside)


def test_a_name_that_is_no_unicode_is_told_in_plain_letters(home: Path) -> None:
    """A foreign file is named so that every terminal can show it."""
    publish(pages(a="1"), home / "public", home)
    Path(os.fsdecode(os.fsencode(home / "public") + b"/\xff\xfe")).write_text("x")
    with pytest.raises(RefusedOutput, match=r"\\udcff") as caught:
        publish(pages(a="2"), home / "public", home)
    str(caught.value).encode()


@pytest.mark.parametrize("place", [".", "..", "content", "content/public", "content/files/x", "themes", "themes/x/y"])
def test_the_sources_are_never_replaced(home: Path, place: str) -> None:
    """No site is written over its own sources, into them, or over a folder that holds them."""
    before = tree(home)
    with pytest.raises(RefusedOutput, match=r"holds the site's own sources|lies in the site's own"):
        publish(pages(a="1"), home / place, home)
    assert tree(home) == before


def test_the_sources_are_not_reached_through_a_link(home: Path) -> None:
    """A link does not hide that the output lies in the content."""
    (home.parent / "link").symlink_to(home / "content")
    with pytest.raises(RefusedOutput, match="lies in the site's own content"):
        publish(pages(a="1"), home.parent / "link/public", home)
    with pytest.raises(RefusedOutput, match="is a symbolic link"):
        publish(pages(a="1"), home.parent / "link", home)


@pytest.mark.parametrize("goal", ["folder", "file", "nothing"])
def test_an_output_that_is_a_link_is_refused(home: Path, goal: str) -> None:
    """The output is never a link: where it leads may be somebody else's."""
    other = home.parent / "other"
    other.mkdir()
    (other / "file").write_text("x")
    goals = {"folder": other, "file": other / "file", "nothing": home.parent / "none"}
    (home / "public").symlink_to(goals[goal])
    with pytest.raises(RefusedOutput, match="is a symbolic link; name the folder itself"):
        publish(pages(a="1"), home / "public", home)
    assert tree(other) == {"file": b"x"}


def test_an_output_that_is_a_file_is_refused(home: Path) -> None:
    """A file in the place of the output is left alone."""
    (home / "public").write_text("x")
    with pytest.raises(RefusedOutput, match="is a file, not a folder"):
        publish(pages(a="1"), home / "public", home)
    assert (home / "public").read_text() == "x"


def test_an_output_that_is_a_volume_is_refused(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mounted folder cannot change places with another, which is said before anything is written."""
    (home / "public").mkdir()
    monkeypatch.setattr(Path, "is_mount", lambda path: path.name == "public")
    with pytest.raises(RefusedOutput, match="a volume of its own"):
        refuse_bad_place(home / "public", home)


def test_the_folder_one_stands_in_may_be_the_output(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The output may be named as a dot, or with dots in its path."""
    here = home.parent / "out"
    here.mkdir()
    monkeypatch.chdir(here)
    publish(pages(a="1"), Path(), home)
    assert sorted(tree(here)) == [LIST, "a.html"]
    monkeypatch.chdir(home)
    publish(pages(a="2"), Path("content/../../out"), home)
    assert (here / "a.html").read_bytes() == b"2"
    assert sorted(path.name for path in home.parent.iterdir()) == ["out", "site"]


def test_leftovers_of_a_killed_build_are_removed(home: Path) -> None:
    """What a killed build left beside the output is gone after the next one."""
    publish(pages(a="1"), home / "public", home)
    for name in (".public.rmsite-new", ".public.rmsite-old"):
        (home / name / "x").mkdir(parents=True)
        (home / name / "x/half.html").write_text("half")
    assert counts(publish(pages(a="2"), home / "public", home)) == (1, 0, 1, 0)
    assert litter(home) == []


def test_a_site_that_was_put_aside_comes_back(home: Path) -> None:
    """Where a build was killed between two renames, the next one finds the old site again, and is as careful."""
    publish(pages(a="1"), home / "public", home)
    (home / "public").rename(home / ".public.rmsite-old")
    assert counts(publish(pages(a="2"), home / "public", home)) == (1, 0, 1, 0)
    (home / "public/mine.txt").write_text("x")
    (home / "public").rename(home / ".public.rmsite-old")
    with pytest.raises(RefusedOutput, match=r"mine\.txt"):
        publish(pages(a="3"), home / "public", home)
    assert (home / "public/mine.txt").read_text() == "x"


@pytest.mark.parametrize("spare", ["no", "yes"])
@pytest.mark.parametrize("fallback", ["no", "yes"])
def test_a_crash_at_any_operation_leaves_old_or_new(tmp_path: Path, fallback: str, spare: str) -> None:
    """Killed before any operation on the disk, a build leaves the whole old or new site; the next one is complete.

    Without a call that exchanges two folders, the site may be missing between two renames, and is never mixed.
    """
    (tmp_path / "site").mkdir()
    command = [sys.executable, "-m", "tests.disk.crashes", str(tmp_path), fallback, spare]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=True)
    crashes = [json.loads(line) for line in done.stdout.splitlines()]
    states = [state for _, state, _ in crashes]
    assert len(crashes) > 25
    assert {"old", "new"} <= set(states)
    assert set(states) <= ({"old", "new"} if fallback == "no" else {"old", "new", "none"})
    assert states.count("none") <= 1
    assert [each for each in crashes if not each[2]] == []


def test_without_an_exchange_two_renames_do(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system cannot exchange two folders the new site still takes the place of the old one."""
    monkeypatch.setattr(write, "exchange", lambda *_: False)
    publish(pages(a="1"), home / "public", home)
    assert counts(publish(pages(b="1"), home / "public", home)) == (1, 1, 0, 1)
    assert sorted(tree(home / "public")) == [LIST, "b.html"]
    assert litter(home) == []


@pytest.mark.parametrize("number", [errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP, errno.EPERM])
def test_a_system_without_the_call(home: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Every way a system says that it has no exchange leads to the two renames."""

    class Library:
        """A C library without the call."""

        def __init__(self, *_: Any, **__: Any) -> None: ...

        def renameat2(self, *_: Any) -> int:
            """Fails."""
            return -1

    monkeypatch.setattr(ctypes, "CDLL", Library)
    monkeypatch.setattr(ctypes, "get_errno", lambda: number)
    publish(pages(a="1"), home / "public", home)
    publish(pages(b="1"), home / "public", home)
    assert sorted(tree(home / "public")) == [LIST, "b.html"]


@pytest.mark.parametrize("missing", [AttributeError, OSError])
def test_a_library_without_the_call(monkeypatch: pytest.MonkeyPatch, missing: type[Exception], tmp_path: Path) -> None:
    """A C library that lacks the call, or cannot be opened, has no exchange."""

    def library(*_: Any, **__: Any) -> Any:
        raise missing

    monkeypatch.setattr(ctypes, "CDLL", library)
    assert exchanging.exchange(tmp_path / "a", tmp_path / "b") is False


def test_an_exchange_swaps_two_folders(tmp_path: Path) -> None:
    """Two folders change places in one step; what cannot be is an error with its path."""
    for name in "ab":
        (tmp_path / name).mkdir()
        (tmp_path / name / "x").write_text(name)
    if not exchanging.exchange(tmp_path / "a", tmp_path / "b"):
        pytest.skip("this system cannot exchange folders")
    assert (tmp_path / "a/x").read_text() == "b"
    with pytest.raises(FileNotFoundError) as caught:
        exchanging.exchange(tmp_path / "a", tmp_path / "none")
    assert caught.value.filename == str(tmp_path / "none")


def _failing(real: Callable[..., Any], number: int, after: int) -> Callable[..., Any]:
    count = 0

    def fail(path: Path | str, *args: Any, **more: Any) -> Any:
        nonlocal count
        count += 1
        if count > after and ".rmsite-new" in str(path):
            raise OSError(number, os.strerror(number))
        return real(path, *args, **more)

    return fail


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EIO, errno.EROFS, errno.EMFILE, errno.EDQUOT])
@pytest.mark.parametrize(("call", "after"), [("open", 0), ("open", 2), ("open", 3), ("mkdir", 1), ("rename", 0)])
def test_a_failing_disk_leaves_the_old_site(
    home: Path, monkeypatch: pytest.MonkeyPatch, number: int, call: str, after: int
) -> None:
    """A full, read-only or broken disk ends the build with an error; the old site is whole, and no litter stays."""
    publish(pages(a="1", x__b="1"), home / "public", home)
    before = tree(home / "public")
    if call == "rename":
        monkeypatch.setattr(write, "exchange", lambda *_: False)
    owner = builtins if call == "open" else Path
    monkeypatch.setattr(owner, call, _failing(getattr(owner, call), number, after))
    with pytest.raises(OSError) as caught:
        publish(pages(a="2", x__b="2", y__c="2"), home / "public", home)
    assert caught.value.errno == number
    assert call != "open" or ".rmsite-new" in str(caught.value.filename)
    monkeypatch.undo()
    assert tree(home / "public") == before
    assert litter(home) == []


def test_an_interruption_leaves_the_old_site(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C while files are written leaves the old site and nothing else."""
    publish(pages(a="1"), home / "public", home)

    def interrupted(*_: Any, **__: Any) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(builtins, "open", interrupted)
    with pytest.raises(KeyboardInterrupt):
        publish(pages(a="2"), home / "public", home)
    assert (home / "public/a.html").read_text() == "1"
    assert litter(home) == []


def test_two_builds_take_turns(home: Path) -> None:
    """A second build into the same place waits for the first, and both end with a whole site."""
    handle = os.open(home, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    done = threading.Event()

    def second() -> None:
        publish(pages(a="2"), home / "public", home)
        done.set()

    thread = threading.Thread(target=second)
    thread.start()
    assert not done.wait(0.2)
    assert not (home / "public").exists()
    os.close(handle)
    thread.join(20)
    assert done.is_set()
    assert (home / "public/a.html").read_text() == "2"


def test_many_builds_at_once_leave_one_whole_site(home: Path) -> None:
    """However many builds run into one place at once, the site is one of theirs, whole."""
    names = [chr(ord("a") + number) for number in range(8)]
    threads = [
        threading.Thread(
            target=publish, args=(pages(**{f"{name}{part}": name for part in range(20)}), home / "public", home)
        )
        for name in names
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    written = tree(home / "public")
    written.pop(LIST)
    assert len(written) == 20
    assert len(set(written.values())) == 1
    assert litter(home) == []


def test_a_list_that_was_tampered_with_protects_the_rest(home: Path) -> None:
    """Without a usable list nothing in the folder counts as ours."""
    for text in ("", "garbage", "\0\xff\n", "line\n" * 3, f"x\nnodigest\n{'0' * 32}\n"):
        publish(pages(a="1"), home / "public", home)
        (home / "public" / LIST).write_bytes(text.encode("latin-1"))
        with pytest.raises(RefusedOutput, match=r"a\.html"):
            publish(pages(a="2"), home / "public", home)
        shutil.rmtree(home / "public")


@pytest.mark.parametrize("letter", ["\u2028", "\x85", "\x0b", "\x1c", " ", "'"])
def test_names_with_odd_signs_are_known_again(home: Path, letter: str) -> None:
    """A file whose name holds a sign that some take for a line end is recognised as our own."""
    for text in (b"1", b"2"):
        publish({WebPath(f"files/a{letter}b.pdf"): text}, home / "public", home)


def test_the_same_site_is_the_same_bytes(home: Path) -> None:
    """Two trees of one site are alike to the byte, their lists included, in whichever order they were made."""
    files = pages(b="1", a="2", c__d="3")
    publish(files, home / "public", home)
    publish(dict(reversed(files.items())), home.parent / "other", home)
    assert tree(home / "public") == tree(home.parent / "other")
