"""The example site, built once for each process of a test run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from rmsite.disk.write import publish
from rmsite.pipeline.build import Built
from tests.example.building import ROOT, build_example
from tests.sites.reading import reading


@pytest.fixture(scope="session")
def built() -> Built:
    """The example site as of 23 November 2026."""
    return build_example()


@pytest.fixture(scope="session")
def site(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, written into a folder."""
    folder = tmp_path_factory.mktemp("example") / "public"
    publish(built.artifacts, folder, ROOT)
    return folder


@pytest.fixture(scope="session")
def offline_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, built to be opened from its folder."""
    folder = tmp_path_factory.mktemp("offline") / "public"
    publish(build_example(offline=True).artifacts, folder, ROOT)
    return folder


@pytest.fixture(scope="session")
def page(site: Path) -> Callable[[str], str]:
    """What a reader gets of the page at an address."""

    def read(address: str) -> str:
        return reading((site / address.strip("/") / "index.html").read_text("utf-8"))

    return read
