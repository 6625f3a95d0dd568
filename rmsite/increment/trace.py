"""Traces: what a finished file was made of, and why it would have to be made again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from rmsite.foundation.value import Value


class Trace(NamedTuple):
    """How one file was made: by which maker of which subject, the facts it asked for, the digest of what came out.

    ``why`` says why it was made when it was made last.
    """

    maker: str
    subject: tuple[str, ...]
    reads: tuple[str, ...]
    content: str
    why: str = ""


class Traces(Value):
    """The traces of a finished site by path, with the digests that the facts had then.

    ``common`` is the digest of what every file is made of: the theme, and how the site is published.
    """

    common: str
    facts: Mapping[str, str]
    by_path: Mapping[str, Trace]

    def reads_of(self, path: str) -> tuple[str, ...]:
        """The facts that a file was made of; none where it was not there."""
        trace = self.by_path.get(path)
        return trace.reads if trace else ()


NO_TRACES = Traces("", {}, {})

LATEST = "traces-latest"
"""Under this name a memory keeps the name of the traces that were written last."""


def why_stale(maker: str, subject: tuple[str, ...], old: Trace | None, changed: Mapping[str, str]) -> str | None:
    """Why a file has to be made, in words that stand behind "because"; None where the old one would be the same.

    ``changed`` has the facts whose digests are no longer what they were, each with its own reason.
    """
    if old is None:
        return "it is new"
    if (maker, subject) != (old.maker, old.subject):
        return "something else is published at its address now"
    return next((changed[name] for name in old.reads if name in changed), None)


def changed_facts(then: Mapping[str, str], now: Mapping[str, str]) -> dict[str, str]:
    """The facts that had another digest then, each with the reason that ``why_stale`` gives for it."""
    return {name: f"{name} has changed" for name, digest in now.items() if then.get(name, digest) != digest}
