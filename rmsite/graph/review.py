"""When a page is to be read through again."""

from __future__ import annotations

from datetime import date

from rmsite.graph.site import Site
from rmsite.model.page import Page
from rmsite.model.when import Offset
from rmsite.schedule.calendar import WorkCalendar

_EVERY_DAY = WorkCalendar(frozenset(), {})


def review_due(page: Page, site: Site) -> date | None:
    """The day by which a page is to be read through again; None where nothing is said."""
    every = page.head.review_every or site.settings.review.every
    if page.head.last_reviewed is None or every is None:
        return None
    return shifted(page.head.last_reviewed, Offset("", every.amount, every.unit))


def shifted(day: date, distance: Offset) -> date | None:
    """The day so far before or after another, weekends and holidays not regarded; None where it would be no date."""
    try:
        return _EVERY_DAY.shift(day, distance.amount, distance.unit)
    except OverflowError:
        return None
