"""Points in time as an author writes them: ``6 weeks before start`` (model.md, "Points in time")."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from rmsite.foundation.diagnostic import Code, Severity
from rmsite.foundation.value import Value
from rmsite.foundation.words import is_id
from rmsite.reading.scalars import Length, Unit, as_text, fault, parse_date, parse_length

BAD_WHEN = Code(
    "field/when",
    Severity.ERROR,
    "A point in time is a date, `on` an anchor, or a length before or after an anchor. An anchor is start, end, or the "
    "id of a milestone, session, training or onboarding step of the same program.",
    "Write it in one of these ways: `on start`, `6 weeks before start`, `5 working days after session-1`, "
    "`2026-12-07`.",
    wrong="when: six weeks before start",
    right="when: 6 weeks before start",
    fixed=True,
)
CODES = (BAD_WHEN,)

START = "start"
END = "end"


class OnDate(Value):
    """A fixed day."""

    day: date

    def __str__(self) -> str:
        return self.day.isoformat()


class Offset(Value):
    """A day counted from an anchor: ``amount`` units before (negative) or after (positive); 0 is the day itself."""

    anchor: str
    amount: int = 0
    unit: Unit = Unit.DAY

    def __str__(self) -> str:
        if self.amount == 0:
            return f"on {self.anchor}"
        side = "after" if self.amount > 0 else "before"
        return f"{Length(abs(self.amount), self.unit)} {side} {self.anchor}"


When = OnDate | Offset

_OFFSET = re.compile(r"(?P<length>.+?)\s+(?P<side>before|after)\s+(?P<anchor>\S+)")


def parse_when(value: Any) -> When:
    """A point in time from its words; ``on`` may be left out before an anchor."""
    if isinstance(value, OnDate | Offset):
        return value
    text = as_text(value)
    if re.match(r"[0-9]+[-./][0-9]", text):
        return OnDate(parse_date(text))
    if match := _OFFSET.fullmatch(text):
        length = parse_length(match["length"])
        if length.minutes is not None:
            raise fault(BAD_WHEN, f'"{text}" counts in {length.unit}s', "points in time count in days, weeks or months")
        sign = 1 if match["side"] == "after" else -1
        return Offset(_anchor(match["anchor"], text), sign * length.amount, length.unit)
    anchor = text.removeprefix("on ")
    if " " in anchor or not is_id(anchor):
        raise fault(
            BAD_WHEN,
            f'"{text}" is not a point in time',
            "write a date, `on start`, or a length before or after an anchor, such as `6 weeks before start`",
        )
    return Offset(anchor)


def _anchor(word: str, text: str) -> str:
    if not is_id(word):
        raise fault(BAD_WHEN, f'"{word}" in "{text}" cannot be an anchor', "write start, end or an id of this program")
    return word


WhenText = Annotated[When, BeforeValidator(parse_when), WithJsonSchema({"type": "string"})]
