"""A guide's page: roles, formats, benefits, how-to guides."""

from __future__ import annotations

from collections.abc import Iterable

from rmsite.foundation.value import Value
from rmsite.foundation.webpath import WebPath
from rmsite.graph import addresses
from rmsite.graph.navigation import HOWTO
from rmsite.graph.site import Site
from rmsite.model.measures import Metric
from rmsite.model.program import Program
from rmsite.outputs.recipe import Output, Recipe, Subject
from rmsite.outputs.results import ResultRow, result_row
from rmsite.schedule.items import dated_items
from rmsite.theme.theme import Theme
from rmsite.view.shapes import Crumb, Link
from rmsite.view.view import View

KINDS = ("role", "format", "benefit", "guide")


class Measured(Value):
    """A program's measure of a benefit, and what it last showed in which cohort; None where it never did."""

    program_id: str
    program_title: str
    metric: Metric
    row: ResultRow | None
    results: Link | None


def plan(site: Site, _: Theme) -> Iterable[Recipe]:
    """One page a guide."""
    for kind in KINDS:
        for page in site.of_kind(kind):
            yield Recipe(WebPath.page(page.address), guide_page, tuple(page.key), page.span)


def guide_page(view: View, subject: Subject) -> bytes:
    """The prose, beside it who it is for and what belongs to it."""
    kind, guide_id = subject
    return view.render(
        view.template_of(kind, guide_id, "guide.html"),
        view.frame_of(kind, guide_id, guide_crumbs(view, kind, guide_id)),
        kind=kind,
        guide_id=guide_id,
        body=view.body(kind, guide_id),
        minutes=view.minutes_to_read(kind, guide_id),
        programs=programs_with(view, kind, guide_id),
        measured=measured_by(view, guide_id) if kind == "benefit" else [],
    )


def guide_crumbs(view: View, kind: str, guide_id: str) -> list[Crumb]:
    """The way from the home page to a guide."""
    crumbs = [view.crumb("Guides", addresses.GUIDES)]
    if kind == "guide":
        crumbs.append(view.crumb(HOWTO, addresses.HOWTO))
    section = view.section_of(kind, guide_id)
    if section and section.address != addresses.HOWTO:
        crumbs.append(view.crumb(section.title, section.address))
    return crumbs


def programs_with(view: View, kind: str, guide_id: str) -> list[Link]:
    """The programs in which a role, format or benefit takes part; for a role the link leads to its onboarding page."""
    found = []
    for program_id in view.program_ids():
        program = view.program(program_id)
        if not _has(program, kind, guide_id):
            continue
        if kind == "role":
            title = f"{program.label(guide_id)} in {program.title}"
            found.append(Link(title, view.href(addresses.role(program_id, guide_id)), program.summary, "role"))
        elif link := view.link("program", program_id):
            found.append(link)
    return found


def measured_by(view: View, benefit_id: str) -> list[Measured]:
    """By which measures the programs would know of a benefit, and what the last cohort with results showed."""
    found = []
    for program_id in view.program_ids():
        program = view.program(program_id)
        named = [name for benefit in program.benefits if benefit.id == benefit_id for name in benefit.metrics]
        for metric in (each for each in program.metrics if each.id in named):
            found.append(_last_result(view, program_id, program, metric))
    return found


def _last_result(view: View, program_id: str, program: Program, metric: Metric) -> Measured:
    for cohort in sorted(program.cohorts, key=lambda each: each.start, reverse=True):
        results = view.results(program_id, cohort.id)
        for result in results.results if results else ():
            if result.metric == metric.id:
                link = Link(cohort.title, view.href(addresses.results(program_id, cohort.id)), kind="results")
                return Measured(program_id, program.title, metric, result_row(program, result, metric), link)
    return Measured(program_id, program.title, metric, None, None)


def _has(program: Program, kind: str, guide_id: str) -> bool:
    match kind:
        case "role":
            return program.role(guide_id) is not None
        case "format":
            return guide_id in program.formats or any(item.format == guide_id for item in dated_items(program))
        case "benefit":
            return any(benefit.id == guide_id for benefit in program.benefits)
        case _:
            return False


OUTPUT = Output("guide", plan)
