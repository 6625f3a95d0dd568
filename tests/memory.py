"""What builds leave for each other, kept in memory."""

from __future__ import annotations

from collections.abc import Iterable

from rmsite.foundation.digest import digest


class Remembered(dict[str, bytes]):
    """A ``Memory`` of bytes by name."""

    def get_named(self, name: str) -> tuple[bytes, str]:
        """The bytes of this name and their digest."""
        return (self[name], digest(self[name])) if name in self else (b"", "")

    def put(self, name: str, content: bytes) -> str:
        """Keeps bytes under a name."""
        self[name] = content
        return digest(content)

    def put_pieces(self, name: str, pieces: Iterable[bytes | memoryview]) -> str:
        """Keeps bytes under a name, piece by piece."""
        return self.put(name, b"".join(pieces))
