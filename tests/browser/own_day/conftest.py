"""Chromium, the example site and a site with a rolling program, over HTTP and from a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from rmsite.disk.read import read_inputs
from rmsite.disk.write import publish
from rmsite.graph.audiences import Visibility
from rmsite.model.inputs import Inputs
from rmsite.pipeline.build import build
from rmsite.view.shapes import Publication
from tests.browser.own_day.buddies import FILES, SUNDAY_FIRST
from tests.example.building import ROOT, TODAY
from tests.making import inputs

Open = Callable[..., Page]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


def _written(made_of: Inputs, folder: Path, *, offline: bool = False) -> Path:
    made = build(made_of, Visibility(TODAY), Publication(offline=offline, version="test"))
    assert made.artifacts, made.problems
    publish(made.artifacts, folder / "public", folder)
    return folder / "public"


@pytest.fixture(scope="session")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The built sites by name: the example, two with a rolling program, and one of these to open as a folder."""
    made: dict[str, tuple[Inputs, bool]] = {
        "example": (read_inputs(ROOT), False),
        "buddies": (inputs(FILES), False),
        "sunday": (inputs(SUNDAY_FIRST), False),
        "offline": (inputs(FILES), True),
    }
    return {
        name: _written(made_of, tmp_path_factory.mktemp(name), offline=offline)
        for name, (made_of, offline) in made.items()
    }


@pytest.fixture(scope="session")
def addresses(folders: dict[str, Path]) -> Iterator[dict[str, str]]:
    """Where each site is found; one that is opened as a folder by its file address."""
    with ExitStack() as servers:
        found = {"offline": folders["offline"].as_uri()}
        for name in ("example", "buddies", "sunday"):
            handler = partial(_Quiet, directory=str(folders[name]))
            server = servers.enter_context(ThreadingHTTPServer(("127.0.0.1", 0), handler))
            servers.callback(server.shutdown)
            Thread(target=server.serve_forever, daemon=True).start()
            found[name] = f"http://127.0.0.1:{server.server_address[1]}"
        yield found


@pytest.fixture
def open_page(browser: Browser, addresses: dict[str, str]) -> Iterator[Open]:
    """Opens a page of a site in a browser that has never seen it; every error in it fails the test.

    The reader's day is that of the build unless the address says another. ``script`` runs before the page's own.
    """
    contexts: list[BrowserContext] = []
    errors: list[str] = []

    def open_it(site: str, path: str, *, as_of: str = str(TODAY), script: str = "", **settings: object) -> Page:
        context = browser.new_context(**{"locale": "en-GB", **settings})  # type: ignore[arg-type]
        contexts.append(context)
        if script:
            context.add_init_script(script)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        path, _, anchor = path.partition("#")
        page.goto(f"{addresses[site]}{path}?as-of={as_of}{'#' + anchor if anchor else ''}")
        return page

    yield open_it
    for context in contexts:
        context.close()
    assert errors == []
