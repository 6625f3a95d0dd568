"""An old address leads to the new one, for ever."""

from __future__ import annotations

import pytest

from tests.making import guide, looked_at, made, planned
from tests.outputs.site import FILES


def test_alias_of_a_program_keeps_all_of_its_addresses() -> None:
    """Every address below a program, results included, has its counterpart below the alias that leads to it."""
    paths = planned(FILES)
    new = [path.removeprefix("programs/pairs/") for path in paths if path.startswith("programs/pairs/")]
    assert [path.removeprefix("programs/old-pairs/") for path in paths if path.startswith("programs/old-pairs/")] == new
    pages = made(FILES)
    html = pages["programs/old-pairs/cohorts/spring/results/index.html"]
    assert 'href="../../../../pairs/cohorts/spring/results/"' in html
    assert "url=../../../../pairs/cohorts/spring/results/" in html


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("content/guides/roles/roles.md", "guides/roles/old/index.html", "../roles/"),
        ("content/guides/howto/guides.md", "guides/howto/old/index.html", "../guides/"),
        ("content/guides/howto/howto.md", "guides/howto/old/index.html", "../howto/"),
        ("content/glossary/glossary.md", "glossary/old/index.html", "../glossary/"),
        ("content/templates/templates.md", "templates/old/index.html", "../templates/"),
        ("content/guides/howto/days/_section.md", "guides/howto/old/index.html", "../days/"),
        ("content/index.md", "old/index.html", "../"),
    ],
)
def test_alias_stands_in_the_place_of_the_id(path: str, old: str, new: str) -> None:
    """The old address differs in the id alone, whatever the page is called."""
    html = made({path: guide("{{My goal}}" if "templates" in path else "Text.", aliases="[old]")})[old]
    assert f'<a href="{new}">' in html


def test_snippet_has_no_address_to_keep() -> None:
    """An alias of what has no page makes none."""
    assert not [path for path in planned({"content/snippets/s.md": guide("x", aliases="[old]")}) if "old" in path]


def test_alias_of_a_restricted_page_is_restricted() -> None:
    """The old address of a page is there for those who see the page."""
    files = {"content/guides/howto/pay.md": guide("x", aliases="[wages]", audience="hr")}
    assert not [path for path in planned(files) if "wages" in path]
    assert [path for path in planned(files, "hr") if "wages" in path]


def test_alias_that_is_a_page_is_told_with_both_sources() -> None:
    """An alias whose address another page has is an error that names the two, whichever comes first."""
    files = {
        "content/guides/howto/new.md": guide("x", aliases="[other]"),
        "content/guides/howto/other.md": guide("x"),
        "content/guides/howto/third.md": guide("x", aliases="[other]"),
    }
    problems = [each for each in looked_at(files).problems if each.code.name == "site/collision"]
    assert [str(each.span) for each in problems] == [
        "content/guides/howto/new.md:2:10", "content/guides/howto/third.md:2:10",
    ]  # fmt: skip
    assert "content/guides/howto/other.md" in problems[0].message


def test_page_that_redirects_says_so_without_a_script() -> None:
    """Whoever stays is told that the page has moved and where to."""
    html = made({"content/guides/howto/a.md": guide("x", aliases="[old]")})["guides/howto/old/index.html"]
    assert "This page has moved" in html
    assert "<script" not in html
    assert "Content-Security-Policy" in html
