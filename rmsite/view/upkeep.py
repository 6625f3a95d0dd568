"""Whose a page is, when it is due for review, and where it is changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from rmsite.graph.site import Site
from rmsite.model.page import Page
from rmsite.model.program import Program
from rmsite.reading.scalars import Length
from rmsite.schedule.calendar import WorkCalendar
from rmsite.view.shapes import ContactCard, Upkeep


def upkeep_of(page: Page, site: Site, contact: Callable[[str | None, Program | None], ContactCard | None]) -> Upkeep:
    """The owner (its own, its site's), the days of review, and the link to change the source."""
    program = page.data if isinstance(page.data, Program) else None
    due = review_due(page, site)
    edit = site.settings.edit_url.replace("{path}", page.file) if site.settings.edit_url else ""
    return Upkeep(
        owner=contact(page.head.owner or site.settings.owner, program),
        last_reviewed=page.head.last_reviewed,
        review_due=due,
        overdue=due is not None and due < site.today,
        edit_href=edit,
        source=page.file,
    )


def review_due(page: Page, site: Site) -> date | None:
    """The day by which a page is to be read through again; None where nothing is said."""
    every = page.head.review_every or site.settings.review.every
    if page.head.last_reviewed is None or every is None:
        return None
    return after(page.head.last_reviewed, every)


def after(start: date, length: Length) -> date:
    """The day that lies a length after another, weekends and holidays not regarded."""
    if length.minutes is not None:
        return start + timedelta(minutes=length.minutes)
    return WorkCalendar(frozenset(), {}).shift(start, length.amount, length.unit)
