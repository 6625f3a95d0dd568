"""The first look of a build: what was asked for, and whether anything has changed since the last one.

Light: nothing that parses is imported here, not even the command line's own words, so that a build with nothing to do
ends at once.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

from rmsite import __version__
from rmsite.disk.aside import aside
from rmsite.disk.last import LastBuild, Look, changed_since, last_build, look_at, outputs_stand, remember, without_doubt
from rmsite.disk.place import has_leftovers, refuse_bad_place, without_dots
from rmsite.disk.store import Store, cache_folder
from rmsite.disk.where import find_site

EPOCH = "SOURCE_DATE_EPOCH"
_FLAGS = frozenset(("--drafts", "--strict", "--offline"))


class RefusedCache(Exception):
    """What builds remember cannot be kept in this folder; the message is a sentence with the reason."""


class Asked(NamedTuple):
    """What a build was asked for."""

    root: Path
    target: Path
    today: date
    audience: str | None = None
    drafts: bool = False
    strict: bool = False
    offline: bool = False
    base_url: str = ""
    jobs: int | None = None
    clean: bool = False
    verify: bool = False
    style: str = "human"

    @property
    def words(self) -> str:
        """Everything that decides, given the same sources, what is written and where."""
        place = without_dots(self.target).as_posix()
        day = self.today.isoformat()
        return repr((place, day, self.audience, self.drafts, self.strict, self.offline, self.base_url, __version__))


class Looked(NamedTuple):
    """What the site's folder looked like when the build ``began``, in nanoseconds of the clock.

    ``changed`` has the sources that have other bytes than at the ``last`` build; it is None where anything else is not
    as that has left it.
    """

    asked: Asked
    store: Store
    look: Look
    began: int
    last: LastBuild | None = None
    changed: Mapping[str, bytes] | None = None

    @property
    def seen(self) -> Look:
        """The look, without what may have changed once more since."""
        return without_doubt(self.look, self.began)

    @property
    def is_as_left(self) -> bool:
        """Whether another build would come to what is there."""
        return self.changed is not None and not self.changed and not self.asked.verify


def site_above(start: Path) -> Path | None:
    """The nearest site from a folder upward, relative to where the reader is: shown paths are shorter so."""
    found = find_site(start)
    if found is None:
        return None
    return Path() if found == start else Path(os.path.relpath(found))


def today() -> date:
    """The day it is here."""
    return datetime.now().astimezone().date()


def asked_plainly(words: Sequence[str]) -> Asked | None:
    """What a build with nothing but flags is asked for; None for whatever else was typed, which click reads."""
    if words[:1] != ["build"] or not _FLAGS.issuperset(words[1:]) or EPOCH in os.environ:
        return None
    root = site_above(Path.cwd())
    if root is None:
        return None
    drafts, strict, offline = (flag in words for flag in ("--drafts", "--strict", "--offline"))
    return Asked(root, root / "public", today(), drafts=drafts, strict=strict, offline=offline)


def first_look(asked: Asked) -> Looked:
    """Looks at the sources and at the finished site; raises ``RefusedOutput`` or ``RefusedCache``."""
    refuse_bad_place(asked.target, asked.root)
    store = _store_of(asked)
    # What a killed build has left is cleared away by publishing.
    last = None if asked.clean or has_leftovers(asked.target) else last_build(store, asked.words)
    began = time.time_ns()
    if last is None:
        return Looked(asked, store, look_at(asked.root), began)
    do_outputs_stand = aside(partial(outputs_stand, last, asked.target))
    look = look_at(asked.root)
    changed = changed_since(last, look, asked.root)
    return Looked(asked, store, look, began, last, changed if do_outputs_stand() else None)


def left_as_it_is(looked: Looked) -> str:
    """What the site is called that another build would come to again."""
    assert looked.last is not None
    if looked.look != looked.last.look:
        remember(looked.store, looked.asked.words, looked.last._replace(look=looked.seen))
    return looked.last.told


def told(site: str, changes: str, began: float, target: Path) -> str:
    """The sentence in which a build ends; ``began`` is in seconds of the clock that measures time."""
    return f"{site} in {time.perf_counter() - began:.2f} s: {changes}. Open {target / 'index.html'}"


def _store_of(asked: Asked) -> Store:
    folder = cache_folder(asked.root)
    target = asked.target.absolute()
    for name, place in (("content", asked.root / "content"), ("themes", asked.root / "themes"), ("output", target)):
        if folder.absolute().resolve().is_relative_to(place.resolve()):
            raise RefusedCache(f"`cache: path:` in site.yaml lies in the site's {name}; name a folder of its own")
    return Store(folder)
