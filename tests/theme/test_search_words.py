"""How search takes text apart: one script does it for the index, for what is typed and for what is highlighted."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

SCRIPT = Path(__file__).parents[2] / "themes/base/assets/js/words.js"
# A text with every kind of word there is to stumble over.
WORDS = (
    "classes boxes buses bus process analysis series policies ties statuses is as gas lens alumni crises glasses "
    "quizzes addresses mentees FAQs Straße Øre œuvres İstanbul ﬁles ½ x² don't"
)


def run(expression: str, text: str) -> Any:
    """What an expression over ``text`` gives in Node.js, with ``words.js`` as ``made``."""
    # Any: whatever the expression gives, as JSON.
    program = f"const made = require({json.dumps(str(SCRIPT))}); const text = {json.dumps(text)};"
    done = subprocess.run(
        ["node", "-e", f"{program} console.log(JSON.stringify({expression}))"],
        capture_output=True, check=True, encoding="utf-8",
    )  # fmt: skip
    return json.loads(done.stdout)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Mentors, mentor's", ["mentor", "mentor", "s"]),
        ("Übergabe U\u0308bergabe ubergabe", ["ubergabe"] * 3),
        ("Straße strasse", ["strasse"] * 2),
        ("Ærø Łódź naïve Đorđe", ["aero", "lodz", "naive", "dorde"]),
        ("policies policy", ["policy"] * 2),
        ("classes class boxes box", ["class", "class", "box", "box"]),
        ("process analysis status", ["process", "analysis", "status"]),
        ("reverse-mentoring 2026-11-23", ["reverse", "mentoring", "2026", "11", "23"]),
        ("Начало 会議", ["начало", "会議"]),
        ("", []),
    ],
)
def test_words_are_compared_without_case_accents_and_plurals(text: str, terms: list[str]) -> None:
    """What people would call the same word is one term."""
    assert run("made.words(text).map((word) => word.term)", text) == terms


def test_terms_of_terms_are_themselves() -> None:
    """A query passes through twice, so a term must not change again."""
    once = run("made.words(text).map((word) => word.term)", WORDS)
    assert run("made.words(text).map((word) => word.term)", " ".join(once)) == once


def test_words_know_their_place() -> None:
    """A word's place is that in the text as written, for the highlight to cover it."""
    text = "Die Übergabe, U\u0308bung!"
    found = run("made.words(text).map((word) => text.slice(word.start, word.end))", text)
    assert found == ["Die", "Übergabe", "U\u0308bung"]
