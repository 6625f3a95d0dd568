"""A guide's page has its prose, and beside it what belongs to it."""

from __future__ import annotations

from tests.making import Given, given, guide
from tests.outputs.site import FILES, RESULTS


def _page(path: str, files: dict[str, str] = FILES) -> Given:
    return given(files, f"/guides/{path}/")


def test_way_from_the_home_page() -> None:
    """Every guide leads back over its section; one in a folder over the how-to guides too, also where all are in folders."""
    assert [crumb.title for crumb in _page("roles/mentor").frame.crumbs] == ["Guides", "Roles", "The mentor"]
    assert [crumb.title for crumb in _page("howto/begin").frame.crumbs] == ["Guides", "How-to guides", "Begin"]
    assert [crumb.title for crumb in _page("howto/one").frame.crumbs] == ["Guides", "How-to guides", "Days", "Day one"]
    files = {"content/guides/howto/roles/a.md": guide("x", title="A")}
    crumbs = [(crumb.title, crumb.href) for crumb in _page("howto/a", files).frame.crumbs]
    assert crumbs == [("Guides", "../../"), ("How-to guides", "../"), ("Roles", "../roles/"), ("A", "")]


def test_guide_knows_its_programs() -> None:
    """A role leads to its onboarding page; a format and a benefit to the programs that have it."""
    assert [(link.title, link.href) for link in _page("roles/mentor")["programs"]] == [
        ("Mentor in Pairs", "../../../programs/pairs/mentor/")
    ]
    assert [link.title for link in _page("formats/talk")["programs"]] == ["Pairs"]
    assert [link.title for link in _page("benefits/eyes")["programs"]] == ["Pairs"]
    assert _page("howto/begin")["programs"] == []


def test_format_of_a_session_counts_though_the_program_does_not_list_it() -> None:
    """A program has the formats of its sessions and dates, whether or not ``formats`` names them."""
    program = FILES["content/programs/pairs.yaml"].replace("formats: [talk]\n", "")
    assert [
        link.title for link in _page("formats/talk", {**FILES, "content/programs/pairs.yaml": program})["programs"]
    ] == ["Pairs"]


def test_benefit_shows_how_it_is_measured() -> None:
    """A benefit says by which measures a program would know, and what the last cohort with results showed."""
    (measured,) = _page("benefits/eyes")["measured"]
    assert (measured.metric.id, measured.program_title, measured.results.title) == ("changed", "Pairs", "Spring")
    assert measured.row.result.value == 62.5
    without = {path: text for path, text in FILES.items() if "results" not in path}
    (unmeasured,) = _page("benefits/eyes", without)["measured"]
    assert (unmeasured.row, unmeasured.results) == (None, None)


def test_latest_results_count() -> None:
    """Of two cohorts with results the one that started last is shown."""
    files = {**FILES, "content/results/pairs/autumn.yaml": RESULTS.replace("62.5", "80")}
    (measured,) = _page("benefits/eyes", files)["measured"]
    assert (measured.results.title, measured.row.result.value) == ("Autumn", 80)


def test_guide_may_have_a_template_of_its_own() -> None:
    """``template`` in the front matter chooses another template of the theme."""
    files = {"content/guides/howto/a.md": guide("x", template="term")}
    assert _page("howto/a", files).template == "term.html"
    assert _page("howto/begin").template == "guide.html"
