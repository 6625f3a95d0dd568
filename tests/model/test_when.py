"""Points in time as authors write them (model.md, "Points in time")."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from rmsite.foundation.words import is_id
from rmsite.model.when import Offset, OnDate, parse_when
from rmsite.reading.scalars import Unit

ANCHORS = st.from_regex(r"[a-z][a-z0-9-]{0,20}", fullmatch=True)
UNITS = st.sampled_from([Unit.DAY, Unit.WORKING_DAY, Unit.WEEK, Unit.MONTH])


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("2026-12-07", OnDate(date(2026, 12, 7))),
        ("on start", Offset("start")),
        ("start", Offset("start")),
        ("on session-1", Offset("session-1")),
        ("6 weeks before start", Offset("start", -6, Unit.WEEK)),
        ("1 week before start", Offset("start", -1, Unit.WEEK)),
        ("5 working days after session-1", Offset("session-1", 5, Unit.WORKING_DAY)),
        ("5  working\n days   after session-1", Offset("session-1", 5, Unit.WORKING_DAY)),
        ("6 months after end", Offset("end", 6, Unit.MONTH)),
        ("0 days after start", Offset("start", 0, Unit.DAY)),
        ("on before", Offset("before")),
        ("1 day after after", Offset("after", 1, Unit.DAY)),
    ],
)
def test_points_in_time(text: str, point: OnDate | Offset) -> None:
    """A point in time is a date, an anchor, or a length before or after an anchor."""
    assert parse_when(text) == point
    assert parse_when(point) is point


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("six weeks before start", '"six weeks" is not a length of time'),
        ("6 before start", "6 what?"),
        ("6 weeks start", '"6 weeks start" is not a point in time'),
        ("6 weeks before", '"6 weeks before" is not a point in time'),
        ("6 weeks before Start", '"Start" in "6 weeks before Start" cannot be an anchor'),
        ("6 weeks after session 1", '"6 weeks after session 1" is not a point in time'),
        ("60 minutes after start", '"60 minutes after start" counts in minutes'),
        ("2026-02-30", "February 2026 has 28 days"),
        ("14.9.2026", '"14.9.2026" is not a date'),
        ("2026/09/14", '"2026/09/14" is not a date'),
        ("On start", '"On start" is not a point in time'),
        ("on", None),
        ("", '"" is not a point in time'),
        ("tomorrow evening", '"tomorrow evening" is not a point in time'),
        ("2 weeks after start and end", '"2 weeks after start and end" is not a point in time'),
    ],
)
def test_no_points_in_time(text: str, message: str | None) -> None:
    """What is no point in time is told with the part that does not fit; ``on`` alone names something called on."""
    if message is None:
        assert parse_when(text) == Offset("on")
        return
    with pytest.raises(PydanticCustomError) as caught:
        parse_when(text)
    assert caught.value.message() == message


@given(st.integers(-9999, 9999).filter(bool), UNITS, ANCHORS)
def test_an_offset_reads_back(amount: int, unit: Unit, anchor: str) -> None:
    """Every point in time prints in words that mean it."""
    point = Offset(anchor, amount, unit)
    assert parse_when(str(point)) == point


@given(ANCHORS)
def test_an_anchor_reads_back(anchor: str) -> None:
    """``on`` and any id is that anchor."""
    assert parse_when(str(Offset(anchor))) == Offset(anchor)


@given(st.text(max_size=60))
def test_any_words_are_a_point_or_a_fault(text: str) -> None:
    """No words make the grammar fail: there is a point with a sound anchor, or a sentence."""
    try:
        point = parse_when(text)
    except PydanticCustomError as error:
        told = error.message()
    else:
        assert isinstance(point, OnDate) or is_id(point.anchor)
        return
    assert told.isprintable() or not text.isprintable()
