"""Snippets: a text used in several places through ``[[snippet:id]]``; it has no page of its own."""

from __future__ import annotations

from rmsite.foundation.checked import Checked
from rmsite.kinds.front import markdown_page
from rmsite.model.kind import Kind, Place
from rmsite.model.page import Page
from rmsite.reading.source import SourceFile


def read_snippet(source: SourceFile, place: Place) -> Checked[Page]:
    """A snippet; front matter is allowed, and only its audience matters."""
    return markdown_page(source, place, "snippet", "")


SNIPPET = Kind("snippet", read_snippet, "snippets")
