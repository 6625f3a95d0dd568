"""A site after one of its pages was given another headline: what is made of titles is put in order, nothing else."""

from __future__ import annotations

from rmsite.foundation.value import replace
from rmsite.graph import navigation, tags
from rmsite.graph.site import SectionPlace, Site
from rmsite.model.page import Page


def retitled(site: Site, page: Page) -> Site:
    """The site that ``assemble`` would come to, at a cost that hardly grows with it.

    ``site.pages`` has the page already as it is now. Only its title and summary may be others than they were, and its
    words as far as nobody else sees them; it is no term of the glossary, whose words are titles.
    """
    place, fronts = site.place_of.get(page.key), {**site.fronts, page.key: page.front}
    sections, place_of = site.sections, site.place_of
    if place is not None:
        section = navigation.with_page(place.section, page, fronts)
        sections = tuple(section if each.id == section.id else each for each in sections)
        moved = {key: SectionPlace(section, position) for position, key in enumerate(section.members)}
        place_of = {**place_of, **moved}
    return replace(
        site,
        fronts=fronts,
        targets=replace(site.targets, fronts=fronts),
        sections=sections,
        place_of=place_of,
        tags=tags.with_page(site.tags, page, fronts),
    )
