"""Whoever reads a text can read what it points to, in every build."""

from __future__ import annotations

from itertools import product

import pytest

from rmsite.graph.targets import Lost
from rmsite.testing import site_of
from tests.checks.sites import found, names

SITE = """\
title: Playbooks
audiences: {managers: {}, board: {}, hr: {includes: [managers]}}
policies: {page/unreferenced: off}
"""
GROUPS = ("everyone", "managers", "board", "hr")
AUDIENCES = ("", "everyone", "managers", "board", "hr", "[managers, board]", "[everyone, hr]", "[hr, board]")


def page(audience: str, text: str) -> str:
    """A page for an audience."""
    return f"---\naudience: {audience}\n---\n\n{text}\n" if audience else f"{text}\n"


def is_lost_in_a_build(files: dict[str, str]) -> bool:
    """Whether a link on some page leads nowhere in the build for some group."""
    sites = [site_of(files, audience=group).value for group in GROUPS]
    uses = [(site, page, each) for site in sites for page in site.pages.values() for each in page.references()]
    return any(isinstance(site.targets.find(reference, page), Lost) for site, page, reference in uses)


@pytest.mark.parametrize(("source", "target"), list(product(AUDIENCES, AUDIENCES)))
def test_narrower_is_lost_in_a_build(source: str, target: str) -> None:
    """A link is called narrower exactly where some build would lose it."""
    files = {
        "site.yaml": SITE,
        "content/guides/howto/source.md": page(source, "See [[guide:target]]."),
        "content/guides/howto/target.md": page(target, "Text."),
    }
    assert ("audience/narrower" in names(files)) == is_lost_in_a_build(files)


@pytest.mark.parametrize(("block", "target"), list(product(GROUPS, AUDIENCES)))
def test_narrower_in_a_block(block: str, target: str) -> None:
    """A block for one audience is read by those alone who read its page as well."""
    files = {
        "site.yaml": SITE,
        "content/guides/howto/source.md": page("[managers, board]", f"::: audience {block}\n[[guide:target]]\n:::"),
        "content/guides/howto/target.md": page(target, "Text."),
    }
    assert ("audience/narrower" in names(files)) == is_lost_in_a_build(files)


@pytest.mark.parametrize(("block", "heading"), list(product(("", *GROUPS), ("", *GROUPS))))
def test_headings_in_a_block(block: str, heading: str) -> None:
    """A link to a heading in a block for one audience is for those who read that block."""
    link, words = "[see](target.md#inside)", "## Inside"
    files = {
        "site.yaml": SITE,
        "content/guides/howto/source.md": f"::: audience {block}\n{link}\n:::\n" if block else f"{link}\n",
        "content/guides/howto/target.md": f"::: audience {heading}\n{words}\n:::\n" if heading else f"{words}\n",
    }
    assert ("audience/narrower" in names(files)) == is_lost_in_a_build(files)


def test_announcements_are_for_everyone() -> None:
    """A sentence on every page points to what everybody may read."""
    files = {
        "site.yaml": SITE + 'announcements: [{text: "See [[guide:target]] and [[guide:taget]]."}]\n',
        "content/guides/howto/target.md": page("hr", "Text."),
    }
    assert [(each.code.name, each.span.line, each.span.column) for each in found(files)] == [
        ("audience/narrower", 4, 29),
        ("reference/unknown", 4, 50),
    ]


def test_results_are_read_with_their_program() -> None:
    """Results of a program for hr may point to what hr reads."""
    files = {
        "site.yaml": SITE + "contacts: [{id: desk, label: Desk}]\n",
        "content/programs/p.yaml": (
            "title: P\nsummary: P\nowner: desk\nstatus: paused\nlifecycle: cohort\nlength: 5 days\naudience: hr\n"
            "roles: [{id: a}, {id: b}]\ncohorts: [{id: one, title: One, start: 2026-11-02, status: closed}]\n"
        ),
        "content/guides/roles/a.md": page("", "A"),
        "content/guides/roles/b.md": page("", "B"),
        "content/guides/howto/target.md": page("hr", "Text."),
        "content/results/p/one.yaml": 'published: 2026-11-16\nsummary: "See [[guide:target]]."\n',
    }
    assert not found(files, "audience/narrower")
    files["content/programs/p.yaml"] = files["content/programs/p.yaml"].replace("audience: hr\n", "")
    assert [each.span.file for each in found(files, "audience/narrower")] == ["content/results/p/one.yaml"]


def test_unknown_audiences_are_lost_not_narrower() -> None:
    """A misspelt audience is told where it stands; nobody reads what is for nobody."""
    files = {
        "site.yaml": SITE,
        "content/guides/howto/source.md": page("hrr", "See [[guide:target]]."),
        "content/guides/howto/target.md": page("hr", "Text."),
    }
    assert names(files) == ["reference/unknown"]


@pytest.mark.parametrize(
    ("audiences", "circles"),
    [
        ("{a: {}, b: {includes: [a]}, c: {includes: [a, b]}}", []),
        ("{a: {includes: [everyone]}}", []),
        ("{a: {includes: [a]}}", ["a -> a"]),
        ("{a: {includes: [b]}, b: {includes: [a]}}", ["b -> a -> b"]),
        ("{everyone: {includes: [a]}, a: {}}", ["everyone -> a -> everyone"]),
        ("{everyone: {}, a: {}}", []),
        (
            "{a: {includes: [b]}, b: {includes: [a]}, c: {includes: [d]}, d: {includes: [c]}}",
            ["b -> a -> b", "d -> c -> d"],
        ),
    ],
)
def test_circles_of_audiences(audiences: str, circles: list[str]) -> None:
    """Each circle is told once, and everyone is part of each audience."""
    problems = found({"site.yaml": f"title: Playbooks\naudiences: {audiences}\n"})
    assert [each.message.rpartition(": ")[2] for each in problems] == circles
