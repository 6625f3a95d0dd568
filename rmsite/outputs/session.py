"""Session cards: aim, agenda by the minute, preparation, rules, what if."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Any

from rmsite.foundation.value import Value
from rmsite.foundation.webpath import WebPath
from rmsite.graph import addresses
from rmsite.graph.site import Site
from rmsite.model.program import Program
from rmsite.model.timed import Session
from rmsite.outputs.pictures import agenda_bands
from rmsite.outputs.pieces import cohort_of_now, item_links, program_crumbs, row, session_link
from rmsite.outputs.recipe import Output, Recipe, Subject
from rmsite.outputs.timeline import relative_rows
from rmsite.schedule.item import Item
from rmsite.schedule.items import dated_items
from rmsite.theme.theme import Theme
from rmsite.view.shapes import Crumb, Frame, Link
from rmsite.view.view import View


class Debriefing(Value):
    """The talk after a session: how long, after which of its times, and who."""

    minutes: int
    after: str
    people: tuple[str, ...]


def plan(site: Site, _: Theme) -> Iterable[Recipe]:
    """One card a session; a repeated session has one card for all its times."""
    for page, program in site.programs():
        for position, item in enumerate(program.sessions.items if program.sessions else ()):
            path = WebPath.page(addresses.session(page.key.id, item.id))
            yield Recipe(path, session_page, (page.key.id, item.id), page.span_of("sessions", "items", position))


def session_page(view: View, subject: Subject) -> bytes:
    """The card on a page of its own, with the session before and after it."""
    program_id, session_id = subject
    program = view.program(program_id)
    context = session_context(view, program_id, session_id)
    session: Session = context["session"]
    before, after = _neighbours(view, program_id, program, session_id)
    frame = Frame(
        session.title,
        view.text(session.aim, "program", program_id) or f"A session of {program.title}.",
        "session",
        crumbs=(*program_crumbs(view, program_id), Crumb(session.title)),
        previous=before,
        next=after,
        upkeep=view.upkeep("program", program_id),
        program=program_id,
    )
    return view.render("session.html", frame, card=context)


def session_context(view: View, program_id: str, session_id: str) -> dict[str, Any]:
    """What a session card shows, as ``card`` in templates; its dates are those of the current cohort."""
    program = view.program(program_id)
    session = program.session(session_id)
    assert session is not None
    items = [item for item in dated_items(program) if session_id in (item.id, item.series)]
    first = items[0]
    cohort = cohort_of_now(program)
    plan = view.plan(program_id, cohort.id) if cohort else None
    ids = {item.id for item in items}
    dates = [row(view, program_id, dated) for dated in plan.items if dated.id in ids] if plan else []
    ends = list(accumulate(step.minutes for step in session.agenda))
    return {
        "program_id": program_id,
        "program": program,
        "session": session,
        **_place(view, program_id, first.id),
        "item": first,
        "cohort": cohort,
        "plan": plan,
        "cohort_href": view.href(addresses.cohort(program_id, cohort.id)) if cohort else "",
        "dates": dates,
        "relative": [each for each in relative_rows(view, program_id) if each.item.id in ids],
        "agenda": [(end - step.minutes, end, step) for end, step in zip(ends, session.agenda, strict=True)],
        "bands": agenda_bands(session.agenda),
        "preparing": [(program.label(effort.role), effort.preparing) for effort in first.efforts if effort.preparing],
        "people": [program.label(role) for role in first.roles],
        "debrief": _debrief(program, items),
        "format": view.link("format", first.format) if first.format else None,
        "links": item_links(view, first),
        "href": view.href(addresses.session(program_id, session_id)),
    }


def _place(view: View, program_id: str, item_id: str) -> dict[str, int]:
    ids = view.meetings(program_id)
    return {"number": ids.index(item_id) + 1 if item_id in ids else 0, "total": len(ids)}


def _debrief(program: Program, items: Sequence[Item]) -> Debriefing | None:
    debriefed = [item for item in items if item.debrief[0]]
    if not debriefed:
        return None
    after = "afterwards" if len(items) == 1 else "after each" if len(debriefed) == len(items) else "after the last"
    minutes, roles = debriefed[0].debrief
    return Debriefing(minutes, after, tuple(program.label(role) for role in roles))


def _neighbours(view: View, program_id: str, program: Program, session_id: str) -> tuple[Link | None, Link | None]:
    items = program.sessions.items if program.sessions else ()
    position = next(place for place, item in enumerate(items) if item.id == session_id)
    before = session_link(view, program_id, items[position - 1]) if position else None
    after = session_link(view, program_id, items[position + 1]) if position + 1 < len(items) else None
    return before, after


OUTPUT = Output("session", plan)
