"""A question about files, answered beside this process while it goes on."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress


def aside(question: Callable[[], bool], *, alone: bool = False) -> Callable[[], bool]:
    """Begins to answer a question in a copy of this process, and gives what waits for the answer.

    A question that fails is answered with no, and tells why only to whoever debugs. A system without copies, or without
    room for one more, answers when it is waited for, and so does a process that is to stay ``alone``.
    """
    copy = None if alone else _copied()
    if copy is None:
        return lambda: _answered(question)
    if copy == 0:
        answer = False
        try:
            answer = _answered(question)
        finally:
            # It must not go on as the process it is a copy of, whatever happens.
            os._exit(0 if answer else 1)
    return lambda: _ended_with_yes(copy)


def _copied() -> int | None:
    with suppress(OSError, AttributeError):
        return os.fork()
    return None


def _answered(question: Callable[[], bool]) -> bool:
    try:
        return question()
    except Exception:
        if os.environ.get("RMSITE_DEBUG"):
            sys.excepthook(*sys.exc_info())
        return False


def _ended_with_yes(copy: int) -> bool:
    # Where whoever has started this process does not want to hear of ended ones, nobody keeps the answer.
    with suppress(ChildProcessError):
        return os.waitpid(copy, 0)[1] == 0
    return False
