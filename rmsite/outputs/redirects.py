"""Redirect pages: an old id in ``aliases`` keeps its address alive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rmsite.foundation.webpath import WebPath
from rmsite.graph import addresses
from rmsite.graph.site import Site
from rmsite.model.page import Page
from rmsite.model.program import Program
from rmsite.outputs.recipe import Output, Recipe, Subject
from rmsite.theme.theme import Theme
from rmsite.view.shapes import Frame
from rmsite.view.view import View


def plan(site: Site, _: Theme) -> Iterable[Recipe]:
    """One page for each old address; a program's alias keeps all of its addresses."""
    for page in site.pages.values():
        new = list(_addresses(site, page))
        for alias in page.head.aliases:
            for address in new:
                # The page's own address ends with its id, and all others of a program begin with it.
                parent = page.address.removesuffix(f"{page.key.id}/")
                old = f"{parent}{alias}/{address.removeprefix(page.address)}"
                yield Recipe(WebPath.page(old), redirect_page, (address,), page.span_of("aliases"))


def _addresses(site: Site, page: Page) -> Iterator[str]:
    match page.data:
        case Program() as program:
            yield from addresses.of_program(page.key.id, program)
            for cohort in program.cohorts:
                if site.results(page.key.id, cohort.id):
                    yield addresses.results(page.key.id, cohort.id)
        case _ if page.address:
            yield page.address
        case _:
            return


def redirect_page(view: View, subject: Subject) -> bytes:
    """A page that leads on at once, and says so to whoever stays."""
    (address,) = subject
    return view.render("redirect.html", Frame("This page has moved", kind="redirect"), href=view.href(address))


OUTPUT = Output("redirects", plan)
