"""A question is answered beside the process that asks."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from typing import NoReturn

import pytest

from rmsite.disk.aside import aside


def _fail() -> NoReturn:
    raise OSError("no such file")


def _end() -> NoReturn:
    raise SystemExit(0)


@pytest.mark.parametrize(
    ("question", "answer"), [(lambda: True, True), (lambda: False, False), (_fail, False), (_end, False)]
)
def test_the_answer_comes_back(question: Callable[[], bool], answer: bool, capfd: pytest.CaptureFixture[str]) -> None:
    """Yes and no are handed on; a question that fails, however it does, is answered with no, and nothing goes on."""
    assert aside(question)() is answer
    assert not capfd.readouterr().err


def test_it_is_answered_meanwhile() -> None:
    """The one that asks goes on; the answer comes from another process."""
    reading, writing = os.pipe()

    def question() -> bool:
        os.write(writing, str(os.getpid()).encode())
        return True

    wait = aside(question)
    assert int(os.read(reading, 100)) != os.getpid()
    assert wait()
    os.close(reading)
    os.close(writing)


def test_without_copies(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that cannot copy a process answers when it is waited for."""
    monkeypatch.delattr(os, "fork")
    assert aside(lambda: True)()


def test_no_room_for_a_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system refuses one more process the question is answered all the same, and one that fails with no."""

    def refuse() -> NoReturn:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", refuse)
    assert aside(lambda: True)()
    assert not aside(_fail)()


def test_nobody_hears_of_ended_processes() -> None:
    """Where whoever started this process does not keep the answers of ended ones, the answer is no."""
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        assert not aside(lambda: True)()
    finally:
        signal.signal(signal.SIGCHLD, before)
