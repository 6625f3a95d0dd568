"""A small site to search in, over HTTP below a base path and from its folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Literal, Protocol

import pytest
from playwright.sync_api import Browser, Page

from rmsite.graph.audiences import Visibility
from rmsite.pipeline.build import build
from rmsite.testing import TODAY
from rmsite.view.shapes import Publication
from tests.browser.serving import served
from tests.browser.watching import watch
from tests.making import guide, inputs
from tests.outputs.site import FILES

BASE = "people"
SITE = {
    **FILES,
    "content/glossary/cohort.md": "---\nterm: cohort\nshort: Who starts together.\nforms: [cohorts, intake]\nsee: [day]\n---\n",
    "content/guides/howto/handover.md": guide(
        "Before.\n\n## Schlüsselübergabe\n\nThe Übergabe of keys to a colleague.\n\n## Later\n\nNothing.",
        title="Handover",
    ),
    "content/guides/howto/long.md": guide(
        "\n\n".join("Words." for _ in range(80)) + "\n\n## Wellbeing\n\nRest. ==Wellbeing== first.", title="Long"
    ),
    **{
        f"content/guides/howto/days/d{number}.md": guide(f"A lantern lights day {number}.", title=f"Lantern {number}")
        for number in range(9)
    },
}


class Visit(Protocol):
    """Opens a page of the site by its address below the home page."""

    def __call__(
        self,
        address: str = "",
        *,
        offline: bool = False,
        scripts: bool = True,
        width: int = 1280,
        scheme: Literal["light", "dark"] = "light",
    ) -> Page:
        """The page, loaded."""
        ...


@pytest.fixture(scope="session")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the site as served (``people``) and as read from a folder (``offline``)."""
    folder = tmp_path_factory.mktemp("search")
    for name, publication in ((BASE, Publication()), ("offline", Publication(offline=True))):
        built = build(inputs(SITE), Visibility(TODAY), publication)
        assert built.artifacts, built.problems
        for path, content in built.artifacts.items():
            target = folder / name / path.value
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    return folder


@pytest.fixture(scope="session")
def start(searched: Path) -> Iterator[str]:
    """Where the site is served."""
    with served(searched / BASE) as address:
        yield address


@pytest.fixture
def visit(browser: Browser, start: str, searched: Path) -> Iterator[Visit]:
    """Opens pages; fails in the end if one asked another host for something, broke the policy or wrote to the console."""
    faults: list[list[str]] = []
    with ExitStack() as opened:

        def open_page(
            address: str = "",
            *,
            offline: bool = False,
            scripts: bool = True,
            width: int = 1280,
            scheme: Literal["light", "dark"] = "light",
        ) -> Page:
            context = opened.enter_context(
                browser.new_context(
                    viewport={"width": width, "height": 800}, color_scheme=scheme, java_script_enabled=scripts
                )
            )
            context.set_default_timeout(10_000)
            home = (searched / "offline").as_uri() + "/" if offline else start
            faults.append(watch(context, home))
            page = context.new_page()
            path, mark, rest = address.partition("?")
            page.goto(home + (f"{path}index.html" if offline else path) + mark + rest)
            return page

        yield open_page
    assert [fault for found in faults for fault in found] == []
