"""One person's pack for printing: the role, the rules, the agreement and every session card."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rmsite.foundation.webpath import WebPath
from rmsite.foundation.words import inside
from rmsite.graph import addresses
from rmsite.graph.site import Site
from rmsite.model.program import Program
from rmsite.model.timed import Session
from rmsite.outputs.document import Chapter, cover, document, place
from rmsite.outputs.joining import standing_of
from rmsite.outputs.pieces import program_crumbs
from rmsite.outputs.recipe import Output, Recipe, Subject
from rmsite.outputs.role import role_context
from rmsite.outputs.session import session_context
from rmsite.schedule.item import ItemKind
from rmsite.schedule.items import dated_items
from rmsite.theme.theme import Theme
from rmsite.view.shapes import Crumb, Frame, Link, Place
from rmsite.view.view import View


def plan(site: Site, _: Theme) -> Iterable[Recipe]:
    """One pack for every role of every program."""
    for page, program in site.programs():
        for position, role in enumerate(program.roles):
            subject = (page.key.id, role.id)
            path = WebPath.page(addresses.role_pack(*subject))
            yield Recipe(path, pack_page, subject, page.span_of("roles", position))


def pack_page(view: View, subject: Subject) -> bytes:
    """What a role takes along, on one page; cards of the sessions in which it takes part, one a sheet."""
    program_id, role_id = subject
    program = view.program(program_id)
    label = program.label(role_id)
    frame = Frame(
        f"Pack for the {inside(label)}: {program.title}",
        "Your page, the rules, the agreement and every session card, to print.",
        "pack",
        crumbs=(*program_crumbs(view, program_id, (label, addresses.role(program_id, role_id))), Crumb("Print")),
        upkeep=view.upkeep("program", program_id),
        program=program_id,
    )
    template = program.agreement.template if program.agreement else ""
    agreement = view.link("template", template) if template else None
    sessions = _sessions_with(program, role_id)
    chapters: tuple[Chapter, ...] = (
        ("rm-role", f"Your part: {label}", True, ()),
        ("rm-rules", "Ground rules", program.ground_rules or program.confidentiality, ()),
        ("rm-wrong", "If it goes wrong", program.support, ()),
        ("rm-guide", "The guide", view.has_body("role", role_id), ()),
        ("rm-agreement", agreement.title if agreement else "", agreement, ()),
        ("rm-sessions", "Session cards", sessions, [(f"rm-session-{each.id}", each.title) for each in sessions]),
    )
    book = document(view, chapters, cover(program))
    inner = view.holding(dict(_places(view, program_id, role_id, sessions, template if agreement else "")))
    return inner.render(
        "pack.html",
        frame,
        document=book,
        sessions=[session_context(inner, program_id, each.id) for each in sessions],
        agreement=template if agreement else "",
        others=[] if sessions else [_pack_link(view, program_id, each) for each in _who_meets(program)],
        standing=standing_of(view, program_id),
        me=role_context(inner, program_id, role_id),
    )


def _sessions_with(program: Program, role_id: str) -> list[Session]:
    # Those the role sits in and those it talks about afterwards, in the order of the program.
    found = {
        item.series or item.id
        for item in dated_items(program)
        if item.kind is ItemKind.SESSION and (role_id in item.roles or item.effort(role_id).debriefing)
    }
    return [session for session in (program.sessions.items if program.sessions else ()) if session.id in found]


def _who_meets(program: Program) -> list[str]:
    return [role.id for role in program.roles if _sessions_with(program, role.id)]


def _pack_link(view: View, program_id: str, role_id: str) -> Link:
    label = view.program(program_id).label(role_id)
    return Link(f"Pack for the {inside(label)}", view.href(addresses.role_pack(program_id, role_id)))


def _places(
    view: View, program_id: str, role_id: str, sessions: Iterable[Session], template: str
) -> Iterator[tuple[str, Place]]:
    dates = {item.id: f"date-{item.id}" for item in dated_items(view.program(program_id)) if item.involves(role_id)}
    yield addresses.role(program_id, role_id), Place("rm-role", dates)
    for session in sessions:
        yield addresses.session(program_id, session.id), Place(f"rm-session-{session.id}")
    if view.has_body("role", role_id):
        yield place(view, "role", role_id, "rm-guide", "guide")
    if template:
        yield place(view, "template", template, "rm-agreement", "agreement")


OUTPUT = Output("pack", plan)
