"""``make bench``: pages per second of a cold build at several sizes, and how the time per page grows."""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.corpus import write_site

SIZES = (100, 1000, 5000)


@dataclass(frozen=True, slots=True)
class Run:
    """One whole process: seconds from start to end, CPU seconds, and the largest memory in MiB."""

    wall: float
    cpu: float
    memory: float


def main() -> None:
    """Builds each size several times, each time from nothing, and prints the medians."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("sizes", nargs="*", type=int, default=list(SIZES))
    options.add_argument("--runs", type=int, default=3)
    chosen = options.parse_args()
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}")
    print(f"{'guides':>7} {'pages':>7} {'wall s':>8} {'cpu s':>8} {'MiB':>7} {'pages/s':>9} {'ms/page':>9}")
    with tempfile.TemporaryDirectory() as folder:
        for size in chosen.sizes:
            site = Path(folder, str(size))
            write_site(site, size)
            runs = [cold_build(site) for _ in range(chosen.runs)]
            pages = sum(1 for _ in (site / "public").rglob("*.html"))
            wall = statistics.median(run.wall for run in runs)
            cpu = statistics.median(run.cpu for run in runs)
            memory = max(run.memory for run in runs)
            rate = pages / wall
            print(
                f"{size:7} {pages:7} {wall:8.2f} {cpu:8.2f} {memory:7.0f} {rate:9.0f} {1000 * wall / pages:9.2f}",
                flush=True,
            )


def cold_build(site: Path) -> Run:
    """A build in a process of its own, without an earlier output."""
    shutil.rmtree(site / "public", ignore_errors=True)
    command = [sys.executable, "-m", "rmsite", "build", "--site", str(site)]
    began = time.perf_counter()
    # The operating system's own account of the finished process; its messages go where ours go.
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    if status:
        sys.exit(f"the build of {site} failed")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


if __name__ == "__main__":
    main()
