"""Search: the page ``/search/``, and the index that the reader's browser searches.

The index holds documents as scripts, so that it loads from ``file://`` and under a strict policy. It comes in parts, so
that a word changed anywhere changes one of them. Pages name only the small script that points to the parts, or every
page would have to be made anew; it gives each part's address with a digest of its bytes, so that a browser may keep it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from rmsite.foundation.webpath import WebPath
from rmsite.graph import addresses
from rmsite.graph.site import Site
from rmsite.outputs.findable import KINDS, Findable, findable_others, findable_programs, findable_prose
from rmsite.outputs.glossary import by_letter
from rmsite.outputs.recipe import Output, Recipe, Subject
from rmsite.theme.theme import Theme
from rmsite.view.shapes import Crumb, Frame, Link
from rmsite.view.view import View

PAGES_A_PART = 200
"""So many pages of prose stand in one part of the index."""


def plan(site: Site, _: Theme) -> Iterable[Recipe]:
    """The page, the parts of the index, and the script that names them."""
    pointer = addresses.search_index(site.settings.lang).lstrip("/")
    prose = [str(page.key) for kind in KINDS for page in site.of_kind(kind)]
    shares = [tuple(prose[start : start + PAGES_A_PART]) for start in range(0, len(prose), PAGES_A_PART)]
    paths = [f"{pointer.removesuffix('.js')}-{number}.js" for number in range(1, max(len(shares), 1) + 1)]
    yield Recipe(WebPath.page(addresses.SEARCH), search_page)
    for path, share in zip(paths, shares or [()], strict=True):
        yield Recipe(WebPath(path), first_part if path == paths[0] else later_part, share)
    yield Recipe(WebPath(pointer), pointer_script, tuple(paths), is_late=True)


def search_page(view: View, _: Subject) -> bytes:
    """A place to search from, and where else to look."""
    lead = "Look for a word, a person to ask, a form, a date. Where you cannot search, the lists below lead there too."
    frame = Frame("Search", lead, "search", crumbs=(Crumb("Search"),))
    sections = [Link(section.title, view.href(section.address)) for section in view.sections()]
    return view.render(
        "search.html",
        frame,
        programs=view.links("program"),
        sections=sections,
        letters=[letter for letter, _ in by_letter(view)],
        owner=view.contact(view.settings.owner),
    )


def pointer_script(view: View, subject: Subject) -> bytes:
    """One line that asks for the parts of the index as they are now."""
    names = [f"{view.href('/' + path)}?{view.finished(path)[:10]}" for path in subject]
    return f"rmSearch.follow({', '.join(map(json.dumps, names))});\n".encode()


def first_part(view: View, subject: Subject) -> bytes:
    """Whom to ask, the documents of programs, of the site's own pages and of this prose (``role:buddy``)."""
    owner = view.contact(view.settings.owner)
    told = {"label": owner.label, "mail": owner.mail, "channel": owner.channel} if owner else None
    return _script({"owner": told}, (*findable_programs(view), *findable_prose(view, subject), *findable_others(view)))


def later_part(view: View, subject: Subject) -> bytes:
    """The documents of this prose."""
    return _script({}, findable_prose(view, subject))


def _script(told: Mapping[str, Any], found: Iterable[Findable]) -> bytes:
    # Each page with its passages as ``[anchor, heading, text]``; links are relative to this script.
    index = {**told, "pages": [_document(each) for each in found]}
    return b"rmSearch.receive(" + msgspec.json.encode(index) + b");\n"


def _document(page: Findable) -> dict[str, Any]:
    # Any: JSON. What is empty is left out, since most of it is in most pages.
    document = {
        "title": page.title,
        "kind": page.kind,
        "href": page.href,
        "place": page.place,
        "programs": page.programs,
        "roles": page.roles,
        "audiences": page.audiences,
        "forms": page.forms,
        "passages": [[each.anchor, each.heading, each.text] for each in page.passages],
    }
    return {key: value for key, value in document.items() if value}


OUTPUT = Output("search", plan)
