"""The onboarding page of a role."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rmsite.foundation.webpath import WebPath
from rmsite.foundation.words import inside
from rmsite.graph import addresses
from rmsite.graph.site import Site
from rmsite.model.program import Program
from rmsite.outputs.pictures import shares
from rmsite.outputs.pieces import Row, cohort_of_now, program_crumbs, role_summary, row
from rmsite.outputs.program import cohort_links
from rmsite.outputs.recipe import Output, Recipe, Subject
from rmsite.outputs.timeline import relative_rows, rematch_until
from rmsite.schedule.hours import breakdown, minutes_by_month
from rmsite.schedule.item import ItemKind
from rmsite.schedule.plan import Plan
from rmsite.schedule.relative import first_day
from rmsite.schedule.week import everything
from rmsite.theme.theme import Theme
from rmsite.view.shapes import Crumb, Frame, Link
from rmsite.view.view import View


def plan(site: Site, _: Theme) -> Iterable[Recipe]:
    """One page for every role of every program."""
    for page, program in site.programs():
        for position, role in enumerate(program.roles):
            origin = page.span_of("roles", position)
            subject = (page.key.id, role.id)
            yield Recipe(WebPath.page(addresses.role(*subject)), role_page, subject, origin)


def role_page(view: View, subject: Subject) -> bytes:
    """The ask at a glance, then the path: steps in order, sessions, forms, what to do if it goes wrong."""
    program_id, role_id = subject
    program = view.program(program_id)
    label = program.label(role_id)
    frame = Frame(
        f"{label}: {program.title}",
        f"What you do as {_article(label)} {inside(label)}, when, and how much time it takes.",
        "role-onboarding",
        crumbs=(*program_crumbs(view, program_id), Crumb(label)),
        upkeep=view.upkeep("program", program_id),
        program=program_id,
    )
    return view.render("role.html", frame, me=role_context(view, program_id, role_id))


def role_context(view: View, program_id: str, role_id: str) -> dict[str, Any]:
    """What the pages of a role show, as ``me`` in templates; dates are those of the current cohort."""
    program = view.program(program_id)
    role = program.role(role_id)
    assert role is not None
    cohort = cohort_of_now(program)
    plan = view.plan(program_id, cohort.id) if cohort else None
    rows = [row(view, program_id, dated, role_id) for dated in everything(plan, role_id)] if plan else []
    return {
        "program_id": program_id,
        "program": program,
        "role": role,
        "summary": role_summary(view, program_id, role_id),
        "cohort": cohort,
        "plan": plan,
        "week_href": view.href(addresses.week(program_id, cohort.id, role_id)) if cohort else "",
        "cohort_href": view.href(addresses.cohort(program_id, cohort.id)) if cohort else "",
        "steps": [each for each in rows if each.item.kind in (ItemKind.STEP, ItemKind.TRAINING)],
        "sessions_rows": [each for each in rows if each.item.kind is ItemKind.SESSION],
        "other_rows": [each for each in rows if each.item.kind is ItemKind.MILESTONE],
        "rows": rows,
        "relative": relative_rows(view, program_id, role_id),
        "first_day": first_day(program, role_id),
        "rematch_until": rematch_until(view, program_id, role_id) if _meets(program, role_id) else "",
        "meets": _meets(program, role_id),
        "hours": breakdown(program, role_id),
        "months": _months(plan, role_id) if plan else (),
        "gains": [
            link for each in program.benefits if role_id in each.for_ and (link := view.link("benefit", each.id))
        ],
        "risks": [risk for risk in program.risks if risk.owner == role_id],
        "results": [results for _, _, results in cohort_links(view, program_id) if results],
        "faqs": [faq for faq in program.faqs if not faq.roles or role_id in faq.roles],
        "templates": _templates(view, program_id, rows, role_id),
        "role_outline": view.outline("role", role_id) if view.has("role", role_id) else (),
    }


def _months(plan: Plan, role_id: str) -> list[tuple[int, int, int, str]]:
    # Year, month, minutes, and these in per cent of the fullest month.
    months = minutes_by_month(plan, role_id)
    return [(*month, share) for month, share in zip(months, shares([minutes for *_, minutes in months]), strict=True)]


def _templates(view: View, program_id: str, rows: list[Row], role_id: str) -> list[Link]:
    # Each form once, in the order in which the role meets it.
    found: dict[str, Link] = {}
    for each in rows or relative_rows(view, program_id, role_id):
        for link in each.links:
            if link.kind == "template":
                found.setdefault(link.href, link)
    return list(found.values())


def _meets(program: Program, role_id: str) -> bool:
    # Whether the role is one of those who meet: in sessions, in what is said about them, or as somebody's counterpart.
    role, sessions = program.role(role_id), program.sessions
    talking = sessions.debrief.roles if sessions and sessions.debrief else ()
    return bool(role and role.counterpart) or role_id in (*(sessions.roles if sessions else ()), *talking)


def _article(label: str) -> str:
    # Whose helper somebody is makes it a certain one: the host's office. An abbreviation is read letter by letter.
    if "'s " in label or "’s " in label:
        return "the"
    vowels = "AEFHILMNORSX" if label[:2].isupper() else "AEIOUaeiou"
    return "an" if label[:1] in vowels else "a"


OUTPUT = Output("role", plan)
