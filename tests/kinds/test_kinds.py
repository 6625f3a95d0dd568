"""One source becomes one page, of its kind, with what other pages may show of it."""

from __future__ import annotations

from datetime import date

import pytest

from rmsite.foundation.span import Span
from rmsite.kinds import KINDS
from rmsite.kinds.places import place_of
from rmsite.model.facts import Facts
from rmsite.model.page import Page, kind_of_file
from rmsite.model.program import Program
from rmsite.reading.source import SourceFile
from tests.reading.told import PROGRAM, told


def read(path: str, text: str | bytes) -> tuple[Page, list[str]]:
    """The page of a file below ``content/`` and what is wrong with it."""
    placed = place_of(path, KINDS).value
    assert placed is not None
    data = text if isinstance(text, bytes) else text.encode()
    checked = placed.kind.read(SourceFile(f"content/{path}", data), placed.place)
    return checked.value, told(checked.problems)


@pytest.mark.parametrize(
    ("path", "key", "address"),
    [
        ("index.md", "home:index", "/"),
        ("guides/roles/mentor.md", "role:mentor", "/guides/roles/mentor/"),
        ("guides/formats/circle.md", "format:circle", "/guides/formats/circle/"),
        ("guides/benefits/trust.md", "benefit:trust", "/guides/benefits/trust/"),
        ("guides/howto/a/b/begin.md", "guide:begin", "/guides/howto/begin/"),
        ("guides/howto/a/_section.md", "section:a", "/guides/howto/a/"),
        ("templates/form.md", "template:form", "/templates/form/"),
        ("glossary/cohort.md", "term:cohort", "/glossary/cohort/"),
        ("snippets/note.md", "snippet:note", ""),
        ("facts.yaml", "facts:facts", "/facts/"),
        ("programs/buddies.yaml", "program:buddies", "/programs/buddies/"),
        ("results/buddies/spring.yaml", "results:buddies/spring", "/programs/buddies/cohorts/spring/results/"),
    ],
)
def test_every_kind_has_its_address(path: str, key: str, address: str) -> None:
    """A page's address follows from its kind and id alone, even where its file is empty."""
    page, _ = read(path, "")
    assert (str(page.key), page.address, page.file) == (key, address, f"content/{path}")
    assert kind_of_file(page)


@pytest.mark.parametrize(
    ("text", "title", "own", "summary", "own_summary"),
    [
        ("---\ntitle: A title\nsummary: Words.\n---\nText.", "A title", True, "Words.", True),
        ("# A heading\n\nFirst words. More.", "A heading", True, "First words.", False),
        ("---\ntitle: A title\n---\n# A heading\n\nText", "A title", True, "Text", False),
        ("Only text without end", "First meeting", False, "Only text without end", False),
        ("", "First meeting", False, "", False),
        ("---\n---\n", "First meeting", False, "", False),
        ("---\ntitle: A title\nsumary: x\n---\nText.", "A title", True, "x", True),
        ("x" * 200, "First meeting", False, "x" * 159 + "…", False),
        ("word " * 60, "First meeting", False, ("word " * 31).strip() + "…", False),
    ],
)
def test_titles_and_summaries(text: str, title: str, own: bool, summary: str, own_summary: bool) -> None:
    """Title and summary fall back to the heading and the first sentence, then to the file's name."""
    head = read("guides/howto/first-meeting.md", text)[0].head
    assert (head.title, head.own_title, head.summary, head.own_summary) == (title, own, summary, own_summary)


def test_a_leading_heading_is_not_repeated() -> None:
    """The heading that became the title is no longer in the body."""
    page, _ = read("guides/howto/a.md", "# A heading\n\n## Another\n\nText")
    assert [heading.text for heading in page.body.all_headings()] == ["Another"]
    assert page.body.all_headings().__next__().span.line == 3


def test_front_matter_rules_the_page() -> None:
    """Everything the front matter may say reaches the page's head."""
    text = (
        "---\nowner: desk\nlast_reviewed: 2026-09-01\nreview_every: 12 months\naudience: hr\ntags: people\n"
        "aliases: [old, older]\norder: 3\npublish_on: 2026-01-01\nexpire_on: 2027-01-01\nstatus: draft\n"
        "extra: {anything: [goes, {here: x}]}\n---\nText."
    )
    page, problems = read("guides/howto/a/b.md", text)
    head = page.head
    assert problems == []
    assert (head.owner, head.audience, head.tags, head.aliases, head.order) == (
        "desk", ("hr",), ("people",), ("old", "older"), 3,
    )  # fmt: skip
    assert (head.publish_on, head.expire_on, head.draft, head.section) == (
        date(2026, 1, 1),
        date(2027, 1, 1),
        True,
        "a",
    )
    assert str(head.review_every) == "12 months"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("audiance: hr", '2:1 field/unknown-key: this front matter has no entry "audiance"'),
        ("Audience: hr", '2:1 field/unknown-key: this front matter has no entry "Audience"'),
        ("audience:", '2:1 field/empty: "audience" has no value'),
        ("audience: []", '2:11 field/missing: "audience" needs at least 1 entry'),
        ("audience: {hr: x}", '2:11 field/shape: "audience" takes a list, and a mapping stands here'),
        ("audience: HR", '2:11 field/id: "HR" cannot be an id'),
        ("audience: hr, managers", '2:11 field/id: "hr, managers" cannot be an id'),
        ("audience: ~", '2:11 field/id: "~" cannot be an id'),
        ("audience: һr", '2:11 field/id: "һr" cannot be an id'),
        ("status: Draft", '2:9 field/unknown-word: "status" cannot be "Draft"'),
        ("publish_on: soon", '2:13 field/date: "soon" is not a date'),
        ("expire_on: 2026-02-30", "2:12 field/date: February 2026 has 28 days"),
        ("order: first", '2:8 field/number: "order" takes a whole number, and the text "first" stands here'),
    ],
)
def test_who_may_see_a_page_is_never_guessed(line: str, expected: str) -> None:
    """A slip in what limits a page's readers is an error at its line, so that nothing is published by mistake."""
    page, problems = read("guides/howto/a.md", f"---\n{line}\n---\nText.")
    assert problems == [expected]
    assert not page.sound


def test_faults_of_front_matter_and_body_in_one_run() -> None:
    """What is wrong above and below the second line of hyphens is told together, at the file's own lines."""
    _, problems = read("guides/howto/a.md", "---\ntitle: A: b\nowner: Desk\n---\n\nText <b>x</b>\n")
    assert [line.split()[:2] for line in problems][:2] == [["2:8", "yaml/needs-quotes:"], ["3:8", "field/id:"]]
    assert [line.split()[0] for line in problems[2:]] == ["6:6"]


@pytest.mark.parametrize(
    ("text", "term", "short", "forms"),
    [
        ("---\nterm: Cohort\nshort: Who starts together.\nforms: [cohorts]\n---\nLong.", "Cohort", "Who starts together.",
         ("cohorts",)),
        ("# Cohort\n\nWho starts together. Long.", "Cohort", "Who starts together.", ()),
        ("---\nforms: intake\n---\n", "First cohort", "", ("intake",)),
    ],
)  # fmt: skip
def test_terms(text: str, term: str, short: str, forms: tuple[str, ...]) -> None:
    """A glossary entry has a term, a short meaning and other forms."""
    page, problems = read("glossary/first-cohort.md", text)
    assert problems == []
    assert (page.head.title, page.head.summary, getattr(page.data, "forms", None)) == (term, short, forms)


def test_facts_are_a_list_in_their_file() -> None:
    """facts.yaml holds a list; its places are those of the file, a mapping around it is fine too, and so is nothing."""
    text = "- id: one\n  claim: A [[role:mentor]]\n- id: Two\n  claim: B\n"
    page, problems = read("facts.yaml", text)
    assert isinstance(page.data, Facts)
    assert problems == ['3:7 field/id: "Two" cannot be an id']
    assert page.span_of("facts", 0, "claim") == Span("content/facts.yaml", 2, 10, 2, 27)
    for empty in ("", "# none yet\n", "[]\n", "facts: []\n"):
        page, problems = read("facts.yaml", empty)
        assert (page.data, problems) == (Facts(), [])
    assert read("facts.yaml", "just words")[1] == [
        '1:1 field/shape: "facts" takes a list, and the text "just words" stands here'
    ]


def test_a_program_with_faults_keeps_its_name() -> None:
    """A program that cannot be read has the title it gives itself, and counts as unsound."""
    page, problems = read("programs/buddies.yaml", "title: Buddies\n" + "x" * 100 + "\n")
    assert problems
    assert not page.sound
    assert page.head.title == "Buddies"
    page, _ = read("programs/buddies.yaml", b"\xff\xfe\0\0")
    assert page.head.title == "Buddies"


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("purpose: See [[role:x]] here", 8, 14),
        ('purpose: "See [[role:x]] here"', 8, 15),
        ("purpose: 'It''s [[role:x]] here'", 8, 17),
        ("purpose: >-\n  See\n  there [[role:x]] here", 10, 9),
        ("purpose: |\n  See\n\n   there [[role:x]]", 11, 10),
        ("purpose: See\n  there [[role:x]]", 9, 9),
        ('purpose: "See\n  \\"there\\" [[role:x]]"', 9, 13),
        ("faqs:\n  - q: Who?\n    a: >\n      Anyone,\n      says [[role:x]].", 12, 12),
        ("faqs: [{q: 'Who''s in?', a: \"A [[role:x]]\"}]", 8, 32),
    ],
)
def test_what_a_text_points_to_is_found_in_the_file(text: str, line: int, column: int) -> None:
    """A reference in a text of YAML stands at its line and column, however the text is folded, quoted or indented."""
    page, problems = read("programs/buddies.yaml", PROGRAM + text + "\n")
    assert problems == []
    assert isinstance(page.data, Program)
    (reference,) = page.references()
    assert reference.span == Span("content/programs/buddies.yaml", line, column, line, column + 10)


def test_a_fault_in_a_folded_text_stands_in_its_line() -> None:
    """What is wrong inside a text of several lines is told at the line where it stands."""
    _, problems = read("programs/buddies.yaml", PROGRAM + "purpose: >-\n  Fine words,\n  then <b>bold</b> ones\n")
    assert [line.split()[0] for line in problems] == ["10:8"]


def test_the_same_text_twice_is_looked_at_twice() -> None:
    """A text that stands in two places points to things in both."""
    page, _ = read(
        "programs/buddies.yaml", PROGRAM + 'faqs:\n  - {q: A, a: "[[role:x]]"}\n  - {q: B, a: "[[role:x]]"}\n'
    )
    assert [reference.span.line for reference in page.references()] == [9, 10]


def test_a_decoding_fault_hides_no_other() -> None:
    """A letter in another encoding is told together with what else is wrong in its file."""
    _, problems = read("programs/buddies.yaml", (PROGRAM + "accent: blü\n").encode("latin-1"))
    assert [line.split()[1] for line in problems] == ["field/form:", "file/encoding:"]
    _, problems = read("guides/howto/a.md", "---\nowner: Dësk\n---\nGrüße\n".encode("latin-1"))
    assert [line.split()[1] for line in problems] == ["field/id:", "file/encoding:"]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_places_do_not_depend_on_how_a_file_is_stored(ends: str, mark: str) -> None:
    """Line ends of any system and a byte order mark move no line and no column, above and below the second hyphens."""
    lines = ["---", "title: 😀 Größe", "owner:\tDësk", "---", "", "Ünd [[role:x]] 😀 <b>y</b>", ""]
    page, problems = read("guides/howto/a.md", (mark + ends.join(lines)).encode())
    assert problems[0] == '3:8 field/id: "Dësk" cannot be an id'
    assert problems[1].startswith("6:18 markdown/raw-html: ")
    (reference,) = page.references()
    assert (reference.span.line, reference.span.column, reference.span.end_column) == (6, 5, 15)
    assert page.span_of("title") == Span("content/guides/howto/a.md", 2, 8, 2, 15)
