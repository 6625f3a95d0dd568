"""A question about files, answered beside this process while it goes on."""

from __future__ import annotations

import os
from collections.abc import Callable


def aside(question: Callable[[], bool]) -> Callable[[], bool]:
    """Begins to answer a question in a copy of this process, and gives what waits for the answer.

    A question that fails is answered with no. A system without copies answers when it is waited for.
    """
    if not hasattr(os, "fork"):
        return question
    copy = os.fork()
    if copy == 0:
        answer = False
        try:
            answer = question()
        finally:
            # It must not go on as the process it is a copy of, whatever happens.
            os._exit(0 if answer else 1)
    return lambda: os.waitpid(copy, 0)[1] == 0
