"""What a preview shows is what a build would make, after every step and however broken the site was in between."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path
from threading import Thread

import pytest

from rmsite.serving.answers import Place, page_at
from rmsite.serving.edition import Looking
from rmsite.testing import TODAY
from tests.making import guide
from tests.serving.previews import USUAL, clean, preview_of, put, shown, site

TALK = "content/guides/formats/talk.md"
SAID = guide("One sentence.\n\n## Steps\n\nTalk, then see [[guide:one]].", title="A talk", summary="S.")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site with something of everything."""
    return site(tmp_path / "site", {TALK: SAID})


def test_every_file_is_what_a_build_makes(root: Path) -> None:
    """Pages, index, pictures, attachments and styles, byte for byte, and no other file."""
    assert shown(preview_of(root)) == clean(root)


def test_an_edit_of_words_exchanges_a_page(root: Path) -> None:
    """Nothing but bytes has changed: the site is not looked at again, and every file is what a build makes."""
    preview = preview_of(root)
    shown(preview)
    text = SAID.replace("One sentence.", "One sentence more.\n\nAnd another one.")
    put(root, {TALK: text})
    change = preview.update({TALK: text.encode()}, (TALK,))
    assert (change.is_words, change.sources) == (True, (TALK,))
    assert shown(preview) == clean(root)
    put(root, {TALK: SAID})
    assert preview.update({TALK: SAID.encode()}, (TALK,)).is_words
    assert shown(preview) == clean(root)


@pytest.mark.parametrize(
    "text",
    [
        SAID.replace("title: ", "order: 1\ntitle: "),
        SAID.replace("## Steps", "## Each step"),
        SAID + "\n[[guide:begin]]\n",
        "",
    ],
)
def test_any_other_edit_looks_at_the_whole_site(text: str, root: Path) -> None:
    """An order, a heading, a reference, nothing at all: the preview follows, and says that it took the long way."""
    preview = preview_of(root)
    put(root, {TALK: text})
    assert not preview.update({TALK: text.encode()}, (TALK,)).is_words
    assert shown(preview) == clean(root)


def test_files_come_and_go(root: Path) -> None:
    """A new file, a renamed one, a removed one, another site.yaml, a theme of the site's own."""
    preview = preview_of(root)
    put(root, {"content/guides/howto/new.md": guide("New.", title="New")})
    preview.update(None, ("content/guides/howto/new.md",))
    assert shown(preview) == clean(root)
    (root / "content/guides/howto/new.md").rename(root / "content/guides/howto/newer.md")
    put(root, {"site.yaml": (root / "site.yaml").read_text().replace("title: Programs", "title: Playbooks")})
    put(root, {"themes/own/theme.yaml": "name: own\nextends: playbook\n"})
    preview.update(None, ())
    assert shown(preview) == clean(root)
    (root / "content/guides/howto/newer.md").unlink()
    preview.update(None, ())
    assert shown(preview) == clean(root)


def test_every_way_of_looking(root: Path) -> None:
    """Each audience, another day and drafts are shown as their builds show them, and follow an edit."""
    put(root, {"content/guides/howto/pay.md": guide("Pay.", title="Pay", audience="hr")})
    preview = preview_of(root)
    ways = [Looking(TODAY, "hr"), Looking(date(2027, 1, 11)), Looking(TODAY, "managers"), USUAL]
    for _ in range(2):
        for way in ways:
            assert shown(preview, way) == clean(root, way.audience, way.today)
        text = SAID.replace("One sentence.", "Another sentence.")
        put(root, {TALK: text})
        preview.update({TALK: text.encode()}, (TALK,))
    assert "guides/howto/pay/index.html" in shown(preview, ways[0])
    assert "guides/howto/pay/index.html" not in shown(preview)


def test_the_last_good_page_stays(root: Path) -> None:
    """A page whose source has an error is shown as it was; it follows again as soon as the error is mended."""
    preview = preview_of(root)
    place = Place(USUAL, "guides/formats/talk/index.html")
    before = page_at(preview, place)
    assert before.content
    for broken in (
        SAID + "\n[[guide:nowhere]]\n",
        SAID.replace("title: A talk", "titel: [A talk"),
        SAID + "\n::: steps\n",
    ):
        put(root, {TALK: broken})
        preview.update({TALK: broken.encode()}, (TALK,))
        assert any(problem.is_error and problem.span.file == TALK for problem in preview.problems(USUAL))
        assert page_at(preview, place).content == before.content
    text = SAID.replace("One sentence.", "Mended.")
    put(root, {TALK: text})
    preview.update({TALK: text.encode()}, (TALK,))
    assert b"Mended." in (page_at(preview, place).content or b"")
    assert shown(preview) == clean(root)


def test_an_error_elsewhere_keeps_nobody_from_writing(root: Path) -> None:
    """While one file is broken, the pages of all others follow their edits."""
    preview = preview_of(root)
    put(root, {"content/guides/howto/broken.md": "---\ntitle: [\n---\n"})
    preview.update(None, ())
    text = SAID.replace("One sentence.", "Written on.")
    put(root, {TALK: text})
    preview.update({TALK: text.encode()}, (TALK,))
    assert b"Written on." in (page_at(preview, Place(USUAL, "guides/formats/talk/index.html")).content or b"")


def test_what_cannot_be_read_is_said(root: Path) -> None:
    """Without its site.yaml the site is shown as it was, with a sentence that names no path of the machine."""
    preview = preview_of(root)
    before = shown(preview)
    (root / "site.yaml").rename(root / "away.yaml")
    change = preview.update(None, ("site.yaml",))
    assert change.trouble == "site.yaml: No such file or directory"
    assert shown(preview) == before
    (root / "away.yaml").rename(root / "site.yaml")
    assert preview.update(None, ("site.yaml",)).trouble == ""
    assert shown(preview) == clean(root)


def test_a_template_that_fails_is_a_fault_of_its_page(root: Path) -> None:
    """The page stays as it was, and the fault has its line; all other pages are made."""
    own = {
        "site.yaml": (root / "site.yaml").read_text() + "theme: own\n",
        "themes/own/theme.yaml": "name: own\nextends: playbook\n",
    }
    put(root, own)
    preview = preview_of(root)
    place = Place(USUAL, "glossary/index.html")
    before = page_at(preview, place)
    put(root, {"themes/own/templates/glossary.html": "{{ nothing.there }}"})
    preview.update(None, ())
    page = page_at(preview, place)
    assert page.content == before.content
    assert [str(fault.span) for fault in page.faults] == ["themes/own/templates/glossary.html:1:1"]
    assert page_at(preview, Place(USUAL, "index.html")).content
    put(root, {"site.yaml": own["site.yaml"].replace("theme: own", "theme: none")})
    preview.update(None, ())
    assert page_at(preview, place).content == before.content
    put(
        root,
        {"site.yaml": own["site.yaml"], "themes/own/templates/glossary.html": "{% extends 'base:glossary.html' %}"},
    )
    preview.update(None, ())
    assert shown(preview) == clean(root)


def test_a_broken_site_begins(tmp_path: Path) -> None:
    """A site that cannot be understood at all begins with its problems alone, and goes on when it is mended."""
    root = put(tmp_path, {"site.yaml": "title: [\n", "content/index.md": "Hello.\n"})
    preview = preview_of(root)
    assert preview.problems(USUAL)
    put(root, {"site.yaml": "title: T\n"})
    preview.update(None, ("site.yaml",))
    assert shown(preview) == clean(root)


def test_whoever_waits_is_told(root: Path) -> None:
    """A change wakes those who wait for one; without one they are told that nothing has changed."""
    preview = preview_of(root)
    number = preview.change.number
    assert preview.wait(number, 0.01).number == number
    found: list[int] = []
    waiting = Thread(target=lambda: found.append(preview.wait(number, 10).number))
    waiting.start()
    preview.update(None, ())
    waiting.join(5)
    assert found == [number + 1]


def test_many_edits_equal_clean_builds(root: Path) -> None:
    """After each of a long row of random edits every file is what a clean build makes."""
    random_, preview = random.Random(5), preview_of(root)
    pages = [path for path in (root / "content").rglob("*.md") if "glossary" not in str(path)]
    for step in range(8):
        file = random_.choice(pages)
        name = file.relative_to(root).as_posix()
        text = file.read_text()
        edited = random_.choice([
            text + f"\nSentence {step}.\n", text.replace("title: ", f"title: {step} ", 1), text.replace("Text.", "Texts."),
        ])  # fmt: skip
        file.write_text(edited)
        preview.update({name: edited.encode()}, (name,))
        assert shown(preview) == clean(root), (step, name)
