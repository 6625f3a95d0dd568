"""What waits on disk comes back as it was, whoever has put it there and however little room there is."""

from __future__ import annotations

import resource
import tempfile
from pathlib import Path
from typing import NoReturn

import pytest

from rmsite.foundation.spool import Joined, Places, Spool
from rmsite.pipeline.forks import ForkExecutor

OPEN = Path("/proc/self/fd")


def _some(start: int) -> dict[str, bytes]:
    return {f"{number}": bytes([number]) * number * 500 for number in range(start, start + 20)}


def test_bytes_come_back() -> None:
    """Each under its key; one that was put in again takes the place of the first, and one that is taken out is gone."""
    spool: Spool[str] = Spool()
    spool.update(_some(0))
    spool["3"] = b"other"
    del spool["4"]
    assert dict(spool) == {key: b"other" if key == "3" else data for key, data in _some(0).items() if key != "4"}
    assert len(spool) == 19


def test_a_copy_fills_it() -> None:
    """What a worker has put in can be read here once its places are known, beside what is put in here."""
    spool: Spool[str] = Spool()
    spool.update(_some(0))

    def fill() -> Places[str]:
        spool.update(_some(20))
        return spool.places()

    places = ForkExecutor().submit(fill).result()
    assert len(spool) == 20
    spool.know(places)
    spool.update(_some(40))
    assert dict(spool) == {**_some(0), **_some(20), **_some(40)}


def test_nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file has no name, and is gone with the spool."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    before = len(list(OPEN.iterdir()))
    spool: Spool[str] = Spool()
    spool.update(_some(0))
    assert not list(tmp_path.iterdir())
    del spool
    assert len(list(OPEN.iterdir())) == before


def test_a_full_disk_takes_nothing_away() -> None:
    """What a disk does not take stays in memory, in this process as in a worker."""
    spool: Spool[str] = Spool()

    def fill() -> Places[str]:
        spool.update(_some(20))
        return spool.places()

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
    try:
        spool.update(_some(0))
        places = ForkExecutor().submit(fill).result()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    spool.know(places)
    assert dict(spool) == {**_some(0), **_some(20)}


def test_no_folder_for_temporary_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no file can be made at all, everything stays in memory."""

    def refuse(**_: object) -> NoReturn:
        raise FileNotFoundError(2, "No usable temporary directory found")

    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    spool: Spool[str] = Spool()
    spool.update(_some(0))
    assert dict(spool) == _some(0)


def test_several_places_are_one() -> None:
    """Joined files come in the order that was asked for, each from where it is."""
    spool: Spool[str] = Spool()
    spool["b"] = b"2"
    joined = Joined({"b": spool, "a": {"a": b"1"}})
    assert list(joined.items()) == [("b", b"2"), ("a", b"1")]
    assert len(joined) == 2
