"""Work side by side: an executor of the shape of ``concurrent.futures`` whose workers are copies of this process.

A copy has everything this process has, so nothing needs to be handed to it; only what a call gives back is. Any other
``Executor`` fits in its place whose workers share the files that this process has open.
"""

from __future__ import annotations

import os
import pickle
import signal
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future
from contextlib import contextmanager, suppress
from threading import Thread
from typing import Any, Generic, NoReturn, ParamSpec, TypeVar

from rmsite.foundation.value import Value

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")

_MOMENT = 0.1


class ForkExecutor(Executor):
    """Each call runs in a fork of this process; a system without forks makes it at once, in this one."""

    def submit(self, fn: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        """A future of what ``fn`` gives back; it is awaited by asking for its result."""
        future: _Forked[R] = _Forked()
        if not hasattr(os, "fork"):
            future.set_result(fn(*args, **kwargs))
            return future
        reading, writing = os.pipe()
        leader = os.getpid()
        process = os.fork()
        if process == 0:
            os.close(reading)
            Thread(target=_follow, args=(leader,), daemon=True).start()
            _answer(writing, lambda: fn(*args, **kwargs))
        os.close(writing)
        future.awaits(process, reading)
        return future


class _Forked(Future[R]):
    _process = 0
    _pipe = -1

    def awaits(self, process: int, pipe: int) -> None:
        self._process, self._pipe = process, pipe

    def result(self, timeout: float | None = None) -> R:
        if self._pipe >= 0:
            pipe, self._pipe = self._pipe, -1
            try:
                with os.fdopen(pipe, "rb") as answer:
                    data = answer.read()
            except BaseException:
                # Whoever ends the build does not leave its workers behind.
                self._kill()
                raise
            finally:
                self._see_it_end()
            if not data:
                raise ChildProcessError("a worker of this build was ended from outside")
            value, error = pickle.loads(data)
            if error is not None:
                self.set_exception(error)
            else:
                self.set_result(value)
        return super().result(timeout)

    def cancel(self) -> bool:
        """Ends the copy, wherever it is, unless its result was asked for."""
        if self._pipe < 0:
            return False
        os.close(self._pipe)
        self._pipe = -1
        self._kill()
        self._see_it_end()
        return super().cancel()

    def _kill(self) -> None:
        with suppress(OSError):
            os.kill(self._process, signal.SIGKILL)

    def _see_it_end(self) -> None:
        # Nobody keeps it where whoever has started this process does not want to hear of ended ones.
        with suppress(ChildProcessError):
            os.waitpid(self._process, 0)


@contextmanager
def none_left_behind(awaited: Iterable[Future[Any]]) -> Iterator[None]:
    """Where what is done beside this work fails, or it does, nobody is left at work on the rest of it."""
    try:
        yield
    except BaseException:
        for future in awaited:
            future.cancel()
        raise


def _follow(leader: int) -> None:
    # Whoever is ended in the midst of its work, even from outside, does not leave its workers behind.
    while os.getppid() == leader:
        time.sleep(_MOMENT)
    os._exit(1)


def _answer(pipe: int, call: Callable[[], Any]) -> NoReturn:
    # In the copy. It must not go on as the process it is a copy of, whatever happens.
    code = 1
    try:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        try:
            answer = pickle.dumps((call(), None))
        except Exception as error:
            answer = _failed(error)
        with os.fdopen(pipe, "wb") as out:
            out.write(answer)
        code = 0
    finally:
        os._exit(code)


def _failed(error: Exception) -> bytes:
    try:
        return pickle.dumps((None, error))
    except Exception:
        return pickle.dumps((None, RuntimeError(f"{type(error).__name__}: {error}")))


class Workers(Value):
    """How many share the work, this process being one, and who gives it to the others."""

    number: int
    executor: Executor


ALONE = Workers(1, ForkExecutor())
"""This process alone."""


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


_MOST_PIECES = 256


class Dealt(Generic[T]):
    """Things that this process and its copies work on, each taken by whoever is free, a few beside each other at once.

    Whatever takes long in one process is made up for by the others. Iterating takes what nobody else has taken.
    """

    def __init__(self, things: Sequence[T], number: int) -> None:
        size = max(1, -(-len(things) // _MOST_PIECES))
        self._pieces = [things[start : start + size] for start in range(0, len(things), size)]
        self._share = -(-len(things) // number)
        # A pipe gives each of its bytes to one reader alone.
        taking, giving = os.pipe()
        self._numbers = os.fdopen(taking, "rb", buffering=0)
        os.write(giving, bytes(range(len(self._pieces))))
        os.close(giving)

    def __len__(self) -> int:
        """About how many of them one process takes."""
        return self._share

    def __iter__(self) -> Iterator[T]:
        while number := self._numbers.read(1):
            yield from self._pieces[number[0]]

    def __del__(self) -> None:
        self._numbers.close()
