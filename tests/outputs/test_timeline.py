"""Dates as pages list them: by phase, or counted from a first day."""

from __future__ import annotations

from rmsite.outputs.pieces import row
from rmsite.outputs.timeline import relative_rows, rows_by_phase
from tests.making import view_at
from tests.outputs.site import FILES, changed


def _phases(files: dict[str, str]) -> dict[str, list[str]]:
    view = view_at(files)
    plan = view.plan("pairs", "autumn")
    rows = [row(view, "pairs", dated) for dated in plan.items]
    return {phase.id if phase else "": [each.item.id for each in found] for phase, found in rows_by_phase(rows, plan)}


def test_item_stands_under_the_phase_it_opens_in() -> None:
    """What opens on the day between two phases belongs to the second; the last day of the last phase is in it."""
    phases = _phases(FILES)
    assert list(phases) == ["", "prepare", "meet"]
    assert phases[""] == ["join"]
    assert "read-it" in phases["prepare"]
    assert phases["meet"][0] == "kickoff"
    assert phases["meet"][-1] == "closing"


def test_every_item_stands_once() -> None:
    """Nothing is lost and nothing stands twice, also where phases overlap or leave a gap."""
    meet = "{id: meet, title: Meet, from: on start"
    for begins in ("1 week before start", "3 weeks after start"):
        phases = _phases(changed((meet, meet.replace("on start", begins))))
        found = [name for names in phases.values() for name in names]
        assert sorted(found) == sorted(dated.id for dated in view_at(FILES).plan("pairs", "autumn").items)


def test_phase_without_an_item_is_listed() -> None:
    """A phase in which nothing opens is there all the same; outside of all phases there is no empty list."""
    files = changed(
        ("when: 3 weeks before start", "when: 2 weeks before start"),
        ("  - {id: meet,", "  - {id: gap, title: Gap, from: on start, to: on start}\n  - {id: meet,"),
    )
    assert {phase: bool(found) for phase, found in _phases(files).items()} == {
        "prepare": True,
        "gap": False,
        "meet": True,
    }


def test_rolling_program_counts_from_everybody_s_own_day() -> None:
    """Where everybody starts on a day of their own, items are listed in time, in words."""
    rows = relative_rows(view_at(FILES), "circles")
    assert [(each.item.id, each.phrase) for each in rows] == [
        ("write", "5 working days before your first day"),
        ("lunch", "on your first day"),
        ("daily-1", "day 2"),
        ("daily-2", "1 working day after the first “Daily”"),
        ("daily-3", "2 working days after the first “Daily”"),
    ]
    assert [each.item.id for each in relative_rows(view_at(FILES), "circles", "lead")] == ["write", "lunch"]
    assert [each.item.id for each in relative_rows(view_at(FILES), "circles", "lead", steps=False)] == ["lunch"]


def test_rows_of_rolling_programs_say_how_to_get_there() -> None:
    """A browser can turn the words of a rolling program into dates; before a first cohort there is nothing to turn."""
    ways = {each.item.id: (each.way, each.stretch) for each in relative_rows(view_at(FILES), "circles")}
    assert ways["write"] == ("-5 working-day later", "")
    assert ways["daily-3"] == ("1 day later, 2 working-day later", "")
    program = FILES["content/programs/pairs.yaml"].partition("cohorts:\n")[0]
    rows = relative_rows(view_at({**FILES, "content/programs/pairs.yaml": program}), "pairs")
    assert {(each.way, each.stretch) for each in rows} == {("", "")}


def test_program_without_a_cohort_yet_counts_from_the_first_day() -> None:
    """Before the first cohort has a start, dates count from its first day, not from the reader's."""
    program = FILES["content/programs/pairs.yaml"].partition("cohorts:\n")[0]
    rows = relative_rows(view_at({**FILES, "content/programs/pairs.yaml": program}), "pairs")
    phrases = {each.item.id: each.phrase for each in rows}
    assert phrases["kickoff"] == "on the first day"
    assert phrases["join"] == "3 weeks before the first day"
    assert len(rows) == len(view_at(FILES).plan("pairs", "autumn").items)


def test_program_with_cohorts_has_dates_instead() -> None:
    """Where there are cohorts nothing is counted from a first day."""
    assert relative_rows(view_at(FILES), "pairs") == ()
