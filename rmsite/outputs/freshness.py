"""Freshness: which pages are due for review, and whose they are."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from rmsite.foundation.webpath import WebPath
from rmsite.graph import addresses
from rmsite.graph.site import Site
from rmsite.outputs.recipe import Output, Recipe, Subject
from rmsite.theme.theme import Theme
from rmsite.view.shapes import Crumb, Frame
from rmsite.view.view import View

KINDS = ("program", "home", "role", "format", "benefit", "guide", "section", "template", "term")


def plan(site: Site, _: Theme) -> Iterable[Recipe]:
    """The one page."""
    yield Recipe(WebPath.page(addresses.FRESHNESS), freshness_page)


def freshness_page(view: View, _: Subject) -> bytes:
    """Every page with its owner and its day of review, the ones due first."""
    rows = [(link, view.upkeep(kind, page_id)) for kind in KINDS for page_id, link in view.pages(kind)]
    rows.sort(key=lambda each: (each[1].review_due or date.max, each[0].title.casefold()))
    lead = "When each page was last read through, when that is due again, and who does it."
    frame = Frame("Freshness", lead, "freshness", crumbs=(Crumb("Freshness"),))
    due = [each for each in rows if each[1].overdue]
    return view.render("freshness.html", frame, rows=rows, overdue=due)


OUTPUT = Output("freshness", plan)
