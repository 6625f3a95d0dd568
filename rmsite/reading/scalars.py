"""What an author may write as one value: lengths, dates, times, words, ids (model.md, "Scalars").

Everything arrives as text, because YAML is read as text first; a value that cannot be meant raises a pydantic error
whose type is the name of one of the codes below, whose message is the sentence an author reads.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, time
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from rmsite.foundation.diagnostic import Code, Severity
from rmsite.foundation.value import Value
from rmsite.foundation.words import is_id, shortened, slugify
from rmsite.reading.field_faults import WRONG_SHAPE

BAD_LENGTH = Code(
    "field/length",
    Severity.ERROR,
    "A length of time is a number and a unit: minutes, hours, days, working days, weeks or months.",
    "Write the unit behind the number.",
    wrong="duration: 60",
    right="duration: 60 minutes",
    fixed=True,
)
BAD_DATE = Code(
    "field/date",
    Severity.ERROR,
    "A date is written year-month-day, and the day exists.",
    "Write the date as 2026-09-14.",
    wrong="start: 14.9.2026",
    right="start: 2026-09-14",
    fixed=True,
)
BAD_TIME = Code(
    "field/time",
    Severity.ERROR,
    "A time of day is written with two digits for the hour and two for the minute, on the 24-hour clock.",
    'Write the time as "14:00".',
    wrong="at: 2pm",
    right='at: "14:00"',
    fixed=True,
)
BAD_ID = Code(
    "field/id",
    Severity.ERROR,
    "An id begins with a lower-case letter and holds lower-case letters, digits and hyphens, at most 64 in all.",
    "Write the id as the hint shows it.",
    wrong="id: Kick Off",
    right="id: kick-off",
    fixed=True,
)
CODES = (BAD_LENGTH, BAD_DATE, BAD_TIME, BAD_ID)

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


FIRST_YEAR, LAST_YEAR = 1900, 9000
"""Between these years a date may lie: plans can be computed from them without leaving the calendar."""


class Unit(StrEnum):
    """The units of time an author may write, in the singular."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WORKING_DAY = "working day"
    WEEK = "week"
    MONTH = "month"


class Length(Value):
    """A stretch of time as the author wrote it: an amount and a unit."""

    amount: int
    unit: Unit

    @property
    def minutes(self) -> int | None:
        """The same in minutes, or None for days and longer, which are no working time."""
        match self.unit:
            case Unit.MINUTE:
                return self.amount
            case Unit.HOUR:
                return self.amount * 60
            case _:
                return None

    def __str__(self) -> str:
        return f"{self.amount} {self.unit}{'' if self.amount == 1 else 's'}"


_LENGTH = re.compile(r"([0-9]{1,5}) (minute|hour|day|working day|week|month)s?")
_NUMBER = re.compile(r"[0-9]+")
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_TIME = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")


def fault(code: Code, message: str, hint: str = "") -> PydanticCustomError:
    """The pydantic error that becomes a diagnostic of ``code`` at the value it was raised for."""
    # Through the context, because the message itself is a format string and may hold an author's braces.
    return PydanticCustomError(code.name, "{message}", {"message": message, "hint": hint})


def as_text(value: Any) -> str:
    """A value as one line of text; a list or mapping is refused."""
    if isinstance(value, list | dict):
        what = "a list" if isinstance(value, list) else "a mapping"
        raise fault(WRONG_SHAPE, f"one value is due here, and {what} stands here", "write one value behind the colon")
    return shortened(str(value), 120)


def parse_length(value: Any, *, likely: str = "weeks") -> Length:
    """``60 minutes`` as a length; a number without a unit is refused."""
    if isinstance(value, Length):
        return value
    text = as_text(value)
    if match := _LENGTH.fullmatch(text):
        return Length(int(match[1]), Unit(match[2]))
    if _NUMBER.fullmatch(text):
        number = shortened(text)
        raise fault(BAD_LENGTH, f"{number} what?", f"write the unit too, such as `{number} {likely}`")
    units = "minutes, hours, days, working days, weeks or months"
    raise fault(
        BAD_LENGTH,
        f'"{shortened(text)}" is not a length of time',
        f"write a whole number (up to 99999) and one of {units}",
    )


def parse_working_time(value: Any) -> Length:
    """A length that can be added up as working time: minutes or hours."""
    length = parse_length(value, likely="minutes")
    if length.minutes is None:
        raise fault(BAD_LENGTH, f'"{length}" is no amount of work', "write minutes or hours, such as `90 minutes`")
    return length


def parse_date(value: Any) -> date:
    """``2026-09-14`` as a date; a day that does not exist is refused with the reason."""
    if isinstance(value, date):
        return value
    text = as_text(value)
    match = _DATE.fullmatch(text)
    if match is None:
        raise fault(BAD_DATE, f'"{shortened(text)}" is not a date', "write it as year-month-day, such as `2026-09-14`")
    year, month, day = (int(part) for part in match.groups())
    if not 1 <= month <= 12:
        raise fault(BAD_DATE, f"there is no month {month}", "write it as year-month-day, such as `2026-09-14`")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise fault(BAD_DATE, f"the year {year} cannot be meant", "write the year with four digits, such as 2026")
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise fault(BAD_DATE, f"{MONTHS[month - 1]} {year} has {last} days", f"write a day from 01 to {last}")
    return date(year, month, day)


def parse_time(value: Any) -> time:
    """``14:00`` as a time of day, quoted or not."""
    if isinstance(value, time):
        return value
    text = as_text(value)
    match = _TIME.fullmatch(text)
    if match is None:
        raise fault(
            BAD_TIME, f'"{shortened(text)}" is not a time of day', 'write it on the 24-hour clock, such as `"14:00"`'
        )
    return time(int(match[1]), int(match[2]))


def parse_id(value: Any) -> str:
    """An id as it stands; anything else is refused with the id it could become."""
    text = as_text(value)
    if is_id(str(value)):
        return text
    better = slugify(text)[:64].strip("-")
    hint = f"write `{better}`" if is_id(better) else "begin with a letter, then letters, digits and hyphens"
    raise fault(BAD_ID, f'"{shortened(text)}" cannot be an id', hint)


def listed_value(value: Any) -> Any:
    """One word where a list is due counts as a list of one."""
    return [value] if isinstance(value, str) else value


Id = Annotated[str, BeforeValidator(parse_id), WithJsonSchema({"type": "string", "pattern": "^[a-z][a-z0-9-]{0,63}$"})]
LengthText = Annotated[Length, BeforeValidator(parse_length), WithJsonSchema({"type": "string"})]
WorkingTime = Annotated[Length, BeforeValidator(parse_working_time), WithJsonSchema({"type": "string"})]
DateText = Annotated[date, BeforeValidator(parse_date), WithJsonSchema({"type": "string", "format": "date"})]
TimeText = Annotated[time, BeforeValidator(parse_time), WithJsonSchema({"type": "string"})]
