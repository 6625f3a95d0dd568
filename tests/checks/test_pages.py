"""Pages are asked for what readers miss, when they miss it."""

from __future__ import annotations

from datetime import date

import pytest

from rmsite.foundation.diagnostic import Severity
from rmsite.graph.audiences import Visibility
from rmsite.pipeline.build import build
from rmsite.testing import TODAY
from rmsite.view.shapes import Publication
from tests.checks.sites import GUIDE, PROGRAM, found, names, program, sound
from tests.making import inputs

REVIEWED = "review: {every: 12 months, warn: on due, fail: 90 days after due}"
MENTOR = "content/guides/roles/mentor.md"


def reviewed(day: str, review: str = REVIEWED, more: str = "") -> dict[str, str]:
    """The sound site with a guide reviewed on a day, and the site's rules for reviews."""
    return sound((GUIDE, "summary: How", f"last_reviewed: {day}\n{more}summary: How"), ("site.yaml", REVIEWED, review))


@pytest.mark.parametrize(
    ("today", "severity"),
    [
        (date(2026, 10, 4), None),
        (date(2026, 10, 5), Severity.WARNING),
        (date(2027, 1, 2), Severity.WARNING),
        (date(2027, 1, 3), Severity.ERROR),
    ],
)
def test_review_days(today: date, severity: Severity | None) -> None:
    """A page reviewed on 5 October 2025 is a warning from 5 October 2026, and an error from 90 days later."""
    problems = found(reviewed("2025-10-05"), "page/stale", today=today)
    own = [each for each in problems if each.span.file == GUIDE]
    assert [each.severity for each in own] == ([severity] if severity else [])


@pytest.mark.parametrize(
    ("review", "severity"),
    [
        ("{every: 12 months}", Severity.WARNING),
        ("{every: 12 months, warn: off}", None),
        ("{every: 12 months, warn: off, fail: on due}", Severity.ERROR),
        ("{every: 12 months, warn: on due, fail: off}", Severity.WARNING),
        ("{every: 13 months}", None),
        ("{every: 13 months, warn: 2 days before due}", None),
        ("{every: 13 months, warn: 1 month before due}", Severity.WARNING),
        ("{every: 13 months, warn: 4 weeks before due, fail: 1 day before due}", None),
        ("{every: 99999 months}", None),
        ("{every: 12 months, fail: 9999 months after due}", Severity.WARNING),
        ("{}", None),
    ],
)
def test_review_phrases(review: str, severity: Severity | None) -> None:
    """Each of the two thresholds is a distance from the day a page is due, or off."""
    problems = found(reviewed("2025-11-23", f"review: {review}"))
    assert [each.severity for each in problems if each.span.file == GUIDE] == ([severity] if severity else [])
    assert {each.code.name for each in problems} <= {"page/stale"}


def test_own_rhythm_of_review() -> None:
    """A page's own ``review_every`` counts more than the site's."""
    assert names(reviewed("2025-10-05", more="review_every: 24 months\n")) == []
    assert names(reviewed("2026-10-05", more="review_every: 1 month\n")) == ["page/stale"]


@pytest.mark.parametrize("status", ["closed", "archived"])
def test_programs_that_are_over_are_not_due(status: str) -> None:
    """Nobody has to read through what is over, nor results, which stay as they were."""
    files = program(
        ("review: {last_reviewed: 2026-08-31", "review: {last_reviewed: 2020-08-31"),
        ("status: running\n", f"status: {status}\n"),
    )
    files["content/results/pairs/2026-autumn.yaml"] = "published: 2020-01-01\n"
    assert names(files) == []


def test_a_review_today_is_not_in_the_future() -> None:
    """A page may have been reviewed on the very day of the build."""
    assert names(reviewed("2026-11-23")) == []
    assert names(reviewed("2026-11-24")) == ["page/review-in-future"]


@pytest.mark.parametrize(("length", "codes"), [(80, []), (81, ["page/title-length"])])
def test_title_length(length: int, codes: list[str]) -> None:
    """Eighty characters are shown everywhere."""
    assert names(sound((GUIDE, "title: Your first meeting", f"title: {'x' * length}"))) == codes


@pytest.mark.parametrize(("length", "codes"), [(160, []), (161, ["page/summary-length"])])
def test_summary_length(length: int, codes: list[str]) -> None:
    """A hundred and sixty characters are shown everywhere: of a guide, a term, a program."""
    text = "x" * length
    for path, old in (
        (GUIDE, "summary: How to begin, and what to agree."),
        ("content/glossary/cohort.md", "short: Everyone who starts a program on the same day."),
        (PROGRAM, "summary: Two people meet three times in ten weeks."),
    ):
        assert names(sound((path, old, f"{old.partition(':')[0]}: {text}"))) == codes


def test_a_first_sentence_is_cut_without_a_word() -> None:
    """A summary that nobody wrote is never called too long."""
    text = f"{'word ' * 60}.\n"
    assert names(sound(more={"content/guides/howto/x.md": text, "content/index.md": "[[guide:x]]\n"})) == []


@pytest.mark.parametrize("status", ["closed", "paused", "archived"])
def test_headlines_are_asked_for_by_live_programs(status: str) -> None:
    """A page without title and summary is fine until people in a program read it."""
    bare = (GUIDE, "---\ntitle: Your first meeting\nsummary: How to begin, and what to agree.\n---\n\n", "")
    assert names(sound(bare)) == ["page/summary", "page/title"]
    assert names(sound(bare, (PROGRAM, "status: running\n", f"status: {status}\n"))) == []


def test_a_heading_is_a_title() -> None:
    """A leading heading counts as a title."""
    bare = (GUIDE, "---\ntitle: Your first meeting\nsummary: How", "---\nsummary: How")
    heading = (GUIDE, "Meet in a quiet", "# Your first meeting\n\nMeet in a quiet")
    assert names(sound(bare, heading)) == []


def test_a_term_needs_no_title() -> None:
    """The file of a glossary entry is its term."""
    assert names(sound(("content/glossary/cohort.md", "term: cohort\n", ""))) == []


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("## Your hours", "### YOUR  HOURS?", []),
        ("## Your hours", "## More\n\n## Your hours {.x}", ["guide/expected-headings"]),
        ("## Your hours\n", "::: audience hr\n## Your hours\n:::\n", []),
        ("## Your hours\n\nThey", "They", ["guide/expected-headings"]),
        ("## Your hours\n\nThey", "**Your hours**\n\nThey", ["guide/expected-headings"]),
    ],
)
def test_expected_headings(old: str, new: str, codes: list[str]) -> None:
    """A heading counts whatever its level, case and place; bold words are none."""
    assert names(sound((MENTOR, old, new))) == codes


def test_headings_are_a_matter_of_taste() -> None:
    """A site may switch off what it sees otherwise."""
    files = sound((MENTOR, "## Your hours", "## Hours"))
    assert names(files) == ["guide/expected-headings"]
    files["site.yaml"] += "policies: {guide/expected-headings: off}\n"
    assert names(files) == []


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        ("{{Goal}}\n", []),
        ("::: audience hr\n{{Goal}}\n:::\n", []),
        ("word " * 40 + "\n", []),
        ("word " * 39 + "\n", ["template/no-field"]),
        ("", ["template/no-field"]),
    ],
)
def test_templates(body: str, codes: list[str]) -> None:
    """A template has a field, or forty words to copy."""
    files = sound()
    files["content/templates/goal-sheet.md"] = f"---\ntitle: Goal sheet\nsummary: Two goals.\n---\n{body}"
    assert names(files) == codes


@pytest.mark.parametrize(
    ("entry", "codes"),
    [
        ("term: admission\nshort: How.\nforms: [admissions]", []),
        ("term: admission\nshort: How.\nforms: [Admission, admission]", []),
        ("term: Cohort\nshort: How.", ["term/form-conflict"]),
        ("term: admission\nshort: How.\nforms: [' in take', intake]", ["term/form-conflict"]),
        ("term: cohort\nshort: How.\nmute: true", []),
    ],
)
def test_words_of_the_glossary(entry: str, codes: list[str]) -> None:
    """A word belongs to one entry, however often that entry says it; muted entries claim none."""
    more = {"content/glossary/other.md": f"---\n{entry}\n---\n", "content/index.md": "[[term:other]]\n"}
    assert names(sound(more=more)) == codes


@pytest.mark.parametrize(
    ("snippet", "codes"),
    [
        ("One *two* [three](https://example.com) `four` {{tool}} [[contact:desk]].", []),
        ("One line<br>and another.", []),
        ("One\nlonger\nparagraph.", []),
        ("One.\n\nTwo.", ["snippet/inline"]),
        ("## One\n\nTwo.", ["snippet/inline"]),
        ("> One.", ["snippet/inline"]),
        ("- [ ] One", ["snippet/inline"]),
        ("| A | B |\n|---|---|\n| 1 | 2 |", ["snippet/inline"]),
        ("    code", ["snippet/inline"]),
        ("[[fact:sun-7300]]", ["snippet/inline"]),
        ("***", ["snippet/inline"]),
    ],
)
def test_snippets_in_sentences(snippet: str, codes: list[str]) -> None:
    """One paragraph fits into a sentence, nothing else does; alone, everything does."""
    more = {"content/snippets/s.md": snippet + "\n", "content/index.md": "Before [[snippet:s]] after.\n"}
    assert names(sound(more=more)) == codes
    assert names(sound(more=more | {"content/index.md": "[[snippet:s]]\n"})) == []


def test_snippets_in_a_ring() -> None:
    """Two rings that share no snippet are both told, and a snippet that leads into one is not."""
    ring = {"a": "b", "b": "a", "c": "d", "d": "c", "way": "a"}
    more = {f"content/snippets/{name}.md": f"[[snippet:{other}]]\n" for name, other in ring.items()}
    problems = found(sound(more=more | {"content/index.md": "[[snippet:way]]\n\n[[snippet:c]]\n"}))
    assert [(each.code.name, each.span.file) for each in problems] == [
        ("snippet/circle", "content/snippets/a.md"),
        ("snippet/circle", "content/snippets/c.md"),
    ]


def test_snippets_that_multiply() -> None:
    """Thirty snippets that include each other eight times each are told where they begin to be too many, at once."""
    more = {f"content/snippets/s{number}.md": f"[[snippet:s{number + 1}]]\n\n" * 8 for number in range(30)}
    problems = found(sound(more=more | {"content/snippets/s30.md": "Ask.\n", "content/index.md": "[[snippet:s0]]\n"}))
    assert {each.code.name for each in problems} == {"snippet/too-many"}
    files = [each.span.file for each in problems]
    assert "content/snippets/s27.md" in files
    assert not {"content/snippets/s28.md", "content/snippets/s26.md", "content/index.md"}.intersection(files)


@pytest.mark.parametrize(("times", "codes"), [(200, []), (201, ["snippet/too-many"])])
def test_snippets_of_one_page(times: int, codes: list[str]) -> None:
    """A page may bring in two hundred snippets; a snippet that is not there counts for nothing but its own fault."""
    more = {"content/snippets/s.md": "Ask.\n", "content/index.md": "[[snippet:s]]\n\n" * times}
    assert names(sound(more=more)) == codes


@pytest.mark.parametrize(("length", "codes"), [(19_000, []), (21_000, ["snippet/too-many"])])
def test_long_snippets(length: int, codes: list[str]) -> None:
    """Snippets add four million characters to a page at most."""
    more = {"content/snippets/s.md": "a " * (length // 2) + "\n", "content/index.md": "[[snippet:s]]\n\n" * 199}
    assert names(sound(more=more)) == codes


def test_multiplying_snippets_are_never_expanded() -> None:
    """A build stops at the fault, whatever the policies say, so that nothing is made of it."""
    more = {f"content/snippets/s{number}.md": f"[[snippet:s{number + 1}]]\n\n" * 8 for number in range(30)}
    site = {"site.yaml": "title: P\npolicies: {snippet/too-many: off}\n", "content/index.md": "[[snippet:s0]]", **more}
    built = build(inputs(site), Visibility(TODAY), Publication())
    assert built.artifacts == {}
    assert "snippet/too-many" in {each.code.name for each in built.problems}
