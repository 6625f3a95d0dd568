"""The pages of a program that only some readers need: matching, measures, risks."""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType

from rmsite.foundation.webpath import WebPath
from rmsite.graph import addresses
from rmsite.graph.site import Site
from rmsite.model.program import Shape
from rmsite.outputs.pieces import cohort_of_now, coordinator, program_crumbs
from rmsite.outputs.recipe import Output, Recipe, Subject
from rmsite.outputs.results import smallest_group
from rmsite.outputs.timeline import rematch_until
from rmsite.theme.theme import Theme
from rmsite.view.shapes import Crumb, Frame
from rmsite.view.view import View

_MATCHING = MappingProxyType({
    Shape.PAIR: "How it is decided who meets whom, and how a pair is changed without a fault.",
    Shape.CIRCLE: "How it is decided who sits in which circle, and how one moves to another without a fault.",
    Shape.GROUP: "How it is decided who meets whom, and how that is changed without a fault.",
})  # fmt: skip
_LEADS = MappingProxyType({
    "measures": "How we would know that it works: every measure with its target, its source and its smallest group.",
    "risks": "What may go wrong with the program, what is done about it, and who answers for that.",
})  # fmt: skip


def plan(site: Site, _: Theme) -> Iterable[Recipe]:
    """The parts that a program defines."""
    for page, program in site.programs():
        for name in addresses.parts(program):
            yield Recipe(
                WebPath.page(addresses.part(page.key.id, name)), part_page, (page.key.id, name), page.span_of(name)
            )


def part_page(view: View, subject: Subject) -> bytes:
    """One part, by the template of its name."""
    program_id, name = subject
    program = view.program(program_id)
    cohort = cohort_of_now(program)
    title = name.capitalize()
    frame = Frame(
        f"{title}: {program.title}",
        _MATCHING[program.shape] if name == "matching" else _LEADS[name],
        name,
        crumbs=(*program_crumbs(view, program_id), Crumb(title)),
        upkeep=view.upkeep("program", program_id),
        program=program_id,
    )
    return view.render(
        f"{name}.html",
        frame,
        program_id=program_id,
        program=program,
        cohort=cohort,
        plan=view.plan(program_id, cohort.id) if cohort else None,
        coordinator=coordinator(view, program_id),
        rematch_until=rematch_until(view, program_id),
        smallest={metric.id: smallest_group(program, metric) for metric in program.metrics},
    )


OUTPUT = Output("part", plan)
