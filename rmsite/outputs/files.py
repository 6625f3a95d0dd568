"""Attachments and images of ``content/files/`` that a page of the site points to."""

from __future__ import annotations

from collections.abc import Iterable

from rmsite.foundation.span import Span
from rmsite.foundation.webpath import WebPath
from rmsite.graph.site import Site
from rmsite.outputs.recipe import Output, Recipe, Subject
from rmsite.theme.theme import Theme
from rmsite.view.view import View


def plan(site: Site, _: Theme) -> Iterable[Recipe]:
    """Each file under its own path."""
    for path, source in site.files.items():
        yield Recipe(WebPath(path), attachment, (path,), Span(source.path))


def attachment(view: View, subject: Subject) -> bytes:
    """The file as it is."""
    return view.file(subject[0])


OUTPUT = Output("files", plan)
