"""Sections: a folder of how-to guides, with words of its own in ``_section.md``."""

from __future__ import annotations

from rmsite.foundation.checked import Checked
from rmsite.kinds.front import markdown_page
from rmsite.model.kind import Kind, Place
from rmsite.model.page import Page
from rmsite.reading.source import SourceFile


def read_section(source: SourceFile, place: Place) -> Checked[Page]:
    """A section page; its id is its folder below ``guides/howto/``, with hyphens for slashes."""
    return markdown_page(source, place, "section", f"/guides/howto/{place.id}/")


SECTION = Kind("section", read_section, "guides/howto", suffix="_section.md", nested=True)
