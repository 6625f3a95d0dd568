"""About the site itself: what data it holds (privacy), and how it can be used (accessibility)."""

from __future__ import annotations

from collections.abc import Iterable

from rmsite.foundation.webpath import WebPath
from rmsite.graph import addresses
from rmsite.graph.site import Site
from rmsite.outputs.pieces import program_card
from rmsite.outputs.recipe import Output, Recipe, Subject
from rmsite.theme.theme import Theme
from rmsite.view.shapes import Crumb, Frame
from rmsite.view.view import View


def plan(site: Site, _: Theme) -> Iterable[Recipe]:
    """The two pages every site has."""
    yield Recipe(WebPath.page(addresses.PRIVACY), privacy_page)
    yield Recipe(WebPath.page(addresses.ACCESSIBILITY), accessibility_page)


def privacy_page(view: View, _: Subject) -> bytes:
    """What the site and each program do with people's data, and how to verify it."""
    lead = "This site holds no data about people. Here is what that means, and how to check it."
    frame = Frame("Privacy", lead, "privacy", crumbs=(Crumb("Privacy"),))
    programs = [program_card(view, program_id) for program_id in view.program_ids()]
    return view.render("privacy.html", frame, programs=programs, owner=view.contact(view.settings.owner))


def accessibility_page(view: View, _: Subject) -> bytes:
    """How the site can be used, and whom to tell where it cannot."""
    frame = Frame(
        "Accessibility",
        "Everybody should be able to read this site. Tell us where you cannot.",
        "accessibility",
        crumbs=(Crumb("Accessibility"),),
    )
    return view.render("accessibility.html", frame, owner=view.contact(view.settings.owner))


OUTPUT = Output("about", plan)
