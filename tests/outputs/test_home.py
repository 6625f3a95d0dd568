"""The home page helps to find one's role, and says what is on."""

from __future__ import annotations

from tests.making import PAIRS, Given, given, guide
from tests.outputs.site import FILES, changed


def _home(files: dict[str, str] = FILES) -> Given:
    return given(files, "/")


def test_home_has_the_words_of_its_own_file() -> None:
    """``content/index.md`` gives the title, the sentence under it, and the words."""
    page = _home()
    assert page.template == "home.html"
    assert (page.frame.title, page.frame.lead, page["has_words"]) == ("Hello", "Find your role.", True)


def test_home_without_words_is_called_like_the_site() -> None:
    """Without ``content/index.md`` the home page has the site's title; a first sentence alone is no lead."""
    assert (_home({}).frame.title, _home({}).frame.lead, _home({})["has_words"]) == ("Programs", "", False)
    assert _home({"content/index.md": guide("One sentence.", title="T")}).frame.lead == ""


def test_roles_of_live_programs_are_to_choose_from() -> None:
    """Roles of open and running programs can be chosen; those of others cannot."""
    assert [choice.label for choice in _home()["choices"]] == ["Mentor", "HR mentee", "sponsor", "Member", "Lead"]
    paused = changed(("status: running\nlifecycle", "status: paused\nlifecycle"))
    assert [choice.label for choice in _home(paused)["choices"]] == ["Member", "Lead"]


def test_every_running_cohort_has_its_week() -> None:
    """Each cohort that runs shows its own week and what comes next in it."""
    weeks = _home()["weeks"]
    assert [(cohort.id, [row.item.id for row in rows]) for _, cohort, rows in weeks] == [
        ("autumn", ["quiet", "weekly-2"])
    ]
    spring = "{id: spring, title: Spring, start: 2026-03-02, status: "
    both = _home(changed((spring + "closed", spring + "running")))["weeks"]
    assert [(cohort.id, card.cohort_href, card.next and card.next.item.id) for card, cohort, _ in both] == [
        ("autumn", "programs/pairs/cohorts/autumn/", "quiet"),
        ("spring", "programs/pairs/cohorts/spring/", None),
    ]


def test_sections_are_listed_with_their_pages() -> None:
    """Every section of guides and templates is there to browse, with how many pages it has."""
    sections = {section.id: [str(key) for key in section.members] for section in _home()["sections"]}
    assert sections["howto"] == ["guide:begin"]
    assert sections["howto-days"] == ["guide:one"]
    assert list(sections) == ["roles", "formats", "benefits", "howto", "howto-days", "templates"]


def test_program_of_the_required_keys_is_on_the_home_page() -> None:
    """A program without cohorts leads to its onboarding pages."""
    page = _home({"content/programs/pairs.yaml": PAIRS})
    assert [(choice.href, choice.this_week) for choice in page["choices"]] == [
        ("programs/pairs/mentor/", False), ("programs/pairs/mentee/", False),
    ]  # fmt: skip
    assert page["weeks"] == []
