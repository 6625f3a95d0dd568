"""Dates are judged as people see them: to the day, weekends given way to."""

from __future__ import annotations

import pytest

from tests.checks.sites import PROGRAM, found, names, program, sound

AUTUMN = next(line for line in sound()[PROGRAM].splitlines(keepends=True) if "id: 2026-autumn" in line)
SPRING = "  - {id: 2027-spring, title: Spring, start: 2027-02-01, status: planned, holidays: [public]}\n"


def autumn(extra: str) -> tuple[str, str]:
    """A change that gives the autumn cohort more entries."""
    return "holidays: [public]}", f"holidays: [public], {extra}}}"


@pytest.mark.parametrize(
    ("meet", "close", "codes"),
    [
        ("8 weeks after start", "8 weeks after start", []),
        ("8 weeks after start", "57 days after start", []),
        ("54 days after start", "8 weeks after start", []),
        ("53 days after start", "8 weeks after start", []),
        ("52 days after start", "8 weeks after start", ["phase/gap"]),
        ("8 weeks after start", "58 days after start", ["phase/gap"]),
        ("57 days after start", "8 weeks after start", ["phase/overlap"]),
    ],
)
def test_phases_touch(meet: str, close: str, codes: list[str]) -> None:
    """A phase begins on the day the one before ends, or on the next working day: start is a Monday."""
    old = "to: 8 weeks after start}\n  - {id: close, title: Close, from: 8 weeks after start"
    new = f"to: {meet}}}\n  - {{id: close, title: Close, from: {close}"
    assert names(program((old, new))) == codes


def test_phases_in_any_order() -> None:
    """Phases are compared in time, however they are listed, and one inside another overlaps."""
    prepare = "  - {id: prepare, title: Prepare, from: 3 weeks before start, to: on start}\n"
    close = "  - {id: close, title: Close, from: 8 weeks after start, to: on end}\n"
    assert names(program((prepare, ""), (close, close + prepare))) == []
    inner = "  - {id: inner, title: Inner, from: 2 weeks after start, to: 3 weeks after start}\n"
    (problem,) = found(program((close, close + inner)))
    assert (problem.code.name, problem.message) == (
        "phase/overlap",
        'phase "inner" begins 42 days before phase "meet" has ended, in cohort "2026-autumn"',
    )


def test_phase_fault_is_told_once() -> None:
    """A fault of several cohorts is told for the first of them."""
    files = program(
        (AUTUMN, AUTUMN + SPRING), ("from: 8 weeks after start, to: on end", "from: 9 weeks after start, to: on end")
    )
    (problem,) = found(files)
    assert problem.message.endswith('in cohort "2026-autumn"')


def test_weekend_is_not_outside() -> None:
    """What gives way to a weekend on the last day of the last phase is still in it."""
    files = program(("length: 10 weeks", "length: 75 days"))
    assert names(files) == []


def test_phases_without_cohorts() -> None:
    """In a rolling program phases are looked at as for somebody who begins on a Monday, in no cohort."""
    cohorts = f"cohorts:\n{AUTUMN}"
    rolling = [("lifecycle: cohort", "lifecycle: rolling"), (cohorts, "")]
    files = program(*rolling)
    del files["content/results/pairs/2026-autumn.yaml"]
    assert names(files) == []
    files = program(*rolling, ("from: 8 weeks after start, to: on end", "from: 9 weeks after start, to: on end"))
    del files["content/results/pairs/2026-autumn.yaml"]
    (problem,) = found(files)
    assert problem.message == '4 working days lie between the phases "meet" and "close"'


def test_undated_phase_hides_no_other() -> None:
    """Where a phase has no dates, nothing is said about gaps that it may fill."""
    files = program(("from: on start, to: 8 weeks after start", "from: on begin, to: 8 weeks after start"))
    assert names(files) == ["schedule/unknown-anchor"]


def test_equal_dates_keep_the_order() -> None:
    """Two things of ``order`` may fall on one day."""
    assert names(program(("order: [pairs-agreed,", "order: [pairs-agreed, briefing,"))) == []


def test_order_is_told_per_cohort() -> None:
    """Each cohort in which the order breaks is named."""
    files = program((AUTUMN, AUTUMN + SPRING), ("order: [pairs-agreed, kickoff", "order: [kickoff, pairs-agreed"))
    problems = found(files)
    assert [each.code.name for each in problems] == ["schedule/order"] * 2
    assert ['cohort "2026-autumn"' in each.message for each in problems] == [True, False]


@pytest.mark.parametrize(
    ("override", "codes"),
    [
        ("session-1: {when: 2026-10-19, reason: Why}", ["schedule/override-moves-nothing"]),
        ("session-1: {when: 2 weeks after start, reason: Why}", ["schedule/override-moves-nothing"]),
        ("session-1: {when: 2026-10-20, reason: Why}", []),
        ("session-1: {when: 2026-10-17, reason: Why}", ["schedule/override-moves-nothing"]),
        ("session-9: {when: 2026-10-17, reason: Why}", ["schedule/unknown-override"]),
    ],
)
def test_overrides_move_something(override: str, codes: list[str]) -> None:
    """An override counts by the day it comes to, after weekends."""
    assert names(program(autumn(f"overrides: {{{override}}}"))) == codes


def test_override_of_a_series() -> None:
    """An override of all times, or of one time, of a repeated session is measured at those."""
    repeated = (
        "      when: 6 weeks after start\n",
        "      when: 5 weeks after start\n      repeat: {every: 1 week, times: 2}\n",
    )
    for override, is_idle in (
        ("session-2: {when: 2026-11-09, reason: Why}", True),
        ("session-2: {when: 2026-11-10, reason: Why}", False),
        ("session-2-2: {when: 2026-11-16, reason: Why}", True),
        ("session-2-2: {when: 2026-11-17, reason: Why}", False),
    ):
        files = program(repeated, autumn(f"overrides: {{{override}}}"))
        assert bool(found(files, "schedule/override-moves-nothing")) == is_idle, override


@pytest.mark.parametrize(
    ("zone", "is_known"),
    [("Europe/Zagreb", True), ("UTC", True), ("America/Argentina/Ushuaia", True), ("Etc/GMT+5", True),
     ("europe/zagreb2", False), ("CEST", False), ("Zagreb", False), ("Europe", False), ("../UTC", False),
     ("/etc/localtime", False), ("Europe/", False)],
)  # fmt: skip
def test_time_zones(zone: str, is_known: bool) -> None:
    """Only names of the IANA list are zones; nothing else raises or leads to a file."""
    assert names(program(("timezone: Europe/Zagreb", f'timezone: "{zone}"'))) == (
        [] if is_known else ["cohort/timezone"]
    )


def test_time_zones_without_a_list(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that has no list of zones goes by the form of the name."""
    from zoneinfo import ZoneInfoNotFoundError

    from rmsite.checks import cohort_days

    def no_zone(name: str) -> None:
        raise ZoneInfoNotFoundError(name)

    monkeypatch.setattr(cohort_days, "ZoneInfo", no_zone)
    monkeypatch.setattr(cohort_days, "available_timezones", frozenset)
    assert names(program(("timezone: Europe/Zagreb", "timezone: Somewhere/Else"))) == []
    assert names(program(("timezone: Europe/Zagreb", "timezone: CEST"))) == ["cohort/timezone"]


@pytest.mark.parametrize(
    ("cohort", "calendars", "codes"),
    [
        ("status: running, timezone: Europe/Zagreb, holidays: [public]", "{public: [2026-12-25]}", []),
        ("status: running, timezone: Europe/Zagreb, holidays: [public]", "{public: []}", ["cohort/holidays-missing"]),
        ("status: closed, timezone: Europe/Zagreb, holidays: [public]", "{public: [2025-12-25]}", []),
        ("status: running, holidays: [public, own]", "{public: [2025-12-25], own: [2026-05-01]}", []),
        ("status: running", "{public: [2025-12-25]}", []),
    ],
)
def test_holidays_of_a_year(cohort: str, calendars: str, codes: list[str]) -> None:
    """Together the calendars of a cohort that is not closed have a day off in each of its years."""
    change = ("site.yaml", "holidays:\n  public: [2026-12-25, 2027-01-01]", f"holidays: {calendars}")
    entry = "status: running, timezone: Europe/Zagreb, holidays: [public]"
    files = sound(change, ("content/programs/pairs.yaml", entry, cohort))
    assert names(files) == codes


def test_start_on_a_free_day_of_another_calendar() -> None:
    """Only the calendars that a cohort names count."""
    change = ("site.yaml", "holidays:\n", "holidays:\n  other: [2026-10-05]\n")
    assert names(sound(change)) == []
    (problem,) = found(sound(("site.yaml", "[2026-12-25", "[2026-10-05, 2026-12-25")), "schedule/start-not-working")
    assert "a day off (public)" in problem.message


def test_start_without_any_working_day() -> None:
    """Where nobody ever works, that is said, and not that the start is wrong."""
    change = ("site.yaml", "owner: desk", "owner: desk\nweekend: [mon, tue, wed, thu, fri, sat, sun]")
    assert names(sound(change)) == ["schedule/no-working-day"]
