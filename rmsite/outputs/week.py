"""This week: what a role in a cohort does now, what is next, and what is past due."""

from __future__ import annotations

from collections.abc import Iterable

from rmsite.foundation.webpath import WebPath
from rmsite.graph import addresses
from rmsite.graph.site import Site
from rmsite.outputs.pieces import Row, program_crumbs, role_summary, row
from rmsite.outputs.recipe import Output, Recipe, Subject
from rmsite.outputs.session import session_context
from rmsite.schedule.item import ItemKind
from rmsite.schedule.plan import Dated
from rmsite.schedule.week import this_week
from rmsite.theme.theme import Theme
from rmsite.view.shapes import Crumb, Frame
from rmsite.view.view import View


def plan(site: Site, _: Theme) -> Iterable[Recipe]:
    """One page for each role of each cohort."""
    for page, program in site.programs():
        for position, cohort in enumerate(program.cohorts):
            for role in program.roles:
                subject = (page.key.id, cohort.id, role.id)
                path = WebPath.page(addresses.week(*subject))
                yield Recipe(path, week_page, subject, page.span_of("cohorts", position))


def week_page(view: View, subject: Subject) -> bytes:
    """The week of a role, with the whole card of a session that falls into it."""
    program_id, cohort_id, role_id = subject
    program = view.program(program_id)
    cohort = program.cohort(cohort_id)
    assert cohort is not None
    plan = view.plan(program_id, cohort_id)
    week = this_week(plan, role_id, view.today)
    label = program.label(role_id)

    def shown(found: Iterable[Dated]) -> list[Row]:
        return [row(view, program_id, dated, role_id) for dated in found]

    sessions = {
        current.dated.id: session_context(view, program_id, current.dated.item.series or current.dated.id)
        for current in week.now
        if current.dated.item.kind is ItemKind.SESSION
    }
    frame = Frame(
        f"This week: {label}",
        f"{program.title}, {cohort.title}: what you do now, and what comes next.",
        "week",
        crumbs=(
            *program_crumbs(view, program_id, (cohort.title, addresses.cohort(program_id, cohort_id))),
            Crumb(f"This week: {label}"),
        ),
        upkeep=view.upkeep("program", program_id),
        program=program_id,
    )
    return view.render(
        "week.html",
        frame,
        program_id=program_id,
        program=program,
        cohort=cohort,
        plan=plan,
        week=week,
        role=role_summary(view, program_id, role_id),
        now=[(row(view, program_id, current.dated, role_id), current.is_over) for current in week.now],
        next=shown(week.next),
        past=shown(week.past),
        sessions=sessions,
        cohort_href=view.href(addresses.cohort(program_id, cohort_id)),
    )


OUTPUT = Output("week", plan)
