"""The sound site of ``tests/problems/sound``, changed in places, and what is found in it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from rmsite.foundation.diagnostic import Diagnostic
from rmsite.testing import TODAY, diagnostics_of
from tests.problems.problem import sound_files

PROGRAM = "content/programs/pairs.yaml"
GUIDE = "content/guides/howto/begin.md"


def sound(*changes: tuple[str, str, str], more: Mapping[str, str] | None = None) -> dict[str, str]:
    """The files of the sound site with ``(path, old text, new text)`` exchanged where the old one stands; and more."""
    files = {path: data.decode() for path, data in sound_files().items()} | dict(more or {})
    for path, old, new in changes:
        assert files[path].count(old) == 1, f"{old!r} stands {files[path].count(old)} times in {path}"
        files[path] = files[path].replace(old, new)
    return files


def program(*changes: tuple[str, str], more: Mapping[str, str] | None = None) -> dict[str, str]:
    """The sound site with changes of its program."""
    return sound(*((PROGRAM, old, new) for old, new in changes), more=more)


def found(files: Mapping[str, str], *codes: str, today: date = TODAY) -> list[Diagnostic]:
    """The problems of these codes (of all, if none is named), sorted."""
    return [each for each in diagnostics_of(files, today) if not codes or each.code.name in codes]


def names(files: Mapping[str, str], today: date = TODAY) -> list[str]:
    """The codes of all problems, sorted by place."""
    return [each.code.name for each in diagnostics_of(files, today)]
