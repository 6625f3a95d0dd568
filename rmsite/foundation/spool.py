"""Bytes that many need and nobody all at once wait on disk, in a file without a name, so that they take no memory.

It goes with the process, however that ends. A copy of the process may fill a spool that the process then reads.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Hashable, Iterator, Mapping, MutableMapping
from typing import TypeVar

K = TypeVar("K", bound=Hashable)

Places = Mapping[K, tuple[int, int]]
"""Where in the nameless file the bytes of each key begin, and how many they are."""


class Spool(MutableMapping[K, bytes]):
    """Bytes by key, on disk. Raises ``OSError`` where the folder for temporary files cannot take them."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115
        self._places: dict[K, tuple[int, int]] = {}

    def __setitem__(self, key: K, content: bytes) -> None:
        start = self._file.seek(0, os.SEEK_END)
        try:
            while self._file.tell() < start + len(content):
                self._file.write(content[self._file.tell() - start :])
        except OSError as error:
            # The file has no name; where it is says what to do.
            error.filename = tempfile.gettempdir()
            raise
        self._places[key] = (start, len(content))

    def __getitem__(self, key: K) -> bytes:
        start, size = self._places[key]
        return os.pread(self._file.fileno(), size, start)

    def __delitem__(self, key: K) -> None:
        del self._places[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def __del__(self) -> None:
        self._file.close()

    def places(self) -> Places[K]:
        """What a copy of this process that has filled it hands to ``know``."""
        return self._places

    def know(self, places: Places[K]) -> None:
        """Takes in what a copy of this process has put into the same file."""
        self._places |= places


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
