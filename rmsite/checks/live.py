"""Programs that people join or take part in now, whose playbook has to be complete."""

from __future__ import annotations

from collections.abc import Iterator

from rmsite.foundation.span import Span
from rmsite.graph.site import Site
from rmsite.model.page import Page
from rmsite.model.program import Program, Shape


def live_programs(site: Site) -> Iterator[tuple[Page, Program]]:
    """The programs that are open or running, by id."""
    return ((page, program) for page, program in site.programs() if program.is_live)


def is_for_pairs(program: Program) -> bool:
    """Whether the program brings two people together: it matches them, or a role has a counterpart."""
    return program.matching is not None or any(role.counterpart for role in program.roles)


def is_in_confidence(program: Program) -> bool:
    """Whether people say things to each other that must stay between them: in pairs, or in a circle."""
    return is_for_pairs(program) or program.shape is Shape.CIRCLE


def status_of(page: Page) -> Span:
    """Where a program says that it is open or running: the reason why something is missed."""
    return page.span_of("status")
