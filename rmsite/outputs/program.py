"""The page of a program: purpose, roles, timeline, benefits, questions, contacts."""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType

from rmsite.foundation.webpath import WebPath
from rmsite.graph import addresses
from rmsite.graph.site import Site
from rmsite.model.timed import Cohort
from rmsite.outputs.joining import cohort_standing
from rmsite.outputs.pictures import timeline
from rmsite.outputs.pieces import Row, cohort_of_now, program_card, program_crumbs, role_summary, row, session_link
from rmsite.outputs.recipe import Output, Recipe, Subject
from rmsite.outputs.timeline import phases_in_words, relative_rows
from rmsite.schedule.item import ItemKind
from rmsite.theme.theme import Theme
from rmsite.view.shapes import Crumb, Frame, Link
from rmsite.view.view import View


def plan(site: Site, _: Theme) -> Iterable[Recipe]:
    """One page a program."""
    for page, _program in site.programs():
        yield Recipe(WebPath.page(page.address), program_page, (page.key.id,), page.span)


def program_page(view: View, subject: Subject) -> bytes:
    """Everything a reader needs to decide and to begin."""
    (program_id,) = subject
    program = view.program(program_id)
    cohort = cohort_of_now(program)
    rows = []
    if cohort:
        items = view.plan(program_id, cohort.id).items
        rows = [row(view, program_id, dated) for dated in items if dated.item.kind is not ItemKind.STEP]
    parts = [
        Link(_PARTS[name][0], view.href(addresses.part(program_id, name)), _PARTS[name][1])
        for name in addresses.parts(program)
    ]
    frame = Frame(
        program.title,
        view.text(program.summary, "program", program_id),
        "program",
        crumbs=(*program_crumbs(view, program_id)[:1], Crumb(program.title)),
        backlinks=view.backlinks("program", program_id),
        upkeep=view.upkeep("program", program_id),
        program=program_id,
    )
    return view.render(
        "program.html",
        frame,
        program_id=program_id,
        program=program,
        card=program_card(view, program_id),
        cohort=cohort,
        plan=view.plan(program_id, cohort.id) if cohort else None,
        picture=timeline(view.plan(program_id, cohort.id), view.today) if cohort else None,
        rows=rows,
        facts=view.facts_told([("benefit", benefit.id) for benefit in program.benefits]),
        relative=relative_rows(view, program_id, steps=False),
        relative_phases=phases_in_words(view, program_id),
        roles=[role_summary(view, program_id, role.id) for role in program.roles],
        benefits=[(benefit, view.link("benefit", benefit.id)) for benefit in program.benefits],
        formats=[link for link in (view.link("format", each) for each in program.formats) if link],
        sessions=session_links(view, program_id, rows),
        cohorts=cohort_links(view, program_id),
        standings={each.id: cohort_standing(view, program_id, each) for each in program.cohorts},
        parts=parts,
        playbook_href=view.href(addresses.playbook(program_id)),
        templates=template_links(view, program_id),
        terms=[link for link in (view.link("term", each) for each in program.glossary) if link],
        related=[link for link in (view.link("program", each) for each in program.related) if link],
    )


def session_links(view: View, program_id: str, rows: Iterable[Row]) -> list[tuple[Link, list[Row]]]:
    """The program's sessions in order, a repeated one once, each with its dates among these rows."""
    sessions = view.program(program_id).sessions
    return [
        (
            session_link(view, program_id, session),
            [each for each in rows if session.id in (each.item.id, each.item.series)],
        )
        for session in (sessions.items if sessions else ())
    ]


def cohort_links(view: View, program_id: str) -> list[tuple[Cohort, Link, Link | None]]:
    """Every cohort, latest first, with its page and its results where there are any."""
    found = []
    for cohort in sorted(view.program(program_id).cohorts, key=lambda each: each.start, reverse=True):
        link = Link(cohort.title, view.href(addresses.cohort(program_id, cohort.id)), kind="cohort")
        results = None
        if view.results(program_id, cohort.id):
            results = Link(f"Results of {cohort.title}", view.href(addresses.results(program_id, cohort.id)))
        found.append((cohort, link, results))
    return found


def template_links(view: View, program_id: str) -> list[tuple[str, Link]]:
    """The program's templates with the title of the phase they belong to."""
    program = view.program(program_id)
    titles = {phase.id: phase.title for phase in program.phases}
    found = []
    for resource in program.resources:
        link = view.link("template", resource.template) if resource.template else view.guide_link(resource.guide)
        if link:
            found.append((titles.get(resource.phase or "", ""), link))
    return found


_PARTS = MappingProxyType(
    {
        "matching": ("Matching", "How it is decided who meets whom, and how to change it."),
        "measures": ("Measures", "How we would know that it works, and who answers which survey."),
        "risks": ("Risks", "What may go wrong, and who answers for the response."),
    }
)

OUTPUT = Output("program", plan)
