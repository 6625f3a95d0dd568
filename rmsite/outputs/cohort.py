"""Every date of a cohort, as timeline, table and list, with what moved and why."""

from __future__ import annotations

from collections.abc import Iterable

from rmsite.foundation.webpath import WebPath
from rmsite.graph import addresses
from rmsite.graph.site import Site
from rmsite.outputs.joining import cohort_standing
from rmsite.outputs.pictures import timeline
from rmsite.outputs.pieces import program_card, program_crumbs, role_summary, row
from rmsite.outputs.recipe import Output, Recipe, Subject
from rmsite.outputs.timeline import rows_by_phase
from rmsite.theme.theme import Theme
from rmsite.view.shapes import Crumb, Frame, Link
from rmsite.view.view import View


def plan(site: Site, _: Theme) -> Iterable[Recipe]:
    """One page a cohort."""
    for page, program in site.programs():
        for position, cohort in enumerate(program.cohorts):
            path = WebPath.page(addresses.cohort(page.key.id, cohort.id))
            yield Recipe(path, cohort_page, (page.key.id, cohort.id), page.span_of("cohorts", position))


def cohort_page(view: View, subject: Subject) -> bytes:
    """The dates, what moved, and the way to each role's week."""
    program_id, cohort_id = subject
    program = view.program(program_id)
    cohort = program.cohort(cohort_id)
    assert cohort is not None
    plan = view.plan(program_id, cohort_id)
    rows = [row(view, program_id, dated) for dated in plan.items]
    results = Link("Results", view.href(addresses.results(program_id, cohort_id)))
    frame = Frame(
        f"{cohort.title}: {program.title}",
        f"Every date of this cohort of {program.title}, and what moved and why.",
        "cohort",
        crumbs=(*program_crumbs(view, program_id), Crumb(cohort.title)),
        upkeep=view.upkeep("program", program_id),
        program=program_id,
    )
    return view.render(
        "cohort.html",
        frame,
        program_id=program_id,
        program=program,
        cohort=cohort,
        plan=plan,
        card=program_card(view, program_id, cohort),
        picture=timeline(plan, view.today),
        standing=cohort_standing(view, program_id, cohort),
        phases=rows_by_phase(rows, plan),
        rows=rows,
        moved=[each for each in rows if each.dated.moves],
        roles=[
            (role_summary(view, program_id, role.id), view.href(addresses.week(program_id, cohort_id, role.id)))
            for role in program.roles
        ],
        results=results if view.results(program_id, cohort_id) else None,
    )


OUTPUT = Output("cohort", plan)
