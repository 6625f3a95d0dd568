"""The example site, built once for each process of a test run."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from rmsite.disk.read import read_inputs
from rmsite.disk.write import publish
from rmsite.graph.audiences import Visibility
from rmsite.pipeline.build import Built, build
from rmsite.view.shapes import Publication
from tests.sites.reading import reading

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 23)


@pytest.fixture(scope="session")
def built() -> Built:
    """The example site as of 23 November 2026."""
    return build(read_inputs(ROOT), Visibility(TODAY), Publication(version="test"))


@pytest.fixture(scope="session")
def site(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, written into a folder."""
    folder = tmp_path_factory.mktemp("example") / "public"
    publish(built.artifacts, folder, ROOT)
    return folder


@pytest.fixture(scope="session")
def offline_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, built to be opened from its folder."""
    made = build(read_inputs(ROOT), Visibility(TODAY), Publication(offline=True, version="test"))
    folder = tmp_path_factory.mktemp("offline") / "public"
    publish(made.artifacts, folder, ROOT)
    return folder


@pytest.fixture(scope="session")
def page(site: Path) -> Callable[[str], str]:
    """What a reader gets of the page at an address."""

    def read(address: str) -> str:
        return reading((site / address.strip("/") / "index.html").read_text("utf-8"))

    return read
