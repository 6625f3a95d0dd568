"""No page of the site does anything that it should not: 0 errors, 0 breaches of its policy, 0 foreign requests."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Visit
from tests.browser.screens import DESK
from tests.browser.serving import POLICY
from tests.browser.templates import SAMPLES, each_template, kinds_of
from tests.browser.watching import watch

pytestmark = pytest.mark.browser


def test_every_template_has_a_sample(folder: Path) -> None:
    """Whatever is tried on every template is tried on each kind of page that the site has."""
    kinds = kinds_of(folder)
    assert {kind: address for kind, address in SAMPLES.items() if address not in kinds.get(kind, ())} == {}
    assert set(kinds) - set(SAMPLES) == set()


@each_template
def test_template_is_quiet(address: str, visit: Visit) -> None:
    """A page of each template loads without a fault, and its own policy is the one that servers are asked to send."""
    page = visit(address)
    assert page.get_attribute('meta[http-equiv="Content-Security-Policy"]', "content") == POLICY
    _touch_everything(page)


@each_template
def test_template_is_quiet_without_a_server(address: str, visit: Visit) -> None:
    """The same holds for the folder of an offline build, opened as a file."""
    _touch_everything(visit(address, offline=True))


@pytest.mark.full
@pytest.mark.parametrize("offline", [False, True], ids=["served", "offline"])
def test_every_page_is_quiet(offline: bool, browser: Browser, request: pytest.FixtureRequest) -> None:
    """So does every page of the site."""
    root: Path = request.getfixturevalue("offline_folder" if offline else "folder")
    start: str = root.as_uri() + "/" if offline else request.getfixturevalue("home")
    with browser.new_context(**DESK.options()) as context:
        faults = watch(context, start)
        page = context.new_page()
        for addresses in kinds_of(root).values():
            for address in addresses:
                page.goto(start + (f"{address}index.html" if offline and not address.endswith(".html") else address))
        assert faults == []


def _touch_everything(page: Page) -> None:
    # What scripts and images do late they do once a reader moves.
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    page.keyboard.press("End")
    page.keyboard.press("Tab")
