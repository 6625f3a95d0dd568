"""An author's browser beside an author's editor: a site's folder, and the preview of it in a browser."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect

from rmsite.serving.server import Server
from tests.browser.screens import DESK, Screen
from tests.making import guide
from tests.serving.previews import followed_by, preview_of, put, serving, site, watched

LONG = "\n\n".join(f"Paragraph {number}." for number in range(80))
LONG_PAGE = "content/guides/howto/long.md"
FOLD = "\n\n::: details More\nHidden words.\n:::\n"


class Desk:
    """A site's folder, and the preview of it in a browser."""

    def __init__(self, root: Path, server: Server, page: Page) -> None:
        self.root, self.server, self.page = root, server, page

    def go(self, address: str) -> Page:
        """Opens a page of the site and waits until it is told of news."""
        self.page.goto(f"{self.server.address}{address}")
        expect(self.button).to_have_count(1)
        return self.page

    @property
    def button(self) -> Locator:
        """What opens the panel."""
        return self.page.locator("rmsite-preview button")

    @property
    def panel(self) -> Locator:
        """The panel."""
        return self.page.locator("rmsite-preview section")

    def save(self, path: str, text: str) -> None:
        """Saves a file."""
        put(self.root, {path: text})


Open = Callable[..., Desk]


@contextmanager
def desks(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens previews of a small site while the block runs."""
    with ExitStack() as stack:

        def open_desk(screen: Screen = DESK, *, follows: bool = False, editor: str = "", **more: str) -> Desk:
            long = guide(f"Begin here.\n\n{LONG}{FOLD}", title="Long", summary="S.")
            root = site(tmp_path / "site", {LONG_PAGE: long, **more})
            preview = preview_of(root)
            server = stack.enter_context(serving(preview, follows=follows, editor=editor))
            stack.enter_context(watched(root, followed_by(preview)))
            context = browser.new_context(**screen.options())
            stack.callback(context.close)
            return Desk(root, server, context.new_page())

        yield open_desk


def wait_until(is_so: Callable[[], bool]) -> None:
    """Waits, and fails where it does not come to be; the page's policy lets no browser poll for itself."""
    ends = time.perf_counter() + 5
    while not is_so():
        assert time.perf_counter() < ends
        time.sleep(0.05)


def long(text: str) -> str:
    """The long page with another beginning."""
    return guide(f"{text}\n\n{LONG}{FOLD}", title="Long", summary="S.")
