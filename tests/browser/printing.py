"""A page on paper: what the browser's own "save as PDF" makes of it, and what poppler's tools read in that."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF and the text of each of its sheets."""

    path: Path
    sheets: tuple[str, ...]

    @property
    def text(self) -> str:
        """All words with single spaces, whatever the line breaks."""
        return " ".join(" ".join(self.sheets).split())


def print_page(page: Page, path: Path) -> Printed:
    """Prints an open page on A4 as a reader would; the PDF has bookmarks and tags for screen readers."""
    page.pdf(path=path, format="A4", prefer_css_page_size=True, print_background=True, tagged=True, outline=True)
    said = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True)
    # A form feed ends every sheet.
    return Printed(path, tuple(said.stdout.split("\f")[:-1]))


def pictures(printed: Path, folder: Path, *, last: int = 12, width: int = 620) -> list[Path]:
    """PNG pictures of a PDF's first sheets, in order."""
    command = ["pdftoppm", "-png", "-l", str(last), "-scale-to-x", str(width), "-scale-to-y", "-1"]
    subprocess.run([*command, str(printed), str(folder / printed.stem)], check=True)
    return sorted(folder.glob(f"{printed.stem}-*.png"))
