"""Work that is shared among processes comes to what one process alone comes to."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from rmsite.disk.read import read_inputs
from rmsite.disk.store import Store
from rmsite.graph.audiences import Visibility
from rmsite.pipeline import pages
from rmsite.pipeline.build import build
from rmsite.pipeline.forks import Dealt, ForkExecutor, Workers, processors
from rmsite.pipeline.pages import read_pages
from rmsite.pipeline.progress import unwatched
from rmsite.plugins.builtin import BUILT_IN
from rmsite.testing import TODAY
from rmsite.view.shapes import Publication
from tests.pipeline.sites import inputs

FULL = read_inputs(Path(__file__).parent.parent / "sites" / "full")


def test_a_call_runs_in_another_process() -> None:
    """The call sees what this process has without being handed it, and changes nothing here."""
    seen: list[int] = []

    def work(number: int) -> tuple[int, list[int], int]:
        seen.append(number)
        return number + 1, seen, os.getpid()

    futures = [ForkExecutor().submit(work, number) for number in (1, 2)]
    (one, two) = (future.result() for future in futures)
    assert (one[:2], two[:2]) == ((2, [1]), (3, [2]))
    assert seen == []
    assert len({one[2], two[2], os.getpid()}) == 3
    assert futures[0].result() == one


def test_an_error_of_a_worker_is_raised_here() -> None:
    """What goes wrong in a worker goes wrong here, also where the error itself cannot be handed over."""

    class Odd(Exception):
        """A class that no other process can find."""

    def fails(error: Exception) -> None:
        raise error

    with pytest.raises(LookupError, match="here"):
        ForkExecutor().submit(fails, LookupError("here")).result()
    with pytest.raises(RuntimeError, match="Odd: there"):
        ForkExecutor().submit(fails, Odd("there")).result()


def test_a_worker_that_is_killed_is_told() -> None:
    """A worker that the system ends is trouble from outside, not an endless wait."""
    with pytest.raises(ChildProcessError, match="ended from outside"):
        ForkExecutor().submit(lambda: os.kill(os.getpid(), signal.SIGKILL)).result()


@pytest.mark.parametrize("number", [0, 1, 7, 256, 257, 5000])
def test_what_is_dealt_is_taken_once(number: int) -> None:
    """Each thing is taken by one of the processes, each process takes them in their order, and none is lost."""
    dealt = Dealt(range(number), 3)
    assert len(dealt) == -(-number // 3)
    futures = [ForkExecutor().submit(lambda: list(dealt)) for _ in range(2)]
    taken = [list(dealt), *(future.result() for future in futures)]
    assert sorted(each for part in taken for each in part) == list(range(number))
    assert all(part == sorted(part) for part in taken)
    assert processors() >= 1


def test_whoever_is_free_takes_the_rest() -> None:
    """While one process is busy with one thing, the others go on with all others."""
    dealt = Dealt(range(20), 2)
    (has_begun, begins), (may_end, ends) = os.pipe(), os.pipe()

    def slow() -> list[int]:
        first = next(iter(dealt))
        os.write(begins, b"!")
        os.read(may_end, 1)
        return [first, *dealt]

    future = ForkExecutor().submit(slow)
    os.read(has_begun, 1)
    rest = list(dealt)
    os.write(ends, b"!")
    assert future.result() == [0]
    assert rest == list(range(1, 20))


@pytest.mark.parametrize("number", [2, 7])
def test_any_number_of_workers_makes_the_same_site(number: int) -> None:
    """One, two or seven processes: the same files in the same order, byte for byte."""
    visibility, publication = Visibility(TODAY), Publication(version="1")
    alone = build(FULL, visibility, publication)
    shared = build(FULL, visibility, publication, workers=Workers(number, ForkExecutor()))
    assert alone.artifacts
    assert list(shared.artifacts.items()) == list(alone.artifacts.items())
    assert shared.problems == alone.problems


def test_a_template_that_fails_in_a_worker_is_told_once() -> None:
    """A fault of the theme comes back from a worker as it is told by one process."""
    files = {
        "site.yaml": "title: T\ntheme: own\n",
        "themes/own/theme.yaml": "name: own\nextends: playbook\n",
        "themes/own/templates/term.html": "{{ wrod }}",
        **{
            f"content/glossary/t{number}.md": f"---\nterm: word {number}\nshort: A word.\n---\n" for number in range(60)
        },
    }
    built = build(inputs(files), Visibility(TODAY), Publication(), workers=Workers(2, ForkExecutor()))
    (problem,) = (each for each in built.problems if each.is_error)
    assert problem.message == "this template fails: 'wrod' is undefined"
    assert not built.artifacts


def test_whoever_is_killed_leaves_no_worker() -> None:
    """A worker ends in the midst of its work when the process is gone that it works for."""
    code = (
        "import os, signal, time; from rmsite.pipeline.forks import ForkExecutor\n"
        "ForkExecutor().submit(time.sleep, 60); os.kill(os.getpid(), signal.SIGKILL)"
    )
    # The worker holds the other end of the pipe until it ends, and is waited for not nearly as long as it would work.
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=20, check=False)
    assert (done.returncode, done.stderr) == (-signal.SIGKILL, b"")


def test_what_was_read_is_kept_by_a_worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a worker has put into the memory is what this process would have, folded or not; it is not read again."""
    alone = read_pages(FULL.content, BUILT_IN.kinds, unwatched)
    monkeypatch.setattr(pages, "FEW", 0)
    for many in (0, len(FULL.content)):
        monkeypatch.setattr(pages, "MANY", many)
        store = Store(tmp_path / str(many))
        read = read_pages(FULL.content, BUILT_IN.kinds, unwatched, store, Workers(2, ForkExecutor()))
        assert read.keeping is not None
        read.keeping.result()
        with monkeypatch.context() as patch:
            patch.setattr(pages, "_read", _nothing_to_read)
            again = read_pages(FULL.content, BUILT_IN.kinds, unwatched, store)
        assert again.pages == read.pages
        assert [page.body.pieces for page in read.pages] == [page.body.pieces for page in alone.pages]
        assert [page.body.words for page in read.pages] == [page.body.words for page in alone.pages]
        assert again.problems == read.problems == alone.problems


def _nothing_to_read(todo: Sequence[object], *_: object) -> dict[str, object]:
    assert not todo
    return {}
