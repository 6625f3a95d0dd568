"""Whatever is pointed to knows who points to it."""

from __future__ import annotations

from rmsite.graph.backlinks import references_shown
from rmsite.model.page import Key
from tests.making import PAIRS, SITE, guide, looked_at


def _backlinks(files: dict[str, str]) -> dict[str, list[str]]:
    return {str(key): [str(each) for each in found] for key, found in looked_at(files).site.backlinks.items()}


def test_links_count_in_both_ways_and_of_every_kind() -> None:
    """References, relative links and fields of YAML all count, once each, sorted; a page's links to itself do not."""
    files = {
        "content/guides/howto/a.md": guide("[[guide:b]] [[guide:b]] [b](b.md) [here](#x)\n\n## x\n\n[[guide:a]]"),
        "content/guides/howto/b.md": guide("[[guide:a]]"),
        "content/programs/pairs.yaml": PAIRS + "glossary: [cohort]\nresources: [{guide: b}]\nbenefits: [{id: eyes}]\n",
        "content/guides/roles/mentor.md": guide("x"),
        "content/guides/benefits/eyes.md": guide("x"),
        "content/glossary/cohort.md": "---\nterm: cohort\nshort: x\nsee: [day]\n---\n",
        "content/glossary/day.md": "---\nterm: day\nshort: x\n---\n",
    }
    assert _backlinks(files) == {
        "benefit:eyes": ["program:pairs"],
        "guide:a": ["guide:b"],
        "guide:b": ["guide:a", "program:pairs"],
        "role:mentor": ["program:pairs"],
        "term:cohort": ["program:pairs"],
        "term:day": ["term:cohort"],
    }


def test_item_of_a_program_counts_for_its_program() -> None:
    """A link to a session, a role or a date of a program is a link to the program."""
    files = {"content/programs/pairs.yaml": PAIRS, "content/index.md": guide("[[program:pairs/mentor]]")}
    assert _backlinks(files) == {"program:pairs": ["home:index"]}


def test_words_of_a_snippet_count_for_the_pages_that_show_it() -> None:
    """Who includes a snippet points to what the snippet points to, over any number of snippets, circles included."""
    files = {
        "content/guides/howto/a.md": guide("[[snippet:one]]"),
        "content/guides/howto/b.md": guide("x"),
        "content/snippets/one.md": "[[snippet:two]]\n",
        "content/snippets/two.md": "[[guide:b]] and [[snippet:one]]\n",
    }
    assert _backlinks(files)["guide:b"] == ["guide:a", "snippet:one", "snippet:two"]
    site = looked_at(files).site
    shown = references_shown(site.pages[Key("guide", "a")], site.pages)
    assert [(reference.target, text.key.id) for reference, text in shown] == [
        ("one", "a"), ("two", "one"), ("b", "two"), ("one", "two"),
    ]  # fmt: skip


def test_announcement_points_too() -> None:
    """What an announcement of site.yaml links to is pointed to, and its files are published."""
    text = 'announcements: [{text: "See [[guide:a]] and [the plan](/files/p.txt)"}]\n'
    files = {"site.yaml": SITE + text, "content/guides/howto/a.md": guide("x"), "content/files/p.txt": "x"}
    assert _backlinks(files) == {"guide:a": ["site:site"]}
    assert list(looked_at(files).site.files) == ["files/p.txt"]
