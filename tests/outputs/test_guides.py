"""Guides are listed by what they are about."""

from __future__ import annotations

from typing import Any

from tests.making import Given, given, guide, made
from tests.outputs.site import FILES


def _listed(page: Given) -> dict[str, list[str]]:
    return {section.title: [link.title for link in links] for section, _, _, links in page["sections"]}


def _page(address: str, files: dict[str, Any] = FILES) -> Given:
    return given(files, address)


def test_all_guides_stand_under_their_sections() -> None:
    """The list of all guides has every section but the templates."""
    assert list(_listed(_page("/guides/"))) == ["Roles", "Session formats", "Benefits", "How-to guides", "Days"]


def test_how_to_list_has_its_folders() -> None:
    """The how-to guides are followed by their folders; the other sections stand alone."""
    assert _listed(_page("/guides/howto/")) == {"How-to guides": ["Begin"], "Days": ["Day one"]}
    assert list(_listed(_page("/guides/formats/"))) == ["Session formats"]
    assert list(_listed(_page("/guides/howto/days/"))) == ["Days"]


def test_folder_has_the_words_of_its_own_file() -> None:
    """``_section.md`` gives the words, the sentence under the title where it says one, and whose the page is."""
    page = _page("/guides/howto/days/")
    ((_, _, body, _),) = page["sections"]
    assert str(body).strip() == "<p>The days.</p>"
    assert (page.frame.title, page.frame.lead) == ("Days", "")
    assert [crumb.title for crumb in page.frame.crumbs] == ["Guides", "How-to guides", "Days"]
    assert [crumb.title for crumb in _page("/guides/howto/").frame.crumbs] == ["Guides", "How-to guides"]


def test_folder_called_like_a_section_keeps_its_own_words() -> None:
    """The words of ``howto/roles/_section.md`` stand on their own page, not on that of the roles."""
    files = {
        "content/guides/roles/mentor.md": guide("x"),
        "content/guides/howto/roles/_section.md": guide("Words about roles.", title="About roles"),
        "content/guides/howto/roles/a.md": guide("x", title="A"),
    }
    pages = made(files)
    assert "Words about roles." in pages["guides/howto/roles/index.html"]
    assert "Words about roles." not in pages["guides/roles/index.html"]
    assert _listed(_page("/guides/roles/", files)) == {"Roles": ["Mentor"]}


def test_words_of_an_empty_folder_are_published() -> None:
    """A folder whose guides are all for others still shows its own words."""
    files = {
        "content/guides/howto/pay/_section.md": guide("About pay.", title="Pay"),
        "content/guides/howto/pay/bands.md": guide("x", audience="hr"),
    }
    assert "About pay." in made(files)["guides/howto/pay/index.html"]


def test_guides_stand_under_their_tags_too() -> None:
    """The list of all guides ends with a list by tag, to which each tagged page leads; without tags there is none."""
    files = {
        "content/guides/howto/a.md": guide("x", title="A", tags="[mutual-respect, time]"),
        "content/templates/t.md": guide("{{Name}}", title="T", tags="[time]"),
    }
    pages = made(files)
    tags = pages["guides/index.html"].partition('id="rm-tags"')[2]
    assert '<div id="rm-tag-mutual-respect"><dt>Mutual respect</dt>' in tags
    assert '<li><a href="howto/a/">A</a></li>\n<li><a href="../templates/t/">T</a></li>' in tags
    link = '<a href="../../guides/#rm-tag-time" rel="tag">Time</a>'
    assert link in pages["templates/t/index.html"]
    assert '<a href="../../#rm-tag-time" rel="tag">Time</a>' in pages["guides/howto/a/index.html"]
    assert "rm-tag" not in made({"content/guides/howto/a.md": guide("x")})["guides/index.html"]
