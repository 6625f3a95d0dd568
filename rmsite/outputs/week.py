"""This week: what a role in a cohort does now, what is next, and what is past due.

The page carries every item of the role, so that ``week.js`` can bring a page that was made a while ago up to date.
"""

from __future__ import annotations

from collections.abc import Iterable

from rmsite.foundation.value import Value
from rmsite.foundation.webpath import WebPath
from rmsite.graph import addresses
from rmsite.graph.site import Site
from rmsite.outputs.pieces import Row, program_crumbs, role_summary, row
from rmsite.outputs.recipe import Output, Recipe, Subject
from rmsite.outputs.session import session_context
from rmsite.schedule.item import ItemKind
from rmsite.schedule.week import can_be_late, everything, this_week
from rmsite.theme.theme import Theme
from rmsite.view.shapes import Crumb, Frame
from rmsite.view.view import View


class Line(Value):
    """An item of the role as its week shows it.

    ``place`` counts all items of the role in time; ``can_be_late`` puts it among the earlier steps once it is over;
    ``session`` is the number among all ``sessions`` of one that takes place once, else 0.
    """

    row: Row
    place: int
    can_be_late: bool
    session: int = 0
    sessions: int = 0


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
    lines = {line.row.dated.id: line for line in _lines(view, program_id, cohort_id, role_id)}
    now = [lines[current.dated.id] for current in week.now]
    following = [lines[dated.id] for dated in week.next]
    past = [line for dated in week.past if (line := lines[dated.id]).can_be_late]
    shown = {line.place for line in (*now, *following, *past)}
    sessions = {
        line.row.dated.id: session_context(view, program_id, line.row.item.series or line.row.dated.id)
        for line in now
        if line.row.item.kind is ItemKind.SESSION
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
        now=now,
        next=following,
        past=past,
        rest=[line for line in lines.values() if line.place not in shown],
        coming=next((line for line in lines.values() if line.row.dated.opens > week.sunday), None),
        sessions=sessions,
        cohort_href=view.href(addresses.cohort(program_id, cohort_id)),
    )


def _lines(view: View, program_id: str, cohort_id: str, role_id: str) -> Iterable[Line]:
    program = view.program(program_id)
    cohort = program.cohort(cohort_id)
    ids = view.meetings(program_id)
    # Once a cohort is closed, nobody is asked for anything.
    is_open = cohort is not None and cohort.status != "closed"
    for place, dated in enumerate(everything(view.plan(program_id, cohort_id), role_id)):
        is_single = dated.item.kind is ItemKind.SESSION and not dated.item.occurrence
        session = ids.index(dated.id) + 1 if is_single and dated.id in ids else 0
        is_late = is_open and can_be_late(dated.item)
        yield Line(row(view, program_id, dated, role_id), place, is_late, session, len(ids))


OUTPUT = Output("week", plan)
