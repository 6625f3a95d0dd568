"""What is there can be pointed to, and what may be there is not called lost."""

from __future__ import annotations

import pytest

from tests.checks.sites import GUIDE, PROGRAM, found, names, program, sound

FIRST = "Meet in a quiet place and [write down your goals](../../templates/goal-sheet.md).\n"


def guide(text: str) -> tuple[str, str, str]:
    """A change that puts a paragraph into a guide."""
    return (GUIDE, FIRST, f"{FIRST}\n{text}\n")


@pytest.mark.parametrize(
    "text",
    [
        "[[role:mentor]] [[format:one-on-one]] [[benefit:fresh-eyes]] [[guide:begin]] [[template:goal-sheet]]",
        "[[term:cohort|an intake]] [[program:pairs]] [[fact:sun-7300]] [[contact:desk]] [[contact:mentoring-desk]]",
        "[[program:pairs/kickoff]] [[program:pairs/session-1]] [[program:pairs/briefing]] [[program:pairs/mentor]]",
        "[[program:pairs/mentor-read]] [[role:mentor#your-hours]] [[snippet:help]]",
        "[a](begin.md) [b](../roles/mentor.md#your-hours) [c](/guides/roles/mentor.md) [d](https://example.com/x)",
        "[e](mailto:people@example.com) [f](tel:+385) [g](../../programs/pairs.yaml) [h](../../facts.yaml)",
        "`[[role:nobody]]` {{tool}}",
        "::: audience everyone\nAll.\n:::\n\n::: audience hr\nSome.\n:::",
    ],
)
def test_what_is_there(text: str) -> None:
    """Every kind of reference finds what is there."""
    assert names(sound(guide(text))) == []


def test_headings_of_the_page_itself() -> None:
    """A link to a heading of the same page finds it, also in a part for one audience."""
    text = "::: audience hr\n## Inside\n\n[see](#inside)\n:::"
    assert names(sound(guide(text))) == []


@pytest.mark.parametrize(
    ("text", "column", "hint"),
    [
        ("See [[role:Mentor]].", 5, "write [[role:mentor]]"),
        ("See [[role:mentors]].", 5, "did you mean `mentor`?"),
        ("See [[guide:mentor]].", 5, "there is a role of that name: `role:mentor`"),
        ("See [x](Begin.md).", 9, "did you mean `guides/howto/begin.md`?"),
        ("See [x](begin).", 9, "link to the source file, which ends in .md, or to a file below content/files/"),
        ("See ![x](../../files/x.png).", 10, "check the path; it is read from this file's folder"),
        ("See [[program:pairs/kickof]].", 5, "did you mean `pairs/kickoff`?"),
        ("See [[role:mentor#our-hours]].", 5, "did you mean `#your-hours`?"),
    ],
)
def test_what_is_not_there(text: str, column: int, hint: str) -> None:
    """A wrong name, heading, case or file is an error at its column, with what to do."""
    (problem,) = found(sound(guide(text)))
    assert problem.is_error
    assert (problem.span.file, problem.span.line, problem.span.column) == (GUIDE, 8, column)
    assert hint in problem.hints


def test_a_file_with_errors_hides_nothing_else() -> None:
    """What points into a program that cannot be read is not called lost, and nothing is called unused."""
    text = "[[program:pairs]] [[program:pairs/kickof]] [[contact:mentoring-desk]] [[contact:nobody]]"
    files = sound(guide(text), (PROGRAM, "length: 10 weeks", "length: [["))
    assert {each.span.file for each in found(files)} == {PROGRAM}


def test_settings_with_errors_hide_nothing_else() -> None:
    """Where site.yaml has errors, its contacts, groups, calendars and variables are not called lost."""
    files = sound(guide("{{tool}} {{other}}"), ("site.yaml", "vars: {tool: our survey tool}", "vars: [tool]"))
    files["site.yaml"] = files["site.yaml"].replace("id: desk,", "id: Desk,").replace("hr: {incl", "hr: {inkl")
    assert {each.span.file for each in found(files)} == {"site.yaml"}


def test_facts_with_errors_hide_nothing_else() -> None:
    """A fact whose mark cannot be read is not called unverified where it is used."""
    files = sound(("content/facts.yaml", "verified: yes", "verified: certainly"))
    assert {each.span.file for each in found(files)} == {"content/facts.yaml"}


def test_own_contacts_come_first() -> None:
    """A program may refer to its own contacts, and to the site's; a guide to all of them."""
    assert names(program(("owner: desk", "owner: mentoring-desk"))) == []
    assert names(sound((GUIDE, "summary: How", "owner: mentoring-desk\nsummary: How"))) == []


@pytest.mark.parametrize("word", ["hris", "attendance", "coordinator", "observation", "closing", "kickoff"])
def test_sources_of_metrics(word: str) -> None:
    """A metric comes from a survey, a milestone, or one of four places elsewhere."""
    metric = "{id: recommend, level: 1, unit: percent, target: 80, source: "
    assert names(program((metric + "closing", metric + word))) == []


def test_a_repeated_session_in_the_order() -> None:
    """The times of a repeated session have ids of their own."""
    repeat = (
        "      when: 6 weeks after start\n",
        "      when: 6 weeks after start\n      repeat: {every: 1 day, times: 2}\n",
    )
    roles = ("max: 20}, commitment: 4 hours}\n  - {id: mentee", "max: 20}, commitment: 9 hours}\n  - {id: mentee")
    mentee = ("counterpart: mentor, seats: {min: 5, max: 20}, commitment: 4", "counterpart: mentor, commitment: 9")
    order = "order: [pairs-agreed, kickoff, session-1"
    assert names(program(repeat, roles, mentee, (order, f"{order}, session-2-1, session-2-2"))) == []
    (problem,) = found(program(repeat, roles, mentee, (order, f"{order}, session-2")))
    assert problem.hints == ("it takes place several times: write `session-2-1` for the first",)


def test_unused_files_and_pages() -> None:
    """A file is used through a link or an image, from any page; a snippet used in YAML is used."""
    more = {
        "content/files/a.pdf": "A",
        "content/files/b.png": "B",
        "content/files/c d.pdf": "C",
        "content/snippets/s.md": "One.",
    }
    text = "[a](/files/a.pdf) ![b](../../files/b.png) [c](/files/c%20d.pdf)"
    assert names(sound(guide(text), (PROGRAM, "[What is said stays here.]", '["[[snippet:s]]"]'), more=more)) == []


def test_drafts_do_not_count() -> None:
    """A draft is neither checked nor called unused."""
    draft = {"content/guides/howto/later.md": "---\nstatus: draft\n---\n\n[[role:nobody]] {{nothing}}\n"}
    assert names(sound(more=draft)) == []


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("guide: begin", "guide: one-on-one", "there is a format of that id; a how-to or role guide is meant here"),
        ("formats: [one-on-one]", "formats: [mentor]", "there is a role guide of that id; a format is meant here"),
    ],
)
def test_page_of_another_kind_is_named(old: str, new: str, hint: str) -> None:
    """Where a field names a page of the wrong kind, the hint says of which kind it is instead of another name."""
    assert [problem.hints[0] for problem in found(program((old, new))) if "unknown" in problem.code.name] == [hint]


def test_links_of_a_program_count_from_its_file() -> None:
    """A link in a text of a program leads where the same link in a guide of that folder would."""
    purpose = "A regular, honest talk with somebody who sees the company from another desk."
    text = "See [in short](../guides/howto/begin.md), [the form](../templates/goal-sheet.md) and [all](/facts.yaml)."
    assert names(program((purpose, f'"{text}"'))) == []
    (problem,) = found(program((purpose, '"See [in short](guides/howto/begin.md)."')))
    assert problem.code.name == "reference/unknown"
