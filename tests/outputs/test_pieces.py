"""What several pages show alike: a program in short, roles to choose, an item with its date."""

from __future__ import annotations

import pytest

from rmsite.outputs.pieces import (
    cohort_of_now,
    item_href,
    program_card,
    role_choices,
    role_summary,
    row,
    session_link,
    week_rows,
)
from rmsite.schedule.items import dated_items
from tests.making import view_at
from tests.outputs.site import FILES, changed

SPRING = "- {id: spring, title: Spring, start: 2026-03-02, status: closed}"
AUTUMN = "- {id: autumn, title: Autumn, start: 2026-10-05, status: running}"
NEXT = "- {id: next, title: Next, start: 2027-02-01, status: planned}"


@pytest.mark.parametrize(
    ("statuses", "meant"),
    [
        (("running", "running", "planned"), "autumn"),
        (("closed", "running", "planned"), "autumn"),
        (("running", "open", "planned"), "spring"),
        (("closed", "open", "open"), "autumn"),
        (("closed", "planned", "planned"), "autumn"),
        (("closed", "closed", "planned"), "next"),
        (("closed", "closed", "closed"), "next"),
    ],
)
def test_cohort_a_reader_means(statuses: tuple[str, str, str], meant: str) -> None:
    """The latest cohort to run, else the next one to join, else the next to start, else the last one that ended."""
    changes = [
        (old, old.replace(status, new))
        for old, status, new in zip((SPRING, AUTUMN, NEXT), ("closed", "running", "planned"), statuses, strict=True)
    ]
    cohort = cohort_of_now(view_at(changed(*changes)).program("pairs"))
    assert cohort is not None
    assert cohort.id == meant


def test_program_without_cohorts_has_none_now() -> None:
    """A rolling program has no cohort to mean."""
    view = view_at(FILES)
    assert cohort_of_now(view.program("circles")) is None
    card = program_card(view, "circles")
    assert (card.cohort, card.cohort_href, card.next) == (None, "", None)


def test_card_says_what_comes_next() -> None:
    """A program in short has its current cohort, and what comes next in it that is no step one does alone."""
    card = program_card(view_at(FILES), "pairs")
    assert card.cohort is not None
    assert (card.href, card.cohort.id, card.cohort_href) == (
        "programs/pairs/", "autumn", "programs/pairs/cohorts/autumn/",
    )  # fmt: skip
    assert card.next is not None
    assert card.next.dated.id == "quiet"


def test_card_of_a_cohort_that_is_over_has_nothing_next() -> None:
    """After the last date nothing comes next."""
    view = view_at(FILES)
    spring = view.program("pairs").cohort("spring")
    assert program_card(view, "pairs", spring).next is None


def test_roles_lead_to_this_week_where_a_cohort_runs() -> None:
    """A role of a running cohort leads to its week, any other to its onboarding page."""
    view = view_at(FILES)
    choices = {choice.label: (choice.href, choice.this_week) for choice in role_choices(view, "pairs")}
    assert choices["Mentor"] == ("programs/pairs/cohorts/autumn/mentor/", True)
    circles = {choice.label: (choice.href, choice.this_week) for choice in role_choices(view, "circles")}
    assert circles == {"Member": ("programs/circles/member/", False), "Lead": ("programs/circles/lead/", False)}


def test_each_running_cohort_has_its_own_choice() -> None:
    """Where two cohorts run at once a reader finds the week of either, the later one first."""
    view = view_at(changed((SPRING, SPRING.replace("closed", "running"))))
    choices = [(choice.label, choice.href) for choice in role_choices(view, "pairs")][:2]
    assert choices == [
        ("Mentor, Autumn", "programs/pairs/cohorts/autumn/mentor/"),
        ("Mentor, Spring", "programs/pairs/cohorts/spring/mentor/"),
    ]


def test_week_of_a_cohort_has_what_is_on_for_anybody() -> None:
    """What is on this week is listed once, in time, without the steps that one does alone."""
    assert [each.dated.id for each in week_rows(view_at(FILES), "pairs", "autumn")] == ["quiet", "weekly-2"]


def test_item_has_its_place() -> None:
    """A session leads to its card, once for all of its times; a step to its role's page; the rest to the timeline."""
    view = view_at(FILES)
    items = {item.id: item for item in dated_items(view.program("pairs"))}
    hrefs = {name: item_href(view, "pairs", items[name]) for name in ("weekly-3", "read-it", "kickoff", "briefing")}
    assert hrefs == {
        "weekly-3": "programs/pairs/sessions/weekly/",
        "read-it": "programs/pairs/mentor/#read-it",
        "kickoff": "programs/pairs/#kickoff",
        "briefing": "programs/pairs/#briefing",
    }


def test_row_says_what_an_item_asks_of_a_role() -> None:
    """For a role a row has its own minutes, preparation and debrief; for everybody the item's length and its debrief."""
    view = view_at(FILES)
    plan = view.plan("pairs", "autumn")
    first, last = plan.dated("first"), plan.dated("last")
    assert first is not None
    assert last is not None
    for_all, for_mentor = row(view, "pairs", first), row(view, "pairs", first, "mentor")
    assert (for_all.minutes, for_all.preparing) == (60, 0)
    assert (for_mentor.minutes, for_mentor.preparing) == (60, 20)
    for_sponsor, for_anybody = row(view, "pairs", last, "sponsor"), row(view, "pairs", last)
    assert (for_sponsor.minutes, for_sponsor.debriefing) == (0, 10)
    assert (for_anybody.minutes, for_anybody.debriefing) == (60, 10)
    assert row(view, "pairs", first, "sponsor").minutes == 0


def test_row_links_to_what_one_needs() -> None:
    """Guide, template and format are linked where they are there; a session's format stands on its card."""
    view = view_at(FILES)
    plan = view.plan("pairs", "autumn")
    links = {}
    for name in ("last", "join", "closing", "briefing"):
        dated = plan.dated(name)
        assert dated is not None
        links[name] = [link.title for link in row(view, "pairs", dated).links]
    assert links == {"last": ["Begin", "Goals"], "join": ["Goals"], "closing": ["A talk"], "briefing": ["Begin"]}


@pytest.mark.parametrize(
    ("seats", "said"),
    [("{min: 5, max: 20}", "5 to 20"), ("{min: 8, max: 8}", "8"), ("{max: 3}", "up to 3"), ("{min: 0, max: 0}", "0")],
)
def test_seats_as_people_say_them(seats: str, said: str) -> None:
    """A number of seats is said shortly: exactly so many, up to so many, from so many to so many."""
    assert role_summary(view_at(changed(("{max: 3}", seats))), "pairs", "sponsor").seats == said


def test_role_in_short() -> None:
    """A role says its planned and promised time, who sits across, and where its pages are."""
    mentor = role_summary(view_at(FILES), "pairs", "mentor")
    assert (mentor.label, mentor.href, mentor.pack_href) == (
        "Mentor",
        "programs/pairs/mentor/",
        "programs/pairs/mentor/print/",
    )
    assert (mentor.promised, mentor.counterpart) == (600, "HR mentee")
    assert mentor.guide is not None
    mentee = role_summary(view_at(FILES), "pairs", "mentee")
    assert (mentee.promised, mentee.counterpart, mentee.seats) == (None, "", "")


def test_session_link_has_its_aim_as_a_line_of_markdown() -> None:
    """A link to a session shows its aim with its emphasis."""
    view = view_at(FILES)
    session = view.program("pairs").session("first")
    assert session is not None
    assert session_link(view, "pairs", session).summary == "Say <strong>hello</strong>"
