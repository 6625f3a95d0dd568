"""``rmsite serve`` as a program of its own."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.cli.running import ROOT


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
    return port


class Running:
    """A preview in a process of its own, which leads a group of its own as at a terminal."""

    def __init__(self, site: Path, *words: str, **environment: str) -> None:
        self.port = free_port()
        self.log = site.parent / "said.txt"
        command = [sys.executable, "-m", "rmsite", "serve", "--site", str(site), "--port", str(self.port), *words]
        with self.log.open("w") as out:
            self.process = subprocess.Popen(
                command,
                cwd=ROOT,
                stdout=out,
                stderr=subprocess.STDOUT,
                env={**os.environ, "PYTHONUNBUFFERED": "1", **environment},
                start_new_session=True,
            )

    def said(self) -> str:
        """Everything on the terminal so far."""
        return self.log.read_text("utf-8")

    def wait_for(self, words: str) -> str:
        """What is said, as soon as these words (a pattern) are among it."""
        ends = time.perf_counter() + 20
        while not re.search(words, self.said()):
            assert time.perf_counter() < ends, self.said()
            assert self.process.poll() is None, self.said()
            time.sleep(0.02)
        return self.said()

    def page(self, path: str) -> tuple[int, str]:
        """A page, and its status."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("GET", path)
            response = connection.getresponse()
            return response.status, response.read().decode()
        finally:
            connection.close()

    def workers(self) -> list[int]:
        """The processes that work for it."""
        text = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return [int(number) for number in text.split()]

    def is_at_work(self, worker: int) -> bool:
        """Whether one of them still runs; in a container nobody may ask for the last word of one that has ended."""
        try:
            return Path(f"/proc/{worker}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
        except OSError:
            return False

    def end(self, told: signal.Signals = signal.SIGINT, *, at_terminal: bool = False) -> None:
        """Ends it, alone or as Ctrl+C at a terminal does, and checks that it goes at once and without a traceback."""
        began = time.perf_counter()
        if at_terminal:
            os.killpg(self.process.pid, told)
        else:
            self.process.send_signal(told)
        code = self.process.wait(10)
        seconds = time.perf_counter() - began
        assert code == 0, self.said()
        assert seconds < 2, seconds
        assert "Traceback" not in self.said(), self.said()

    def memory(self) -> int:
        """The bytes of memory that are its own: what it shares with others counts in part."""
        text = Path(f"/proc/{self.process.pid}/smaps_rollup").read_text()
        found = re.search(r"^Pss: +(\d+) kB", text, re.MULTILINE)
        assert found
        return int(found[1]) * 1024


@contextmanager
def running(site: Path, *words: str, **environment: str) -> Iterator[Running]:
    """A preview while the block runs."""
    preview = Running(site, *words, **environment)
    try:
        yield preview
    finally:
        preview.process.kill()
        preview.process.wait()
