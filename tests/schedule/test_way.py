"""The way from a first day to every item."""

from __future__ import annotations

from typing import Any

import pytest

from rmsite.reading.scalars import parse_length
from rmsite.schedule.way import stretch, ways
from tests.schedule.programs import example, item, program, session, sessions


@pytest.mark.parametrize(
    ("when", "more", "way"),
    [
        ("on start", {}, "0 day later"),
        ("10 working days before start", {"kind": "deadline"}, "-10 working-day earlier"),
        ("2 weeks after start", {"roll": "no"}, "2 week no"),
        ("1 month before end", {}, "70 day no, -1 month later"),
        ("on end", {"roll": "earlier"}, "70 day no, 0 day earlier"),
        ("2 days after lunch", {}, "3 day earlier, 2 day later"),
        ("2027-01-02", {}, "2027-01-02, 0 day later"),
    ],
)
def test_way_of_an_item(when: str, more: dict[str, Any], way: str) -> None:
    """A way goes over every anchor, and at each stop off the days that nobody works, as the item there moves."""
    lunch = item("lunch", "3 days after start", kind="deadline")
    found = ways(program(lunch, item("one", when, **more), length="70 days"))
    assert str(found["one"]) == way


@pytest.mark.parametrize(
    ("every", "way"),
    [
        ("1 working day", "1 day later, 2 working-day later"),
        ("2 weeks", "1 day no, 4 week later"),
        ("1 month", "1 day no, 2 month later"),
    ],
)
def test_way_of_a_later_time(every: str, way: str) -> None:
    """Working days count from the day that the first time moves to, all else from the day its words give."""
    repeat = {"every": every, "times": "3"}
    found = ways(program(sessions=sessions(session("talk", "1 day after start", repeat=repeat))))
    assert str(found["talk-3"]) == way


def test_every_item_of_the_example_has_a_way() -> None:
    """The ways are those of all items, and of nothing else."""
    found = ways(example("new-hire-buddy"))
    assert str(found["day-90"]) == "90 day later"
    assert not {"start", "end"} & found.keys()
    assert len(found) == 17


def test_what_hangs_on_nothing_known_has_no_way() -> None:
    """An anchor that does not exist, and a circle, cost their own ways alone."""
    found = ways(
        program(item("a", "1 day after b"), item("b", "1 day after a"), item("c", "on d"), item("e", "on start"))
    )
    assert list(found) == ["e"]


@pytest.mark.parametrize(
    ("window", "told"),
    [(None, ""), ("5 working days", "5 working-day"), ("1 month", "1 month"), ("0 days", ""), ("2 hours", "")],
)
def test_stretch_of_a_window(window: str | None, told: str) -> None:
    """A window is told where it reaches over a day."""
    assert stretch(parse_length(window) if window else None) == told
