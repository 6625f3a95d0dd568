"""Every fault is found at its place and said in its words, and nothing else is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from rmsite import theme
from rmsite.foundation.diagnostic import Code
from rmsite.pipeline.build import CODES
from rmsite.reading import outside
from rmsite.testing import diagnostics_of
from tests.problems.problem import FOLDER, annotated, codes_in, read_problem, sound_files

PROBLEMS = tuple(sorted(FOLDER.glob("*.txt")))
ELSEWHERE = (*outside.CODES, *theme.CODES)
"""Codes that need a disk or the files of a theme, and are shown in tests/disk and tests/theme."""


def file_of(code: Code) -> Path:
    """Where the bad source for a code stands."""
    return FOLDER / f"{code.name.replace('/', '-')}.txt"


@pytest.mark.parametrize("path", PROBLEMS, ids=lambda path: path.stem)
def test_problem(path: Path) -> None:
    """What is said about a bad source is what stands under its lines: no more, no less, nothing elsewhere."""
    text = path.read_text(encoding="utf-8")
    problem = read_problem(text)
    assert annotated(problem, diagnostics_of(problem.files)) == text


def test_sound_site() -> None:
    """Nothing is said about the site that bad sources are made of."""
    assert diagnostics_of(sound_files()) == ()


@pytest.mark.parametrize("code", [code for code in CODES if code not in ELSEWHERE], ids=lambda code: code.name)
def test_code_has_a_problem(code: Code) -> None:
    """Every code that rmsite declares has a bad source of its name that shows it."""
    assert code.name in codes_in(file_of(code).read_text(encoding="utf-8"))


def test_problems_are_of_codes() -> None:
    """No bad source is left over from a code that is gone."""
    assert {path.name for path in PROBLEMS} == {file_of(code).name for code in CODES if code not in ELSEWHERE}


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.name)
def test_code_explains_itself(code: Code) -> None:
    """A code says what it means and what to do, in sentences."""
    assert code.meaning.endswith(".")
    assert code.mend.endswith(".")


def test_codes_are_unique() -> None:
    """No two faults share a name."""
    names = [code.name for code in CODES]
    assert sorted(names) == sorted(set(names))
