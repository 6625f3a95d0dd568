"""A preview begins with what the last one left, wherever its pages are those of a build, and reads the site elsewhere."""

from __future__ import annotations

import marshal
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from threading import Thread

import pytest

from rmsite.serving.edition import Looking
from rmsite.serving.preview import Preview
from rmsite.serving.watching import Watcher
from rmsite.testing import TODAY
from tests.making import CODES, guide
from tests.memory import Remembered
from tests.serving.previews import PUBLICATION, USUAL, clean, put, shown, site

TALK = "content/guides/formats/talk.md"
SAID = guide("One sentence.\n\n## Steps\n\nTalk, then see [[guide:one]].", title="A talk", summary="S.")
SOON = "content/guides/howto/soon.md"
MORE = {
    TALK: SAID,
    SOON: f"---\ntitle: Soon\npublish_on: {TODAY + timedelta(days=3)}\n---\n\nWords.\n",
    # Something is said of its file alone, so that it is a page with a problem.
    "content/guides/howto/Odd Name.md": guide("Odd.", title="Odd", summary="S."),
    "content/guides/howto/pay.md": guide("Money.\n\n::: audience hr\nMore money.\n:::\n", title="Pay", summary="S."),
}


def preview_with(root: Path, kept: Remembered) -> tuple[Preview, bool]:
    """The next preview of a folder, and whether it began with what the last one left."""
    preview = Preview(root, PUBLICATION, kept, CODES)
    stamps = Watcher(root, lambda _: None).remember()
    return preview, preview.recall(USUAL, stamps) is not None


def leave(root: Path, kept: Remembered) -> None:
    """What a preview leaves that has read the folder."""
    stamps = Watcher(root, lambda _: None).remember()
    preview = Preview(root, PUBLICATION, kept, CODES)
    preview.begin(USUAL)
    preview.keep(USUAL, stamps)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site with something of everything."""
    return site(tmp_path / "site", MORE)


@pytest.mark.parametrize(
    "edits",
    [
        {},
        {TALK: SAID.replace("One sentence.", "Other words.\n\nAnd more.")},
        {TALK: SAID.replace("title: A talk", "title: Zebras")},
        {TALK: SAID.replace("A talk", "Two"), "content/guides/howto/days/one.md": guide("Two.", title="Day two")},
    ],
)
def test_what_was_left_is_shown_at_once(edits: dict[str, str], root: Path) -> None:
    """Nothing but words and headlines has changed: every file is what a build makes, and stays so once all is read."""
    kept = Remembered()
    leave(root, kept)
    put(root, edits)
    preview, is_recalled = preview_with(root, kept)
    assert is_recalled
    found = shown(preview)
    assert found == clean(root)
    problems = preview.problems(USUAL)
    preview.begin(USUAL)
    assert (shown(preview), preview.problems(USUAL)) == (found, problems)


@pytest.mark.parametrize(
    "edit",
    [
        lambda root: put(root, {"content/guides/howto/new.md": guide("New.", title="New")}),
        lambda root: (root / TALK).unlink(),
        lambda root: put(root, {TALK: SAID + "\nSee [[guide:begin]].\n"}),
        lambda root: put(root, {TALK: SAID.replace("A talk", "A very long talk " * 8)}),
        lambda root: put(root, {"content/guides/howto/pay.md": guide("Nothing.", title="Pay", summary="S.")}),
        lambda root: put(root, {"site.yaml": (root / "site.yaml").read_text() + "tagline: New\n"}),
        lambda root: put(root, {"content/facts.yaml": (root / "content/facts.yaml").read_text() + "\n"}),
        lambda root: put(root, {"content/files/plan.txt": "another plan"}),
        lambda root: put(root, {"themes/own/theme.yaml": "extends: base\n"}),
    ],
)
def test_after_any_other_edit_the_site_is_read(edit: Callable[[Path], object], root: Path) -> None:
    """A new file, one that is gone, a reference, a fault, a page in parts, settings, data, attachments, themes."""
    kept = Remembered()
    leave(root, kept)
    edit(root)
    assert not preview_with(root, kept)[1]


@pytest.mark.parametrize(("days", "is_same"), [(1, True), (2, True), (3, False), (-1, True)])
def test_another_day(days: int, is_same: bool, root: Path) -> None:
    """What comes out on a day is there on that day, whenever the last preview was."""
    kept = Remembered()
    leave(root, kept)
    day = TODAY + timedelta(days=days)
    preview = Preview(root, PUBLICATION, kept, CODES)
    stamps = Watcher(root, lambda _: None).remember()
    assert (preview.recall(Looking(day), stamps) is not None) == is_same
    if is_same:
        assert shown(preview, Looking(day)) == clean(root, today=day)


def test_what_is_left_may_be_lost_in_part(root: Path) -> None:
    """Whatever of it is gone or empty: no other page is shown than a build makes."""
    kept = Remembered()
    leave(root, kept)
    expected = clean(root)
    for name in [*kept]:
        for broken in (None, b""):
            less = Remembered({each: content for each, content in kept.items() if each != name})
            if broken is not None:
                less[name] = broken
            preview, is_recalled = preview_with(root, less)
            if is_recalled:
                # What misses something waits until all is read.
                reading = Thread(target=preview.begin, args=(USUAL,))
                reading.start()
                assert shown(preview) == expected, name
                reading.join()


def test_no_other_file_is_read(root: Path) -> None:
    """What is left may come from elsewhere: it names no file that is not the site's."""
    (root.parent / "secret.txt").write_text("secret")
    kept = Remembered()
    leave(root, kept)
    name = next(each for each in kept if each.startswith("shown-"))
    then, digests, turns, recipes, files, *rest = marshal.loads(kept[name])
    recipes.append(("files/secret.txt", "rmsite.outputs.files.attachment", ("../../secret.txt",), "site.yaml", False))
    kept[name] = marshal.dumps((then, digests, turns, recipes, [*files, "../../secret.txt"], *rest))
    assert not preview_with(root, kept)[1]


def test_other_ways_of_looking_wait(root: Path) -> None:
    """Until all is read only what was left is shown; whoever looks as somebody else is answered then."""
    kept = Remembered()
    leave(root, kept)
    preview, is_recalled = preview_with(root, kept)
    assert is_recalled
    found: list[object] = []
    asking = Thread(target=lambda: found.append(shown(preview, Looking(TODAY, "hr"))))
    asking.start()
    asking.join(0.2)
    assert asking.is_alive()
    preview.begin(USUAL)
    asking.join(60)
    assert found == [clean(root, "hr")]
