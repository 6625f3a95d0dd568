"""Where finished files wait until all are finished: on disk, in a file without a name, so that no memory is needed.

It goes with the process, however that ends. A copy of the process may fill a spool that the process then reads.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping, MutableMapping

from rmsite.foundation.webpath import WebPath

Places = Mapping[WebPath, tuple[int, int]]
"""Where in the nameless file the bytes of each file begin, and how many they are."""


class Spool(MutableMapping[WebPath, bytes]):
    """The bytes of files by path, on disk. Raises ``OSError`` where the folder for temporary files cannot take them."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115
        self._places: dict[WebPath, tuple[int, int]] = {}

    def __setitem__(self, path: WebPath, content: bytes) -> None:
        start = self._file.seek(0, os.SEEK_END)
        try:
            while self._file.tell() < start + len(content):
                self._file.write(content[self._file.tell() - start :])
        except OSError as error:
            # The file has no name; where it is says what to do.
            error.filename = tempfile.gettempdir()
            raise
        self._places[path] = (start, len(content))

    def __getitem__(self, path: WebPath) -> bytes:
        start, size = self._places[path]
        return os.pread(self._file.fileno(), size, start)

    def __delitem__(self, path: WebPath) -> None:
        del self._places[path]

    def __iter__(self) -> Iterator[WebPath]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def __del__(self) -> None:
        self._file.close()

    def places(self) -> Places:
        """What a copy of this process that has filled it hands to ``know``."""
        return self._places

    def know(self, places: Places) -> None:
        """Takes in what a copy of this process has put into the same file."""
        self._places |= places


class Joined(Mapping[WebPath, bytes]):
    """The files of several places, each read where it is when it is asked for; ``where`` gives their order."""

    def __init__(self, where: Mapping[WebPath, Mapping[WebPath, bytes]]) -> None:
        self._where = where

    def __getitem__(self, path: WebPath) -> bytes:
        return self._where[path][path]

    def __iter__(self) -> Iterator[WebPath]:
        return iter(self._where)

    def __len__(self) -> int:
        return len(self._where)
