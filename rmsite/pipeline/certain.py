"""Of a file with faults only what does not rest on an entry that had to be guessed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from rmsite.foundation.diagnostic import Diagnostic
from rmsite.graph.site import Site
from rmsite.model.entry import Entry
from rmsite.reading.repair import UNREADABLE

# Codes that rest on computed dates and hours, which one faulty entry can move all together.
_COMPUTED = (
    "schedule/order", "schedule/out-of-range", "schedule/override-moves-nothing", "phase/", "role/hours",
    "cohort/not-rolling", "cohort/none",
)  # fmt: skip
# Codes about a name inside the file that may be the one which could not be read.
_ABOUT_NAMES = ("schedule/unknown-anchor", "schedule/unknown-override")


def certain(problems: Iterable[Diagnostic], site: Site) -> Iterator[Diagnostic]:
    """The problems that stand, whatever the faulty entries of their files were meant to be.

    Of a file with faults no warnings are told: most are about what is missing, which may be what could not be read.
    """
    doubtful = {page.file: page for page in site.pages.values() if not page.sound}
    nameless = {file for file, page in doubtful.items() if page.data and _lacks_a_name(page.data)}
    for problem in problems:
        file = problem.span.file
        if file not in doubtful or _is_certain(problem, is_nameless=file in nameless):
            yield problem


def _is_certain(problem: Diagnostic, *, is_nameless: bool) -> bool:
    name = problem.code.name
    if not problem.is_error or name.startswith(_COMPUTED) or UNREADABLE in problem.message:
        return False
    is_inside = name in _ABOUT_NAMES or (name == "reference/unknown" and "in this program" in problem.message)
    return not (is_nameless and is_inside)


def _lacks_a_name(value: Any) -> bool:
    # Any: what a model's field holds is only known at run time.
    if isinstance(value, Entry):
        return getattr(value, "id", "") == UNREADABLE or any(map(_lacks_a_name, dict(value).values()))
    if isinstance(value, tuple | dict):
        return any(map(_lacks_a_name, value.values() if isinstance(value, dict) else value))
    return False
