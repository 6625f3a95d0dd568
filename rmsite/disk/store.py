"""What builds remember, in a folder of the site: bytes by name, never trusted before their checksum holds."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from stat import S_ISREG
from typing import BinaryIO

from rmsite.disk.where import SETTINGS
from rmsite.foundation.digest import digest, digest_of_pieces

FOLDER = ".rmsite-cache"
MOST_BYTES = 512 * 1024 * 1024
"""The folder is kept below this size; what was written longest ago goes first."""

_CHECKSUM = 32
_PACKAGE = str(Path(__file__).resolve().parent.parent)


def cache_folder(root: Path) -> Path:
    """The folder in which builds of a site remember: ``cache: {path: ...}`` of site.yaml, else one in the site's own.

    What cannot be read here is told by the build.
    """
    usual = root / FOLDER
    with suppress(OSError, UnicodeDecodeError):
        # A pipe in its place would be waited for.
        text = (root / SETTINGS).read_text("utf-8") if S_ISREG((root / SETTINGS).lstat().st_mode) else ""
        if "cache" in text:
            # Imported only where it is needed, so that a build with nothing to do ends at once.
            import yaml

            with suppress(yaml.YAMLError, TypeError, KeyError):
                path = yaml.load(text, Loader=yaml.CBaseLoader)["cache"]["path"]
                return root / path if path else usual
    return usual


class Store:
    """Bytes by name for one version of rmsite; what another version wrote is never read.

    Everything here may be lost at any time and costs a rebuild then, no more: a folder that cannot be written, a full
    disk and a damaged file are passed over. ``damaged`` says whether something was found that is not as it was written,
    ``engine`` names the version.
    """

    def __init__(self, folder: Path) -> None:
        self.engine = engine()
        self._folder = folder
        self._own = folder / self.engine
        self.damaged = False

    def get(self, name: str) -> bytes | None:
        """The bytes of this name, or None where there are none that can be trusted."""
        content, checksum = self.get_named(name)
        return content if checksum else None

    def get_named(self, name: str) -> tuple[bytes, str]:
        """The same with their digest; both are empty where there are none that can be trusted."""
        try:
            with (self._own / name).open("rb", buffering=0) as file:
                checksum, content = file.read(_CHECKSUM), file.read()
        except OSError:
            return b"", ""
        found = digest(content)
        if checksum != found.encode():
            self.damaged = True
            return b"", ""
        return content, found

    def put(self, name: str, content: bytes) -> str:
        """Keeps bytes under a name, as a whole or not at all, so that two builds may write at once.

        Gives their digest, which is empty where they could not be kept.
        """
        return self.put_pieces(name, (content,))

    def put_pieces(self, name: str, pieces: Iterable[bytes | memoryview]) -> str:
        """The same for bytes that are too many to hold at once, piece by piece."""
        fresh = self._own / f".{name}.{os.getpid()}"
        try:
            if not self._own.is_dir():
                self._own.mkdir(parents=True, exist_ok=True)
                (self._folder / ".gitignore").write_text("*\n")
            with fresh.open("wb") as file:
                file.write(bytes(_CHECKSUM))
                checksum = digest_of_pieces(_written(file, pieces))
                file.seek(0)
                file.write(checksum.encode())
            fresh.replace(self._own / name)
        except OSError:
            with suppress(OSError):
                fresh.unlink()
            return ""
        return checksum

    def prune(self, most: int = MOST_BYTES) -> None:
        """Removes what was written longest ago until the folder is no larger than ``most`` bytes."""
        with suppress(OSError):
            files = sorted(_files(self._folder), key=lambda file: file[0], reverse=True)
            kept = 0
            for _, size, path in files:
                kept += size
                if kept > most:
                    path.unlink(missing_ok=True)


def _written(file: BinaryIO, pieces: Iterable[bytes | memoryview]) -> Iterator[bytes | memoryview]:
    for piece in pieces:
        file.write(piece)
        yield piece


def engine() -> str:
    """The name of everything that makes a build what it is beside the site: Python, rmsite's code, its libraries."""
    parts = [
        f"{sys.implementation.cache_tag} {sys.hexversion:x} {sys.byteorder}".encode(),
        *(name.encode() for name in sorted(_libraries())),
    ]
    for where, folders, names in os.walk(_PACKAGE):
        folders.sort()
        for name in sorted(names):
            if name.endswith(".py"):
                with open(f"{where}/{name}", "rb", buffering=0) as file:  # noqa: PTH123
                    parts += (f"{where[len(_PACKAGE) :]}/{name}".encode(), file.read())
    return digest(b"\0".join(parts))


def _libraries() -> Iterator[str]:
    # Their folders name their versions.
    for place in {str(Path(entry)) for entry in sys.path if entry.endswith("-packages")}:
        with suppress(OSError):
            yield from (name for name in os.listdir(place) if name.endswith(".dist-info"))  # noqa: PTH208


def _files(folder: Path) -> Iterator[tuple[float, int, Path]]:
    for where, _, names in os.walk(folder):
        for name in names:
            path = Path(where, name)
            seen = path.stat()
            yield seen.st_mtime, seen.st_size, path
