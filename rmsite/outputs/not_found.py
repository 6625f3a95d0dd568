"""404.html: what a server shows where there is no page."""

from __future__ import annotations

from collections.abc import Iterable

from rmsite.foundation.webpath import WebPath
from rmsite.graph.site import Site
from rmsite.outputs.recipe import Output, Recipe, Subject
from rmsite.theme.theme import Theme
from rmsite.view.shapes import Frame
from rmsite.view.view import View


def plan(site: Site, _: Theme) -> Iterable[Recipe]:
    """The one page."""
    yield Recipe(WebPath("404.html"), not_found_page)


def not_found_page(view: View, _: Subject) -> bytes:
    """What happened, why it may have, and where to go from here."""
    frame = Frame("This page is not here", "The address may be mistyped, or the page was renamed or taken down.", "404")
    return view.render("404.html", frame, owner=view.contact(view.settings.owner))


OUTPUT = Output("not_found", plan)
