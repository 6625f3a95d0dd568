"""What was told, in short lines that a test can compare."""

from __future__ import annotations

from collections.abc import Iterable

from rmsite.foundation.diagnostic import Diagnostic
from rmsite.model import timed, when
from rmsite.model.program import Program
from rmsite.reading.validate import validate
from rmsite.reading.yaml_reader import read_yaml

PROGRAM = """\
title: Buddies
summary: Two people meet.
owner: desk
status: draft
lifecycle: cohort
length: 10 weeks
roles: [{id: mentor}, {id: mentee}]
"""


def told(problems: Iterable[Diagnostic]) -> list[str]:
    """Line, column, code and message of each problem, in order of the file."""
    found = sorted(problems, key=lambda problem: problem.sort_key())
    return [f"{each.span.line}:{each.span.column} {each.code.name}: {each.message}" for each in found]


def hints(problems: Iterable[Diagnostic]) -> list[str]:
    """The hints of all problems."""
    return [hint for problem in sorted(problems, key=lambda each: each.sort_key()) for hint in problem.hints]


def read(text: str) -> list[str]:
    """What is wrong with a YAML text."""
    return told(read_yaml(text, "f.yaml").problems)


def judge(text: str) -> list[Diagnostic]:
    """What is wrong with a text as a program."""
    tree = read_yaml(text, "f.yaml")
    checked = validate(tree.value, Program, "this program", (*timed.CODES, *when.CODES))
    return [*tree.problems, *checked.problems]


def program(extra: str) -> list[str]:
    """What is wrong with a small sound program to which lines were added, counted from the first added one."""
    without = {line.split(":")[0] for line in extra.splitlines() if line[:1].isalpha()}
    kept = [line for line in PROGRAM.splitlines() if line.split(":")[0] not in without]
    text = "\n".join([*kept, *extra.splitlines()]) + "\n"
    lines = []
    for line in told(judge(text)):
        row, rest = line.split(":", 1)
        lines.append(f"{int(row) - len(kept)}:{rest}")
    return lines
