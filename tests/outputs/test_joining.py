"""What one could join and until when, and what a program says about it."""

from __future__ import annotations

from datetime import date

import pytest

from rmsite.outputs.joining import cohort_standing, joinable, standing_of
from rmsite.testing import TODAY
from tests.making import made, view_at
from tests.outputs.site import FILES, changed

NEXT = "{id: next, title: Next, start: 2027-02-01, status: planned}"
RUNNING = ("status: running\nlifecycle", "status: open\nlifecycle")


def _joinable(files: dict[str, str] = FILES, today: date = TODAY) -> list[tuple[str, str, str, str]]:
    return [
        (each.program_id, each.cohort.id if each.cohort else "", each.standing.text, str(each.apply_by or ""))
        for each in joinable(view_at(files, today=today))
    ]


def test_what_could_be_joined_comes_with_the_last_day_to_apply() -> None:
    """Open comes before planned, and a cohort says until when one can apply; one that runs or closed is not there."""
    assert _joinable() == [("circles", "", "Open to join", ""), ("pairs", "next", "Planned", "2027-01-11")]
    opened = changed((NEXT, NEXT.replace("planned", "open")))
    assert _joinable(opened) == [("pairs", "next", "Open to join", "2027-01-11"), ("circles", "", "Open to join", "")]


def test_the_nearest_comes_first() -> None:
    """Of two cohorts of one kind the one whose last day is nearer stands first."""
    later = NEXT.replace("next", "later").replace("2027-02-01", "2027-05-03")
    files = changed((f"  - {NEXT}", f"  - {later}\n  - {NEXT}"))
    assert [cohort for _, cohort, _, _ in _joinable(files)] == ["", "next", "later"]


def test_after_the_last_day_nobody_is_asked_to_apply() -> None:
    """On the last day one can still apply; a day later the cohort is no longer offered, and says why."""
    assert ("pairs", "next", "Planned", "2027-01-11") in _joinable(today=date(2027, 1, 11))
    assert [program for program, _, _, _ in _joinable(today=date(2027, 1, 12))] == ["circles"]
    view = view_at(FILES, today=date(2027, 1, 12))
    cohort = view.program("pairs").cohort("next")
    assert cohort is not None
    standing = cohort_standing(view, "pairs", cohort)
    assert (standing.word, standing.text, standing.apply_by) == ("planned", "Applications closed", None)


@pytest.mark.parametrize(
    ("milestone", "last_day"),
    [
        ("effort: 1 hour, template: goals", "2027-01-11"),
        ("effort: 1 hour", "2027-01-04"),
        ("roles: sponsor, template: goals", "2027-01-11"),
    ],
)
def test_applying_is_a_deadline_with_a_form(milestone: str, last_day: str) -> None:
    """Of several deadlines before the start the first with a form is meant, else the first; it is for a role with seats."""
    offer = "{id: offer, title: Offer, kind: deadline, when: 4 weeks before start, roles: [mentor, mentee]}"
    changes = (
        (
            "roles: mentor, effort: 1 hour, template: goals",
            milestone if "roles" in milestone else f"roles: mentor, {milestone}",
        ),
        ("  - {id: kickoff,", f"  - {offer}\n  - {{id: kickoff,"),
    )
    assert [day for program, _, _, day in _joinable(changed(*changes)) if program == "pairs"] == [last_day]


def test_no_deadline_no_last_day() -> None:
    """A cohort without a deadline before its start is offered until that start."""
    files = changed(("kind: deadline, when: 3 weeks before", "kind: task, when: 3 weeks before"))
    assert ("pairs", "next", "Planned", "") in _joinable(files)
    assert [program for program, _, _, _ in _joinable(files, today=date(2027, 2, 1))] == ["circles"]


@pytest.mark.parametrize(
    ("autumn", "coming", "text"),
    [
        ("closed", "planned", "Planned"),
        ("running", "planned", "Running"),
        ("running", "open", "Open to join"),
        ("closed", "closed", "Open to join"),
    ],
)
def test_open_program_says_what_its_cohorts_are(autumn: str, coming: str, text: str) -> None:
    """An open program whose next cohort is only planned does not say that one can join it now."""
    files = changed(
        RUNNING,
        ("start: 2026-10-05, status: running", f"start: 2026-10-05, status: {autumn}"),
        (NEXT, NEXT.replace("planned", coming)),
    )
    assert standing_of(view_at(files), "pairs").text == text


def test_other_programs_say_their_status() -> None:
    """A running program is running whatever comes next, a rolling one is open as its author says."""
    assert standing_of(view_at(FILES), "pairs").text == "Running"
    assert standing_of(view_at(FILES), "circles").text == "Open to join"
    paused = changed(("status: running\nlifecycle", "status: paused\nlifecycle"))
    assert standing_of(view_at(paused), "pairs").text == "Paused"
    assert "pairs" not in {program for program, _, _, _ in _joinable(paused)}


def test_pages_say_until_when_one_can_apply() -> None:
    """The home page, the program, its list and the cohort name the last day to apply."""
    pages = made(changed(RUNNING, ("start: 2026-10-05, status: running", "start: 2026-10-05, status: closed")))
    day = '<time datetime="2027-01-11">Mon 11 January 2027</time>'
    assert f"Apply by {day} (planned), starts" in pages["index.html"]
    for path in ("programs", "programs/pairs", "programs/pairs/cohorts/next"):
        assert f"Apply by</dt><dd>{day}</dd>" in pages[f"{path}/index.html"], path
    assert "Open to join" not in pages["programs/pairs/index.html"] + pages["programs/pairs/playbook/index.html"]
