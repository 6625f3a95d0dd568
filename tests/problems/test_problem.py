"""Annotated sources are read and written faithfully."""

from __future__ import annotations

import pytest

from rmsite.foundation.diagnostic import Code, Related, Severity
from rmsite.foundation.span import Span
from tests.problems.problem import annotated, codes_in, read_problem, sound_files

CODE = Code("area/fault", Severity.WARNING, "Meaning.", "Mend.")
TEXT = """\
A preface.
=== a.yaml
one: 1
two: 2
"""


def test_files_are_read() -> None:
    """A part is a file, its annotations are none of its lines."""
    said = TEXT.replace("two", "^^^ warning[area/fault]: wrong\n| hint: mend it\ntwo")
    assert read_problem(said) == read_problem(TEXT)
    assert read_problem(TEXT).files == {"a.yaml": b"one: 1\ntwo: 2\n"}
    assert codes_in(said) == {"area/fault"}


def test_faults_are_written() -> None:
    """Carets stand under the characters of a span; what is elsewhere comes last."""
    here = CODE.at(Span("a.yaml", 1, 6, 1, 7), "wrong", "mend it", label="1", related=[Related(Span("b"), "see")])
    there = CODE.at(Span("b.yaml", 3, 4, 3, 5), "wrong too")
    assert annotated(read_problem(TEXT), [there, here]) == (
        "A preface.\n=== a.yaml\none: 1\n"
        "     ^ warning[area/fault]: wrong\n     | label: 1\n     | hint: mend it\n     | see: b:1:1 see\n"
        "two: 2\n=== elsewhere\n^ warning[area/fault]: wrong too\n| see: b.yaml:3:4 here\n"
    )


def test_changes_are_applied() -> None:
    """Lines of the sound site are exchanged, and shown at the lines where they come to stand."""
    text = "=== on sound\n=== site.yaml, changed\n title: Playbooks\n+lang: en\n...\n-owner: desk\n"
    problem = read_problem(text)
    old = sound_files()["site.yaml"].decode()
    assert problem.files["site.yaml"].decode() == old.replace("\n", "\nlang: en\n", 1).replace("owner: desk\n", "")
    assert problem.parts[1].shows == [1, 2, None, None]


@pytest.mark.parametrize("line", ["-no such line", "+added nowhere"])
def test_changes_need_a_place(line: str) -> None:
    """A change that stands nowhere, or in no one place, is a mistake of the test."""
    with pytest.raises(ValueError, match=r"times in site\.yaml"):
        read_problem(f"=== on sound\n=== site.yaml, changed\n{line}\n")
