"""The coordinator, and the author of pages."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.journeys.walking import Reader

pytestmark = pytest.mark.browser


@pytest.fixture
def coordinator(desk: Reader) -> Reader:
    """The coordinator of reverse mentoring at the page of their role."""
    desk.follow("Programs", among="banner").follow("Reverse mentoring").follow("Coordinator")
    return desk.reads_heading("Coordinator: Reverse mentoring")


def test_what_is_due_for_whom_in_the_next_weeks(desk: Reader) -> None:
    """The calendar lists it across programs and cohorts, with roles."""
    desk.follow("Calendar", among="banner")
    desk.sees("Hands on the tool", "Reverse mentoring, Autumn 2026", "Mentor and Mentee")
    desk.sees("Facilitators named", "Mentoring circles, Winter 2027", "Facilitator and Coordinator")


def test_one_date_was_moved(desk: Reader) -> None:
    """The cohort's page says which date moved, from when, and why."""
    desk.follow("Programs", among="banner").follow("Reverse mentoring").follow("Autumn 2026")
    desk.sees("Moved from Mon 21 December 2026", "Offices close for the year on 21 December")


def test_who_is_over_committed_on_paper(desk: Reader) -> None:
    """The program's page puts the hours promised beside the hours planned, for every role."""
    desk.follow("Programs", among="banner").follow("Reverse mentoring")
    for hours in ("16 h 45 min", "11 h 50 min", "3 h 30 min", "6 h 30 min"):
        desk.sees(hours)
    desk.sees("17 h promised", "12 h promised", "5 h promised", "60 h promised")


def test_pack_for_the_kickoff(desk: Reader) -> None:
    """One page to print holds the role, the ground rules, the agreement and every session card, with its version."""
    desk.follow("Programs", among="banner").follow("Reverse mentoring").follow(re.compile(r"^Mentor\b(?!.s)"))
    desk.follow(re.compile("pack", re.IGNORECASE))
    desk.reads_heading("Ground rules").reads_heading(re.compile("agreement")).reads_heading("Take stock and part well")
    desk.sees("Edition", "as of Mon 23 November 2026", "Made with rmsite test")


def test_which_pages_are_stale_and_whose(desk: Reader) -> None:
    """The freshness page lists pages by their next review, with the owner."""
    desk.follow("Freshness", among="contentinfo").sees("Next review", "People desk", "Mentoring desk")


def test_report_the_cohort(desk: Reader) -> None:
    """The results page shows every figure with its answers and response rate, and hides small groups."""
    desk.follow("Programs", among="banner").follow("Reverse mentoring").follow("Results of Spring 2026")
    desk.sees("Response rate", "81 %", "Not met", "not shown: fewer than 5 answers")


def test_what_did_the_playbook_say_on_that_day(coordinator: Reader) -> None:
    """The whole playbook on one page carries its version and date, and earlier cohorts stay readable."""
    coordinator.follow("Reverse mentoring", among="page").follow(re.compile("whole playbook", re.IGNORECASE))
    coordinator.sees("Edition", "as of Mon 23 November 2026", "Made with rmsite test")
    coordinator.page.go_back()
    coordinator.follow("Spring 2026").reads_heading("Spring 2026")


def test_author_finds_the_manual(desk: Reader) -> None:
    """An author who has never used YAML finds a first edit, and what the messages mean."""
    desk.follow("Writing for this site").follow("Your first edit")
    desk.sees("title", "ground rule").sees_no(r"\bsimply\b")
    desk.page.go_back()
    desk.follow("When the build complains").reads_heading("When the build complains")


def test_author_sees_who_uses_a_guide_and_when_to_review_it(desk: Reader) -> None:
    """Every guide names the pages that link to it, its owner, its day of review and its source."""
    desk.follow("Guides", among="banner").follow("When it goes wrong").unfold("Who links here")
    desk.sees("Last reviewed", "Next review", "@example.com", "Mentee")
    edit = desk.page.get_by_role("link", name=re.compile("Edit this page"))
    expect(edit).to_have_attribute("href", re.compile(r"/content/guides/.*when-it-goes-wrong\.md$"))


def test_author_finds_facts_with_their_sources(desk: Reader) -> None:
    """Facts stand on one page with publisher, year, and what to be careful about."""
    desk.follow("Facts", among="banner").sees("The Wall Street Journal", "2000", "print both numbers or neither")
