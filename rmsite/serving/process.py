"""A preview as a process: it lives long, answers in many threads, and may be told to end in the midst of its work."""

from __future__ import annotations

import ctypes
import gc
import os
import sys
from contextlib import suppress
from typing import NoReturn

_M_ARENA_MAX = -8
# As in malloc.h.


def keep_together() -> None:
    """Lets all threads share their memory, where the system would give each its own.

    Each request is a thread, and what they left behind grew by a quarter in 250 edits. To be called before there is a
    second thread.
    """
    if sys.platform == "linux":
        with suppress(AttributeError, OSError):
            ctypes.CDLL(None).mallopt(_M_ARENA_MAX, 1)


def settle_down() -> None:
    """Has memory looked after as a long life needs it; to be called when the site has been read.

    A build does not live to see its garbage. A preview does, and at a build's rate grew by half in 300 edits. What was
    read stays, so that nobody has to look through it: at 10,000 pages each time took 0.7 s.
    """
    gc.freeze()
    gc.set_threshold(700, 10, 10)


def end_at_once() -> NoReturn:
    """Ends this process with the code 0: to take a large site apart is long work, and serves nobody."""
    for out in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            out.flush()
    os._exit(0)
