"""Which days are worked, and how days are counted."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Mapping
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from rmsite.foundation.value import Value, field
from rmsite.reading.scalars import Length, Unit

if TYPE_CHECKING:
    from rmsite.model.settings import Settings
    from rmsite.model.timed import Cohort

_ONE_DAY = timedelta(days=1)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class WorkCalendar(Value, dict=True, gc=True):
    """The days nobody works: weekdays (Monday is 0), and dates with the name of the calendar that lists them.

    Every method that leads out of the years 1 to 9999, or looks for a working day where there is none, raises
    ``OverflowError``.
    """

    weekend: frozenset[int] = frozenset({5, 6})
    holidays: Mapping[date, str] = field(default_factory=dict)

    @cached_property
    def _weekday_holidays(self) -> tuple[date, ...]:
        return tuple(sorted(day for day in self.holidays if day.weekday() not in self.weekend))

    @property
    def never_works(self) -> bool:
        """Whether the weekend takes the whole week."""
        return self._days_a_week == 0

    def is_working(self, day: date) -> bool:
        """Whether people work on this day."""
        return day.weekday() not in self.weekend and day not in self.holidays

    def why_not(self, day: date) -> str:
        """Why nobody works on this day, to stand behind "is": ``a Saturday``; empty for a working day."""
        if day.weekday() in self.weekend:
            return f"a {_WEEKDAYS[day.weekday()]}"
        name = self.holidays.get(day)
        return "" if name is None else f"a day off ({name})"

    def next_working_day(self, day: date) -> date:
        """The day itself if it is worked, else the first one after it that is."""
        return self._nearest_working_day(day, _ONE_DAY)

    def previous_working_day(self, day: date) -> date:
        """The day itself if it is worked, else the last one before it that is."""
        return self._nearest_working_day(day, -_ONE_DAY)

    def add_working_days(self, day: date, count: int) -> date:
        """The ``count``-th working day after ``day`` (before it, if negative); for 0 the day itself."""
        self._refuse_idleness()
        way = 1 if count > 0 else -1
        left = abs(count)
        # Whole weeks first, so that 99999 working days cost no more than ten; the last week goes day by day.
        while (weeks := (left - 1) // self._days_a_week) > 0:
            further = day + timedelta(weeks=way * weeks)
            left -= weeks * self._days_a_week - self._holidays_on_the_way(day, further)
            day = further
        while left > 0:
            day += way * _ONE_DAY
            left -= self.is_working(day)
        return day

    def shift(self, day: date, amount: int, unit: Unit) -> date:
        """The day ``amount`` units later (earlier, if negative); minutes and hours do not leave the day."""
        match unit:
            case Unit.DAY:
                return day + timedelta(days=amount)
            case Unit.WEEK:
                return day + timedelta(weeks=amount)
            case Unit.MONTH:
                return add_months(day, amount)
            case Unit.WORKING_DAY:
                return self.add_working_days(day, amount)
            case Unit.MINUTE | Unit.HOUR:
                return day

    def last_day(self, opens: date, window: Length | None) -> date:
        """The last day of a window, its first day counted: ``5 days`` that open on the 1st close on the 5th.

        A window in working days counts the opening day only if it is worked.
        """
        if window is None or window.amount == 0 or window.minutes is not None:
            return opens
        if window.unit is Unit.WORKING_DAY:
            return self.add_working_days(opens, window.amount - self.is_working(opens))
        return self.shift(opens, window.amount, window.unit) - _ONE_DAY

    @property
    def _days_a_week(self) -> int:
        return sum(weekday not in self.weekend for weekday in range(7))

    def _refuse_idleness(self) -> None:
        if self.never_works:
            raise OverflowError("no weekday is a working day")

    def _nearest_working_day(self, day: date, step: timedelta) -> date:
        self._refuse_idleness()
        while not self.is_working(day):
            day += step
        return day

    def _holidays_on_the_way(self, day: date, further: date) -> int:
        # Holidays on weekdays, without the day one sets out from and with the day one comes to.
        days = self._weekday_holidays
        if further > day:
            return bisect_right(days, further) - bisect_right(days, day)
        return bisect_left(days, day) - bisect_left(days, further)


def add_months(day: date, months: int) -> date:
    """The same day of the month so many months later, or the month's last day where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        raise OverflowError(f"the year {year} is out of range")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def calendar_for(settings: Settings, cohort: Cohort) -> WorkCalendar:
    """The site's weekend, and the holidays of the calendars that the cohort names.

    Of two calendars that list a day, the first gives it its name. A calendar that the site does not have is
    passed over: the check of references names it.
    """
    holidays: dict[date, str] = {}
    for name in cohort.holidays:
        for day in settings.holidays.get(name, ()):
            holidays.setdefault(day, name)
    return WorkCalendar(settings.weekend_days, holidays)
