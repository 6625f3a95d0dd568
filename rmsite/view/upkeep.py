"""Whose a page is, when it is due for review, and where it is changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from urllib.parse import quote

from rmsite.graph.review import review_due
from rmsite.model.page import Front, Page
from rmsite.model.program import Program
from rmsite.model.settings import Settings
from rmsite.view.shapes import ContactCard, Upkeep


def upkeep_of(
    page: Page | Front,
    settings: Settings,
    today: date,
    contact: Callable[[str | None, Program | None], ContactCard | None],
) -> Upkeep:
    """The owner (its own, else the site's), the days of review, and the link to change the source."""
    program = page.data if isinstance(page, Page) and isinstance(page.data, Program) else None
    due = review_due(page, settings)
    return Upkeep(
        owner=contact(page.head.owner or settings.owner, program),
        last_reviewed=page.head.last_reviewed,
        review_due=due,
        overdue=due is not None and due < today,
        edit_href=settings.edit_url.replace("{path}", quote(page.file)) if settings.edit_url else "",
    )
