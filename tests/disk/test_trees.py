"""The tree that was replaced becomes the next one, and nothing in it is published that rmsite did not write."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from rmsite.disk import write
from rmsite.disk.place import RefusedOutput
from rmsite.disk.store import Store
from rmsite.disk.trees import (
    NO_TREES,
    Trees,
    does_output_stand,
    does_spare_stand,
    look_into,
    remember_trees,
    remembered_trees,
)
from rmsite.disk.write import Published, publish, publish_changes
from rmsite.foundation.webpath import WebPath
from tests.disk.counts import counts
from tests.disk.sites import pages, site, tree

FIRST = pages(a="1", b="1", x__c="1", gone__deep="1")
SECOND = pages(a="2", b="1", x__c="1", new__d="2")
THIRD = pages(a="3", b="1", x__c="3")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A site's folder."""
    return site(tmp_path / "site")


def changes(files: Mapping[WebPath, bytes], home: Path, trees: Trees, name: str = "public") -> Published | None:
    """These changes published, after a look at both trees."""
    output = home / name
    stand = (lambda: does_output_stand(trees, output), lambda: does_spare_stand(trees, output))
    return publish_changes(files, output, home, trees, *stand)


def twice(home: Path) -> Trees:
    """Two builds, so that there is a spare tree."""
    trees = publish(FIRST, home / "public", home).trees
    return publish(SECOND, home / "public", home, trees).trees


def spare(home: Path) -> Path:
    """The spare tree."""
    return home / ".public.rmsite-spare"


def expected(home: Path, tmp_path: Path) -> dict[str, bytes]:
    """What a build into an empty place would write."""
    publish(THIRD, tmp_path / "clean", home)
    return tree(tmp_path / "clean")


def test_a_third_build_writes_what_has_changed(home: Path, tmp_path: Path) -> None:
    """What neither build changed is one file in both trees; the whole is what a build into an empty place writes."""
    trees = twice(home)
    before = (home / "public/b.html").stat().st_ino
    assert counts(publish(THIRD, home / "public", home, trees)) == (3, 0, 2, 1)
    assert tree(home / "public") == expected(home, tmp_path)
    assert (home / "public/b.html").stat().st_ino == (spare(home) / "b.html").stat().st_ino == before
    assert sorted(path.name for path in (home / "public").iterdir() if path.is_dir()) == ["x"]


def test_what_is_said_of_the_trees_is_true(home: Path) -> None:
    """After every build both trees look as it says."""
    trees = NO_TREES
    for files in (FIRST, SECOND, THIRD, SECOND, FIRST, FIRST):
        trees = publish(files, home / "public", home, trees).trees
        assert trees.current == look_into(home / "public")
        assert trees.spare == look_into(spare(home))


def _touch(path: Path) -> None:
    os.utime(path, ns=(1, 1))


def _link(folder: Path) -> None:
    (folder / "b.html").unlink()
    (folder / "b.html").symlink_to(folder / "a.html")


MEDDLING: list[Callable[[Path], object]] = [
    lambda folder: (folder / "b.html").write_text("meddled"),
    lambda folder: (folder / "b.html").unlink(),
    lambda folder: _touch(folder / "b.html"),
    _link,
    lambda folder: (folder / "empty").mkdir(),
    lambda folder: (folder / ".rmsite-files").write_text("rmsite wrote these files\nx b.html\n"),
]


@pytest.mark.parametrize("meddle", [*MEDDLING, lambda folder: (folder / ".rmsite-files").write_text("")])
def test_a_meddled_spare_is_not_used(meddle: Callable[[Path], object], home: Path, tmp_path: Path) -> None:
    """Whatever somebody does to the spare tree, the finished one is what a build into an empty place writes."""
    trees = twice(home)
    meddle(spare(home))
    publish(THIRD, home / "public", home, trees)
    assert tree(home / "public") == expected(home, tmp_path)


@pytest.mark.parametrize("was_known", [True, False])
@pytest.mark.parametrize("is_known", [True, False])
def test_a_file_that_came_while_the_trees_changed_places_is_kept(
    home: Path, monkeypatch: pytest.MonkeyPatch, *, was_known: bool, is_known: bool
) -> None:
    """What somebody put into the output too late to be seen is in the spare then, and the next build names it."""
    trees = twice(home)
    real = write._put_in_place

    def too_late(fresh: Path, place: Path) -> Path | None:
        (place / "mine.txt").write_text("mine")
        return real(fresh, place)

    monkeypatch.setattr(write, "_put_in_place", too_late)
    published = publish(SECOND, home / "public", home, trees if was_known else NO_TREES)
    monkeypatch.undo()
    before = tree(home / "public")
    found = r"public\.rmsite-spare holds files that rmsite did not write \(mine\.txt\); keep what is yours elsewhere"
    with pytest.raises(RefusedOutput, match=found):
        publish(THIRD, home / "public", home, published.trees if is_known else NO_TREES)
    assert (spare(home) / "mine.txt").read_text() == "mine"
    assert tree(home / "public") == before
    assert not (home / ".public.rmsite-new").exists()


def test_a_file_that_is_taken_away_meanwhile(home: Path) -> None:
    """A finished file that is gone when the new tree is to have it too is told with what to do."""
    trees = twice(home)
    (home / "public/b.html").unlink()
    _touch(spare(home) / "b.html")
    with pytest.raises(RefusedOutput, match=r"b\.html was changed while the site was built; build again"):
        publish_changes(pages(a="3"), home / "public", home, trees, lambda: True, lambda: False)


@pytest.mark.parametrize("meddle", MEDDLING)
def test_a_meddled_site_is_made_whole(meddle: Callable[[Path], object], home: Path, tmp_path: Path) -> None:
    """The same for the finished tree; a build of changes alone does nothing and says so."""
    trees = twice(home)
    meddle(home / "public")
    before = tree(home / "public")
    try:
        assert changes(pages(a="3"), home, trees) is None
        assert tree(home / "public") == before
        trees = publish(THIRD, home / "public", home, trees).trees
    except RefusedOutput:
        # A list that no longer names the files makes them somebody else's.
        assert b"x b.html" in before[".rmsite-files"]
        return
    assert tree(home / "public") == expected(home, tmp_path)
    assert trees.current == look_into(home / "public")


def test_changes_alone(home: Path, tmp_path: Path) -> None:
    """Given the changed files only, the tree is the one that all files would have made."""
    trees = twice(home)
    done = changes(pages(a="3", x__c="3"), home, trees)
    assert done is not None
    assert counts(done) == (4, 0, 2, 0)
    publish({**SECOND, **pages(a="3", x__c="3")}, tmp_path / "clean", home)
    assert tree(home / "public") == tree(tmp_path / "clean")
    again = changes({}, home, done.trees)
    assert again is not None
    assert counts(again) == (4, 0, 0, 0)
    assert tree(home / "public") == tree(tmp_path / "clean")
    assert changes(pages(unknown="3"), home, done.trees) is None


def test_changes_of_nothing(home: Path) -> None:
    """Where there is no output there is nothing to change."""
    assert changes(pages(a="1"), home, NO_TREES) is None
    assert changes({}, home, Trees({"a": (1, 2, 3)}, {}), "none") is None
    assert not (home / "public").exists()


def test_a_file_and_a_folder_change_places(home: Path) -> None:
    """A path that was a file becomes a folder and the other way round, in each of the trees."""
    trees = NO_TREES
    one, other = {WebPath("a"): b"1", WebPath("b/c"): b"1"}, {WebPath("a/c"): b"2", WebPath("b"): b"2"}
    for files in (one, other, one, other, one):
        trees = publish(files, home / "public", home, trees).trees
        found = tree(home / "public")
        del found[".rmsite-files"]
        assert found == {path.value: content for path, content in files.items()}


def test_without_second_names_files_are_written(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system that knows one name for a file has the same trees."""

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refused)
    trees = twice(home)
    publish(THIRD, home / "public", home, trees)
    assert tree(home / "public") == expected(home, tmp_path)


def test_trees_are_remembered_by_their_place(home: Path, tmp_path: Path) -> None:
    """What is kept comes back for the same output, and for no other; damage is nothing known."""
    store, trees = Store(tmp_path / "cache"), twice(home)
    remember_trees(store, home / "public", trees)
    assert remembered_trees(Store(tmp_path / "cache"), home / "public") == trees
    assert remembered_trees(store, home / "other") == NO_TREES
    for file in (tmp_path / "cache").rglob("trees-*"):
        file.write_bytes(file.read_bytes()[:-1])
    assert remembered_trees(store, home / "public") == NO_TREES


def test_a_build_in_between_is_seen(home: Path) -> None:
    """Where another build has published since both trees were looked at, a build of changes alone does nothing."""
    trees = twice(home)
    publish(FIRST, home / "public", home, trees)
    before = tree(home / "public")
    assert publish_changes(pages(a="4"), home / "public", home, trees, lambda: True, lambda: True) is None
    assert tree(home / "public") == before
