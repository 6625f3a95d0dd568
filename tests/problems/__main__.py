"""Writes what is said about bad sources into them: ``python -m tests.problems FILE...``, for review by a person."""

from __future__ import annotations

import sys
from pathlib import Path

from rmsite.testing import diagnostics_of
from tests.problems.problem import annotated, read_problem

for name in sys.argv[1:]:
    problem = read_problem(Path(name).read_text(encoding="utf-8"))
    Path(name).write_text(annotated(problem, diagnostics_of(problem.files)), encoding="utf-8")
