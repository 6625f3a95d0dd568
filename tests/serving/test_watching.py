"""However a file is saved, the preview shows it, and nothing that is only read makes it look again."""

from __future__ import annotations

import errno
import os
import resource
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from unittest.mock import Mock

import pytest

from rmsite.serving import watching
from rmsite.serving.preview import Preview
from rmsite.serving.watching import Batch, Watcher
from tests.making import guide
from tests.serving.previews import clean, digests_of, followed_by, preview_of, put, shown, site, watched
from tests.serving.saving import HOWTO, STYLES, Author

MORE = {
    f"{HOWTO}/page-{number}.md": guide("Some words.\n\nAnd more words.", title=f"Page {number}") for number in range(4)
}


def follow(preview: Preview, root: Path, within: float = 4.0) -> float:
    """Seconds until the preview shows what a clean build makes; fails where it does not come to that."""
    began = time.perf_counter()
    wanted = clean(root)
    spent = time.perf_counter() - began
    while True:
        if shown(preview) == wanted:
            return max(0.0, time.perf_counter() - began - spent)
        if time.perf_counter() - began - spent > within:
            found = shown(preview)
            raise AssertionError(
                sorted(path for path in wanted.keys() | found.keys() if wanted.get(path) != found.get(path))
            )
        time.sleep(0.01)


def work(root: Path, seed: int, steps: int) -> list[float]:
    """A row of things that an author does, each followed; the seconds that each took to be shown."""
    author, preview = Author(root, seed), preview_of(root)
    seconds = []
    with watched(root, followed_by(preview)):
        for step in range(steps):
            style = author.work()
            try:
                seconds.append(follow(preview, root))
            except AssertionError as error:
                raise AssertionError((seed, step, style, *error.args)) from None
    return seconds


@pytest.mark.parametrize("style", dict.fromkeys(STYLES), ids=lambda style: style.__name__)
def test_every_style_of_saving(style: Callable[[Author], None], tmp_path: Path) -> None:
    """One after the other on a fresh site, each style three times."""
    root = site(tmp_path, MORE)
    put(root, {f"{HOWTO}/more-0/inside.md": guide("Inside words.", title="Inside")})
    author, preview = Author(root, 3), preview_of(root)
    with watched(root, followed_by(preview)):
        for _ in range(3):
            author.count += 1
            style(author)
            follow(preview, root)


def test_a_row_of_edits(tmp_path: Path) -> None:
    """A dozen random steps in a row."""
    work(site(tmp_path, MORE), 11, 12)


@pytest.mark.full
@pytest.mark.parametrize("part", range(10))
def test_a_thousand_edits(part: int, tmp_path: Path) -> None:
    """A thousand in ten rows: none is missed, most are there within a second, and memory stays what it was."""
    root = site(tmp_path, MORE)
    work(root, 100 + part, 10)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    seconds = work(root, part, 90)
    assert statistics.quantiles(seconds, n=20)[-1] <= 1.0
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss <= before * 1.2


def test_by_looking_every_moment(tmp_path: Path) -> None:
    """Where the system tells of nothing, polling finds the same."""
    root, batches = site(tmp_path, MORE), list[Batch]()
    with watched(root, batches.append, poll=True):
        put(root, {f"{HOWTO}/page-1.md": "Other words.\n"})
        _wait(lambda: bool(batches))
    assert batches[0].names == (f"{HOWTO}/page-1.md",)


def test_an_edit_is_found_without_a_look_around(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system names a file that was written, nothing else is looked at, also where the site is "here"."""
    batches = list[Batch]()
    monkeypatch.chdir(site(tmp_path))
    watcher = Watcher(Path(), batches.append)
    watcher.remember()
    watcher.start(digests_of(Path()))
    time.sleep(0.3)
    looks = Mock(side_effect=watcher._look)
    monkeypatch.setattr(watcher, "_look", looks)
    put(Path(), {f"{HOWTO}/begin.md": "Other words.\n"})
    _wait(lambda: bool(batches))
    watcher.stop()
    looks.assert_not_called()


def test_where_the_system_cannot_watch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that has no room for more watches is no reason to miss an edit."""

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "inotify watch limit reached")

    monkeypatch.setattr(watching, "SWEEP", 3600.0)
    monkeypatch.setattr("watchdog.observers.inotify.InotifyEmitter.on_thread_start", full)
    root, batches = site(tmp_path), list[Batch]()
    with watched(root, batches.append):
        put(root, {f"{HOWTO}/begin.md": "Other words.\n"})
        _wait(lambda: bool(batches))
    assert batches[0].names == (f"{HOWTO}/begin.md",)


def test_reading_is_no_change(tmp_path: Path) -> None:
    """Reading every file, saving the same bytes, touching times, and what is hidden: nobody is told."""
    root, batches = site(tmp_path, MORE), list[Batch]()
    with watched(root, batches.append):
        for file in sorted(root.rglob("*")):
            if file.is_file():
                content = file.read_bytes()
                file.write_bytes(content)
                os.utime(file)
        put(root, {".git/index": "x", "content/.hidden/x.md": "x", "public/index.html": "x", "notes.txt": "x"})
        time.sleep(0.6)
    assert batches == []


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """Something that is no file, in a file's place, keeps nobody from seeing the next edit."""
    root, batches = site(tmp_path, MORE), list[Batch]()
    with watched(root, batches.append):
        os.mkfifo(root / f"{HOWTO}/pipe.md")
        _wait(lambda: bool(batches))
        put(root, {f"{HOWTO}/page-1.md": "Other words.\n"})
        _wait(lambda: len(batches) > 1)


def test_one_burst_is_one_batch(tmp_path: Path) -> None:
    """A hundred files at once are told together."""
    root, batches = site(tmp_path), list[Batch]()
    with watched(root, batches.append):
        put(root, {f"{HOWTO}/burst-{number}.md": guide("Words.", title="B") for number in range(100)})
        _wait(lambda: sum(len(batch.names) for batch in batches) == 100)
        time.sleep(0.3)
    assert len(batches) <= 3


def test_what_changes_between_reading_and_watching(tmp_path: Path) -> None:
    """An edit before the watcher works is told as soon as it does."""
    root, batches = site(tmp_path), list[Batch]()
    watcher = Watcher(root, batches.append)
    watcher.remember()
    digests = digests_of(root)
    put(root, {f"{HOWTO}/begin.md": "Other words.\n"})
    watcher.start(digests)
    _wait(lambda: bool(batches))
    watcher.stop()
    assert batches[0].names == (f"{HOWTO}/begin.md",)


def test_bytes_are_handed_on_where_nothing_else_has_changed(tmp_path: Path) -> None:
    """A change of bytes brings them along; where a file has come, everything is to be read."""
    root, batches = site(tmp_path), list[Batch]()
    with watched(root, batches.append):
        put(root, {f"{HOWTO}/begin.md": "Other words.\n"})
        _wait(lambda: bool(batches))
        put(root, {f"{HOWTO}/new.md": "New.\n"})
        _wait(lambda: len(batches) > 1)
        put(root, {"site.yaml": "title: T\n"})
        _wait(lambda: len(batches) > 2)
    assert [batch.contents for batch in batches] == [{f"{HOWTO}/begin.md": b"Other words.\n"}, None, None]


@pytest.mark.parametrize(
    "make", [Path.mkdir, os.mkfifo, lambda path: path.symlink_to("nowhere")], ids=["folder", "pipe", "link"]
)
def test_what_is_no_file_any_more(make: Callable[[Path], None], tmp_path: Path) -> None:
    """A folder, pipe or link in the place of a file is more than other bytes: everything is to be read."""
    root, batches = site(tmp_path), list[Batch]()
    with watched(root, batches.append):
        (root / f"{HOWTO}/begin.md").unlink()
        make(root / f"{HOWTO}/begin.md")
        _wait(lambda: bool(batches))
    assert batches == [Batch((f"{HOWTO}/begin.md",), None)]


def test_what_could_not_be_read_is_told_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Until it could be: at every look around, and with whatever has changed since."""
    monkeypatch.setattr(watching, "SWEEP", 0.1)
    root, batches = site(tmp_path), list[Batch]()

    def told(batch: Batch) -> bool:
        batches.append(batch)
        return len(batches) < 3

    with watched(root, told):
        put(root, {f"{HOWTO}/begin.md": "Other words.\n"})
        _wait(lambda: len(batches) == 3)
        put(root, {f"{HOWTO}/days/one.md": "Other words.\n"})
        _wait(lambda: len(batches) == 4)
        time.sleep(0.3)
    again = Batch((f"{HOWTO}/begin.md",), None)
    assert batches[1:] == [again, again, Batch((f"{HOWTO}/days/one.md",), {f"{HOWTO}/days/one.md": b"Other words.\n"})]


def _wait(until: Callable[[], bool]) -> None:
    ends = time.perf_counter() + 5
    while not until():
        assert time.perf_counter() < ends
        time.sleep(0.01)
