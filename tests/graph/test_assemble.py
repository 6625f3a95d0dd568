"""Pages become one site: each id once, every date computed, only the files that pages point to."""

from __future__ import annotations

from datetime import date

from rmsite.model.page import Key
from tests.making import PAIRS, SITE, guide, looked_at

COHORT = "cohorts: [{id: one, title: One, start: 2026-10-05, status: running, holidays: [off]}]\n"


def test_two_files_of_one_id_are_told_once() -> None:
    """The second of two files with one id, in the order of their paths, is an error that names the first."""
    files = {f"content/guides/howto/{folder}begin.md": guide("x") for folder in ("", "a/", "b/")}
    problems = [each for each in looked_at(files).problems if each.code.name == "file/duplicate-id"]
    assert [each.span.file for each in problems] == ["content/guides/howto/b/begin.md", "content/guides/howto/begin.md"]
    assert {each.related[0].span.file for each in problems} == {"content/guides/howto/a/begin.md"}


def test_same_id_of_two_kinds_is_two_pages() -> None:
    """Ids are unique for each kind alone."""
    site = looked_at({"content/guides/roles/x.md": guide("x"), "content/guides/howto/x.md": guide("x")}).site
    assert {Key("role", "x"), Key("guide", "x")} <= set(site.pages)


def test_pages_are_sorted_whatever_the_order_of_files() -> None:
    """Pages stand by kind and id, apart and together."""
    files = {f"content/guides/{folder}/{name}.md": guide("x") for folder in ("roles", "howto") for name in "cab"}
    site = looked_at(files).site
    assert list(site.pages) == sorted(site.pages)
    assert [page.key.id for page in site.of_kind("role")] == ["a", "b", "c"]
    assert site.of_kind("nothing") == ()


def test_every_cohort_has_a_plan() -> None:
    """Plans are computed for each cohort with the holidays it names."""
    milestone = "milestones: [{id: m, title: M, kind: event, when: 1 week after start, roles: [mentor]}]\n"
    files = {
        "site.yaml": SITE + "holidays: {off: [2026-10-12]}\n",
        "content/programs/pairs.yaml": PAIRS + milestone + COHORT,
    }
    plan = looked_at(files).site.plans["pairs", "one"]
    assert [dated.opens for dated in plan.items] == [date(2026, 10, 13)]


def test_hours_of_every_role_are_added_up() -> None:
    """What each role is promised stands beside what its plan adds up to."""
    program = PAIRS.replace("label: Mentor}", "label: Mentor, commitment: 2 hours}") + (
        "training: [{id: t, title: T, roles: [mentor], duration: 90 minutes, when: on start}]\n"
    )
    promises = looked_at({"content/programs/pairs.yaml": program}).site.promises
    assert (promises["pairs", "mentor"].promised, promises["pairs", "mentor"].planned) == (120, 90)
    assert (promises["pairs", "mentee"].promised, promises["pairs", "mentee"].planned) == (None, 0)


def test_files_are_published_only_when_a_page_points_to_them() -> None:
    """An attachment or image that nothing points to is not part of the site; what is used twice is there once."""
    files = {
        "content/guides/howto/a.md": guide("[a](/files/a.txt) ![b](../../files/b.svg) [a](/files/a.txt)"),
        "content/programs/pairs.yaml": PAIRS + 'purpose: "See [c](/files/c.txt)"\n',
        **{f"content/files/{name}": "x" for name in ("a.txt", "b.svg", "c.txt", "unused.txt")},
    }
    site = looked_at(files).site
    assert list(site.files) == ["files/a.txt", "files/b.svg", "files/c.txt"]
    assert "files/unused.txt" in site.targets.files


def test_file_with_errors_keeps_its_place() -> None:
    """A program that cannot be read is a page of the site, without data and plans."""
    site = looked_at({"content/programs/pairs.yaml": "- a list\n"}).site
    page = site.pages[Key("program", "pairs")]
    assert not page.sound
    assert page.head.title == "Pairs"
    assert list(site.programs()) == []
    assert site.program("pairs") is None
    assert not site.plans


def test_parts_of_a_site_are_found_by_name() -> None:
    """Programs, results, facts and contacts are given by their ids, and None is given for what is not there."""
    files = {
        "content/programs/pairs.yaml": PAIRS + COHORT.replace(", holidays: [off]", ""),
        "content/results/pairs/one.yaml": "published: 2026-11-01\n",
        "content/facts.yaml": "- {id: f, claim: x}\n",
    }
    site = looked_at(files).site
    program = site.program("pairs")
    assert program is not None
    assert site.results("pairs", "one") is not None
    assert site.results("pairs", "two") is None
    facts = site.facts()
    assert facts is not None
    assert [fact.id for fact in facts[1]] == ["f"]
    assert [site.contact(name, program) is not None for name in ("desk", "people", "nobody")] == [True, True, False]
    empty = looked_at({}).site
    assert empty.facts() is None
    assert empty.program("pairs") is None
