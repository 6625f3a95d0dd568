"""When a page is to be read through again."""

from __future__ import annotations

from datetime import date

from rmsite.model.page import Front, Page
from rmsite.model.program import Program, Status
from rmsite.model.settings import Settings
from rmsite.model.when import Offset
from rmsite.schedule.calendar import WorkCalendar

_EVERY_DAY = WorkCalendar(frozenset(), {})


def review_due(page: Page | Front, settings: Settings) -> date | None:
    """The day by which a page is to be read through again; None where nothing is said.

    Results stay as they were published, and a program that is over stays as it was; of a program the whole page is
    needed.
    """
    every = page.head.review_every or settings.review.every
    if page.head.last_reviewed is None or every is None or page.key.kind == "results":
        return None
    program = page.data if isinstance(page, Page) else None
    if isinstance(program, Program) and program.status in (Status.CLOSED, Status.ARCHIVED):
        return None
    return shifted(page.head.last_reviewed, Offset("", every.amount, every.unit))


def shifted(day: date, distance: Offset) -> date | None:
    """The day so far before or after another, weekends and holidays not regarded; None where it would be no date."""
    try:
        return _EVERY_DAY.shift(day, distance.amount, distance.unit)
    except OverflowError:
        return None
