"""Diagnostics: settled by policies, each once, in order."""

import pytest

from rmsite.foundation.checked import Checked
from rmsite.foundation.diagnostic import MOST_TOLD, Code, Diagnostic, Policy, Severity, bounded, settle
from rmsite.foundation.span import Span

LOOSE = Code("a/loose", Severity.WARNING, "A.", "B.")
GRAVE = Code("a/grave", Severity.ERROR, "A.", "B.")
FIXED = Code("a/fixed", Severity.ERROR, "A.", "B.", fixed=True)


def at(code: Code, line: int = 1, message: str = "m") -> Diagnostic:
    """A problem on a line."""
    return code.at(Span("f", line), message)


@pytest.mark.parametrize(
    ("code", "policy", "expected"),
    [
        (LOOSE, None, Severity.WARNING),
        (LOOSE, Policy.ERROR, Severity.ERROR),
        (LOOSE, Policy.WARN, Severity.WARNING),
        (LOOSE, Policy.OFF, None),
        (GRAVE, Policy.WARN, Severity.WARNING),
        (GRAVE, Policy.OFF, None),
        (FIXED, Policy.OFF, Severity.ERROR),
        (FIXED, Policy.WARN, Severity.ERROR),
    ],
)
def test_policies_decide(code: Code, policy: Policy | None, expected: Severity | None) -> None:
    """A policy raises, lowers or drops a problem, but never one without which there is no site."""
    settled = settle([at(code)], {code.name: policy} if policy else {})
    assert [problem.severity for problem in settled] == ([expected] if expected else [])


def test_each_problem_once_in_order() -> None:
    """What two stages found alike is told once, and a report reads from top to bottom."""
    settled = settle([at(GRAVE, 9), at(LOOSE, 2), at(GRAVE, 9), at(GRAVE, 2), at(GRAVE, 9, "other")], {})
    assert [(each.span.line, each.code.name, each.message) for each in settled] == [
        (2, "a/grave", "m"), (2, "a/loose", "m"), (9, "a/grave", "m"), (9, "a/grave", "other"),
    ]  # fmt: skip


def test_only_errors_make_a_value_unsound() -> None:
    """A warning does not stop publishing, an error does."""
    assert Checked(1, (at(LOOSE),)).is_sound
    assert not Checked(1, (at(LOOSE), at(GRAVE))).is_sound


@pytest.mark.parametrize("number", [0, 1, MOST_TOLD])
def test_what_a_person_typed_is_told_in_full(number: int) -> None:
    """Up to two hundred faults of one file are all told."""
    problems = [at(GRAVE, line) for line in range(number)]
    assert bounded(problems) == tuple(problems)


def test_a_flood_of_faults_is_cut() -> None:
    """A file with thousands of faults shows the first ones, and the last of them says how many there are."""
    shown = bounded([at(GRAVE, line) for line in range(MOST_TOLD + 1200)])
    assert len(shown) == MOST_TOLD
    assert shown[-1].hints == ("this file has 1,200 faults more, which are not shown",)
    assert bounded([at(GRAVE)], 1)[-1].hints == ("this file has 1 fault more, which is not shown",)


def test_what_is_said_is_one_line() -> None:
    """Whatever a message or a hint repeats of an author's text, each stays one line, as a report needs it."""
    problem = GRAVE.at(Span("f"), 'the reference "[[ro\n  le:x]]" is none', "write\n\n it so", "or  so")
    assert problem.message == 'the reference "[[ro le:x]]" is none'
    assert problem.hints == ("write it so", "or  so")
