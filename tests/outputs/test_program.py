"""A program's page has everything a reader needs to decide and to begin."""

from __future__ import annotations

from tests.making import PAIRS, Given, given
from tests.outputs.site import FILES


def _page(program: str = "pairs", files: dict[str, str] = FILES) -> Given:
    return given(files, f"/programs/{program}/")


def test_program_shows_the_dates_of_its_current_cohort() -> None:
    """The timeline has all dates of the cohort that runs, without the steps that one does alone."""
    page = _page()
    assert page.template == "program.html"
    assert page["cohort"].id == "autumn"
    assert [row.item.id for row in page["rows"]] == [
        "join", "briefing", "kickoff", "first", "weekly-1", "quiet", "weekly-2", "weekly-3", "last", "closing",
    ]  # fmt: skip
    assert page["relative"] == ()


def test_rolling_program_shows_days_from_the_first() -> None:
    """Without cohorts the timeline counts from the first day."""
    page = _page("circles")
    assert (page["rows"], page["plan"], page["cohort"]) == ([], None, None)
    assert [row.item.id for row in page["relative"]] == ["lunch", "daily-1", "daily-2", "daily-3"]


def test_program_leads_on() -> None:
    """It links to sessions, cohorts with their results, parts, templates by phase, terms, benefits and related programs."""
    page = _page()
    assert [(link.href, len(rows)) for link, rows in page["sessions"]] == [
        ("sessions/first/", 1), ("sessions/weekly/", 3), ("sessions/last/", 1),
    ]  # fmt: skip
    assert [(cohort.id, link.href, results and results.title) for cohort, link, results in page["cohorts"]] == [
        ("next", "cohorts/next/", None),
        ("autumn", "cohorts/autumn/", None),
        ("spring", "cohorts/spring/", "Results of Spring"),
    ]
    assert [link.href for link in page["parts"]] == ["matching/", "measures/", "risks/"]
    assert [(phase, link.title) for phase, link in page["templates"]] == [("Meet", "Goals"), ("", "Begin")]
    assert [link.title for link in page["terms"]] == ["cohort"]
    assert [link.title for link in page["related"]] == ["Circles"]
    assert [(benefit.id, link.title) for benefit, link in page["benefits"]] == [("eyes", "Fresh eyes")]
    assert [link.title for link in page["formats"]] == ["A talk"]


def test_lead_is_the_summary_with_its_emphasis() -> None:
    """The sentence under the title is the summary as Markdown."""
    assert str(_page().frame.lead) == "Two people <strong>meet</strong>."


def test_program_of_the_required_keys_has_a_page() -> None:
    """What a program does not have is empty, and nothing fails."""
    page = _page(files={"content/programs/pairs.yaml": PAIRS})
    for name in ("rows", "benefits", "formats", "sessions", "cohorts", "parts", "templates", "terms", "related"):
        assert not page[name], name
    assert [role.id for role in page["roles"]] == ["mentor", "mentee"]
