"""The main parts of the site, as its header lists them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rmsite.graph import addresses
from rmsite.view.seen import Seen
from rmsite.view.shapes import Link


def menu(site: Seen, here: str, href: Callable[[str], str]) -> tuple[Link, ...]:
    """Links to the parts that this site has, in reading order; ``current`` is the one that ``here`` stands in."""

    def is_current(address: str) -> bool:
        return here == address or (address != addresses.HOME and here.startswith(address))

    return tuple(Link(title, href(address), current=is_current(address)) for title, address in _parts(site))


def _parts(site: Seen) -> Iterator[tuple[str, str]]:
    yield "Home", addresses.HOME
    yield "Programs", addresses.PROGRAMS
    if site.has_section_below(addresses.GUIDES):
        yield "Guides", addresses.GUIDES
    if site.has_kind("template"):
        yield "Templates", addresses.TEMPLATES
    if site.has_kind("term"):
        yield "Glossary", addresses.GLOSSARY
    if site.has_kind("facts"):
        yield "Facts", addresses.FACTS
    if site.has_plans():
        yield "Calendar", addresses.CALENDAR
