"""Who reads a page, a part of a program, or a block of text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rmsite.graph.audiences import EVERYONE, audiences_of, readable
from rmsite.graph.site import Site
from rmsite.model.entry import Loc
from rmsite.model.page import Key, Page
from rmsite.model.program import Program
from rmsite.model.settings import Settings

Limits = tuple[frozenset[str], ...]
"""Groups of audiences: a reader must belong to one of each group."""

EVERYBODY = frozenset({EVERYONE})


@dataclass(frozen=True, slots=True)
class Readers:
    """For every audience of a site, the audiences whose pages it may read."""

    may_read: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, settings: Settings) -> Readers:
        """The readers that these settings know, ``everyone`` among them."""
        return cls({name: readable(settings, name) for name in (EVERYONE, *settings.audiences)})

    def of_all(self, limits: Limits) -> frozenset[str]:
        """The audiences that read what these limits leave open."""
        return frozenset(
            name for name, names in self.may_read.items() if all(names.intersection(group) for group in limits)
        )


def limits_of_page(site: Site, page: Page) -> Limits:
    """Who reads a page; results are read by nobody who does not see their program."""
    own = frozenset(audiences_of(page))
    if page.key.kind == "results":
        program = site.pages.get(Key("program", page.key.id.partition("/")[0]))
        return (frozenset(audiences_of(program)), own) if program else (own,)
    return (own,)


def limits_of_loc(site: Site, page: Page, loc: Loc) -> Limits:
    """Who reads what stands at this place of a page's YAML: a session may have an audience of its own."""
    limits = limits_of_page(site, page)
    program = page.data
    if isinstance(program, Program) and program.sessions and loc[:2] == ("sessions", "items") and len(loc) > 2:
        audience = program.sessions.items[int(loc[2])].audience
        return (*limits, frozenset(audience)) if audience else limits
    return limits
