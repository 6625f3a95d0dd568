"""Diagnostics as people and programs read them."""

from __future__ import annotations

import json

import pytest
from click import unstyle

from rmsite.cli.report import Excerpts, annotation, as_data, headline, in_full, report, summary
from rmsite.foundation.diagnostic import Code, Diagnostic, Related, Severity
from rmsite.foundation.span import Span
from rmsite.foundation.value import replace
from rmsite.model.inputs import Inputs
from rmsite.reading.source import SourceFile

ERROR = Code("area/fault", Severity.ERROR, "Meaning.", "Mend.")
WARNING = Code("area/hitch", Severity.WARNING, "Meaning.", "Mend.")


def inputs(text: str = "", settings: str = "title: T\n") -> Inputs:
    """A site with one page."""
    page = SourceFile("content/a.md", text.encode())
    return Inputs(SourceFile("site.yaml", settings.encode()), (page,), {}, {})


def full(problem: Diagnostic, text: str) -> list[str]:
    """The lines of a problem in its human form."""
    return unstyle(in_full(problem, Excerpts(inputs(text).texts()))).split("\n")


def at(line: int, start: int, end: int, label: str = "") -> Diagnostic:
    """A problem on a stretch of a line of the page."""
    return ERROR.at(Span("content/a.md", line, start, line, end), "wrong", label=label)


def test_a_problem_in_full() -> None:
    """File, line, column, severity, code and message; the line with carets and a label; other places; what to do."""
    problem = ERROR.at(
        Span("content/a.md", 2, 5, 2, 8), '"two" is wrong', "write 2", "or 3", label="here",
        related=(Related(Span("site.yaml", 1, 1), "said here"),),
    )  # fmt: skip
    assert full(problem, "one\nsay two\n") == [
        'content/a.md:2:5: error[area/fault]: "two" is wrong',
        "  2 | say two",
        "    |     ^^^ here",
        "  see: site.yaml:1:1: said here",
        "  hint: write 2",
        "  hint: or 3",
    ]


@pytest.mark.parametrize(
    ("text", "start", "end", "carets"),
    [
        ("abc", 1, 1, "^"),
        ("abc", 4, 5, "   ^"),
        ("abc", 2, 99, " ^^"),
        ("\tabc", 2, 3, "\t^"),
        ("日本語x", 4, 5, "      ^"),
        ("日本語", 1, 3, "^^^^"),
        ("e\u0301x", 3, 4, " ^"),
        ("😀x", 2, 3, "  ^"),
        ("  ", 1, 2, "^"),
        ("abc", 50, 60, "   ^"),
    ],
)
def test_carets_stand_below_what_they_mean(text: str, start: int, end: int, carets: str) -> None:
    """Carets stand under the characters, however wide a terminal shows them, and within the line."""
    assert full(at(1, start, end), text)[2] == "    | " + carets


def test_numbers_are_in_line() -> None:
    """The bar of the excerpt stands below that of the line, however long its number."""
    lines = full(at(1000, 1, 2), "x\n" * 1000)
    assert lines[1].index("|") == lines[2].index("|")


def test_a_long_line_is_shown_where_it_matters() -> None:
    """Of a line as long as a paragraph the part around the fault is shown."""
    lines = full(at(1, 5001, 5004), "x" * 5000 + "bad" + "y" * 5000)
    assert len(lines[1]) < 180
    assert lines[1][lines[2].index("^") :].startswith("badyyy")


@pytest.mark.parametrize("span", [Span("none.md", 1), Span("content/a.md", 99), Span("content", 1)])
def test_what_has_no_line_is_told_without(span: Span) -> None:
    """A problem of a file that is not at hand, or beyond its end, is told without an excerpt."""
    assert full(ERROR.at(span, "wrong", "mend it"), "x") == [f"{span}: error[area/fault]: wrong", "  hint: mend it"]


def test_the_headline_is_one_line() -> None:
    """The short form is one line that editors and terminals can follow."""
    assert unstyle(headline(at(3, 7, 9))) == "content/a.md:3:7: error[area/fault]: wrong"


def test_data_holds_everything() -> None:
    """The form for programs names every part."""
    problem = WARNING.at(Span("a", 1, 2, 3, 4), "m", "h", related=(Related(Span("b", 5, 6), "r"),))
    assert as_data(problem) == {
        "file": "a", "line": 1, "column": 2, "end_line": 3, "end_column": 4, "severity": "warning", "code": "area/hitch",
        "message": "m", "hints": ["h"], "related": [{"file": "b", "line": 5, "column": 6, "message": "r"}],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("file", "message", "expected"),
    [
        (
            "content/a.md",
            "wrong",
            "::error file=content/a.md,line=1,col=2,endLine=1,endColumn=3,title=area/fault::wrong",
        ),
        ("a,b:c%.md", "x", "::error file=a%2Cb%3Ac%25.md,line=1,col=2,endLine=1,endColumn=3,title=area/fault::x"),
        ("a", "50%: a, b\r\n::error::c", None),
    ],
)
def test_annotations_cannot_be_forged(file: str, message: str, expected: str | None) -> None:
    """What an author typed cannot end an annotation of GitHub or begin another."""
    # Messages are one line from the start; an annotation does not rely on it.
    line = annotation(replace(ERROR.at(Span(file, 1, 2, 1, 3), ""), message=message))
    assert "\n" not in line
    assert "\r" not in line
    assert expected is None or line == expected
    if expected is None:
        assert line.endswith("::50%25: a, b%0D%0A::error::c")


def test_annotations_carry_hints() -> None:
    """What to do is part of the annotation, on a line of its own."""
    assert annotation(ERROR.at(Span("a"), "wrong", "mend it")).endswith("::wrong%0Ahint: mend it")


@pytest.mark.parametrize(
    ("problems", "said"),
    [
        ([], "no problems"),
        ([at(1, 1, 2)], "1 error in 1 file"),
        ([at(1, 1, 2), at(2, 1, 2)], "2 errors in 1 file"),
        ([WARNING.at(Span("b"), "m")], "1 warning in 1 file"),
        ([at(1, 1, 2), WARNING.at(Span("b"), "m"), WARNING.at(Span("c"), "m")], "1 error and 2 warnings in 3 files"),
    ],
)
def test_the_summary_counts(problems: list[Diagnostic], said: str) -> None:
    """The summary says how many errors and warnings there are, in how many files."""
    assert summary(problems) == said


@pytest.mark.parametrize(("style", "stream"), [("human", "err"), ("short", "err"), ("json", "out"), ("github", "out")])
def test_streams(style: str, stream: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What people read goes to standard error, what programs read to standard output."""
    report([at(1, 1, 2)], Excerpts(inputs("x").texts()), style)
    captured = capsys.readouterr()
    assert bool(captured.out) == (stream == "out")
    assert bool(captured.err) == (stream == "err")


def test_json_is_json_and_ascii(capsys: pytest.CaptureFixture[str]) -> None:
    """The form for programs is one list, whatever the terminal can show, empty where nothing is wrong."""
    report([ERROR.at(Span("é.md"), "😀")], Excerpts(inputs().texts()), "json")
    out = capsys.readouterr().out
    assert out.isascii()
    assert json.loads(out)[0]["message"] == "😀"
    report([], Excerpts(inputs().texts()), "json")
    assert json.loads(capsys.readouterr().out) == []


def test_faults_of_themes_and_settings_have_excerpts() -> None:
    """The lines of templates and of site.yaml are shown too."""
    theme = {"t": {"templates/a.html": SourceFile("themes/t/templates/a.html", b"<p>\n{{ x }}")}}
    excerpts = Excerpts(Inputs(SourceFile("site.yaml", b"title: T"), (), {}, theme).texts())
    assert excerpts.line(Span("themes/t/templates/a.html", 2)) == "{{ x }}"
    assert excerpts.line(Span("site.yaml", 1)) == "title: T"


def test_a_file_with_strange_letters_has_excerpts() -> None:
    """A line with a letter that cannot be read is shown with a mark in its place, and moves no cursor."""
    excerpts = Excerpts(Inputs(SourceFile("site.yaml", b"a\xff\x1b[31mb"), (), {}, {}).texts())
    assert excerpts.line(Span("site.yaml", 1)) == "a\ufffd\ufffd[31mb"
