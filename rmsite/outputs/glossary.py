"""The glossary: all terms from A to Z, and a page for each."""

from __future__ import annotations

from collections.abc import Iterable

from rmsite.foundation.webpath import WebPath
from rmsite.foundation.words import slugify
from rmsite.graph import addresses
from rmsite.graph.site import Site
from rmsite.kinds.term import TermFront
from rmsite.outputs.recipe import Output, Recipe, Subject
from rmsite.theme.theme import Theme
from rmsite.view.shapes import Crumb, Frame, Link
from rmsite.view.view import View


def plan(site: Site, _: Theme) -> Iterable[Recipe]:
    """The list, where there is a term, and one page each."""
    pages = list(site.of_kind("term"))
    if pages:
        yield Recipe(WebPath.page(addresses.GLOSSARY), glossary_page)
    for page in pages:
        yield Recipe(WebPath.page(page.address), term_page, (page.key.id,), page.span)


def glossary_page(view: View, _: Subject) -> bytes:
    """Every term with its short definition, by its first letter."""
    frame = Frame("Glossary", "The words of this site, each in one sentence.", "glossary", crumbs=(Crumb("Glossary"),))
    return view.render("glossary.html", frame, letters=by_letter(view))


def by_letter(view: View) -> list[tuple[str, list[Link]]]:
    """The terms under their first letters; ``#`` holds those that begin with none."""
    letters: dict[str, list[Link]] = {}
    for link in view.links("term"):
        letters.setdefault(_letter(link.title), []).append(link)
    return sorted(letters.items())


def term_page(view: View, subject: Subject) -> bytes:
    """The definition, the article where there is one, related terms and where the term is used."""
    (term_id,) = subject
    front: TermFront = view.data("term", term_id)
    frame = view.frame_of("term", term_id, [view.crumb("Glossary", addresses.GLOSSARY)])
    related = [link for link in (view.link("term", each) for each in front.see) if link]
    return view.render(
        "term.html",
        frame,
        forms=front.forms,
        related=related,
        uses=view.uses(term_id),
        body=view.body("term", term_id),
        has_body=view.has_body("term", term_id),
    )


def _letter(title: str) -> str:
    # Letters of other scripts stand for themselves; accents and the like do not part what belongs together.
    letter = (slugify(title[:1]) or title)[:1].upper()
    return letter if letter.isalpha() else "#"


OUTPUT = Output("glossary", plan)
