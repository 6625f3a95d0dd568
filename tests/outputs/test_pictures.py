"""Pictures show a program's own data to scale, and nothing outside of the frame."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rmsite.model.timed import AgendaStep
from rmsite.outputs.pictures import agenda_bands, shares, timeline
from rmsite.schedule.plan import DatedPhase, Plan
from rmsite.testing import TODAY
from tests.making import PAIRS, looked_at


def plan_of(start: date, end: date, *phases: DatedPhase) -> Plan:
    """A cohort with these phases and no items."""
    return Plan("c", start, end, (), phases)


def steps(*minutes: int) -> tuple[AgendaStep, ...]:
    """An agenda of so many minutes each."""
    return tuple(AgendaStep(minutes=each, text="x") for each in minutes)


def test_bands_of_an_agenda_fill_the_width() -> None:
    """Each step is as wide as its share of the minutes, and begins where the one before it ends."""
    bands = agenda_bands(steps(5, 35, 10, 10))
    assert [(band.number, band.at, band.width) for band in bands] == [
        (1, "0", "8.33"), (2, "8.33", "58.33"), (3, "66.67", "16.67"), (4, "83.33", "16.67"),
    ]  # fmt: skip
    assert bands[1].middle == "37.5"
    assert agenda_bands(()) == ()


def test_shares_are_of_the_largest() -> None:
    """The longest bar is the whole width; nothing at all has no length."""
    assert shares((30, 60, 15)) == ("50", "100", "25")
    assert shares((0, 0)) == ("0", "0")
    assert shares(()) == ()


def test_phases_and_today_stand_to_scale() -> None:
    """Bands and marks stand where their days lie between the first and the last; months are named at their first day."""
    start = date(2026, 9, 1)
    phases = (
        DatedPhase("a", "Get ready", "", start, date(2026, 10, 1)),
        DatedPhase("b", "Meet", "", date(2026, 10, 1), date(2026, 12, 10)),
    )
    found = timeline(plan_of(start, date(2026, 12, 10), *phases), date(2026, 10, 21))
    assert found is not None
    assert [(band.title, band.at, band.width, band.state) for band in found.bands] == [
        ("Get ready", "0", "30", "past"), ("Meet", "30", "70", "now"),
    ]  # fmt: skip
    assert found.today == "50"
    assert [(mark.label, mark.minor) for mark in found.months] == [("Oct", False), ("Nov", True), ("Dec", True)]
    assert [mark.at for mark in found.months] == ["30", "61", "91"]


def test_what_is_long_after_the_end_is_left_to_the_lists() -> None:
    """A survey a year later does not squeeze the sessions into a corner."""
    start, end = date(2026, 9, 1), date(2026, 12, 10)
    late = DatedPhase("late", "Look back", "", end, date(2027, 12, 1))
    found = timeline(plan_of(start, end, DatedPhase("a", "Meet", "", start, end), late), start)
    assert found is not None
    assert found.ends == date(2026, 12, 30)
    assert found.bands[-1].width == "16.67"


def test_no_date_no_picture() -> None:
    """A cohort of which nothing is known but its start has no picture."""
    start = date(2026, 9, 1)
    assert timeline(plan_of(start, date(2026, 12, 1)), start) is None


@given(st.integers(-400, 800))
def test_everything_stands_inside_of_the_frame(days: int) -> None:
    """Whatever the day, no band or mark leaves the picture."""
    start = date(2026, 9, 1)
    phases = tuple(
        DatedPhase(
            str(number), "Phase", "", start + timedelta(days=30 * number), start + timedelta(days=30 * number + 30)
        )
        for number in range(-2, 12)
    )
    found = timeline(plan_of(start, date(2026, 12, 10), *phases), start + timedelta(days=days))
    assert found is not None
    for band in found.bands:
        assert float(band.at) >= 0
        assert float(band.at) + float(band.width) <= 100.02
    for mark in found.months:
        assert 0 <= float(mark.at) <= 100
    assert found.today == "" or 0 <= float(found.today) <= 100


def test_session_long_after_the_end_is_left_out() -> None:
    """A session that lies outside of the frame is not drawn there; the lists have it."""
    files = {
        "content/programs/pairs.yaml": PAIRS
        + """\
sessions:
  roles: [mentor, mentee]
  duration: 60 minutes
  items: [{id: near, title: Near, when: on start}, {id: far, title: Far, when: 60 weeks after end}]
cohorts: [{id: c, title: C, start: 2026-10-05, status: running}]
""",
        **{f"content/guides/roles/{name}.md": "# Role\n" for name in ("mentor", "mentee")},
    }
    found = timeline(looked_at(files).site.plans["pairs", "c"], TODAY)
    assert found is not None
    assert [mark.label for mark in found.sessions] == ["1"]
