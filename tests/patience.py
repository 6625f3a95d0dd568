"""A limit for what must come to an end: a test that hangs fails instead."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Hangs(Exception):
    """Something took so long that a person would have given up."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raises ``Hangs`` inside a block that takes longer; far above what it takes, so that it measures no speed."""

    def give_up(_: int, __: FrameType | None) -> None:
        raise Hangs(f"still not done after {seconds} seconds")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
