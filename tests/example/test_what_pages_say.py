"""The example site answers its readers as of Monday, 23 November 2026."""

from __future__ import annotations

import re
from collections.abc import Callable

from rmsite.pipeline.build import Built

PROGRAM = "/programs/reverse-mentoring"
Page = Callable[[str], str]


def test_content_has_no_fault(built: Built) -> None:
    """The example content has neither an error nor a warning."""
    assert [str(problem.span) + " " + problem.message for problem in built.problems] == []


def test_this_week_is_session_three(page: Page) -> None:
    """A mentor finds the session of this week, its window, the time to prepare and the agenda on one page."""
    text = page(f"{PROGRAM}/cohorts/2026-autumn/junior-mentor")
    first = text.index("## Hands on the tool")
    assert "Mon 23 to <2026-11-27> Fri 27 November 2026" in text[first : first + 200]
    assert "Week 11 of 26" in text
    assert "30 min to prepare" in text
    for minutes in ("0 to 5 min", "5 to 40 min", "40 to 50 min", "50 to 60 min"):
        assert minutes in text
    assert "Nothing else is due this week" in text


def test_next_two_weeks_hold_session_four_with_its_reason(page: Page) -> None:
    """What comes next says that it moved, from when, and why."""
    text = page(f"{PROGRAM}/cohorts/2026-autumn/junior-mentor")
    coming = text[text.index("## The next two weeks") :]
    assert "A decision in progress" in coming
    moved = coming[coming.index("Moved from") :].split("\n")[0]
    assert "21 December 2026" in moved
    assert "7 December 2026" in moved
    assert "Offices close for the year on 21 December" in moved


def test_earlier_steps_are_listed_without_blame(page: Page) -> None:
    """Past steps stand below, with a kind word."""
    text = page(f"{PROGRAM}/cohorts/2026-autumn/junior-mentor")
    earlier = text[text.index("## Earlier steps") :]
    assert "Pair agreement signed" in earlier
    assert not re.search(r"overdue|late!|missed|failed", earlier, re.IGNORECASE)


def test_hours_are_added_up_and_stand_beside_the_promise(page: Page) -> None:
    """Each role sees what its plan adds up to, beside what it was promised."""
    planned = {
        "junior-mentor": "16 h 45 min planned, 17 h promised",
        "senior-mentee": "11 h 50 min planned, 12 h promised",
        "executive-sponsor": "3 h 30 min planned, 5 h promised",
        "program-coordinator": "6 h 30 min planned, 60 h promised",
        "line-manager": "30 min planned, 2 h promised",
    }
    for role, words in planned.items():
        assert words in page(f"{PROGRAM}/{role}"), role


def test_session_card_has_dates_agenda_preparation_and_rules(page: Page) -> None:
    """One card holds all that two people need for a session."""
    text = page(f"{PROGRAM}/sessions/session-3")
    assert "# Hands on the tool" in text
    assert "Mon 23 to <2026-11-27> Fri 27 November 2026" in text
    assert "5 to 40 min" in text
    assert "30 min" in text
    assert "15 min" in text
    assert "What is said in a session stays with the two of you" in text
    assert "risk of harm to a person" in text


def test_cohort_page_has_every_computed_date(page: Page) -> None:
    """The cohort's page says each date that the plan gives for autumn 2026."""
    text = page(f"{PROGRAM}/cohorts/2026-autumn")
    days = (
        "2026-07-06", "2026-08-17", "2026-08-24", "2026-09-07", "2026-09-14", "2026-09-28", "2026-10-26",
        "2026-11-23", "2026-12-07", "2027-01-18", "2027-02-15", "2026-10-05", "2026-11-09", "2027-01-04",
        "2026-12-14", "2027-03-08", "2027-03-15", "2027-04-12", "2027-09-13",
    )  # fmt: skip
    for day in days:
        assert f"<{day}>" in text, day
    assert "Offices close for the year on 21 December" in text


def test_spring_keeps_its_order_by_an_override(page: Page) -> None:
    """Easter Monday does not push the answer past the workshop in spring 2027, and the page says why."""
    text = page(f"{PROGRAM}/cohorts/2027-spring")
    assert "<2027-04-02>" in text
    assert "Easter Monday would push the answer past the mentor workshop" in text


def test_line_manager_learns_what_is_not_told(page: Page) -> None:
    """The line manager's page answers whether they are told what is discussed."""
    text = page(f"{PROGRAM}/line-manager")
    assert "Will I be told what they discuss?" in text
    assert text.index("Will I be told what they discuss?") < text.index("## Your path")


def test_results_always_come_with_n_and_response_rate(page: Page) -> None:
    """The results page says how many answered, hides small groups, and names what was missed."""
    text = page(f"{PROGRAM}/cohorts/2026-spring/results")
    assert "81 %" in text
    assert "n = 21" in text or "21 answers" in text
    assert "fewer than 5" in text
    assert not re.search(r"4\.3", text)


def test_privacy_page_says_no_participant_is_named(page: Page) -> None:
    """The privacy page answers a works council: names, special categories, retention, when they were informed."""
    text = page("/privacy")
    for word in ("no cookies", "12 months", "2026-06-22", "2026-06-29"):
        assert word.lower() in text.lower(), word


def test_glossary_leads_on_to_the_program(built: Built, page: Page) -> None:
    """Somebody convinced by the article on reverse mentoring finds the program to start with."""
    html = next(
        content for path, content in built.artifacts.items() if path.value == "glossary/reverse-mentoring/index.html"
    )
    assert b'href="../../programs/reverse-mentoring/"' in html
    assert "junior" in page("/glossary/reverse-mentoring")
