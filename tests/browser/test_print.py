"""On paper: whole pages, one sheet where one is promised, and nothing that is no use there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.browser.conftest import Visit
from tests.browser.printing import Printed, print_page
from tests.browser.templates import PROGRAM, SAMPLES

pytestmark = pytest.mark.browser


def _print(visit: Visit, address: str, folder: Path) -> Printed:
    return print_page(visit(address), folder / "printed.pdf")


@pytest.mark.parametrize("number", range(1, 7))
def test_session_card_is_one_sheet(number: int, visit: Visit, tmp_path: Path) -> None:
    """A session card fits one sheet, with the agenda, opening lines, rules, both contacts and its version."""
    printed = _print(visit, f"{PROGRAM}sessions/session-{number}/", tmp_path)
    assert len(printed.sheets) == 1, printed.sheets[1]
    for words in ("0 to ", "60 min", "Rank is left outside", "risk of harm", "mentoring@", "speakup@", "Version test"):
        assert words in printed.text, words


def test_sponsor_page_is_one_sheet(visit: Visit, tmp_path: Path) -> None:
    """A sponsor's page fits one sheet, with hours, dates and risks."""
    printed = _print(visit, f"{PROGRAM}executive-sponsor/", tmp_path)
    assert len(printed.sheets) == 1, printed.sheets[1]
    for words in ("3 h 30 min", "4 January 2027", "Candour is held against the mentor"):
        assert words in printed.text, words


@pytest.mark.parametrize(("role", "most"), [("junior-mentor", 4), ("senior-mentee", 4), ("line-manager", 2)])
def test_role_page_stays_short(role: str, most: int, visit: Visit, tmp_path: Path) -> None:
    """A role's page takes few sheets, begins with its title and has nothing that only a screen can use."""
    printed = _print(visit, f"{PROGRAM}{role}/", tmp_path)
    assert 1 <= len(printed.sheets) <= most
    for words in ("Skip to the content", "On this page", "Edit this page", "Who links here"):
        assert words not in printed.text, words


def test_pack_holds_everything_for_the_kickoff(visit: Visit, tmp_path: Path) -> None:
    """The pack has a sheet of contents, then the role, rules, agreement and a card for every session."""
    printed = _print(visit, SAMPLES["pack"], tmp_path)
    assert 8 <= len(printed.sheets) <= 18
    for words in ("Ground rules", "The agreement", "Set the terms", "Take stock and part well", "Version test"):
        assert words in printed.text, words
    assert all(len(sheet.split()) > 20 for sheet in printed.sheets), "a sheet is as good as empty"


def test_playbook_is_a_book(visit: Visit, tmp_path: Path) -> None:
    """The playbook has contents, numbered chapters, its version and address; no sheet is empty, no script needed."""
    printed = _print(visit, SAMPLES["playbook"], tmp_path)
    assert 40 <= len(printed.sheets) <= 130
    assert "Version test" in printed.text
    assert "https://intranet.example.com/people/" in printed.text
    chapters = re.findall(r"^ ?(\d+)\s+(?:[A-Z]\w+)", "\n".join(printed.sheets), re.MULTILINE)
    assert {str(number) for number in range(1, 8)} <= set(chapters)
    assert [number for number, sheet in enumerate(printed.sheets, 1) if len(sheet.split()) < 8] == []


def test_folds_are_open_on_paper(visit: Visit, tmp_path: Path) -> None:
    """What is folded on the screen is printed, answers as well as earlier steps."""
    printed = _print(visit, SAMPLES["program"], tmp_path)
    assert "The card does the interrupting for you." in printed.text
