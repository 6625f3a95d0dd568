"""Templates, glossary, facts, freshness, and the pages about the site: what each of them shows."""

from __future__ import annotations

from datetime import date

import pytest

from tests.making import SITE, given, guide, made
from tests.outputs.site import FILES


def test_templates_are_listed_in_their_order() -> None:
    """Templates stand by ``order`` and title; each has its form on a page."""
    files = {
        "content/templates/b.md": guide("{{x}}", title="B"),
        "content/templates/a.md": guide("{{x}}", title="A"),
        "content/templates/z.md": guide("{{x}}", title="Z", order="1"),
    }
    assert [link.title for link in given(files, "/templates/")["templates"]] == ["Z", "A", "B"]
    assert "<input" in given(files, "/templates/a/")["body"]


@pytest.mark.parametrize(
    ("term", "letter"),
    [
        ("apple", "A"), ("Éclair", "E"), ("E\u0301clair", "E"), ("Øre", "O"), ("Łódź", "L"), ("ßharp", "S"), ("3 o'clock", "#"),
        ("“quoted”", "#"), ("Яблоко", "Я"), ("яблоко", "Я"), ("日本", "日"),
    ],
)  # fmt: skip
def test_term_stands_under_its_letter(term: str, letter: str) -> None:
    """Accents do not part words; other scripts have their own letters; what begins with no letter stands apart."""
    files = {"content/glossary/x.md": f"---\nterm: '{term.replace(chr(39), chr(39) * 2)}'\nshort: y\n---\n"}
    assert [found for found, _ in given(files, "/glossary/")["letters"]] == [letter]


def test_term_has_its_forms_related_words_and_where_it_is_used() -> None:
    """A term's page has its other forms, what to read on, and who uses it."""
    page = given(FILES, "/glossary/cohort/")
    assert (page["forms"], page["has_body"]) == (("cohorts",), False)
    assert [link.title for link in page["related"]] == ["day"]
    assert [link.title for link in page.frame.backlinks] == ["Pairs"]
    assert given(FILES, "/glossary/day/")["has_body"]


def test_facts_that_are_refused_are_not_shown() -> None:
    """A claim that nobody has verified is on no page; the others stand in the order of the file."""
    assert [fact.id for fact in given(FILES, "/facts/")["facts"]] == ["f"]
    text = "- {id: a, claim: x, verified: second-hand}\n- {id: b, claim: y, verified: yes}\n- {id: c, claim: z, verified: no}\n"
    assert [fact.id for fact in given({"content/facts.yaml": text}, "/facts/")["facts"]] == ["a", "b"]


def test_freshness_lists_what_is_due_first() -> None:
    """Every page stands by the day it is due, those without a day last; what is overdue is counted."""
    files = {
        "site.yaml": SITE + "review: {every: 12 months}\n",
        "content/guides/howto/old.md": guide("x", title="Old", last_reviewed="2025-01-01"),
        "content/guides/howto/new.md": guide("x", title="New", last_reviewed="2026-11-01"),
        "content/guides/howto/never.md": guide("x", title="Never"),
        "content/guides/howto/f/_section.md": guide("x", title="Folder"),
        "content/glossary/t.md": "---\nterm: term\nshort: x\nlast_reviewed: 2026-01-01\n---\n",
    }
    page = given(files, "/freshness/", today=date(2026, 11, 23))
    assert [link.title for link, _ in page["rows"]] == ["Old", "term", "New", "Folder", "Never"]
    assert [link.title for link, _ in page["overdue"]] == ["Old"]


def test_pages_about_the_site_name_its_owner() -> None:
    """Privacy and accessibility say whom to write to; without an owner they are there all the same."""
    assert given(FILES, "/privacy/")["owner"].label == "People desk"
    assert [card.id for card in given(FILES, "/privacy/")["programs"]] == ["pairs", "circles"]
    assert given({"site.yaml": "title: T\n"}, "/accessibility/")["owner"] is None


def test_page_for_what_is_not_there() -> None:
    """404.html leads home and to the parts of the site, by addresses that work from anywhere."""
    html = made({"site.yaml": SITE + "base_url: https://example.com/people/\n"})["404.html"]
    assert 'href="/people/"' in html
    assert 'href="/people/programs/"' in html
    assert 'href="../' not in html


def test_files_arrive_as_they_are() -> None:
    """An attachment that a page points to is published byte for byte; one that nothing points to is not."""
    files = {**FILES, "content/files/unused.txt": "unused"}
    pages = made(files)
    assert pages["files/plan.txt"] == "the plan"
    assert not any("unused" in path for path in pages)


def test_assets_are_those_of_the_theme() -> None:
    """Each asset of the chain is published once, under the name that carries its digest."""
    files = {
        "site.yaml": "title: T\ntheme: own\n",
        "themes/own/theme.yaml": "name: own\nextends: base\n",
        "themes/own/assets/css/site.css": "p { color: red }",
        "themes/own/assets/fonts/LICENSE.txt": "free",
    }
    pages = made(files)
    (site,) = (path for path in pages if path.startswith("assets/css/site."))
    assert pages[site] == "p{color:red}"
    assert f'href="{site}"' in pages["index.html"]
    assert sum(path.startswith("assets/fonts/LICENSE.") for path in pages) == 1
