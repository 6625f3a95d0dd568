"""Who reads a page, a part of a program, or a block of text."""

from __future__ import annotations

from collections.abc import Mapping

from rmsite.foundation.value import Value, replace
from rmsite.graph.audiences import EVERYONE, audiences_of, readable
from rmsite.graph.backlinks import page_of_field
from rmsite.graph.site import Site
from rmsite.graph.targets import Lost
from rmsite.markdown.body import Body, Reference
from rmsite.model.entry import Loc, Refers
from rmsite.model.page import Key, Page, kind_of_file
from rmsite.model.program import Program
from rmsite.model.settings import Settings
from rmsite.model.timed import Session

Limits = tuple[frozenset[str], ...]
"""Groups of audiences: a reader must belong to one of each group."""


class Target(Value):
    """What something points to: what a person calls it, and the limits of each place where it can be read.

    Without any place it is open to all, or not there, which is another check's work.
    """

    name: str
    ways: tuple[Limits, ...] = ()


class Readers(Value):
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


def is_open(site: Site) -> bool:
    """Whether everybody may read everything, so that nothing can be narrower than anything."""
    return not any(
        EVERYONE not in audiences_of(page) or page.body.parts or any(session.audience for session in _sessions(page))
        for page in site.pages.values()
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
    if loc[:2] == ("sessions", "items") and len(loc) > 2 and (sessions := _sessions(page)):
        audience = sessions[int(loc[2])].audience
        return (*limits, frozenset(audience)) if audience else limits
    return limits


def _sessions(page: Page) -> tuple[Session, ...]:
    program = page.data
    return program.sessions.items if isinstance(program, Program) and program.sessions else ()


def target_of_reference(site: Site, page: Page, reference: Reference) -> Target:
    """What a reference in a text of this page points to."""
    found = site.targets.find(reference, page)
    program_id, _, inner = reference.target.partition("/")
    if isinstance(found, Lost):
        return Target("")
    if found.key:
        target = _page(site, found.key)
        inside = _limits_of_heading(site.pages[found.key].body, reference.anchor) if reference.anchor else ()
        return replace(target, ways=tuple((*way, *inside) for way in target.ways))
    if reference.kind == "contact":
        return _contact(site, page, reference.target)
    if reference.kind == "program" and inner:
        return _item(site, program_id, inner)
    return Target("")


def target_of_field(site: Site, page: Page, refers: Refers, name: str) -> Target:
    """What a field of this page's YAML points to."""
    if refers.to == "contact":
        return _contact(site, page, name)
    key = page_of_field(refers.to, name, site.pages)
    return _page(site, key) if key else Target("")


def _page(site: Site, key: Key) -> Target:
    page = site.pages[key]
    return Target(f'the {kind_of_file(page)} "{key.id}"', (limits_of_page(site, page),))


def _limits_of_heading(body: Body, anchor: str) -> Limits:
    # A heading in a block for one audience is read by those alone who read the block.
    for part in body.parts:
        if any(heading.id == anchor for heading in part.body.all_headings()):
            return (frozenset({part.audience}), *_limits_of_heading(part.body, anchor))
    return ()


def _contact(site: Site, page: Page, name: str) -> Target:
    # A contact of the site or of the page's own program is open; any other is read where its program is.
    if any(contact.id == name for contact in site.settings.contacts):
        return Target("")
    homes = [home for home, program in site.programs() if any(contact.id == name for contact in program.contacts)]
    is_own = any(home.key == page.key for home in homes)
    ways = () if is_own else tuple(limits_of_page(site, home) for home in homes)
    return Target(f'the contact "{name}"', ways)


def _item(site: Site, program_id: str, name: str) -> Target:
    page = site.pages[Key("program", program_id)]
    own = [frozenset(session.audience) for session in _sessions(page) if session.id == name and session.audience]
    return Target(f'"{name}" of the program "{program_id}"', ((*limits_of_page(site, page), *own),))
