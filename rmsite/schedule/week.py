"""What a role does this week, what comes next, and what is past due."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from rmsite.foundation.value import Value

if TYPE_CHECKING:
    from datetime import date

    from rmsite.schedule.item import Item
    from rmsite.schedule.plan import Dated, Plan

_A_WEEK = timedelta(weeks=1)
# What somebody can still do late; an event or a session is over when it is over.
_DONE_ALONE = frozenset({"step", "training", "deadline", "task", "survey"})


class Current(Value):
    """Something of this week; ``is_over`` says that its last day was before today."""

    dated: Dated
    is_over: bool


class WeekView(Value):
    """The week of one role in one cohort, Monday to Sunday.

    ``now`` has what is open on some day of the week, first what is not over yet; ``next`` what opens in the
    two weeks after it; ``past`` what the role had to do by itself before it, the most recent first.
    ``week_number`` is 1 in the seven days from the cohort's start, and 0 or less before them.

    ``week.js`` of the base theme goes by the same rules on the reader's own day.
    """

    role: str
    today: date
    monday: date
    sunday: date
    now: tuple[Current, ...]
    next: tuple[Dated, ...]
    past: tuple[Dated, ...]
    week_number: int
    total_weeks: int


def this_week(plan: Plan, role: str, today: date) -> WeekView:
    """The week that ``today`` falls in, as one role sees it."""
    monday, sunday = week_of(today)
    mine = everything(plan, role)
    meeting = [dated for dated in mine if dated.opens <= sunday and dated.closes >= monday]
    now = sorted((Current(dated, dated.closes < today) for dated in meeting), key=lambda one: one.is_over)
    past = [dated for dated in mine if dated.closes < monday and can_be_late(dated.item)]
    return WeekView(
        role,
        today,
        monday,
        sunday,
        tuple(now),
        tuple(dated for dated in mine if sunday < dated.opens <= sunday + 2 * _A_WEEK),
        tuple(sorted(past, key=lambda dated: dated.closes, reverse=True)),
        *week_number(plan, today),
    )


def week_number(plan: Plan, today: date) -> tuple[int, int]:
    """Which week of a cohort ``today`` falls in (1 in the seven days from its start), and how many it has."""
    return (today - plan.start).days // 7 + 1, -(-(plan.end - plan.start).days // 7)


def week_of(day: date) -> tuple[date, date]:
    """The Monday and the Sunday of the week that a day falls in."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def everything(plan: Plan, role: str) -> tuple[Dated, ...]:
    """All that the role has a part in, in time."""
    return tuple(dated for dated in plan.items if dated.item.involves(role))


def can_be_late(item: Item) -> bool:
    """Whether the role has to do it by itself, so that it may still be open when its days are over."""
    return item.required and item.what in _DONE_ALONE
