"""The home page: find your role, running programs, what is on this week."""

from __future__ import annotations

from collections.abc import Iterable

from rmsite.foundation.webpath import WebPath
from rmsite.graph import addresses
from rmsite.graph.site import Site
from rmsite.model.page import Key
from rmsite.outputs.joining import joinable
from rmsite.outputs.pieces import program_card, role_choices, running_cohorts, week_rows
from rmsite.outputs.recipe import SITE, Output, Recipe, Subject
from rmsite.schedule.week import week_of
from rmsite.theme.theme import Theme
from rmsite.view.shapes import Frame, Upkeep
from rmsite.view.view import View


def plan(site: Site, _: Theme) -> Iterable[Recipe]:
    """The one page at the site's root."""
    own = site.pages.get(Key("home", "index"))
    yield Recipe(WebPath.page(addresses.HOME), home_page, origin=own.span if own else SITE)


def home_page(view: View, _: Subject) -> bytes:
    """The home page, with the words of ``content/index.md`` where there are any."""
    head = view.head("home", "index")
    programs = [program_card(view, program_id) for program_id in view.program_ids()]
    programs.sort(key=lambda card: not running_cohorts(card.program))
    live = [card for card in programs if card.program.is_live]
    weeks = [
        (program_card(view, card.id, cohort), cohort, week_rows(view, card.id, cohort.id))
        for card in live
        for cohort in running_cohorts(card.program)
    ]
    monday, sunday = week_of(view.today)
    frame = Frame(
        title=head.title if head else view.settings.title,
        lead=head.summary if head and head.own_summary else "",
        kind="home",
        upkeep=view.upkeep("home", "index") if head else Upkeep(),
    )
    return view.render(
        "home.html",
        frame,
        programs=programs,
        choices=[choice for card in live for choice in role_choices(view, card.id)],
        weeks=weeks,
        monday=monday,
        sunday=sunday,
        sections=view.sections(),
        joinable=joinable(view),
        has_words=head is not None,
    )


OUTPUT = Output("home", plan)
