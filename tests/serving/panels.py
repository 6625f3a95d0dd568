"""The panel of an open page, as a browser hears of it."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Thread
from typing import Any

State = dict[str, Any]
"""What a panel is told. Any: JSON."""


class Panel:
    """Listens for news of one page."""

    def __init__(self, connection: socket.socket) -> None:
        self.state: State = {}
        self.raw = b""
        self._connection = connection
        self._thread = Thread(target=self._listen, daemon=True)
        self._thread.start()

    def wait(self, until: Callable[[State], bool], within: float = 10.0) -> State:
        """What it is told, as soon as that is so."""
        ends = time.perf_counter() + within
        while not (self.state and until(self.state)):
            assert time.perf_counter() < ends, self.state
            assert self._thread.is_alive(), self.raw
            time.sleep(0.01)
        return self.state

    def _listen(self) -> None:
        for line in self._connection.makefile("rb"):
            self.raw += line
            if line.startswith(b"data: {"):
                self.state = json.loads(line.removeprefix(b"data: "))


@contextmanager
def panel_of(port: int, page: str) -> Iterator[Panel]:
    """The panel of a page while the block runs."""
    with socket.create_connection(("127.0.0.1", port)) as connection:
        request = f"GET /-/rmsite/news?page={page}&seen= HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n"
        connection.sendall(request.encode())
        yield Panel(connection)
        with suppress(OSError):
            connection.shutdown(socket.SHUT_RDWR)


def told_first(connection: socket.socket) -> bytes:
    """Everything that comes until a panel has been told of the page's state once, or the connection ends."""
    found = b""
    while b"event: state" not in found or not found.endswith(b"\n\n"):
        got = connection.recv(65536)
        if not got:
            break
        found += got
    return found


def is_well(state: State) -> bool:
    """Whether a panel shows no error."""
    return not state["errors"] and not state["trouble"]
