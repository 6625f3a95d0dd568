"""The lists of guides: all of them, one kind, one folder."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from rmsite.foundation.webpath import WebPath
from rmsite.graph import addresses
from rmsite.graph.navigation import HOWTO
from rmsite.graph.site import Section, Site
from rmsite.outputs.recipe import SITE, Output, Recipe, Subject
from rmsite.theme.theme import Theme
from rmsite.view.shapes import Crumb, Frame, TagLinks, Upkeep
from rmsite.view.view import View


def plan(site: Site, _: Theme) -> Iterable[Recipe]:
    """A list of all guides, and one for each section that is not the templates'."""
    sections = _of_guides(site.sections)
    if not sections:
        return
    yield Recipe(WebPath.page(addresses.GUIDES), guides_page)
    if _folders(sections) and not any(section.address == addresses.HOWTO for section in sections):
        yield Recipe(WebPath.page(addresses.HOWTO), howto_page)
    for section in sections:
        origin = section.page.span if section.page else SITE
        yield Recipe(WebPath.page(section.address), section_page, (section.id,), origin)


def guides_page(view: View, _: Subject) -> bytes:
    """Every guide under its section, and once more under its tags."""
    frame = Frame("Guides", "Everything written down here, by what it is about.", "guides", crumbs=(Crumb("Guides"),))
    return _render(view, frame, _of_guides(view.sections()), has_tags=True)


def howto_page(view: View, _: Subject) -> bytes:
    """The how-to guides, where all of them stand in folders."""
    crumbs = (view.crumb("Guides", addresses.GUIDES), Crumb(HOWTO))
    frame = Frame(HOWTO, "How things are done, step by step.", "guides", crumbs=crumbs)
    return _render(view, frame, _folders(view.sections()))


def section_page(view: View, subject: Subject) -> bytes:
    """One section with the words of its ``_section.md``; the how-to section also lists its folders."""
    (section_id,) = subject
    section = view.site.section(section_id)
    page = section.page
    frame = Frame(
        section.title,
        page.head.summary if page and page.head.own_summary else "",
        "guides",
        crumbs=(
            view.crumb("Guides", addresses.GUIDES),
            *([view.crumb(HOWTO, addresses.HOWTO)] if _is_folder(section) else []),
            Crumb(section.title),
        ),
        upkeep=view.upkeep(*page.key) if page else Upkeep(),
    )
    # Only here all sections are looked at, so that a page that moves in one of them leaves the others as they are.
    return _render(view, frame, [section, *(_folders(view.sections()) if section.address == addresses.HOWTO else [])])


def _of_guides(sections: Iterable[Section]) -> list[Section]:
    return [section for section in sections if section.address.startswith(addresses.GUIDES)]


def _folders(sections: Iterable[Section]) -> list[Section]:
    return list(filter(_is_folder, sections))


def _is_folder(section: Section) -> bool:
    return section.address.startswith(addresses.HOWTO) and section.address != addresses.HOWTO


def _render(view: View, frame: Frame, sections: list[Section], *, has_tags: bool = False) -> bytes:
    shown = [
        (section, view.href(section.address), _words(view, section), view.section_links(section))
        for section in sections
    ]
    tags: Sequence[TagLinks] = ()
    if has_tags:
        # All guides stand under their tags once more, by the same links.
        tags = view.tags(
            {key: link for each, *_, links in shown for key, link in zip(each.members, links, strict=True)}
        )
    return view.render("guides.html", frame, sections=shown, tags=tags)


def _words(view: View, section: Section) -> Markup:
    return view.body(*section.page.key) if section.page else Markup("")


OUTPUT = Output("guides", plan)
