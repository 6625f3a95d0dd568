"""Sponsor, line manager, works council and privacy officer, and somebody who looks for something to join."""

from __future__ import annotations

import re

import pytest

from tests.browser.journeys.walking import Reader

pytestmark = pytest.mark.browser


@pytest.fixture
def program(phone: Reader) -> Reader:
    """A reader with a phone at the page of reverse mentoring."""
    return phone.follow("Programs", among="banner").follow("Reverse mentoring").reads_heading("Reverse mentoring")


def test_sponsor_sees_the_ask_on_one_page(program: Reader) -> None:
    """What is asked and when, the risk they own, and the last cohort's figures one link away."""
    program.follow("Sponsor").sees(
        "3 h 30 min planned", "Mon 14 September 2026", "Mon 4 January 2027", "Mon 8 March 2027"
    )
    program.sees("Candour is held against the mentor", "The program hangs on one person")
    program.follow("Results of Spring 2026").sees("n", "Response rate", "What changed")


def test_line_manager_is_answered_on_the_first_screen(program: Reader) -> None:
    """ "Will I be told what they discuss?" is answered before any scrolling."""
    program.follow("Mentor's line manager").sees_first("Will I be told what they discuss?")
    program.sees("No. You will know the hours")


def test_line_manager_knows_hours_trouble_and_thanks(program: Reader) -> None:
    """How many hours it takes, what to do if work suffers, how to recognise it."""
    program.follow("Mentor's line manager").sees("30 min planned", "What if our work suffers", "development talk")
    program.follow("When your report mentors a leader").reads_heading("Recognise the work")


def test_which_data_does_this_site_hold(phone: Reader) -> None:
    """What goes in, what comes out, no cookies, no third parties, how long things are kept, and how to check."""
    phone.follow("Privacy", among="contentinfo")
    phone.sees("Goes in", "Comes out", "cookie", "No third parties", "12 months", "No analytics")
    phone.reads_heading(re.compile("ten minutes"))


def test_were_we_informed(phone: Reader) -> None:
    """The days of the privacy check and of the information of employee representatives, by program."""
    phone.follow("Privacy", among="contentinfo").sees("Mon 22 June 2026", "Informed on Mon 29 June 2026")


def test_taking_part_is_voluntary(program: Reader) -> None:
    """Eligibility, changing a pair and leaving without giving a reason stand in one place."""
    program.follow("Matching").sees("voluntary", "At least six months with the company", "without giving a reason")


def test_could_a_chart_identify_somebody(program: Reader) -> None:
    """Every measure says how small a group may be shown."""
    program.follow("Measures").sees("Smallest group shown", "5 answers")


def test_what_could_i_join(phone: Reader) -> None:
    """Somebody who browses learns what is open, from when, and what may still be planned."""
    phone.sees("Mentoring circles, Winter 2027", "Mon 11 January 2027", "Reverse mentoring, Spring 2027")
    phone.follow("Mentoring circles, Winter 2027").reads_heading("Winter 2027")


def test_new_colleague_counts_from_their_own_first_day(phone: Reader) -> None:
    """A rolling program says its dates from the reader's own first day."""
    phone.follow("New colleague").sees("first day").sees_no(r"\b20\d\d-\d\d-\d\d\b")
