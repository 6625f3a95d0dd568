"""All programs, compared side by side."""

from __future__ import annotations

from collections.abc import Iterable

from rmsite.foundation.webpath import WebPath
from rmsite.graph import addresses
from rmsite.graph.site import Site
from rmsite.outputs.pieces import program_card, role_summary
from rmsite.outputs.recipe import Output, Recipe, Subject
from rmsite.theme.theme import Theme
from rmsite.view.shapes import Crumb, Frame
from rmsite.view.view import View


def plan(site: Site, _: Theme) -> Iterable[Recipe]:
    """The list of programs, also where there is none yet."""
    yield Recipe(WebPath.page(addresses.PROGRAMS), programs_page)


def programs_page(view: View, _: Subject) -> bytes:
    """Every program with its length, rhythm, roles and hours."""
    cards = [program_card(view, program_id) for program_id in view.program_ids()]
    roles = {card.id: [role_summary(view, card.id, role.id) for role in card.program.roles] for card in cards}
    frame = Frame(
        "Programs", "What runs here, for whom, and how much time it takes.", "programs", crumbs=(Crumb("Programs"),)
    )
    return view.render("programs.html", frame, programs=cards, roles=roles)


OUTPUT = Output("programs", plan)
