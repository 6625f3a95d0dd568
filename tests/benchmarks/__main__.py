"""``make bench``: rmsite beside other tools on the same guides: a cold build, and what one edit costs.

The tools take turns in one run, so that a disturbed machine disturbs all of them. Every figure is that of a whole process:
seconds from its start to its end, and the largest memory of a process.
"""

from __future__ import annotations

import argparse
import compileall
import math
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import rmsite
from tests.benchmarks.corpus import write_site
from tests.benchmarks.peers import PEERS, Peer, install, plain_guides, version

KINDS = ("cold", "nothing", "body", "title", "template")


@dataclass(frozen=True, slots=True)
class Run:
    """One whole process: seconds from start to end, the largest memory and the size of the files written, in MiB."""

    wall: float
    memory: float
    written: float


@dataclass(slots=True)
class Project:
    """One tool's site: its command, where it works, what a cold build begins without, what is edited."""

    name: str
    command: list[str]
    folder: Path
    forgets: tuple[str, ...]
    guide: Path
    template: Path
    runs: dict[str, list[Run]] = field(default_factory=lambda: {kind: [] for kind in KINDS})
    edits: int = 0

    def round(self, *, is_cold: bool) -> None:
        """A cold build and, unless all ``is_cold``, one with nothing to do, and one after an edit to prose, to a title, to
        a template."""
        for name in self.forgets:
            shutil.rmtree(self.folder / name, ignore_errors=True)
        self.runs["cold"].append(self._run())
        if is_cold:
            return
        self.runs["nothing"].append(self._run())
        self.edits += 1
        text = self.guide.read_text("utf-8")
        self.guide.write_text(f"{text}\nOne line more, number {self.edits}.\n", "utf-8")
        self.runs["body"].append(self._run())
        title = rf"\g<1> Edited {self.edits}"
        self.guide.write_text(re.sub("^(title:).*", title, text, count=1, flags=re.MULTILINE | re.IGNORECASE), "utf-8")
        self.runs["title"].append(self._run())
        layout = self.template.read_text("utf-8")
        assert "Edited" in layout, self.template
        self.template.write_text(re.sub(r"Edited \d+", f"Edited {self.edits}", layout), "utf-8")
        self.runs["template"].append(self._run())

    def _run(self) -> Run:
        started = time.time_ns()
        began = time.perf_counter()
        # The operating system's own account of the finished process.
        process = subprocess.Popen(self.command, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        if status:
            sys.exit(f"{self.name} failed: {' '.join(self.command)} in {self.folder}")
        return Run(wall, usage.ru_maxrss / 1024, _written_since(self.folder, started) / 1024 / 1024)

    def seconds(self, kind: str) -> float:
        """The median of a kind of build."""
        return statistics.median([run.wall for run in self.runs[kind]] or [math.nan])

    def written(self, kind: str) -> float:
        """The median size of what a kind of build wrote."""
        return statistics.median([run.written for run in self.runs[kind]] or [math.nan])

    def memory(self) -> float:
        """The largest memory of any of its processes."""
        return max(run.memory for runs in self.runs.values() for run in runs)


def _written_since(folder: Path, started: int) -> int:
    # In whole: pages, what the tool remembers, everything.
    found = 0
    for where, _, names in os.walk(folder):
        for name in names:
            seen = Path(where, name).lstat()
            found += seen.st_size if seen.st_mtime_ns >= started else 0
    return found


def main() -> None:
    """Measures each size, each tool in turn, and prints a table with the ratio to Hugo where Hugo is there."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("sizes", nargs="*", type=int, default=[1000])
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument(
        "--only", action="append", choices=[peer.name for peer in PEERS], help="this peer and no other"
    )
    options.add_argument("--cold", action="store_true", help="cold builds and no edits")
    options.add_argument("--tools", type=Path, default=Path(".rmsite-bench"), help="where the peers are installed")
    chosen = options.parse_args()
    peers = [peer for peer in PEERS if not chosen.only or peer.name in chosen.only]
    # As where it was installed: a checkout is compiled when it is used first, unless the environment forbids it.
    compileall.compile_dir(Path(rmsite.__file__).parent, quiet=1)
    print(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} cores")
    found = [(peer, program) for peer in peers if (program := install(peer, chosen.tools.absolute()))]
    for peer, _ in found:
        print(f"{peer.name}: {version(peer, chosen.tools.absolute())}{f'; {peer.differs}' if peer.differs else ''}")
    for missing in {peer.name for peer in peers} - {peer.name for peer, _ in found}:
        print(f"{missing}: its package could not be installed, so it is not in the table")
    for size in chosen.sizes:
        with tempfile.TemporaryDirectory() as folder:
            _measure(size, chosen.rounds, list(_projects(Path(folder), size, found)), is_cold=chosen.cold)


def _projects(folder: Path, size: int, peers: list[tuple[Peer, Path]]) -> Iterator[Project]:
    ours = folder / "rmsite"
    write_site(ours, size)
    command = [sys.executable, "-m", "rmsite", "build"]
    forgets = ("public", ".rmsite-cache", ".public.rmsite-spare")
    guide = _guide(ours / "content/guides/howto", size)
    yield Project("rmsite", command, ours, forgets, guide, ours / "themes/own/templates/_announcements.html")
    for peer, program in peers:
        home = folder / peer.name.partition(" ")[0]
        peer.write(home, plain_guides(size))
        outputs = ("public", "output", "site", *peer.remembers)
        command = [str(program), *peer.arguments]
        yield Project(peer.name, command, home, outputs, _guide(home / peer.content, size), home / peer.template)


def _guide(content: Path, size: int) -> Path:
    return next(content.rglob(f"guide-{size // 2:05}.md"))


def _measure(size: int, rounds: int, projects: list[Project], *, is_cold: bool) -> None:
    for _ in range(rounds):
        for project in projects:
            project.round(is_cold=is_cold)
    base = next((project for project in projects if project.name == "Hugo"), None)
    print(f"\n{size:,} guides, medians of {rounds} rounds in turn: seconds, MiB (times Hugo)\n")
    columns = [*KINDS, "memory", "written cold", "written for body"]
    print(f"| tool | {' | '.join(columns)} |\n|---|{'---:|' * len(columns)}")
    for project in projects:
        cells = [_cell(project.seconds(kind), base.seconds(kind) if base else None) for kind in KINDS]
        cells.append(_cell(project.memory(), base.memory() if base else None, 0))
        cells += [_cell(project.written(kind), None, 1) for kind in ("cold", "body")]
        print(f"| {project.name} | {' | '.join(cells)} |", flush=True)


def _cell(value: float, base: float | None, places: int = 2) -> str:
    if math.isnan(value):
        return ""
    return f"{value:.{places}f} ({value / base:.2f})" if base else f"{value:.{places}f}"


if __name__ == "__main__":
    main()
