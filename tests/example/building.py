"""The example site, built into a folder as its readers get it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from rmsite.disk.read import read_inputs
from rmsite.disk.write import publish
from rmsite.graph.audiences import Visibility
from rmsite.pipeline.build import Built, build
from rmsite.view.shapes import Publication

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 23)


def build_example(*, offline: bool = False, strict: bool = False, today: date = TODAY) -> Built:
    """The example site as of 23 November 2026, or of another day."""
    return build(read_inputs(ROOT), Visibility(today), Publication(offline=offline, version="test"), strict=strict)


def write_example(folder: Path, *, offline: bool = False) -> Path:
    """The same, written into a folder that is then returned; RuntimeError with the problems where there are any."""
    built = build_example(offline=offline, strict=True)
    if built.problems:
        raise RuntimeError("\n".join(f"{problem.span}: {problem.message}" for problem in built.problems))
    publish(built.artifacts, folder, ROOT)
    return folder
