"""Translated templates are kept where nobody but this user can put code."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from rmsite.disk.codes import kept_codes


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for temporary files of its own."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_the_folder_is_this_users_alone(temporary: Path) -> None:
    """It is made in the folder for temporary files, and nobody else may look into it."""
    assert kept_codes("engine") is not None
    (folder,) = temporary.iterdir()
    assert folder.stat().st_mode & 0o777 == 0o700


def test_another_things_folder_is_not_used(temporary: Path) -> None:
    """What stands in its place and is no folder of this user is left alone, and nothing is kept."""
    assert kept_codes("engine") is not None
    (folder,) = temporary.iterdir()
    folder.rmdir()
    folder.symlink_to(temporary)
    assert kept_codes("engine") is None
    folder.unlink()
    folder.write_text("something else")
    assert kept_codes("engine") is None


def test_without_a_folder_nothing_is_kept(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A system without a folder for temporary files builds all the same."""
    monkeypatch.setattr(tempfile, "tempdir", str(temporary / "none"))
    assert kept_codes("engine") is None
