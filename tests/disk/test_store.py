"""What builds remember may be lost or damaged at any time, and is never believed without its checksum."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from rmsite.disk import store as room
from rmsite.disk.store import Store, engine


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.name != ".gitignore")


def test_bytes_come_back(tmp_path: Path) -> None:
    """What was put under a name is got by that name, also by another build; git is told to leave it alone."""
    Store(tmp_path / "cache").put("pages", b"\0words")
    store = Store(tmp_path / "cache")
    assert (store.get("pages"), store.get("other"), store.damaged) == (b"\0words", None, False)
    assert (tmp_path / "cache/.gitignore").read_text() == "*\n"


def test_pieces_are_one(tmp_path: Path) -> None:
    """Bytes that came piece by piece are kept, and named, as if they had come at once."""
    store = Store(tmp_path)
    name = store.put_pieces("pieces", iter((b"some", memoryview(b" few "), b"", b"words")))
    assert store.get_named("pieces") == (b"some few words", name)
    assert store.put("whole", b"some few words") == name


def test_pieces_that_end_in_a_fault_leave_nothing(tmp_path: Path) -> None:
    """Where the disk is full before the last piece nothing is kept under the name, and the digest is empty."""

    def pieces() -> Iterator[bytes]:
        yield b"some"
        raise OSError(28, "No space left on device")

    store = Store(tmp_path)
    before = store.put("pieces", b"before")
    assert store.put_pieces("pieces", pieces()) == ""
    assert store.get_named("pieces") == (b"before", before)
    assert len(_files(tmp_path)) == 1


@pytest.mark.parametrize("damage", [b"", b"x", b"0" * 32 + b"words"])
def test_what_is_damaged_is_not_believed(damage: bytes, tmp_path: Path) -> None:
    """A file that was cut short or overwritten counts as lost, and that is noted."""
    store = Store(tmp_path)
    store.put("pages", b"words")
    _files(tmp_path)[0].write_bytes(damage)
    assert store.get("pages") is None
    assert store.damaged


def test_another_version_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What another version of rmsite, Python or a library wrote is passed over without a word."""
    Store(tmp_path).put("pages", b"words")
    monkeypatch.setattr(room, "engine", lambda: "other")
    store = Store(tmp_path)
    assert (store.get("pages"), store.damaged) == (None, False)


def test_engine_is_named_by_its_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same code has the same name every time, wherever it stands; one letter more and it has another."""
    names = []
    for folder, text in (("one", "x = 1\n"), ("two", "x = 1\n"), ("one", "x = 2\n")):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / "code.py").write_text(text)
        monkeypatch.setattr(room, "_PACKAGE", str(tmp_path / folder))
        names.append(engine())
    assert names[0] == names[1] != names[2]


def test_a_folder_that_cannot_be_written_costs_nothing(tmp_path: Path) -> None:
    """Where there is a file in the folder's place nothing is kept, and nothing fails."""
    (tmp_path / "cache").write_text("in the way")
    store = Store(tmp_path / "cache")
    assert store.put("pages", b"words") == ""
    store.prune()
    assert store.get("pages") is None
    assert (tmp_path / "cache").read_text() == "in the way"


def test_the_folder_is_bounded(tmp_path: Path) -> None:
    """What was written longest ago goes first, until the rest is small enough."""
    store = Store(tmp_path)
    for age, name in enumerate(("new", "old", "older")):
        store.put(name, b"0" * 1000)
        file = next(path for path in _files(tmp_path) if path.name == name)
        os.utime(file, ns=(10**18 - age, 10**18 - age))
    store.prune(2500)
    assert [path.name for path in _files(tmp_path)] == ["new", "old"]
