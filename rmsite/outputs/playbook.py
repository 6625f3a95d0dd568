"""Everything about a program on one printable page."""

from __future__ import annotations

from collections.abc import Iterable

from rmsite.foundation.webpath import WebPath
from rmsite.graph import addresses
from rmsite.graph.site import Site
from rmsite.outputs.joining import standing_of
from rmsite.outputs.pieces import cohort_of_now, coordinator, program_crumbs, row
from rmsite.outputs.recipe import Output, Recipe, Subject
from rmsite.outputs.results import smallest_group
from rmsite.outputs.role import role_context
from rmsite.outputs.session import session_context
from rmsite.outputs.timeline import (
    phases_in_words,
    relative_rows,
    relative_rows_by_phase,
    rematch_until,
    rows_by_phase,
)
from rmsite.theme.theme import Theme
from rmsite.view.shapes import Crumb, Frame
from rmsite.view.view import View


def plan(site: Site, _: Theme) -> Iterable[Recipe]:
    """One playbook a program."""
    for page, _program in site.programs():
        yield Recipe(WebPath.page(addresses.playbook(page.key.id)), playbook_page, (page.key.id,), page.span)


def playbook_page(view: View, subject: Subject) -> bytes:
    """The program, its dates, roles, sessions, rules, matching, measures, risks and templates in one go."""
    (program_id,) = subject
    program = view.program(program_id)
    cohort = cohort_of_now(program)
    frame = Frame(
        f"Playbook: {program.title}",
        "The whole program on one page, to read through or to print.",
        "playbook",
        crumbs=(*program_crumbs(view, program_id), Crumb("Playbook")),
        upkeep=view.upkeep("program", program_id),
        program=program_id,
    )
    plan = view.plan(program_id, cohort.id) if cohort else None
    rows = [row(view, program_id, dated) for dated in plan.items] if plan else []
    templates = dict.fromkeys(each.template for each in program.resources if each.template)
    return view.render(
        "playbook.html",
        frame,
        program_id=program_id,
        program=program,
        cohort=cohort,
        plan=plan,
        standing=standing_of(view, program_id),
        phases=rows_by_phase(rows, plan) if plan else [],
        relative=relative_rows_by_phase(relative_rows(view, program_id), phases_in_words(view, program_id)),
        coordinator=coordinator(view, program_id),
        rematch_until=rematch_until(view, program_id),
        roles=[role_context(view, program_id, role.id) for role in program.roles],
        sessions=[
            session_context(view, program_id, item.id) for item in (program.sessions.items if program.sessions else ())
        ],
        benefits=[(benefit, view.link("benefit", benefit.id)) for benefit in program.benefits],
        templates=[template for template in templates if view.has("template", template)],
        formats=[each for each in program.formats if view.has("format", each)],
        terms=[term for term in program.glossary if view.has("term", term)],
        smallest={metric.id: smallest_group(program, metric) for metric in program.metrics},
    )


OUTPUT = Output("playbook", plan)
