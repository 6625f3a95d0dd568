"""Facts and sources: every figure the site uses, and where."""

from __future__ import annotations

from collections.abc import Iterable

from rmsite.foundation.webpath import WebPath
from rmsite.graph import addresses
from rmsite.graph.site import Site
from rmsite.outputs.recipe import Output, Recipe, Subject
from rmsite.theme.theme import Theme
from rmsite.view.view import View


def plan(site: Site, _: Theme) -> Iterable[Recipe]:
    """One page, where the site has facts."""
    found = site.facts()
    if found:
        yield Recipe(WebPath.page(addresses.FACTS), facts_page, origin=found[0].span)


def facts_page(view: View, _: Subject) -> bytes:
    """The claims that may be used, with source, year, day of reading and caution; those refused are not shown."""
    shown = [fact for fact in view.facts() if fact.verified != "no"]
    return view.render("facts.html", view.frame_of("facts", "facts"), facts=shown)


OUTPUT = Output("facts", plan)
