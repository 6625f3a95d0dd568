"""A small site full of terms and headings, given to the browser from memory."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser, Page, Route

from rmsite.foundation.webpath import WebPath
from rmsite.graph.audiences import EVERYONE, Visibility
from rmsite.pipeline.build import build
from rmsite.testing import TODAY
from rmsite.view.shapes import Publication
from tests.making import guide, inputs

SECURE = "http://localhost/people/"
INSECURE = "http://people.example/"

_LONG = "Words that fill the line and go on for a while, so that there is something to scroll through. " * 12
_TEXT = f"""\
The cohort meets its sponsor. A cohort of people.

## First part

{_LONG}

A cohort, and at the very end of a line that is long enough to break a psychologically unimaginable agreement.

{_LONG}

## Second part

{_LONG}

Ask a sponsor.

### A part of it with a title that is long enough to need more than one line on any phone

{_LONG}

## Last part

The cohort ends.
"""
_FILES = {
    "site.yaml": "title: Programs\ncompany: Example Works\n",
    "content/guides/howto/a.md": guide(_TEXT, title="Words", summary="About words.", tags="[clear-words]"),
    "content/guides/howto/b.md": guide("See [[guide:a]].", title="Other", tags="[clear-words, time]"),
    "content/glossary/cohort.md": "---\nterm: cohort\nshort: Everyone who starts a program on the same day.\n---\n",
    "content/glossary/sponsor.md": "---\nterm: sponsor\nshort: '<img src=x onerror=alert(1)> owns the reason.'\n---\n",
    "content/glossary/agreement.md": "---\nterm: psychologically unimaginable agreement\n"
    "short: One hundred and sixty characters of a definition that says in a single sentence and in plain words what two "
    "people write down when they meet for the first time.\n---\n",
}


class Open(Protocol):
    """Opens a page of the site in a browser context of its own."""

    def __call__(self, address: str = "guides/howto/a/", *, home: str = SECURE, **options: Any) -> Page:
        """The page, loaded."""
        ...


@pytest.fixture(scope="session")
def site() -> dict[str, bytes]:
    """The files of the site by their paths."""
    built = build(inputs(_FILES), Visibility(TODAY, EVERYONE), Publication(version="test"))
    assert built.artifacts, built.problems
    return {path.value: content for path, content in built.artifacts.items()}


@pytest.fixture(scope="session")
def offline_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same in a folder, to be opened as files."""
    folder = tmp_path_factory.mktemp("words")
    built = build(inputs(_FILES), Visibility(TODAY, EVERYONE), Publication(offline=True, version="test"))
    for path, content in built.artifacts.items():
        target = folder / path.value
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return folder


@pytest.fixture
def open_page(browser: Browser, site: dict[str, bytes]) -> Iterator[Open]:
    """Opens pages, and fails in the end if one of them said anything on its console."""
    said: list[str] = []
    with ExitStack() as stack:

        def open_it(address: str = "guides/howto/a/", *, home: str = SECURE, **options: Any) -> Page:
            # Any: the options of a browser context are Playwright's own.
            def give(route: Route) -> None:
                path = route.request.url.removeprefix(home).partition("#")[0].partition("?")[0]
                name = WebPath.page(path).value if not path or path.endswith("/") else path
                if name not in site:
                    route.fulfill(status=404)
                    return
                route.fulfill(body=site[name], content_type=mimetypes.guess_type(name)[0] or "text/plain")

            context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})
            stack.callback(context.close)
            context.route(f"{home}**", give)
            page = context.new_page()
            page.on("console", lambda message: said.append(message.text))
            page.on("pageerror", lambda error: said.append(str(error)))
            page.goto(home + address)
            return page

        yield open_it
    assert said == []
