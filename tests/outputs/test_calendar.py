"""The calendar shows what is due in every cohort: three weeks in full, then month by month."""

from __future__ import annotations

from datetime import date

from rmsite.outputs.calendar import Entry
from tests.making import PAIRS, Given, given
from tests.outputs.site import FILES


def _calendar(today: str = "2026-11-23", files: dict[str, str] = FILES) -> Given:
    return given(files, "/calendar/", today=date.fromisoformat(today))


def _ids(entries: list[Entry]) -> list[str]:
    return [f"{each.cohort.id}/{each.row.item.id}" for each in entries]


def test_three_weeks_stand_in_full() -> None:
    """From this Monday to the Sunday after next: what opens, and what opened before and is still open, in time."""
    page = _calendar()
    assert (page["monday"], page["near_end"]) == (date(2026, 11, 23), date(2026, 12, 13))
    assert _ids(page["near"]) == ["autumn/late-step", "autumn/weekly-2", "autumn/weekly-3", "autumn/last"]


def test_what_comes_after_stands_by_month() -> None:
    """Later dates stand under their month, each once."""
    months = {month.isoformat(): _ids(entries) for month, entries in _calendar()["months"]}
    assert months["2026-12-01"] == ["autumn/closing"]
    assert list(months) == ["2026-12-01", "2027-01-01", "2027-02-01", "2027-03-01", "2027-04-01"]
    near = set(_ids(_calendar()["near"]))
    later = [name for names in months.values() for name in names]
    assert len(later) == len(set(later))
    assert not near & set(later)


def test_edges_of_the_three_weeks() -> None:
    """An entry is near from the Monday on which it still is open to the Sunday on which it opens."""
    program = PAIRS + (
        "milestones:\n"
        "  - {id: a, title: A, kind: task, when: 2026-11-22, roles: [mentor], roll: no}\n"
        "  - {id: b, title: B, kind: task, when: 2026-11-16, window: 8 days, roles: [mentor]}\n"
        "  - {id: c, title: C, kind: task, when: 2026-12-13, roles: [mentor], roll: no}\n"
        "  - {id: d, title: D, kind: task, when: 2026-12-14, roles: [mentor], roll: no}\n"
        "cohorts: [{id: one, title: One, start: 2026-10-05, status: running}]\n"
    )
    for today in ("2026-11-23", "2026-11-29"):
        page = _calendar(today, {"content/programs/pairs.yaml": program})
        assert _ids(page["near"]) == ["one/b", "one/c"]
        assert [_ids(entries) for _, entries in page["months"]] == [["one/d"]]


def test_closed_cohorts_and_what_is_kept_out_are_not_there() -> None:
    """A cohort that has closed is over, and an item with ``calendar: no`` is in no calendar."""
    page = _calendar("2026-01-05")
    found = _ids(page["near"]) + [name for _, entries in page["months"] for name in _ids(entries)]
    assert not any(name.startswith("spring/") for name in found)
    assert not any(name.endswith("/quiet") for name in found)
    assert any(name.startswith("autumn/") for name in found)


def test_entry_says_who_it_is_for_and_where() -> None:
    """An entry names the people, the program and the cohort, and leads to both."""
    entry = next(each for each in _calendar("2026-10-05")["near"] if each.row.item.id == "kickoff")
    assert (entry.people, entry.program_title, entry.cohort.title) == (("Mentor", "HR mentee"), "Pairs", "Autumn")
    assert (entry.cohort_href, entry.row.href) == ("../programs/pairs/cohorts/autumn/", "../programs/pairs/#kickoff")
