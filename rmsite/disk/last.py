"""The last finished build, and whether another one would come to anything else."""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from rmsite.disk.stamps import Stamp, stamps_below, stamps_of
from rmsite.disk.store import Store
from rmsite.disk.where import SETTINGS, packaged_themes
from rmsite.foundation.digest import digest

_TOPS = (SETTINGS, "content", "themes")
_JUST_NOW = 2_000_000_000
"""In nanoseconds: what was changed so shortly before it was looked at may change again within the same tick."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a site's folder and the themes that come with rmsite looked like before they were read."""

    sources: Mapping[str, Stamp]
    themes: Mapping[str, Stamp]


@dataclass(frozen=True, slots=True)
class LastBuild:
    """A finished build: how it was told, and what it rested on.

    ``digests`` has the names of the sources' bytes by path, as far as they were read; ``outputs`` what the finished
    files look like.
    """

    told: str
    look: Look
    digests: Mapping[str, str]
    outputs: Mapping[str, Stamp]


def look_at(root: Path) -> Look:
    """What everything looks like now; to be called before anything is read, so that no change falls in between."""
    packaged = packaged_themes()
    return Look(stamps_below(str(root), _TOPS), stamps_below(str(packaged.parent), (packaged.name,)))


def last_build(store: Store, request: str) -> LastBuild | None:
    """What is remembered of the last build that was asked for in the same words, and had no problem at all."""
    data = store.get(_name(request))
    if data is None:
        return None
    try:
        told, sources, themes, digests, outputs = marshal.loads(data)
    except (ValueError, EOFError, TypeError):
        return None
    return LastBuild(told, Look(sources, themes), digests, outputs)


def remember(store: Store, request: str, build: LastBuild) -> None:
    """Keeps a finished build for the next one that is asked for in the same words."""
    parts = (build.told, dict(build.look.sources), dict(build.look.themes), dict(build.digests), dict(build.outputs))
    store.put(_name(request), marshal.dumps(parts))


def is_current(build: LastBuild, look: Look, root: Path, output: Path) -> bool:
    """Whether the sources still say what they said, and the finished files are as they were written.

    Where a source only looks different its bytes decide, so that a fresh checkout counts as unchanged.
    """
    if look.themes != build.look.themes or look.sources.keys() != build.look.sources.keys():
        return False
    try:
        if stamps_of(str(output), build.outputs) != build.outputs:
            return False
        return all(
            _is_same(root, path, stamp, build)
            for path, stamp in look.sources.items()
            if stamp != build.look.sources[path]
        )
    except OSError:
        return False


def stamps_written(output: Path, paths: Iterable[str]) -> dict[str, Stamp]:
    """What finished files look like; nothing, which no build will find to be current, where one has gone already."""
    try:
        return stamps_of(str(output), paths)
    except OSError:
        return {"": (0, 0, 0)}


def without_doubt(look: Look, began: int) -> Look:
    """The look without the times of what was changed just before ``began``, in nanoseconds of the clock.

    Such a file may change once more and look the same: next time its bytes decide.
    """
    sources = {
        path: stamp if stamp[2] < began - _JUST_NOW else (stamp[0], stamp[1], -1)
        for path, stamp in look.sources.items()
    }
    return Look(sources, look.themes)


def _is_same(root: Path, path: str, stamp: Stamp, build: LastBuild) -> bool:
    if stamp[:2] != build.look.sources[path][:2] or path not in build.digests:
        return False
    return digest((root / path).read_bytes()) == build.digests[path]


def _name(request: str) -> str:
    return f"last-{digest(request.encode())}"
