"""The names that a field of YAML may use, by what the field refers to."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Protocol

from rmsite.foundation.value import Value, replace
from rmsite.graph.site import Site
from rmsite.model.page import Page
from rmsite.model.program import Program
from rmsite.model.settings import Settings
from rmsite.reading.validate import validate
from rmsite.schedule.items import dated_items


class Known(Value):
    """Names, in the order in which people would look for them.

    ``noun`` is what a person calls the thing, ``where`` says where it would stand, ``pages`` are the kinds of pages it
    may be, ``add`` is the text (with ``{name}``) that adds one. Names that are ``in_settings`` may be missing because
    site.yaml has faults.
    """

    noun: str
    where: str
    names: Collection[str]
    pages: tuple[str, ...] = ()
    add: str = ""
    in_settings: bool = False


def settings_are_sound(site: Site) -> bool:
    """Whether site.yaml has no faults, so that what it does not name is not there."""
    tree = site.settings_tree
    return tree.whole and not validate(tree, Settings, "site.yaml").problems


def known_names(site: Site, page: Page, to: str) -> Known | None:
    """What a field of this page may refer to; None where that cannot be told.

    It cannot be told where the names would stand in another file that has faults. Role guides have their own check.
    """
    match to:
        case "template" | "format" | "benefit" | "term" | "program":
            return _pages(site, to, to)
        case "muted-term":
            return replace(_pages(site, "term", "term"), pages=())
        case "guide":
            return _pages(site, "how-to or role guide", "guide", "role")
        case "contact":
            return _contacts(site, page)
        case "calendar":
            add = "`holidays: {{{name}: [2026-12-25]}}` in site.yaml"
            return Known("calendar", "in site.yaml", site.settings.holidays, add=add, in_settings=True)
        case _:
            return _inside(site, page, to)


def _pages(site: Site, noun: str, *kinds: str) -> Known:
    names = dict.fromkeys(page.key.id for kind in kinds for page in site.of_kind(kind))
    return Known("glossary entry" if noun == "term" else noun, "", names, kinds)


def _contacts(site: Site, page: Page) -> Known | None:
    if site.targets.is_unsound("contact", ""):
        return None
    program = page.data if isinstance(page.data, Program) else None
    own = [contact.id for contact in program.contacts] if program else []
    add = "`contacts: [{{id: {name}, label: ..., mail: ...}}]` in site.yaml"
    names = dict.fromkeys((*own, *site.targets.contacts))
    return Known("contact", "", names, add=add, in_settings=True)


def _inside(site: Site, page: Page, to: str) -> Known | None:
    if page.key.kind == "results":
        name = page.key.id.partition("/")[0]
        where = f'in the program "{name}"'
        program = None if site.targets.is_unsound("program", name) else site.program(name)
    else:
        program, where = (page.data if isinstance(page.data, Program) else None), "in this program"
    if program is None:
        return None
    match to:
        case "role":
            return Known("role", where, _ids(program.roles), add="`- {{id: {name}}}` under `roles`")
        case "phase":
            return Known("phase", where, _ids(program.phases))
        case "survey":
            return Known("survey", where, _ids(program.surveys), add="`- {{id: {name}, title: ...}}` under `surveys`")
        case "metric":
            return Known("metric", where, _ids(program.metrics))
        case "source":
            return Known("survey or milestone", where, (*_ids(program.surveys), *_ids(program.milestones)))
        case "item":
            names = dict.fromkeys(item.id for item in dated_items(program))
            return Known("milestone, session, training or step", where, names)
        case _:
            return None


class _Named(Protocol):
    @property
    def id(self) -> str: ...


def _ids(entries: Iterable[_Named]) -> tuple[str, ...]:
    return tuple(entry.id for entry in entries)
