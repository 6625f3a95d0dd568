"""Pages of one tag are found together."""

from __future__ import annotations

from tests.making import guide, looked_at


def _tags(files: dict[str, str], audience: str = "everyone") -> dict[str, tuple[str, list[str]]]:
    return {tag.slug: (tag.name, [str(key) for key in tag.members]) for tag in looked_at(files, audience).site.tags}


def test_pages_stand_under_their_tags_by_title() -> None:
    """A tag has its guides and templates by title; spelling apart in case and signs alone makes no second tag."""
    files = {
        "content/guides/howto/a.md": guide("x", title="Zebra", tags="[Mutual respect, time]"),
        "content/guides/roles/b.md": guide("x", title="Ant", tags="[mutual-respect, mutual-respect]"),
        "content/templates/c.md": guide("x", title="Bee", tags="[時間, '!']"),
        "content/glossary/d.md": "---\nshort: x\ntags: [time]\n---\n",
    }
    assert _tags(files) == {
        "mutual-respect": ("mutual-respect", ["role:b", "guide:a"]),
        "time": ("time", ["guide:a"]),
        "時間": ("時間", ["template:c"]),
    }


def test_tags_of_withheld_pages_are_withheld() -> None:
    """A tag that only pages for others have does not exist."""
    files = {
        "content/guides/howto/a.md": guide("x", tags="[pay]", audience="hr"),
        "content/guides/howto/b.md": guide("x", tags="[time]"),
    }
    assert list(_tags(files)) == ["time"]
    assert list(_tags(files, "hr")) == ["pay", "time"]


def test_tags_need_the_list_of_guides() -> None:
    """Where there is no guide there is no list that tags could lead to."""
    assert _tags({"content/templates/c.md": guide("x", tags="[time]")}) == {}
