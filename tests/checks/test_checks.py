"""Every check keeps the rules of the room."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
import yaml

from rmsite import checks
from rmsite.checks import CHECKS, CODES
from rmsite.checks.check import Check
from rmsite.testing import site_of
from tests.checks.sites import PROGRAM, sound

MODULES = {info.name: import_module(f"rmsite.checks.{info.name}") for info in iter_modules(checks.__path__)}
BAD_VALUES = ("", "[]", "{}", "7", '"]]{{x}}"', "[start, end]", "99999 months")


def test_every_check_is_in_the_house() -> None:
    """A module that has a check is in the list, under its own name, with the codes it declares."""
    own = {name: module.CHECK for name, module in MODULES.items() if hasattr(module, "CHECK")}
    assert {check.name: check for check in CHECKS} == own


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_a_check_is_its_manual(check: Check) -> None:
    """A check's page says what it looks for, with an example that passes and one that fails."""
    manual = MODULES[check.name].__doc__ or ""
    assert "\n\nPasses" in manual
    assert "\n\nFails" in manual


def test_codes_are_used() -> None:
    """Each code of a check is told apart from every other, and is shown by an example."""
    assert len({code.name for code in CODES}) == len(CODES)
    assert all(code.wrong and code.right for code in CODES)


def test_modules_are_short() -> None:
    """A check is read in one go."""
    lengths = {name: len(Path(module.__file__ or "").read_text().splitlines()) for name, module in MODULES.items()}
    assert {name: length for name, length in lengths.items() if length >= 150} == {}


def test_checks_do_not_depend_on_order() -> None:
    """A check finds the same whatever ran before it, and twice the same."""
    site = site_of(sound((PROGRAM, "status: running\n", "status: open\n"))).value
    forth = {check.name: list(check.run(site)) for check in CHECKS}
    back = {check.name: list(check.run(site)) for check in reversed(CHECKS)}
    assert forth == back


@pytest.mark.parametrize("key", sorted(yaml.safe_load(sound()[PROGRAM])))
def test_nothing_an_author_writes_raises(key: str) -> None:
    """A program without one of its parts, or with nonsense in it, is judged and never breaks a check."""
    files = sound()
    lines = files[PROGRAM].splitlines()
    first = next(index for index, line in enumerate(lines) if line.startswith(f"{key}:"))
    last = next((index for index in range(first + 1, len(lines)) if not lines[index].startswith(" ")), len(lines))
    for value in (None, *BAD_VALUES):
        part = [] if value is None else [f"{key}: {value}"]
        files[PROGRAM] = "\n".join([*lines[:first], *part, *lines[last:]]) + "\n"
        site = site_of(files).value
        for check in CHECKS:
            list(check.run(site))
