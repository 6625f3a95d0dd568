"""The Nu HTML checker is really at work, so that its silence means something."""

from pathlib import Path

import pytest

from tests.html.nu import Message, check

PAGE = '<!doctype html>\n<html lang="en">\n<title>A page</title>\n<p>Fine.\n'


def test_faults_are_found_in_every_page(tmp_path: Path) -> None:
    """Errors and warnings of all pages come back with their severity and place; odd names are no trouble."""
    (tmp_path / "ä b").mkdir()
    (tmp_path / "fine.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "ä b" / "index.html").write_text(PAGE + '<img src="a.png">\n', encoding="utf-8")
    (tmp_path / "last.html").write_text(PAGE + "<section>No heading</section>\n", encoding="utf-8")
    first, second = check(tmp_path)
    assert (first.page, first.line, first.column, first.severity) == ("last.html", 5, 1, "warning")
    assert (second.page, second.line, second.column, second.severity) == ("ä b/index.html", 5, 1, "error")
    assert "alt" in second.text


def test_folder_without_pages_is_silent(tmp_path: Path) -> None:
    """Where there is no page there is nothing to say."""
    assert check(tmp_path) == ()


def test_checker_that_fails_is_no_silence(tmp_path: Path) -> None:
    """A checker that cannot run raises; it never passes for a clean answer."""
    (tmp_path / "fine.html").write_text(PAGE, encoding="utf-8")
    with pytest.raises(RuntimeError, match="did not answer"):
        check(tmp_path, jar=tmp_path / "missing.jar")


def test_message_reads_as_a_line() -> None:
    """A message prints as page, place, severity and text."""
    assert str(Message("a/index.html", 3, 4, "error", "No.")) == "a/index.html:3:4: error: No."
