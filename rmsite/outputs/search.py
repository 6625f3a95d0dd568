"""Search: the page ``/search/``, and the index that the reader's browser searches.

The index holds documents as a script, so that it loads from ``file://`` and under a strict policy. Its name carries a
digest of what it holds and may be kept for ever; pages name only the small script that points to it, or every page
would have to be made anew when a word changes anywhere.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from rmsite import __version__
from rmsite.foundation.digest import digest
from rmsite.foundation.webpath import WebPath
from rmsite.graph import addresses
from rmsite.graph.site import Site
from rmsite.markdown.body import Body, Enclosed, Href, Mention, Reference, Variable
from rmsite.outputs.findable import Findable, findable
from rmsite.outputs.glossary import by_letter
from rmsite.outputs.recipe import Output, Recipe, Subject
from rmsite.theme.theme import Theme
from rmsite.view.shapes import Crumb, Frame, Link
from rmsite.view.view import View


def plan(site: Site, _: Theme) -> Iterable[Recipe]:
    """The page, the index, and the script that names the index."""
    pointer = addresses.search_index(site.settings.lang).lstrip("/")
    index = f"{pointer.removesuffix('.js')}.{_digest(site)}.js"
    yield Recipe(WebPath.page(addresses.SEARCH), search_page)
    yield Recipe(WebPath(pointer), pointer_script, (index,))
    yield Recipe(WebPath(index), index_script)


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
    """One line that asks for the index by its present name."""
    (index,) = subject
    return f"rmSearch.follow({json.dumps(view.href('/' + index))});\n".encode()


def index_script(view: View, _: Subject) -> bytes:
    """The documents: each page with its passages as ``[anchor, heading, text]``; links are relative to this script."""
    owner = view.contact(view.settings.owner)
    index = {
        "owner": {"label": owner.label, "mail": owner.mail, "channel": owner.channel} if owner else None,
        "pages": [_document(each) for each in findable(view)],
    }
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    return f"rmSearch.receive({text});\n".encode()


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


def _digest(site: Site) -> str:
    # Of what this audience may see alone: a name that followed a hidden text would tell that there is one.
    seen = [__version__, site.settings.title, repr(site.settings.owner), repr(sorted(site.settings.vars.items()))]
    for page in site.pages.values():
        seen += [str(page.key), page.address, repr(page.head), repr(page.tree.data), *_shown(page.body)]
    return digest("\n".join(seen).encode("utf-8", "surrogatepass"))[:10]


def _shown(body: Body) -> Iterator[str]:
    for piece in body.pieces:
        match piece:
            case str():
                yield piece
            case Mention(reference=reference) | Href(reference=reference):
                yield _named(reference)
            case Variable(name=name):
                yield name
            case Enclosed(body=inner):
                yield from _shown(inner)


def _named(reference: Reference) -> str:
    return f"{reference.kind}:{reference.target}#{reference.anchor}|{reference.label}"


OUTPUT = Output("search", plan)
