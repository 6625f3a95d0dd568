"""The calendar: what is due for whom in the next two weeks and after, across programs and cohorts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from rmsite.foundation.value import Value
from rmsite.foundation.webpath import WebPath
from rmsite.graph import addresses
from rmsite.graph.site import Site
from rmsite.model.timed import Cohort
from rmsite.outputs.pieces import Row, row
from rmsite.outputs.recipe import Output, Recipe, Subject
from rmsite.schedule.week import week_of
from rmsite.theme.theme import Theme
from rmsite.view.shapes import Crumb, Frame
from rmsite.view.view import View


class Entry(Value):
    """One item of one cohort, and who it is for."""

    row: Row
    program_id: str
    program_title: str
    cohort: Cohort
    cohort_href: str
    people: tuple[str, ...]


def plan(site: Site, _: Theme) -> Iterable[Recipe]:
    """One page, where a program has dates."""
    if site.plans:
        yield Recipe(WebPath.page(addresses.CALENDAR), calendar_page)


def calendar_page(view: View, _: Subject) -> bytes:
    """This week and the two after it in full, then month by month."""
    monday, sunday = week_of(view.today)
    near_end = sunday + timedelta(weeks=2)
    entries = sorted(_entries(view), key=lambda each: (each.row.dated.opens, each.program_title, each.row.dated.id))
    near = [each for each in entries if each.row.dated.opens <= near_end and each.row.dated.closes >= monday]
    months: dict[date, list[Entry]] = {}
    for each in entries:
        if each.row.dated.opens > near_end:
            months.setdefault(each.row.dated.opens.replace(day=1), []).append(each)
    lead = "What is due, and for whom, in every cohort that has not closed."
    frame = Frame("Calendar", lead, "calendar", crumbs=(Crumb("Calendar"),))
    return view.render(
        "calendar.html",
        frame,
        monday=monday,
        sunday=sunday,
        near_end=near_end,
        near=near,
        months=list(months.items()),
    )


def _entries(view: View) -> Iterable[Entry]:
    for program_id in view.program_ids():
        program = view.program(program_id)
        for cohort in program.cohorts:
            if cohort.status == "closed":
                continue
            href = view.href(addresses.cohort(program_id, cohort.id))
            for dated in (each for each in view.plan(program_id, cohort.id).items if each.item.in_calendar):
                people = tuple(program.label(role) for role in dated.item.roles)
                yield Entry(row(view, program_id, dated), program_id, program.title, cohort, href, people)


OUTPUT = Output("calendar", plan)
