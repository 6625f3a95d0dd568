"""The main parts of the site, as its header lists them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rmsite.graph import addresses
from rmsite.view.shapes import Link

if TYPE_CHECKING:
    from rmsite.view.view import View


def menu(view: View) -> tuple[Link, ...]:
    """Links to the parts that this site has, in reading order; the one the page stands in is ``current``."""
    here = view.path.address
    return tuple(
        Link(title, view.href(address), current=here == address or (address != "/" and here.startswith(address)))
        for title, address in _parts(view)
    )


def _parts(view: View) -> Iterator[tuple[str, str]]:
    yield "Home", addresses.HOME
    yield "Programs", addresses.PROGRAMS
    if any(section.address.startswith(addresses.GUIDES) for section in view.sections()):
        yield "Guides", addresses.GUIDES
    if view.has("template"):
        yield "Templates", addresses.TEMPLATES
    if view.has("term"):
        yield "Glossary", addresses.GLOSSARY
    if view.has("facts"):
        yield "Facts", addresses.FACTS
    if view.has_calendar:
        yield "Calendar", addresses.CALENDAR
