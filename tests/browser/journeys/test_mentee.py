"""A senior mentee with one minute."""

from __future__ import annotations

import re

import pytest

from tests.browser.journeys.walking import Reader

pytestmark = pytest.mark.browser


@pytest.fixture
def role(phone: Reader) -> Reader:
    """The mentee at the page of their role, two clicks from home."""
    return phone.follow(re.compile(r"\bmentee\b", re.IGNORECASE)).follow(
        re.compile(r"mentee.*(path|hours)", re.IGNORECASE), among="page"
    )


def test_what_is_asked_of_me(role: Reader) -> None:
    """Hours, windows with their dates and who drives what; the hours before any scrolling."""
    role.sees_first(re.compile("11 h 50 min"))
    role.sees("First message", "Dates", "Agenda", "6 sessions of 1 h")
    role.sees("28 September", "26 to Fri 30 October", "23 to Fri 27 November")
    role.sees("7 to Fri 11 December", "18 to Fri 22 January", "15 to Fri 19 February")


def test_write_the_first_message(role: Reader) -> None:
    """The day by which to write, and words to copy."""
    role.sees("Wed 16 September 2026", "Write to your mentor first")
    role.follow("First message to your mentor").reads_heading("First message to your mentor")


def test_what_must_i_not_do(role: Reader) -> None:
    """A list of what a mentee does not do."""
    role.follow("What you do not do").reads_heading("What you do not do").sees("You do not defend", "You do not fix")


@pytest.mark.parametrize("number", range(6))
def test_what_may_i_repeat_outside(number: int, phone: Reader) -> None:
    """Every session card says what stays between the two, and the exceptions."""
    phone.follow("Programs", among="banner").follow("Reverse mentoring")
    titles = ("Set the terms", "How it looks from my desk", "Hands on the tool", "A decision in progress",
              "The subject we avoid", "Take stock and part well")  # fmt: skip
    phone.follow(titles[number]).reads_heading(titles[number])
    phone.sees("What is said stays between the two of you", "risk of harm to a person", "a crime", "speak-up policy")


def test_show_that_it_changed_something(role: Reader) -> None:
    """The goal sheet is one link away, and the measure of behaviour stands among the measures."""
    address = role.page.url
    role.follow("Goal sheet").reads_heading("Goal sheet")
    role.page.goto(address)
    role.follow("Reverse mentoring", among="page").follow("Measures")
    role.sees("Mentees who name one decision or habit they changed", "3, behaviour", "at least 60 %")
