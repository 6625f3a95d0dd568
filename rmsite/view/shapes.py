"""The shapes that templates are given: small, frozen, with addresses already relative to the page being made."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from urllib.parse import quote

from markupsafe import Markup

from rmsite.foundation.value import EMPTY, Value
from rmsite.foundation.webpath import WebPath


class Link(Value):
    """Something to go to: what it is called, where it is, one sentence about it, and its kind."""

    title: str
    href: str
    summary: str = ""
    kind: str = ""
    current: bool = False


class TagLinks(Value):
    """A tag, which leads to its place in the list of guides, and the pages that have it."""

    tag: Link
    pages: tuple[Link, ...]

    @property
    def anchor(self) -> str:
        """The id of the tag's place."""
        return self.tag.href.rpartition("#")[2]


class Crumb(Value):
    """A step of the way from the home page to this one; the last has no href."""

    title: str
    href: str = ""


class Outline(Value):
    """A heading of the page for its list of contents."""

    level: int
    anchor: str
    text: str


class Passage(Value):
    """The plain words of a page under one heading; those before its first heading have neither anchor nor heading."""

    anchor: str
    heading: str
    text: str


class Place(Value):
    """Where a page stands on a longer one: the id it begins at, and the ids that its own anchors have there."""

    id: str
    anchors: Mapping[str, str] = EMPTY

    def id_of(self, anchor: str) -> str:
        """The id of an anchor of that page; its beginning where the anchor has none here."""
        return self.anchors.get(anchor, self.id)


class ContactCard(Value):
    """Somewhere to turn to."""

    id: str
    label: str
    mail: str
    channel: str
    hours: str


class Upkeep(Value):
    """Who answers for a page, when it was last read through and when that is due again, and where to change it."""

    owner: ContactCard | None = None
    last_reviewed: date | None = None
    review_due: date | None = None
    overdue: bool = False
    edit_href: str = ""


class Frame(Value):
    """What the layout needs of any page: title, the sentence under it, and the ways on from here.

    ``lead`` may hold markup; ``section`` leads to the list of pages this one stands among, ``section_size`` says how
    many they are, and ``siblings`` holds them unless they are too many; ``outline`` has its own headings.
    ``program`` is the id of the one program that the page is about, whose accent it wears.
    """

    title: str
    lead: Markup | str = ""
    kind: str = ""
    crumbs: tuple[Crumb, ...] = ()
    outline: tuple[Outline, ...] = ()
    section: Link | None = None
    section_size: int = 0
    siblings: tuple[Link, ...] = ()
    previous: Link | None = None
    next: Link | None = None
    backlinks: tuple[Link, ...] = ()
    upkeep: Upkeep = Upkeep()
    program: str = ""


class Publication(Value):
    """How the site is published: addresses that work from ``file://``, and the address it will be found at."""

    offline: bool = False
    base_url: str = ""
    version: str = ""

    @property
    def base_path(self) -> str:
        """The path of the site on its server, with a slash at both ends; ``/`` where none is known."""
        path = self.base_url.partition("://")[2].partition("/")[2].strip("/")
        return f"/{path}/" if path else "/"

    def served(self, path: WebPath, anchor: str = "") -> str:
        """The link to a file of the site by its path on the server."""
        return f"{self.base_path}{quote(path.address.lstrip('/'))}{'#' + anchor if anchor else ''}"
