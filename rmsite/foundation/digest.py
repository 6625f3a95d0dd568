"""Short names for bytes."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256


def digest(data: bytes) -> str:
    """The name of these bytes: 32 hexadecimal digits, the same on every machine."""
    # Where processors have instructions for it, it takes about half the time of BLAKE2 for whole files.
    return sha256(data).hexdigest()[:32]


def digest_of_pieces(pieces: Iterable[bytes | memoryview]) -> str:
    """The name of the bytes that these pieces are one behind the other."""
    whole = sha256()
    for piece in pieces:
        whole.update(piece)
    return whole.hexdigest()[:32]
