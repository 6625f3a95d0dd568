"""Digests: the same bytes have the same name everywhere."""

from rmsite.foundation.digest import digest


def test_digest_is_stable() -> None:
    """The digest of known bytes never changes, as published asset names hold it."""
    assert digest(b"rmsite") == digest(b"rmsite") != digest(b"rmsite ")
    assert len(digest(b"")) == 32
    assert digest(b"") == "e3b0c44298fc1c149afbf4c8996fb924"
