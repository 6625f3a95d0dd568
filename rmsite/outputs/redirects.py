"""Redirect pages: an old id in ``aliases`` keeps its address alive."""

from __future__ import annotations

from collections.abc import Iterable

from rmsite.foundation.webpath import WebPath
from rmsite.graph import addresses
from rmsite.graph.site import Site
from rmsite.model.program import Program
from rmsite.outputs.recipe import Output, Recipe, Subject
from rmsite.theme.theme import Theme
from rmsite.view.shapes import Frame
from rmsite.view.view import View


def plan(site: Site, _: Theme) -> Iterable[Recipe]:
    """One page for each old address; a program's alias keeps all of its addresses."""
    for page in site.pages.values():
        for alias in page.head.aliases:
            new = [page.address] if page.address else []
            if isinstance(page.data, Program):
                new = list(addresses.of_program(page.key.id, page.data))
            for address in new:
                old = address.replace(f"/{page.key.id}/", f"/{alias}/", 1)
                yield Recipe(WebPath.page(old), redirect_page, (address,), page.span_of("aliases"))


def redirect_page(view: View, subject: Subject) -> bytes:
    """A page that leads on at once, and says so to whoever stays."""
    (address,) = subject
    return view.render("redirect.html", Frame("This page has moved", kind="redirect"), href=view.href(address))


OUTPUT = Output("redirects", plan)
