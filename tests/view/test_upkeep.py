"""Each page says whose it is, when it is due again, and where it is changed."""

from __future__ import annotations

from datetime import date

import pytest

from rmsite.view.shapes import Upkeep
from tests.making import PAIRS, SITE, guide, looked_at, view_at

PAGE = "content/guides/howto/a.md"


def _upkeep(front: str = "", site: str = "", path: str = PAGE, today: date = date(2026, 11, 23)) -> Upkeep:
    files = {"site.yaml": SITE + site, path: f"---\n{front}\n---\n\nText.\n"}
    return view_at(files, today=today).upkeep("guide", "a")


@pytest.mark.parametrize(
    ("reviewed", "every", "due"),
    [
        ("2026-01-31", "1 month", date(2026, 2, 28)),
        ("2024-02-29", "12 months", date(2025, 2, 28)),
        ("2024-01-31", "1 month", date(2024, 2, 29)),
        ("2026-11-20", "1 day", date(2026, 11, 21)),
        ("2026-11-20", "2 weeks", date(2026, 12, 4)),
        ("2026-11-20", "99999 months", None),
    ],
)
def test_day_of_the_next_review(reviewed: str, every: str, due: date | None) -> None:
    """A page is due so long after its last review; months end with their last day, and no length breaks the build."""
    assert _upkeep(f"last_reviewed: {reviewed}\nreview_every: {every}").review_due == due


def test_page_is_overdue_after_its_day() -> None:
    """On the day itself a page is due; from the next day on it is overdue."""
    front = "last_reviewed: 2026-11-01\nreview_every: 1 week"
    assert not _upkeep(front, today=date(2026, 11, 8)).overdue
    assert _upkeep(front, today=date(2026, 11, 9)).overdue


def test_what_is_over_is_not_due() -> None:
    """A program that has closed stays as it was, and results stay as they were published."""
    program = PAIRS.replace("status: running", "status: closed") + (
        "review: {last_reviewed: 2020-01-01, every: 1 month}\n"
        "cohorts: [{id: one, title: One, start: 2020-01-06, status: closed}]\n"
    )
    files = {
        "site.yaml": SITE + "review: {every: 1 month}\n",
        "content/programs/pairs.yaml": program,
        "content/results/pairs/one.yaml": "published: 2020-11-01\n",
    }
    view = view_at(files)
    assert view.upkeep("program", "pairs").review_due is None
    assert view.upkeep("results", "pairs/one").review_due is None
    assert view.upkeep("results", "pairs/one").last_reviewed == date(2020, 11, 1)


def test_owner_is_the_page_s_then_the_site_s() -> None:
    """A page names its owner, else the site does; a program's own contact may own it."""
    desks = "contacts: [{id: people, label: People}, {id: payroll, label: Payroll}]\n"
    site = SITE.replace("contacts: [{id: people, label: People desk, mail: people@example.com}]\n", desks)
    files = {
        "site.yaml": site,
        PAGE: guide("x", owner="payroll"),
        "content/guides/howto/b.md": guide("x"),
        "content/programs/pairs.yaml": PAIRS,
    }
    view = view_at(files)
    owners = [
        view.upkeep(kind, page_id).owner for kind, page_id in (("guide", "a"), ("guide", "b"), ("program", "pairs"))
    ]
    assert [owner.label if owner else "" for owner in owners] == ["Payroll", "People", "Desk"]
    assert view_at({"site.yaml": "title: T\n", PAGE: guide("x")}).upkeep("guide", "a").owner is None


def test_source_can_be_edited() -> None:
    """The link to the source is a valid address whatever the file is called."""
    site = "edit_url: https://git.example.com/edit/main/{path}\n"
    assert _upkeep(site=site).edit_href == f"https://git.example.com/edit/main/{PAGE}"
    odd = view_at({"site.yaml": SITE + site, "content/guides/howto/A plan #1.md": guide("x")})
    edit = odd.upkeep("guide", "a-plan-1").edit_href
    assert edit == "https://git.example.com/edit/main/content/guides/howto/A%20plan%20%231.md"
    assert _upkeep().edit_href == ""


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//example.com/{path}", "git.example.com"])
def test_source_is_linked_on_the_web_alone(url: str) -> None:
    """An ``edit_url`` that a browser would run, or that leads nowhere, is refused."""
    assert looked_at({"site.yaml": SITE + f'edit_url: "{url}"\n'}).has_errors
