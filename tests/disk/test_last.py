"""A build that would come to nothing new is known by its sources and its finished files, without building."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from rmsite.disk.last import LastBuild, Look, changed_since, last_build, look_at, outputs_stand, remember, without_doubt
from rmsite.disk.read import read_inputs
from rmsite.disk.stamps import stamps_of
from rmsite.disk.store import Store
from tests.cli.running import SITE, write

LATER = 2**62


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site with a finished page."""
    return write(tmp_path, {**SITE, "content/files/plan.pdf": "pdf", "public/index.html": "<p>Hello.</p>"})


def _built(site: Path) -> LastBuild:
    look = without_doubt(look_at(site), LATER)
    return LastBuild("Built", b"", look, read_inputs(site).digests(), stamps_of(str(site / "public"), ["index.html"]))


def _is_current(site: Path, build: LastBuild) -> bool:
    return changed_since(build, look_at(site), site) == {} and outputs_stand(build, site / "public")


def test_what_is_untouched_is_current(site: Path) -> None:
    """Sources and finished files as they were: there is nothing to do."""
    assert _is_current(site, _built(site))


def test_bytes_decide_and_not_times(site: Path) -> None:
    """A fresh checkout, where every file has a new time, is unchanged."""
    build = _built(site)
    for file in [site / "site.yaml", *site.glob("content/**/*.*")]:
        os.utime(file, ns=(1, 1))
    assert _is_current(site, build)


def _deeper(site: Path) -> None:
    (site / "content/new").mkdir()


def _linked(site: Path) -> None:
    (site / "content/index.md").unlink()
    (site / "content/index.md").symlink_to(site / "site.yaml")


@pytest.mark.parametrize(
    "change",
    [
        lambda site: write(site, {"content/index.md": "Hallo. [[guide:begin]]\n"}),
        lambda site: write(site, {"content/more.md": "More.\n"}),
        lambda site: write(site, {"site.yaml": SITE["site.yaml"].replace("Small", "Large")}),
        lambda site: write(site, {"content/files/plan.pdf": "PDF"}),
        lambda site: write(site, {"themes/own/theme.yaml": "name: own\n"}),
        lambda site: (site / "content/guides/howto/begin.md").unlink(),
        lambda site: (site / "public/index.html").unlink(),
        lambda site: write(site, {"public/index.html": "<p>Bye.</p>"}),
        _deeper,
        _linked,
    ],
)
def test_every_change_is_seen(change: Callable[[Path], object], site: Path) -> None:
    """Text of the same length, a new or missing file, a link in a file's place, a touched page: there is work to do."""
    build = _built(site)
    change(site)
    assert not _is_current(site, build)


def test_changed_bytes_are_handed_on(site: Path) -> None:
    """Of sources that are other than they were, the bytes; of one that only looks other, nothing."""
    build = _built(site)
    write(site, {"content/index.md": "Other words.\n"})
    os.utime(site / "site.yaml", ns=(1, 1))
    assert changed_since(build, look_at(site), site) == {"content/index.md": b"Other words.\n"}


def test_another_theme_is_seen(site: Path) -> None:
    """A theme that comes with rmsite and looks different now is a change."""
    build = _built(site)
    other = Look(build.look.sources, {**build.look.themes, "themes/base/new.css": (1, 2, 3)})
    assert not _is_current(site, build._replace(look=other))


def test_a_change_within_the_same_tick_is_seen(site: Path) -> None:
    """What was written just before it was looked at is read again, whatever its size and time say."""
    file = site / "content/index.md"
    seen = file.stat()
    build = _built(site)._replace(look=without_doubt(look_at(site), seen.st_mtime_ns + 1))
    write(site, {"content/index.md": "Hallo. [[guide:begin]]\n"})
    os.utime(file, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    assert not _is_current(site, build)


def test_builds_are_remembered_by_what_was_asked_for(site: Path, tmp_path: Path) -> None:
    """What was kept comes back whole under its own words, and under no others."""
    store, build = Store(tmp_path / "cache"), _built(site)
    assert last_build(store, "for everyone") is None
    remember(store, "for everyone", build)
    assert last_build(Store(tmp_path / "cache"), "for everyone") == build
    assert last_build(store, "for managers") is None
