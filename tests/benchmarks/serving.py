"""``python -m tests.benchmarks.serving``: from saving a guide to the new page in hand, beside the previews of other tools.

Each tool serves the same guides; one guide is saved again and again, and its page is asked for until it shows the edit. The
tools take turns.
"""

from __future__ import annotations

import argparse
import http.client
import os
import platform
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.corpus import PAGES_PER_FOLDER, write_site
from tests.benchmarks.peers import PEERS, Peer, install, plain_guides, version

WAIT = 300.0
REST = 3.0


@dataclass(frozen=True, slots=True)
class Served:
    """One tool's preview: how it is called at a port, where it works, the guide that is saved and its address."""

    name: str
    command: Callable[[int], list[str]]
    folder: Path
    guide: Path
    address: str


def main() -> None:
    """Measures each size and prints the medians, and the slowest, in milliseconds."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("sizes", nargs="*", type=int, default=[1000])
    options.add_argument("--edits", type=int, default=20)
    options.add_argument("--tools", type=Path, default=Path(".rmsite-bench"), help="where the peers are installed")
    chosen = options.parse_args()
    print(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} cores")
    peers = [peer for peer in PEERS if peer.name in ("Hugo", "Zensical")]
    found = [(peer, program) for peer in peers if (program := install(peer, chosen.tools.absolute()))]
    for peer, _ in found:
        print(f"{peer.name}: {version(peer, chosen.tools.absolute())}")
    for size in chosen.sizes:
        with tempfile.TemporaryDirectory() as folder:
            print(f"\n{size:,} guides: seconds from the start to the first page, and from the second start of two;")
            print(f"milliseconds from save to the new page, the median of {chosen.edits} edits (19 of 20 within)\n")
            print("| tool | first page | again | body | title | MiB |\n|---|---:|---:|---:|---:|---:|")
            for served in _served(Path(folder), size, found):
                _measure(served, chosen.edits)


def _served(folder: Path, size: int, peers: list[tuple[Peer, Path]]) -> Iterator[Served]:
    number = size // 2
    name, part = f"guide-{number:05}", f"part-{number // PAGES_PER_FOLDER:04}"
    ours = folder / "rmsite"
    write_site(ours, size)
    guide = ours / f"content/guides/howto/{part}/{name}.md"
    yield Served(
        "rmsite",
        lambda port: [sys.executable, "-m", "rmsite", "serve", "--port", str(port)],
        ours,
        guide,
        f"/guides/howto/{name}/",
    )
    for peer, program in peers:
        home = folder / peer.name
        peer.write(home, plain_guides(size))
        words = {
            "Hugo": ["server", "--disableLiveReload", "--renderToMemory", "--port"],
            "Zensical": ["serve", "--dev-addr"],
        }[peer.name]

        def command(port: int, program: Path = program, words: list[str] = words, peer: Peer = peer) -> list[str]:
            return [str(program), *words, str(port) if peer.name == "Hugo" else f"127.0.0.1:{port}"]

        yield Served(peer.name, command, home, home / peer.content / part / f"{name}.md", f"/{part}/{name}/")


def _measure(served: Served, edits: int) -> None:
    with _running(served) as (port, process, ready):
        text = served.guide.read_text("utf-8")
        cells = []
        for edit in (_body, _title):
            spent = []
            for number in range(edits):
                marked, word = edit(text, number)
                began = time.perf_counter()
                served.guide.write_text(marked, "utf-8")
                _wait_for(port, served.address, word)
                spent.append((time.perf_counter() - began) * 1000)
                time.sleep(0.3)
            cells.append(f"{statistics.median(spent):.0f} ({_most(spent):.0f})")
            served.guide.write_text(text, "utf-8")
            time.sleep(1)
        memory = _memory(process.pid)
        # What the tool leaves for its next start it may leave when it has time.
        time.sleep(REST)
    with _running(served) as (_, _, again):
        pass
    print(f"| {served.name} | {ready:.2f} | {again:.2f} | {' | '.join(cells)} | {memory:.0f} |", flush=True)


def _most(spent: list[float]) -> float:
    # Nineteen of twenty are within it.
    return sorted(spent)[max(0, round(len(spent) * 0.95) - 1)]


def _body(text: str, number: int) -> tuple[str, str]:
    return f"{text}\nSentence with mark{number}mark.\n", f"mark{number}mark"


def _title(text: str, number: int) -> tuple[str, str]:
    return re.sub("^title: .*$", f"title: Head{number}head", text, count=1, flags=re.MULTILINE), f"Head{number}head"


@contextmanager
def _running(served: Served) -> Iterator[tuple[int, subprocess.Popen[bytes], float]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    began = time.perf_counter()
    process = subprocess.Popen(
        served.command(port), cwd=served.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait_for(port, served.address, "</html>")
        yield port, process, time.perf_counter() - began
    finally:
        process.send_signal(signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            process.wait(5)
        process.kill()
        process.wait()


def _wait_for(port: int, address: str, word: str) -> None:
    ends = time.perf_counter() + WAIT
    while word not in _page(port, address):
        if time.perf_counter() > ends:
            sys.exit(f"no page at {address} with {word} within {WAIT:.0f} s")
        time.sleep(0.002)


def _page(port: int, address: str) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=WAIT)
    try:
        connection.request("GET", address)
        return connection.getresponse().read().decode("utf-8", "replace")
    except OSError:
        return ""
    finally:
        connection.close()


def _memory(process: int) -> float:
    found = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{process}/status").read_text())
    return int(found[1]) / 1024 if found else 0.0


if __name__ == "__main__":
    main()
