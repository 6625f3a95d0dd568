"""Whose a page is, when it is due for review, and where it is changed."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from rmsite.graph.review import review_due
from rmsite.graph.site import Site
from rmsite.model.page import Page
from rmsite.model.program import Program
from rmsite.view.shapes import ContactCard, Upkeep


def upkeep_of(page: Page, site: Site, contact: Callable[[str | None, Program | None], ContactCard | None]) -> Upkeep:
    """The owner (its own, else the site's), the days of review, and the link to change the source."""
    program = page.data if isinstance(page.data, Program) else None
    due = review_due(page, site)
    return Upkeep(
        owner=contact(page.head.owner or site.settings.owner, program),
        last_reviewed=page.head.last_reviewed,
        review_due=due,
        overdue=due is not None and due < site.today,
        edit_href=site.settings.edit_url.replace("{path}", quote(page.file)),
    )
