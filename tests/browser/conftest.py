"""A browser in front of the example site, over HTTP and from its folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.screens import DESK, Screen, chromium
from tests.browser.serving import served
from tests.browser.watching import watch
from tests.example.building import write_example


class Visit(Protocol):
    """Opens a page of the example site, by its address below the site's home."""

    def __call__(self, address: str = "", screen: Screen = DESK, *, offline: bool = False) -> Page:
        """The page, loaded."""
        ...


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example site as of 23 November 2026, built strictly; once for each process, which takes a second."""
    return write_example(tmp_path_factory.mktemp("browser") / "public")


@pytest.fixture(scope="session")
def offline_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, built to be opened from its folder."""
    return write_example(tmp_path_factory.mktemp("offline") / "public", offline=True)


@pytest.fixture(scope="session")
def home(folder: Path) -> Iterator[str]:
    """Where the example site is served, below a base path: an address that ends in a slash."""
    with served(folder) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for each process of a test run."""
    with chromium() as opened:
        yield opened


@pytest.fixture
def visit(browser: Browser, home: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """Opens pages on any screen, and fails in the end if one of them did what no page may do."""
    faults: list[list[str]] = []
    with ExitStack() as opened:

        def open_page(address: str = "", screen: Screen = DESK, *, offline: bool = False) -> Page:
            start = request.getfixturevalue("offline_folder").as_uri() + "/" if offline else home
            context = opened.enter_context(browser.new_context(**screen.options()))
            faults.append(watch(context, start))
            page = context.new_page()
            page.goto(start + _file(address) if offline else start + address)
            return page

        yield open_page
    assert [fault for found in faults for fault in found] == []


def _file(address: str) -> str:
    path, hash_sign, anchor = address.partition("#")
    if not path or path.endswith("/"):
        path += "index.html"
    return path + hash_sign + anchor
