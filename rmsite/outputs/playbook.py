"""Everything about a program on one printable page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rmsite.foundation.webpath import WebPath
from rmsite.graph import addresses
from rmsite.graph.site import Site
from rmsite.model.program import Program
from rmsite.outputs.document import Chapter, cover, document, place
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
from rmsite.schedule.items import dated_items
from rmsite.theme.theme import Theme
from rmsite.view.shapes import Crumb, Frame, Place
from rmsite.view.view import View

_TEXTS = (("role", "rm-role-", "role-"), ("benefit", "rm-benefit-", "benefit-"), ("format", "rm-format-", "format-"),
          ("template", "rm-form-", "form-"), ("term", "rm-word-", "word-"))  # fmt: skip
"""The kinds of pages whose prose stands in a playbook: how ids of their headings there begin, and ids inside them."""


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
    texts = _texts(view, program)
    book = document(view, _chapters(view, program, texts), cover(program))
    inside = view.holding(dict(_places(view, program_id, program, texts)))
    rows = [row(inside, program_id, dated) for dated in plan.items] if plan else []
    return inside.render(
        "playbook.html",
        frame,
        document=book,
        program_id=program_id,
        program=program,
        cohort=cohort,
        plan=plan,
        standing=standing_of(view, program_id),
        phases=rows_by_phase(rows, plan) if plan else [],
        relative=relative_rows_by_phase(relative_rows(inside, program_id), phases_in_words(view, program_id)),
        coordinator=coordinator(view, program_id),
        rematch_until=rematch_until(view, program_id),
        roles=[role_context(inside, program_id, role.id) for role in program.roles],
        sessions=[
            session_context(inside, program_id, item.id)
            for item in (program.sessions.items if program.sessions else ())
        ],
        benefits=[(benefit, view.link("benefit", benefit.id)) for benefit in program.benefits],
        templates=texts["template"],
        formats=texts["format"],
        terms=[(term, view.link("term", term)) for term in texts["term"]],
        smallest={metric.id: smallest_group(program, metric) for metric in program.metrics},
    )


def _texts(view: View, program: Program) -> dict[str, list[str]]:
    # By kind, the ids of the pages whose prose stands in the playbook, each once.
    named = {
        "role": [role.id for role in program.roles],
        "benefit": [benefit.id for benefit in program.benefits],
        "format": program.formats,
        "template": [each.template for each in program.resources if each.template],
        "term": program.glossary,
    }
    return {kind: [each for each in dict.fromkeys(found) if view.has(kind, each)] for kind, found in named.items()}


def _chapters(view: View, program: Program, texts: dict[str, list[str]]) -> tuple[Chapter, ...]:
    def parts(kind: str, start: str) -> list[tuple[str, str]]:
        return [(f"{start}{each}", head.title) for each in texts[kind] if (head := view.head(kind, each))]

    sessions = program.sessions.items if program.sessions else ()
    cohort = cohort_of_now(program)
    return (
        ("rm-program", "The program", True, ()),
        ("rm-gains", "What it gives, and how we know", program.outcomes or texts["benefit"],
         parts("benefit", "rm-benefit-")),
        ("rm-dates", f"Dates of {cohort.title}" if cohort else "Dates", dated_items(program), ()),
        ("rm-roles", "Roles", True, [(f"rm-role-{role.id}", program.label(role.id)) for role in program.roles]),
        ("rm-rules", "Rules", program.ground_rules or program.confidentiality or program.agreement, ()),
        ("rm-wrong", "If it goes wrong", program.support, ()),
        ("rm-privacy", "Privacy", program.privacy, ()),
        ("rm-sessions", "Sessions", sessions, [(f"rm-session-{each.id}", each.title) for each in sessions]),
        ("rm-formats", "Formats", texts["format"], parts("format", "rm-format-")),
        ("rm-matching", "Matching", program.matching, ()),
        ("rm-measures", "Measures", program.metrics or program.surveys, ()),
        ("rm-risks", "Risks", program.risks, ()),
        ("rm-questions", "Questions", program.faqs, ()),
        ("rm-forms", "Forms and messages", texts["template"], parts("template", "rm-form-")),
        ("rm-words", "Words used here", texts["term"], ()),
    )  # fmt: skip


def _places(view: View, program_id: str, program: Program, texts: dict[str, list[str]]) -> Iterator[tuple[str, Place]]:
    # What has a page of its own on the site and stands in the playbook too.
    dates = {item.id: f"date-{item.id}" for item in dated_items(program)}
    yield addresses.program(program_id), Place("rm-program", dates)
    for role in program.roles:
        yield addresses.role(program_id, role.id), Place(f"rm-role-{role.id}", dates)
    for session in program.sessions.items if program.sessions else ():
        yield addresses.session(program_id, session.id), Place(f"rm-session-{session.id}")
    for name in addresses.parts(program):
        yield addresses.part(program_id, name), Place(f"rm-{name}")
    cohort = cohort_of_now(program)
    if cohort and dates:
        yield addresses.cohort(program_id, cohort.id), Place("rm-dates")
    for kind, start, prefix in _TEXTS:
        yield from (place(view, kind, each, f"{start}{each}", f"{prefix}{each}") for each in texts[kind])


OUTPUT = Output("playbook", plan)
