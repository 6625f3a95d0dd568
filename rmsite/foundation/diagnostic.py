"""What is wrong, where, and what to do about it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from rmsite.foundation.value import Value, replace
from rmsite.foundation.words import counted, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rmsite.foundation.span import Span


class Severity(StrEnum):
    """How grave a problem is: an error stops publishing, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Policy(StrEnum):
    """What a site says about a code in ``policies:``."""

    OFF = "off"
    WARN = "warn"
    ERROR = "error"


class Code(Value):
    """One kind of mistake: a stable name ``<area>/<fault>``, its meaning, and how to mend it.

    ``wrong`` and ``right`` are short examples, shown by ``rmsite explain``. A ``fixed`` code cannot be changed by a
    site's policies, because the site cannot be made while it stands.
    """

    name: str
    severity: Severity
    meaning: str
    mend: str
    wrong: str = ""
    right: str = ""
    fixed: bool = False

    def at(self, span: Span, message: str, *hints: str, label: str = "", related: Iterable[Related] = ()) -> Diagnostic:
        """This mistake, found at ``span``; ``label`` stands behind the caret of the excerpt.

        A message is one line, whatever it repeats of an author's text, and so is a hint.
        """
        lines = tuple(one_line(hint) for hint in hints)
        return Diagnostic(self, one_line(message), span, lines, label, tuple(related), self.severity)


class Related(Value):
    """Another place that has to do with a problem, with one sentence that says how."""

    span: Span
    message: str


class Diagnostic(Value):
    """One mistake in the content: what, where, and what to do next."""

    code: Code
    message: str
    span: Span
    hints: tuple[str, ...]
    label: str
    related: tuple[Related, ...]
    severity: Severity

    @property
    def is_error(self) -> bool:
        """Whether this problem stops publishing."""
        return self.severity is Severity.ERROR

    def sort_key(self) -> tuple[Span, str, str]:
        """Order of a report: by file, line and column, then by code and message."""
        return (self.span, self.code.name, self.message)


def settle(problems: Iterable[Diagnostic], policies: Mapping[str, Policy]) -> tuple[Diagnostic, ...]:
    """The problems as a site's policies want them: each once, sorted, some raised, lowered or dropped."""
    kept: dict[tuple[Span, str, str], Diagnostic] = {}
    for problem in problems:
        policy = None if problem.code.fixed else policies.get(problem.code.name)
        match policy:
            case Policy.OFF:
                continue
            case Policy.WARN:
                changed = replace(problem, severity=Severity.WARNING)
            case Policy.ERROR:
                changed = replace(problem, severity=Severity.ERROR)
            case None:
                changed = problem
        kept.setdefault(changed.sort_key(), changed)
    return tuple(kept[key] for key in sorted(kept))


MOST_TOLD = 200
"""How many faults of one file are told; one with more was not typed by a person, or belongs elsewhere."""


def bounded(problems: Sequence[Diagnostic], unseen: int = 0) -> tuple[Diagnostic, ...]:
    """The first problems of one file; where there are more (``unseen`` are not even listed), the last one says so."""
    more = max(len(problems) - MOST_TOLD, 0) + max(unseen, 0)
    if not more or not problems:
        return tuple(problems)
    *first, last = problems[:MOST_TOLD]
    note = f"this file has {counted(more, 'fault')} more, which {'is' if more == 1 else 'are'} not shown"
    return (*first, replace(last, hints=(*last.hints, note)))
