"""Bytes that many need and nobody all at once wait on disk, in a file without a name, so that they take no memory.

It goes with the process, however that ends. A copy of the process may fill a spool that the process then reads.
"""

from __future__ import annotations

import io
import os
import tempfile
from collections.abc import Hashable, Iterator, Mapping, MutableMapping
from contextlib import suppress
from typing import TypeVar

K = TypeVar("K", bound=Hashable)

Places = Mapping[K, tuple[int, int] | bytes]
"""Where in the nameless file the bytes of each key begin, and how many they are; or the bytes themselves."""


class Spool(MutableMapping[K, bytes]):
    """Bytes by key, on disk; what the folder for temporary files does not take stays in memory."""

    def __init__(self) -> None:
        self._file = _nameless()
        self._places: dict[K, tuple[int, int] | bytes] = {}

    def __setitem__(self, key: K, content: bytes) -> None:
        self._places[key] = self._written(content) or content

    def _written(self, content: bytes) -> tuple[int, int] | None:
        if self._file is None:
            return None
        start = self._file.seek(0, os.SEEK_END)
        try:
            while self._file.tell() < start + len(content):
                self._file.write(content[self._file.tell() - start :])
        except OSError:
            return None
        return start, len(content)

    def __getitem__(self, key: K) -> bytes:
        place = self._places[key]
        if isinstance(place, bytes):
            return place
        assert self._file is not None
        start, size = place
        parts = []
        while size > 0:
            # The system gives at most two gibibytes at a time.
            parts.append(os.pread(self._file.fileno(), size, start))
            if not parts[-1]:
                raise OSError(f"what was put by for {key} is gone")
            start, size = start + len(parts[-1]), size - len(parts[-1])
        return b"".join(parts)

    def __delitem__(self, key: K) -> None:
        del self._places[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def __del__(self) -> None:
        if self._file is not None:
            self._file.close()

    def places(self) -> Places[K]:
        """What a copy of this process that has filled it hands to ``know``."""
        return self._places

    def know(self, places: Places[K]) -> None:
        """Takes in what a copy of this process has put into the same file."""
        self._places |= places


def _nameless() -> io.FileIO | None:
    with suppress(OSError):
        return tempfile.TemporaryFile(buffering=0)
    return None


class Joined(Mapping[K, bytes]):
    """What stands in several places, each read where it is when it is asked for; ``where`` gives the order."""

    def __init__(self, where: Mapping[K, Mapping[K, bytes]]) -> None:
        self._where = where

    def __getitem__(self, key: K) -> bytes:
        return self._where[key][key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._where)

    def __len__(self) -> int:
        return len(self._where)
