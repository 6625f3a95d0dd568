"""The command line as a whole: it answers in sentences and exit codes, whatever happens."""

from __future__ import annotations

import builtins
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import ROOT, SITE, process, rmsite, write

HEAVY = ("jinja2", "markdown_it", "pydantic", "yaml")


def loaded(*words: str) -> list[str]:
    """Which heavy packages a command has imported."""
    code = (
        "import sys, json, rmsite.cli\n"
        f"sys.argv = {['rmsite', *words]!r}\n"
        "try:\n    rmsite.cli.main()\nexcept SystemExit:\n    pass\n"
        f"print(json.dumps([name for name in {HEAVY!r} if name in sys.modules]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    found: list[str] = json.loads(done.stdout.splitlines()[-1])
    return found


@pytest.mark.parametrize(
    "words", [["--help"], ["--version"], ["build", "--help"], ["check", "--help"], ["nonsense"], []]
)
def test_help_imports_nothing_heavy(words: list[str]) -> None:
    """Help comes at once: neither templates nor Markdown nor YAML nor models are loaded for it."""
    assert loaded(*words) == []


def test_the_measure_of_imports_measures() -> None:
    """A command that reads a site does load them, so the test above would see it."""
    assert set(loaded("check", "--site", str(ROOT / "rmsite/authoring/starter"))) >= {"pydantic", "yaml"}


def test_help_names_every_command() -> None:
    """Help lists the commands, each with one sentence."""
    result = rmsite("--help")
    assert result.code == 0
    for command in ("build", "check", "plan", "new", "explain"):
        assert f"  {command} " in result.out
        assert rmsite(command, "--help").code == 0


def test_the_version_is_told() -> None:
    """The version is one line."""
    assert rmsite("--version").out.startswith("rmsite, version ")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["biuld"], "Did you mean 'build'?"),
        (["chek"], "Did you mean 'check'?"),
        (["xyzzy"], "No such command 'xyzzy'"),
        (["build", "--stict"], "--strict"),
        (["build", "extra"], "extra"),
        (["check", "--format", "xml"], "human"),
        (["build", "--as-of"], "--as-of"),
        (["plan"], "PROGRAM"),
        (["new", "site"], "NAME"),
        (["new", "sight", "x"], "sight"),
    ],
)
def test_wrong_usage(words: list[str], said: str) -> None:
    """What cannot be meant is refused with exit code 2 and what was probably meant."""
    result = rmsite(*words)
    assert result.code == 2
    assert said in result.err
    assert result.out == ""


@pytest.mark.parametrize("day", ["2026-02-30", "tomorrow", "14.9.2026", "", "2026", "0001-01-01", "9999-12-31"])
def test_a_day_that_is_none(day: str, tmp_path: Path) -> None:
    """A day that does not exist is wrong usage, told in the words of the content."""
    result = rmsite("build", "--as-of", day, "--site", write(tmp_path, SITE))
    assert result.code == 2
    assert "as-of" in result.err
    assert not (tmp_path / "public").exists()


@pytest.mark.parametrize(
    ("epoch", "said"),
    [
        ("now", 'SOURCE_DATE_EPOCH is "now", which is no count of seconds'),
        ("", 'SOURCE_DATE_EPOCH is "", which is no count of seconds'),
        ("1e9", "no count of seconds"),
        ("9" * 30, "no count of seconds"),
        ("-62135596800", "lies in the year 1"),
        ("253402300799", "lies in the year 9999"),
    ],
)
def test_an_epoch_that_is_none(epoch: str, said: str, tmp_path: Path) -> None:
    """A SOURCE_DATE_EPOCH that means no day is trouble outside of the content."""
    result = rmsite("check", "--site", write(tmp_path, SITE), env={"SOURCE_DATE_EPOCH": epoch})
    assert result.code == 2
    assert said in result.err


def test_the_epoch_is_the_day(tmp_path: Path) -> None:
    """SOURCE_DATE_EPOCH decides which day it is, --as-of decides over it."""
    site = write(tmp_path, SITE)
    assert "as of 23 November 2026" in rmsite("build", "--site", site).out
    assert "as of 1 January 1970" in rmsite("build", "--site", site, env={"SOURCE_DATE_EPOCH": "0"}).out
    assert "as of 2 March 2027" in rmsite("build", "--site", site, "--as-of", "2027-03-02").out


@pytest.mark.parametrize("words", [["build"], ["check"], ["plan", "x"]])
def test_no_site(words: list[str], tmp_path: Path) -> None:
    """Without a site there is a sentence that says how to get one."""
    result = rmsite(*words, cwd=tmp_path)
    assert (result.code, result.out) == (2, "")
    assert "there is no site.yaml here or in a folder above" in result.err
    result = rmsite(*words, "--site", tmp_path)
    assert result.code == 2
    assert "has no site.yaml; `rmsite new site NAME` makes a site to begin with" in result.err
    result = rmsite(*words, "--site", tmp_path / "none")
    assert result.code == 2
    assert "is not a folder" in result.err


def test_the_site_is_found_upward(tmp_path: Path) -> None:
    """From any folder of a site its commands find it, and paths are shown from where one stands."""
    write(tmp_path, SITE)
    result = rmsite("build", cwd=tmp_path / "content/guides")
    assert result.code == 0
    assert "Open ../../public/index.html" in result.out
    assert (tmp_path / "public/index.html").exists()
    assert "Open public/index.html" in rmsite("build", cwd=tmp_path).out


def test_a_folder_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Trouble with the disk is one sentence with the path, and exit code 2."""
    site = write(tmp_path, SITE)

    def denied(path: str, *_: object, **__: object) -> object:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(builtins, "open", denied)
    result = rmsite("check", "--site", site)
    monkeypatch.undo()
    assert result.code == 2
    assert result.err == f"rmsite: {site}/site.yaml: Permission denied\n"


def test_a_fault_of_rmsite_is_told_as_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A fault of the program itself is a sentence that says whose fault it is, with exit code 2."""

    def broken(_: Path) -> object:
        raise ZeroDivisionError("by nought")

    monkeypatch.setattr("rmsite.disk.read.read_inputs", broken)
    with pytest.raises(
        AssertionError, match="this is a fault of rmsite, not of your content: ZeroDivisionError: by nought"
    ):
        rmsite("check", "--site", write(tmp_path, SITE))
    with pytest.raises(ZeroDivisionError):
        rmsite("check", "--site", tmp_path, env={"RMSITE_DEBUG": "1"})


def test_an_interruption_is_no_fault(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Ctrl-C ends a command with 130 and one word."""

    def interrupted(_: Path) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr("rmsite.disk.read.read_inputs", interrupted)
    result = rmsite("check", "--site", write(tmp_path, SITE))
    assert result.code == 130
    assert result.err.strip() == "rmsite: stopped"


@pytest.mark.parametrize(
    ("shell", "words"),
    [
        (">&-", ["explain"]),
        (">&-", ["build", "--site", "{site}"]),
        ("> /dev/full", ["explain"]),
        ("> /dev/full", ["build", "--site", "{site}"]),
        ("> /dev/full", ["check", "--site", "{site}", "--format", "json"]),
        ("| true", ["explain"]),
    ],
)
def test_output_that_goes_nowhere(shell: str, words: list[str], tmp_path: Path) -> None:
    """Where nobody can read the answer, or the disk it goes to is full, the exit code says so, without a traceback."""
    site = write(tmp_path, SITE)
    result = process(*(word.replace("{site}", str(site)) for word in words), shell=shell)
    assert result.code == 2
    assert "Traceback" not in result.err
    assert "Exception ignored" not in result.err
    if shell != "| true":
        assert result.err.startswith("rmsite: ")


@pytest.mark.parametrize("shell", ["2>&-", "2> /dev/full"])
def test_complaints_that_go_nowhere(shell: str, tmp_path: Path) -> None:
    """Where standard error cannot be written to, the exit code still says that the content has errors."""
    site = write(tmp_path, {**SITE, "site.yaml": "title:\n"})
    assert process("check", "--site", site, "--format", "json", shell=shell).code in (1, 2)


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_a_terminal_without_letters(encoding: str, tmp_path: Path) -> None:
    """A terminal that cannot show a letter shows its number; nothing fails."""
    site = write(
        tmp_path,
        {**SITE, "content/guides/howto/größe-日本.md": "---\ntitle: Größe 日本\nowner: X 😀\n---\nÜber alles.\n"},
    )
    result = process("check", "--site", site, env={"PYTHONIOENCODING": encoding, "LC_ALL": "C"})
    assert result.code == 1
    assert "Traceback" not in result.err
    assert "fault of rmsite" not in result.err
    data = process("check", "--site", site, "--format", "json", env={"PYTHONIOENCODING": encoding}).out
    assert "X 😀" in [each["message"][1:4] for each in json.loads(data)]
