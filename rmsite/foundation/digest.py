"""Short names for bytes."""

from __future__ import annotations

from hashlib import sha256


def digest(data: bytes) -> str:
    """The name of these bytes: 32 hexadecimal digits, the same on every machine."""
    # Processors have instructions for this one: it takes half the time of any other.
    return sha256(data).hexdigest()[:32]
