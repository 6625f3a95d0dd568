"""``python -m tests.benchmarks.growth``: how each stage of a cold build grows with the site, as a table and a picture.

One process, so that the stages can be told apart. Where the work of a stage grows with the site and no faster, its
milliseconds a guide stay what they are.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import Any
from unittest.mock import patch

from tests.benchmarks.corpus import write_site

SIZES = (100, 300, 1000, 3000, 10000)
STAGES = {
    "rmsite.disk.read.read_inputs": "reading the disk",
    "rmsite.pipeline.build.read_pages": "Markdown and front matter",
    "rmsite.pipeline.build.assemble": "putting together",
    "rmsite.pipeline.build.inspect": "checking",
    "rmsite.pipeline.build.plan_recipes": "planning",
    "rmsite.pipeline.build.make": "making pages and index",
    "rmsite.disk.write.publish": "writing",
}
"""The functions that are measured, in the order of a build, and what they do."""
COLOURS = ("#4e79a7", "#f28e2b", "#59a14f", "#e15759", "#76b7b2", "#edc948", "#b07aa1")
PICTURE = Path("docs/performance-growth.svg")


def measure(size: int) -> dict[str, float]:
    """Seconds of each stage of a cold build of so many guides."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_site(root, size)
        spent: dict[str, float] = {}
        with patch.object(sys, "argv", ["rmsite", "build", "--site", folder, "--jobs", "1", "--clean"]):
            _run(spent)
    return {name: spent[name] for name in STAGES}


def _run(spent: dict[str, float]) -> None:
    from contextlib import ExitStack, suppress

    from rmsite.cli import main

    with ExitStack() as stack:
        for name in STAGES:
            module, _, function = name.rpartition(".")
            real = getattr(__import__(module, fromlist=[function]), function)
            stack.enter_context(patch(name, _timed(real, name, spent)))
        with suppress(SystemExit):
            main()


def _timed(real: Callable[..., Any], name: str, spent: dict[str, float]) -> Callable[..., Any]:
    def timed(*given: Any, **more: Any) -> Any:
        began = time.perf_counter()
        found = real(*given, **more)
        if name.endswith("inspect"):
            # It finds one problem after the other.
            found = tuple(found)
        spent[name] = spent.get(name, 0.0) + time.perf_counter() - began
        return found

    return timed


def picture(found: Mapping[int, Mapping[str, float]]) -> str:
    """Bars of milliseconds a guide, one for each size, in a colour for each stage."""
    most = max(sum(spent.values()) / size for size, spent in found.items())
    lines = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 300" font-family="sans-serif" font-size="13">',
        f"<title>Milliseconds a guide by stage, {datetime.now(tz=UTC).date().isoformat()}</title>",
        '<rect width="720" height="300" fill="#fff"/>',
    ]
    for row, (size, spent) in enumerate(found.items()):
        left, top = 90.0, 20 + row * 40
        lines.append(f'<text x="80" y="{top + 18}" text-anchor="end">{size:,}</text>')
        for colour, name in zip(COLOURS, STAGES, strict=True):
            width = spent[name] / size / most * 540
            lines.append(f'<rect x="{left:.1f}" y="{top}" width="{width:.1f}" height="26" fill="{colour}"/>')
            left += width
        lines.append(f'<text x="{left + 6:.1f}" y="{top + 18}">{sum(spent.values()) / size * 1000:.1f} ms</text>')
    for number, (colour, told) in enumerate(zip(COLOURS, STAGES.values(), strict=True)):
        x, y = 20 + number % 3 * 235, 240 + number // 3 * 20
        lines.append(f'<rect x="{x}" y="{y - 11}" width="12" height="12" fill="{colour}"/>')
        lines.append(f'<text x="{x + 18}" y="{y}">{escape(told)}</text>')
    return "\n".join([*lines, "</svg>"]) + "\n"


def main() -> None:
    """Measures each size in a process of its own, prints a table, and draws the picture."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("sizes", nargs="*", type=int, default=SIZES)
    options.add_argument("--one", action="store_true", help="measure in this process, and print the seconds")
    chosen = options.parse_args()
    if chosen.one:
        print(*(f"{seconds:.4f}" for seconds in measure(chosen.sizes[0]).values()))
        return
    found: dict[int, dict[str, float]] = {}
    for size in chosen.sizes:
        command = [sys.executable, "-m", "tests.benchmarks.growth", str(size), "--one"]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[-1]
        found[size] = dict(zip(STAGES, map(float, told.split()), strict=True))
    print(f"| guides | {' | '.join(STAGES.values())} | all |\n|---:|{'---:|' * (len(STAGES) + 1)}")
    for size, spent in found.items():
        each = [f"{seconds / size * 1000:.2f}" for seconds in (*spent.values(), sum(spent.values()))]
        print(f"| {size:,} | {' | '.join(each)} |")
    PICTURE.write_text(picture(found), "utf-8")


if __name__ == "__main__":
    main()
