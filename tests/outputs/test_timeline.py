"""Dates as pages list them: by phase, or counted from a first day."""

from __future__ import annotations

from rmsite.outputs.pieces import row
from rmsite.outputs.timeline import phases_in_words, relative_rows, relative_rows_by_phase, rows_by_phase
from tests.making import made, view_at
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


BUDDY = """\
title: Buddy
summary: Somebody to ask.
owner: people
status: running
lifecycle: rolling
starts: newcomer
length: 30 days
roles: [{id: newcomer, label: New colleague, counterpart: buddy}, {id: buddy, label: Buddy}]
matching: {method: random, rematch: {no_fault: true, until: 14 days after start}}
phases:
  - {id: before, title: Before, from: 2 weeks before start, to: 1 day before start, aim: A buddy is *named*.}
  - {id: week, title: First week, from: on start, to: 6 days after start}
milestones:
  - {id: hello, title: Hello, kind: task, when: 1 week before start, roles: [buddy]}
  - {id: lunch, title: Lunch, kind: event, when: on start, roles: [newcomer, buddy]}
  - {id: seventh, title: Seventh, kind: event, when: 6 days after start, roles: [newcomer]}
  - {id: late, title: Late, kind: event, when: 20 days after start, roles: [newcomer]}
"""


def _buddy(**more: str) -> dict[str, str]:
    return {**FILES, "content/programs/buddy.yaml": BUDDY, "content/guides/roles/newcomer.md": "# New\n",
            "content/guides/roles/buddy.md": "# Buddy\n", **more}  # fmt: skip


def test_phases_without_dates_are_told_in_words() -> None:
    """The program page and the playbook of a rolling program have its phases with aim and days."""
    pages = made(_buddy())
    for path in ("programs/buddy/index.html", "programs/buddy/playbook/index.html"):
        assert "A buddy is <em>named</em>." in pages[path], path
        assert "2 weeks to 1 day before the first day" in pages[path], path
        assert "ay 1 to day 7" in pages[path], path


def test_rows_stand_under_phases_in_words() -> None:
    """What falls on a phase's last day is in it; what lies outside of all stands apart."""
    view = view_at(_buddy())
    grouped = relative_rows_by_phase(relative_rows(view, "buddy"), phases_in_words(view, "buddy"))
    assert [(phase.id if phase else "", [each.item.id for each in rows]) for phase, rows in grouped] == [
        ("", ["late"]), ("before", ["hello"]), ("week", ["lunch", "seventh"]),
    ]  # fmt: skip
    assert phases_in_words(view, "pairs") == ()


def test_first_day_is_only_called_yours_where_it_is() -> None:
    """The page of the role that starts says "your first day", the other says whose it is, the program's is neutral."""
    pages = made(_buddy())
    newcomer, buddy = pages["programs/buddy/newcomer/index.html"], pages["programs/buddy/buddy/index.html"]
    assert "On your first day" in newcomer
    assert "30 days from your first day" in newcomer
    assert "1 week before the new colleague&#39;s first day" in buddy
    assert "your first day" not in buddy
    assert "your first day" not in pages["programs/buddy/index.html"]
    assert "from each new colleague&#39;s first day" in pages["programs/buddy/index.html"]
    assert "Starts on each new colleague&#39;s first day" in pages["index.html"]


def test_last_day_for_a_change_stands_where_dates_do() -> None:
    """It is told in words on the page of matching, and among the facts of each role that meets somebody."""
    pages = made(_buddy())
    assert "without giving a reason, until day 15." in pages["programs/buddy/matching/index.html"]
    assert "<dt>Last day to change a pair</dt><dd>Day 15</dd>" in pages["programs/buddy/newcomer/index.html"]
    dated = '<time datetime="2026-11-02">Mon 2 November 2026</time>'
    assert f"until {dated} in Autumn." in pages["programs/pairs/matching/index.html"]
    assert f"<dt>Last day to change a pair</dt><dd>{dated}</dd>" in pages["programs/pairs/mentor/index.html"]
