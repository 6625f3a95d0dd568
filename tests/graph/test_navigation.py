"""Sections and their pages stand in an order that authors decide and that is always the same."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from rmsite.graph.site import Section
from tests.making import guide, looked_at


def _sections(files: dict[str, str]) -> dict[str, Section]:
    return {section.id: section for section in looked_at(files).site.sections}


def test_pages_stand_by_order_then_by_title() -> None:
    """``order`` comes first, smallest first, 0 and below included; the rest follows by title, whatever its case."""
    files = {
        "content/guides/howto/a.md": guide("x", title="zebra"),
        "content/guides/howto/b.md": guide("x", title="Apple"),
        "content/guides/howto/c.md": guide("x", title="Middle", order="2"),
        "content/guides/howto/d.md": guide("x", title="Zero", order="0"),
        "content/guides/howto/e.md": guide("x", title="Minus", order="-1"),
        "content/guides/howto/f.md": guide("x", title="apple"),
    }
    assert [key.id for key in _sections(files)["howto"].members] == ["e", "d", "c", "b", "f", "a"]


def test_sections_stand_in_reading_order() -> None:
    """Roles, formats, benefits, how-to guides, their folders by order and title, templates; none that is empty."""
    files = {
        "content/templates/t.md": guide("{{x}}"),
        "content/guides/roles/r.md": guide("x"),
        "content/guides/howto/zz/a.md": guide("x"),
        "content/guides/howto/mm/b.md": guide("x"),
        "content/guides/howto/mm/_section.md": guide("x", title="After all", order="2"),
        "content/guides/howto/nn/c.md": guide("x"),
        "content/guides/howto/nn/_section.md": guide("x", title="Before all", order="1"),
        "content/guides/howto/d.md": guide("x"),
    }
    assert list(_sections(files)) == ["roles", "howto", "howto-nn", "howto-mm", "howto-zz", "templates"]


def test_folder_has_its_own_title_or_its_name() -> None:
    """A folder is called what its ``_section.md`` says, or by its own name in words."""
    files = {
        "content/guides/howto/first-days/a.md": guide("x"),
        "content/guides/howto/named/b.md": guide("x"),
        "content/guides/howto/named/_section.md": guide("Words.", title="A name"),
        "content/guides/howto/outer/inner/c.md": guide("x"),
    }
    sections = _sections(files)
    assert {section.title for section in sections.values()} == {"First days", "A name", "Outer inner"}
    assert sections["howto-named"].page is not None
    assert sections["howto-outer-inner"].address == "/guides/howto/outer-inner/"


def test_folder_called_like_a_section_is_one_of_its_own() -> None:
    """A folder below ``guides/howto/`` may be called roles, howto or templates and is not taken for those."""
    files = {
        "content/guides/roles/r.md": guide("x"),
        "content/guides/howto/roles/a.md": guide("x"),
        "content/guides/howto/howto/b.md": guide("x"),
        "content/guides/howto/templates/c.md": guide("x"),
        "content/templates/t.md": guide("{{x}}"),
    }
    sections = _sections(files)
    assert list(sections) == ["roles", "howto-howto", "howto-roles", "howto-templates", "templates"]
    assert len({section.address for section in sections.values()}) == 5


def test_words_of_a_folder_are_never_lost() -> None:
    """A folder that holds its ``_section.md`` alone is a section, so that its words are published."""
    section = _sections({"content/guides/howto/empty/_section.md": guide("Words.", title="Empty")})["howto-empty"]
    assert section.members == ()
    assert section.page is not None


def test_order_of_folders_does_not_depend_on_the_run() -> None:
    """Folders of the same title and order stand in the same place whatever Python's hash seed."""
    code = (
        "from tests.making import guide, looked_at\n"
        "files = {f'content/guides/howto/{name}/_section.md': guide('x', title='Same') for name in 'abcdefgh'}\n"
        "files |= {f'content/guides/howto/{name}/p{name}.md': guide('x') for name in 'abcdefgh'}\n"
        "print([section.id for section in looked_at(files).site.sections])\n"
    )
    root = Path(__file__).parents[2]

    def told(seed: str) -> str:
        environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": str(root)}
        command = [sys.executable, "-c", code]
        return subprocess.run(command, env=environment, cwd=root, capture_output=True, check=True, text=True).stdout

    assert told("1") == told("2") == told("3")


def test_place_of_a_page_is_known() -> None:
    """Each page knows its section and its position there; what is in no section has no place."""
    files = {
        "content/guides/howto/a.md": guide("x"),
        "content/guides/howto/b.md": guide("x"),
        "content/index.md": "Hi.\n",
    }
    site = looked_at(files).site
    assert {key.id: (place.section.id, place.position) for key, place in site.place_of.items()} == {
        "a": ("howto", 0),
        "b": ("howto", 1),
    }
