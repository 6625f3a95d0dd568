"""Short names for bytes."""

from __future__ import annotations

from hashlib import blake2b


def digest(data: bytes) -> str:
    """The name of these bytes: 32 hexadecimal digits, the same on every machine."""
    return blake2b(data, digest_size=16).hexdigest()
