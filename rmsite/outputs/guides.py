"""The lists of guides: all of them, one kind, one folder."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from rmsite.foundation.span import Span
from rmsite.foundation.webpath import WebPath
from rmsite.graph import addresses
from rmsite.graph.site import Section, Site
from rmsite.outputs.recipe import Output, Recipe, Subject
from rmsite.theme.theme import Theme
from rmsite.view.shapes import Crumb, Frame, Upkeep
from rmsite.view.view import View

_HOWTO = "/guides/howto/"


def plan(site: Site, _: Theme) -> Iterable[Recipe]:
    """A list of all guides, and one for each section that is not the templates'."""
    sections = [section for section in site.sections if section.address.startswith(addresses.GUIDES)]
    if not sections:
        return
    yield Recipe(WebPath.page(addresses.GUIDES), guides_page)
    listed = {section.address for section in sections}
    if any(address.startswith(_HOWTO) for address in listed) and _HOWTO not in listed:
        yield Recipe(WebPath.page(_HOWTO), howto_page)
    for section in sections:
        origin = section.page.span if section.page else Span("site.yaml")
        yield Recipe(WebPath.page(section.address), section_page, (section.id,), origin)


def guides_page(view: View, _: Subject) -> bytes:
    """Every guide under its section."""
    frame = Frame("Guides", "Everything written down here, by what it is about.", "guides", crumbs=(Crumb("Guides"),))
    return _render(view, frame, [each for each in view.sections() if each.address.startswith(addresses.GUIDES)])


def howto_page(view: View, _: Subject) -> bytes:
    """The how-to guides, where all of them stand in folders."""
    crumbs = (view.crumb("Guides", addresses.GUIDES), Crumb("How-to guides"))
    frame = Frame("How-to guides", "How things are done, step by step.", "guides", crumbs=crumbs)
    return _render(view, frame, _howto_folders(view))


def section_page(view: View, subject: Subject) -> bytes:
    """One section with the words of its ``_section.md``; the how-to section also lists its folders."""
    section = next(each for each in view.sections() if each.id == subject[0])
    crumbs = [view.crumb("Guides", addresses.GUIDES)]
    if section.address.startswith(_HOWTO) and section.address != _HOWTO:
        crumbs.append(view.crumb("How-to guides", _HOWTO))
    folders = _howto_folders(view) if section.address == _HOWTO else []
    page = section.page
    frame = Frame(
        section.title,
        page.head.summary if page and page.head.own_summary else "",
        "guides",
        crumbs=(*crumbs, Crumb(section.title)),
        upkeep=view.upkeep(*page.key) if page else Upkeep(),
    )
    return _render(view, frame, [section, *(each for each in folders if each.id != section.id)])


def _howto_folders(view: View) -> list[Section]:
    return [each for each in view.sections() if each.address.startswith(_HOWTO) and each.address != _HOWTO]


def _render(view: View, frame: Frame, sections: list[Section]) -> bytes:
    shown = [
        (section, view.href(section.address), _words(view, section), view.section_links(section))
        for section in sections
    ]
    return view.render("guides.html", frame, sections=shown)


def _words(view: View, section: Section) -> Markup:
    return view.body(*section.page.key) if section.page else Markup("")


OUTPUT = Output("guides", plan)
