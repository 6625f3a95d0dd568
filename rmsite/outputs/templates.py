"""Templates: the list of forms and messages, and each of them as a printable page."""

from __future__ import annotations

from collections.abc import Iterable

from rmsite.foundation.webpath import WebPath
from rmsite.graph import addresses
from rmsite.graph.site import Site
from rmsite.outputs.recipe import Output, Recipe, Subject
from rmsite.theme.theme import Theme
from rmsite.view.shapes import Crumb, Frame
from rmsite.view.view import View


def plan(site: Site, _: Theme) -> Iterable[Recipe]:
    """The list, where there is a template, and one page each."""
    pages = list(site.of_kind("template"))
    if pages:
        yield Recipe(WebPath.page(addresses.TEMPLATES), templates_page)
    for page in pages:
        yield Recipe(WebPath.page(page.address), template_page, (page.key.id,), page.span)


def templates_page(view: View, _: Subject) -> bytes:
    """Every form and message with what it is for."""
    frame = Frame("Templates", "Forms to print and messages to copy.", "templates", crumbs=(Crumb("Templates"),))
    links = [link for section in view.sections() if section.id == "templates" for link in view.section_links(section)]
    return view.render("templates.html", frame, templates=links)


def template_page(view: View, subject: Subject) -> bytes:
    """A form to fill in."""
    (template_id,) = subject
    frame = view.frame_of("template", template_id, [view.crumb("Templates", addresses.TEMPLATES)])
    return view.render("template.html", frame, template_id=template_id, body=view.body("template", template_id))


OUTPUT = Output("templates", plan)
