"""Under which names a memory keeps what a build of a site for one audience leaves for the next."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import chain

from rmsite.foundation.digest import digest
from rmsite.foundation.value import Value
from rmsite.graph.audiences import Visibility
from rmsite.view.shapes import Publication


class Names(Value):
    """Names for the traces, for the site as it was put together, and for the ``state`` that both belong to.

    Under ``shown`` a preview keeps what it has shown.
    """

    traces: str
    linked: str
    state: str
    shown: str


def names_of(visibility: Visibility, publication: Publication) -> Names:
    """The names for one audience and way of publishing, whatever the day."""
    own = digest(repr((visibility.audience, visibility.drafts, publication)).encode())
    return Names(f"traces-{own}", f"linked-{own}", f"state-{own}", f"shown-{own}")


def state_of(today: date, sources: Mapping[str, str], traces: str, linked: str) -> bytes:
    """The name of a day, of all sources (the digests of their bytes by path), and of what was kept of their build.

    ``traces`` and ``linked`` are digests of what these names stand for.

    Two builds may write into one memory at once: what does not belong together has no state.
    """
    lines = (today.isoformat(), traces, linked, *chain.from_iterable(sorted(sources.items())))
    return digest("\n".join(lines).encode()).encode()
