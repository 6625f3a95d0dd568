"""A junior mentor, new to the program, on 23 November 2026: what do I do this week?"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.journeys.walking import Reader

pytestmark = pytest.mark.browser

MENTOR = re.compile(r"\bmentor\b(?!.s line)", re.IGNORECASE)
ROLE_PAGE = re.compile(r"mentor.*(path|hours)", re.IGNORECASE)


@pytest.fixture
def week(phone: Reader) -> Reader:
    """The mentor at the page of this week, one click from the home page."""
    return phone.follow(MENTOR)


@pytest.fixture
def role(week: Reader) -> Reader:
    """The mentor at the page of their role."""
    return week.follow(ROLE_PAGE, among="page")


def test_what_do_i_do_this_week(week: Reader) -> None:
    """One click from home: the session, its window, its preparation and its agenda; nothing else is due."""
    week.reads_heading("Hands on the tool").sees_first("Hands on the tool")
    week.sees("Mon 23 to Fri 27 November 2026", "30 min to prepare", "Session 3 of 6", "Nothing else is due this week")
    week.sees(
        "What the mentee tried", "one real task done with the new tool", "Limits: what it gets wrong", "Next step"
    )
    week.sees("0 to 5 min", "5 to 40 min", "40 to 50 min", "50 to 60 min")
    assert week.page.evaluate("document.scrollingElement.scrollWidth") <= 360


def test_what_have_i_missed(week: Reader) -> None:
    """The same page lists the earlier steps with their links, and blames nobody."""
    week.reads_heading(re.compile("earlier", re.IGNORECASE)).unfold("earlier steps")
    week.sees("Pair agreement signed", "Mentor workshop", "Choose three topics")
    week.sees_no(r"overdue|too late!|you (have )?(missed|failed|forgot)")
    week.follow("Pair agreement").reads_heading("Pair agreement")


def test_how_much_time_is_this_really(role: Reader) -> None:
    """Hours in all and by month, added up from the plan, next to the promise."""
    role.sees("16 h 45 min planned", "17 h promised", "November 2026", "2 h 30 min")


def test_what_do_i_say_first(week: Reader) -> None:
    """The session card has sentences to begin with, and the rules on the same card."""
    week.follow(re.compile("session card", re.IGNORECASE))
    week.sees("You drive. I keep my hands off the keyboard unless you ask.", "Rank is left outside", "15 min")


def test_it_went_wrong(week: Reader) -> None:
    """Two contacts at once, one outside the program, and a page for each of three ways in which a session fails."""
    week.reads_heading("If it goes wrong").sees("mentoring@example.com", "speakup@example.com")
    week.unfold("earlier steps").follow("When it goes wrong")
    for case in ("talked the whole time", "cancelled", "hurt"):
        week.reads_heading(re.compile(case))
    week.sees("Mentoring desk", "Speak-up line")


def test_may_i_tell_my_manager(role: Reader) -> None:
    """The page for line managers is one link away, says what they are not told, and may be sent on."""
    role.sees("What is said in a session stays with the two of you")
    role.follow("When your report mentors a leader").sees("You are not told what they discuss", "send this page on")


def test_is_my_name_on_this_site(phone: Reader) -> None:
    """The privacy page, linked on every page, says no and why."""
    phone.follow("Privacy", among="contentinfo").sees("your name is not on this site", "who meets whom")


def test_what_do_i_get_from_it(role: Reader) -> None:
    """A benefit comes with its measure, and with what the last cohort showed from how many answers."""
    role.follow("Employee engagement").sees("hard subject with a senior person", "3.7 points of 5", "11 answers")


def test_the_next_two_weeks_are_in_sight(week: Reader) -> None:
    """Session 4 is announced with the reason why it moved."""
    week.sees("A decision in progress", "Mon 7 to Fri 11 December 2026", "Offices close for the year on 21 December")


def test_the_way_to_the_week_is_short_at_a_desk(desk: Reader) -> None:
    """With scripts, at a desk, the same single click leads to the same page."""
    desk.follow(MENTOR).reads_heading("Hands on the tool")
    expect(desk.page).to_have_title(re.compile("week", re.IGNORECASE))
