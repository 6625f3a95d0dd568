"""A long row of edits beside one open page: it follows by itself, and whatever is served is what a clean build makes."""

from __future__ import annotations

import http.client
import re
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Error, Page

from rmsite import __version__
from rmsite.disk.read import read_inputs
from rmsite.graph.audiences import EVERYONE, Visibility
from rmsite.pipeline.build import build
from rmsite.testing import TODAY
from rmsite.view.shapes import Publication
from tests.browser.screens import DESK
from tests.making import CODES
from tests.serving.changing import CHANGES, FILES, FOOTER, PROGRAM, SETTINGS, STYLE
from tests.serving.previews import put
from tests.serving.program import Running, running
from tests.serving.saving import (
    HOWTO,
    STYLES,
    Author,
    another_branch,
    folder_gone,
    folder_renamed,
    new_folder,
    new_page,
    page_gone,
)  # fmt: skip

SECTION = "guides/howto/"
LISTED = (new_page, new_folder, folder_renamed, folder_gone, page_gone)
"""What shows in the list of a section."""
LONGEST = 10.0
"""Seconds after which an edit counts as missed."""
WARM = 50
"""So many edits the preview has seen before its memory is measured first."""
SCRIPT = re.compile(rb'<script src="/-/rmsite/preview\.js"[^>]*></script>\n')

LOOK = """() => {
  const text = (selector) => document.querySelector(selector)?.textContent.trim();
  const all = (selector) => [...document.querySelectorAll(selector)].map((each) => each.textContent.trim());
  const h1 = document.querySelector("main h1");
  return {
    path: location.pathname, site: text(".site-title"), h1: h1?.textContent, mark: text("p.mark"),
    description: document.querySelector("meta[name=description]")?.content, paragraphs: all("main .prose > p"),
    links: all("main .links a").sort(), colour: h1 && getComputedStyle(h1).color,
  };
}"""
"""What a reader sees of everything that the edits change."""


class Reader(Author):
    """An author with a browser beside the editor, who opens a page before editing it."""

    def __init__(self, root: Path, seed: int, preview: Running, page: Page) -> None:
        super().__init__(root, seed)
        self.preview, self.tab = preview, page
        self.address = ""

    def go(self, address: str) -> None:
        """Opens a page of the site, unless it is open."""
        if address != self.address:
            self.leave()
            self.tab.goto(f"http://127.0.0.1:{self.preview.port}/{address}")
            self.address = address

    def leave(self) -> None:
        """Leaves the page, which may just have been told to load again and would do so instead of giving way."""
        for _ in range(5):
            try:
                self.tab.goto("about:blank")
            except Error as error:
                if "interrupted by another navigation" not in str(error):
                    raise
            else:
                return
        raise AssertionError("the page is loaded again and again")

    def page(self) -> Path:
        """One of the pages that may be edited, now on the screen."""
        page = super().page()
        self.go(f"{SECTION}{page.stem}/")
        return page

    def work(self) -> str:
        """Does one thing with a page on the screen that shows it, and says which."""
        self.count += 1
        style = self.random.choice((*STYLES, *CHANGES))
        if style in LISTED or not self.address:
            self.go(SECTION)
        elif style is another_branch:
            self.go(f"{SECTION}{min(self.pages())[1].stem}/")
        elif "program" in style.__name__:
            self.go("programs/pairs/")
        style(self)
        return style.__name__

    def pages(self) -> list[tuple[str, Path]]:
        """The pages of the section, each with its path."""
        return [(path.as_posix(), path) for path in (self.root / HOWTO).rglob("[a-z]*.md")]

    def wanted(self) -> dict[str, Any]:
        """What the open page is to show, as the sources say; Any: text, or a list of texts."""
        found: dict[str, Any] = {
            "path": f"/{self.address}",
            "site": self.line(SETTINGS, r"title: (.*)"),
            "mark": self.line(FOOTER, r'<p class="mark">(.*)</p>'),
            "colour": self.line(STYLE, r"color: (.*);"),
        }
        sources = {path.stem: path.relative_to(self.root).as_posix() for _, path in self.pages()}
        if self.address == SECTION:
            titles = [self.line(source, r"title: (.*)") for source in sources.values()]
            return {**found, "h1": "How-to guides", "links": sorted(titles)}
        if self.address == "programs/pairs/":
            return {**found, "h1": self.line(PROGRAM, r"title: (.*)")}
        source = sources[self.address.removeprefix(SECTION).strip("/")]
        words = (self.root / source).read_text("utf-8").split("---\n", 2)[2]
        found |= {"h1": self.line(source, r"title: (.*)"), "paragraphs": words.strip().split("\n\n")}
        if "\nsummary:" in (self.root / source).read_text("utf-8"):
            found["description"] = self.line(source, r"summary: (.*)")
        return found

    def line(self, path: str, pattern: str) -> str:
        """What a pattern finds first in a source."""
        match = re.search(pattern, (self.root / path).read_text("utf-8"))
        assert match, (path, pattern)
        return match[1]

    def follow(self) -> float:
        """Seconds until the open page shows what is to be shown; nobody touches it meanwhile."""
        began, wanted = time.perf_counter(), self.wanted()
        while True:
            seen = self.look()
            seconds = time.perf_counter() - began
            if wanted.items() <= seen.items():
                return seconds
            missing = {name: (value, seen.get(name)) for name, value in wanted.items() if seen.get(name) != value}
            assert seconds < LONGEST, missing
            time.sleep(0.005)

    def look(self) -> dict[str, Any]:
        """What the open page shows; nothing while it is being loaded. Any: JSON."""
        try:
            found: dict[str, Any] = self.tab.evaluate(LOOK)
        except Error as error:
            # Between two pages there is none to ask.
            if "context was destroyed" in str(error):
                return {}
            raise
        return found


def clean(root: Path) -> dict[str, bytes]:
    """Every page that a clean build makes."""
    built = build(read_inputs(root), Visibility(TODAY, EVERYONE), Publication(version=__version__), codes=CODES)
    assert built.artifacts, built.problems
    return {path.value: content for path, content in built.artifacts.items()}


def stale(preview: Running, root: Path) -> list[str]:
    """The paths of all files that are served otherwise than a clean build makes them."""
    connection = http.client.HTTPConnection("127.0.0.1", preview.port, timeout=10)
    found = []
    for path, content in clean(root).items():
        connection.request("GET", f"/{path}")
        answer = connection.getresponse()
        served, scripts = SCRIPT.subn(b"", answer.read())
        if (answer.status, served, scripts) != (200, content, int(path.endswith(".html"))):
            found.append(path)
    connection.close()
    return found


@contextmanager
def desk(browser: Browser, folder: Path, seed: int) -> Iterator[Reader]:
    """A preview of a small site in a process of its own, an open page, and faults of the page in the end."""
    root = put(folder / "site", FILES)
    faults: list[str] = []
    with running(root, "--as-of", TODAY.isoformat()) as preview, browser.new_context(**DESK.options()) as context:
        preview.wait_for("Preview at")
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("crash", lambda _: faults.append("the page has crashed"))
        yield Reader(root, seed, preview, page)
        preview.end()
    assert faults == []


def row(reader: Reader, steps: int) -> list[float]:
    """A row of edits, each on the screen by itself and every fifth with all pages looked at; seconds to the screen."""
    seconds = []
    for step in range(steps):
        style = reader.work()
        try:
            seconds.append(reader.follow())
            assert step % 5 or stale(reader.preview, reader.root) == []
        except AssertionError as error:
            raise AssertionError((step, style, reader.address, *error.args, reader.preview.said()[-2000:])) from None
    assert stale(reader.preview, reader.root) == []
    assert reader.preview.process.poll() is None
    return seconds


def test_a_row_of_edits_on_the_screen(browser: Browser, tmp_path: Path) -> None:
    """Thirty edits of every style: none is missed, no page is stale, and the preview ends when it is told to."""
    with desk(browser, tmp_path, 7) as reader:
        row(reader, 30)


@pytest.mark.full
@pytest.mark.parametrize("part", range(4))
def test_a_thousand_edits_on_the_screen(
    part: int, browser: Browser, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    """A thousand in four rows: within a second on the screen but for one in twenty, in the memory it took at first."""
    with desk(browser, tmp_path, 100 + part) as reader:
        seconds, memory = list[float](), list[int]()
        for _ in range(250 // WARM):
            seconds += row(reader, WARM)
            memory.append(reader.preview.memory())
        cuts = statistics.quantiles(seconds, n=20)
        sizes = ", ".join(f"{each / 1e6:.1f}" for each in memory)
        figures = f"p50 {cuts[9]:.3f} s, p95 {cuts[18]:.3f} s, {sizes} MB after each {WARM}"
        record_property("figures", figures)
        assert cuts[18] <= 1.0, figures
        assert memory[-1] <= memory[0] * 1.2, figures
