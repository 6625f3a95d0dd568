"""The home page's own words: ``content/index.md``."""

from __future__ import annotations

from rmsite.foundation.checked import Checked
from rmsite.kinds.front import markdown_page
from rmsite.model.kind import Kind, Place
from rmsite.model.page import Page
from rmsite.reading.source import SourceFile


def read_home(source: SourceFile, place: Place) -> Checked[Page]:
    """The home page."""
    return markdown_page(source, place, "home", "/")


HOME = Kind("home", read_home, file="index.md")
