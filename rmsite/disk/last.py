"""The last finished build, and whether another one would come to anything else."""

from __future__ import annotations

import marshal
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from rmsite.disk.stamps import Stamp, stamps_below, stamps_of
from rmsite.disk.store import Store
from rmsite.disk.where import SETTINGS, packaged_themes
from rmsite.foundation.digest import digest

_TOPS = (SETTINGS, "content", "themes")
DOUBTFUL = -1
"""The time of a file that may have changed once more since it was looked at."""
_JUST_NOW = 2_000_000_000
"""In nanoseconds: what was changed so shortly before it was looked at may change again within the same tick."""


class Look(NamedTuple):
    """What a site's folder and the themes that come with rmsite looked like before they were read."""

    sources: Mapping[str, Stamp]
    themes: Mapping[str, Stamp]


class LastBuild(NamedTuple):
    """A finished build: how it was told, and what it rested on.

    ``problems`` are the warnings that it had, packed, empty where there were none. ``digests`` has the names of the
    sources' bytes by path, as far as they were read; ``outputs`` what the finished files look like.
    """

    told: str
    problems: bytes
    look: Look
    digests: Mapping[str, str]
    outputs: Mapping[str, Stamp]


def look_at(root: Path) -> Look:
    """What everything looks like now; to be called before anything is read, so that no change falls in between."""
    packaged = packaged_themes()
    return Look(stamps_below(str(root), _TOPS), stamps_below(str(packaged.parent), (packaged.name,)))


def last_build(store: Store, request: str) -> LastBuild | None:
    """What is remembered of the last build that was asked for in the same words, and wrote a site."""
    data = store.get(_name(request))
    if data is None:
        return None
    try:
        told, problems, sources, themes, digests, outputs = marshal.loads(data)
    except (ValueError, EOFError, TypeError):
        return None
    return LastBuild(told, problems, Look(sources, themes), digests, outputs)


def remember(store: Store, request: str, build: LastBuild) -> None:
    """Keeps a finished build for the next one that is asked for in the same words."""
    look = (dict(build.look.sources), dict(build.look.themes))
    parts = (build.told, build.problems, *look, dict(build.digests), dict(build.outputs))
    store.put(_name(request), marshal.dumps(parts))


def outputs_stand(build: LastBuild, output: Path) -> bool:
    """Whether every finished file looks as the build has left it."""
    try:
        return stamps_of(str(output), build.outputs) == build.outputs
    except OSError:
        return False


def changed_since(build: LastBuild, look: Look, root: Path) -> dict[str, bytes] | None:
    """The sources that have other bytes than they had, by path; None where anything else is not as it was.

    Where a source only looks different its bytes decide, so that a fresh checkout counts as unchanged. None where a
    source has come or gone, a theme that comes with rmsite is not as it was, or anything cannot be read.
    """
    if look.themes != build.look.themes:
        return None
    try:
        return changed_sources(build.look.sources, look.sources, build.digests, root)
    except OSError:
        return None


def changed_sources(
    then: Mapping[str, Stamp], now: Mapping[str, Stamp], digests: Mapping[str, str], root: Path
) -> dict[str, bytes] | None:
    """The files of a folder that have other bytes ``now`` than ``then``, by path; None where one has come or gone.

    ``digests`` has the names of the bytes they had: where a file looks different, or cannot be trusted, these decide.
    None too where one is of another kind now, or was not read then. Raises ``OSError`` for what cannot be read.
    """
    if then.keys() != now.keys():
        return None
    changed: dict[str, bytes] = {}
    for path, stamp in now.items():
        before = then[path]
        if stamp == before and stamp[2] != DOUBTFUL:
            continue
        if stamp[0] != before[0] or path not in digests:
            return None
        content = (root / path).read_bytes()
        if digest(content) != digests[path]:
            changed[path] = content
    return changed


def without_doubt(look: Look, began: int) -> Look:
    """The look without the times of what was changed just before ``began``, in nanoseconds of the clock.

    Such a file may change once more and look the same: next time its bytes decide.
    """
    sources = {
        path: stamp if stamp[2] < began - _JUST_NOW else (stamp[0], stamp[1], DOUBTFUL)
        for path, stamp in look.sources.items()
    }
    return Look(sources, look.themes)


def _name(request: str) -> str:
    return f"last-{digest(request.encode())}"
