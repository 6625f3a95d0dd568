"""The header leads to every part that the site has, and to no other."""

from __future__ import annotations

from rmsite.view.menu import menu
from rmsite.view.seen import Seen
from tests.making import PAIRS, guide, looked_at

EVERYTHING = {
    "content/programs/pairs.yaml": PAIRS + "cohorts: [{id: one, title: One, start: 2026-10-05, status: running}]\n",
    "content/guides/roles/mentor.md": guide("x"),
    "content/templates/form.md": guide("{{x}}"),
    "content/glossary/cohort.md": "---\nterm: cohort\n---\n",
    "content/facts.yaml": "- {id: f, claim: x}\n",
}


def _titles(files: dict[str, str]) -> list[str]:
    return [link.title for link in menu(Seen(looked_at(files).site), "/", str)]


def test_every_part_has_its_link_in_order() -> None:
    """A site with everything lists everything, always in the same order."""
    assert _titles(EVERYTHING) == ["Home", "Programs", "Guides", "Templates", "Glossary", "Facts", "Calendar"]


def test_part_that_is_not_there_has_no_link() -> None:
    """What a site does not have is not in its header; home and programs always are."""
    assert _titles({}) == ["Home", "Programs"]
    for path, title in zip(list(EVERYTHING)[1:], ["Guides", "Templates", "Glossary", "Facts"], strict=True):
        assert title not in _titles({name: text for name, text in EVERYTHING.items() if name != path})


def test_restricted_part_has_no_link() -> None:
    """A part of which an audience sees no page does not exist for it."""
    assert _titles({"content/templates/form.md": guide("{{x}}", audience="hr")}) == ["Home", "Programs"]


def test_page_stands_in_one_part() -> None:
    """The part in which the page stands is marked, the home page only on the home page itself."""

    def current(here: str) -> list[str]:
        return [link.title for link in menu(Seen(looked_at(EVERYTHING).site), here, str) if link.current]

    assert current("/") == ["Home"]
    assert current("/guides/") == current("/guides/roles/mentor/") == ["Guides"]
    assert current("/404.html") == current("/privacy/") == []
