"""Pages on paper: printed to PDF by Chromium, read with the tools of poppler."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.printing import print_page

_OUTLINE = re.compile(r'<item page="(\d+)">(.*?)</item>', re.DOTALL)
_HEADING = re.compile(r"<h([2-6])\b[^>]*>(.*?)</h\1>", re.DOTALL)


@dataclass(frozen=True)
class Sheets:
    """A printed page: the words of each of its sheets, its bookmarks with their sheets, what the PDF says of itself."""

    texts: tuple[str, ...]
    bookmarks: tuple[tuple[str, int], ...]
    info: str

    @property
    def text(self) -> str:
        """All its words, with single spaces."""
        return words(" ".join(self.texts))


def words(text: str) -> str:
    """A text with single spaces, so that line breaks do not matter."""
    return " ".join(text.split())


def headings(html: str) -> list[str]:
    """The words of the headings of a page, without its title."""
    return [words(unescape(re.sub(r"<[^>]+>", "", text))) for _, text in _HEADING.findall(html)]


def sheets_of(page: Page, address: str, folder: Path) -> Sheets:
    """What comes out when a reader saves the page at an address as PDF on A4."""
    page.goto(address)
    pdf = folder / "page.pdf"
    texts = print_page(page, pdf).sheets
    xml = _run("pdftohtml", "-xml", "-i", "-stdout", str(pdf))
    outline = xml.partition("<outline>")[2]
    bookmarks = tuple((words(unescape(text)), int(number)) for number, text in _OUTLINE.findall(outline))
    return Sheets(texts, bookmarks, _run("pdfinfo", str(pdf)))


def _run(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
