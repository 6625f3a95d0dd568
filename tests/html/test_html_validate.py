"""html-validate is really at work, so that its silence means something."""

from pathlib import Path

from tests.html.html_validate import check

PAGE = '<!doctype html>\n<html lang="en">\n<head><title>A page</title></head>\n<body>\n<p>Fine.</p>\n'
END = "</body>\n</html>\n"


def test_faults_are_found_in_every_page(tmp_path: Path) -> None:
    """A fault comes back with its place and rule; a sound page, odd names and ids with a colon are no trouble."""
    (tmp_path / "ä b").mkdir()
    (tmp_path / "fine.html").write_text(PAGE + '<p id="guide:first-steps">Fine.</p>\n' + END, encoding="utf-8")
    (tmp_path / "ä b" / "index.html").write_text(PAGE + "<button>Go</button>\n" + END, encoding="utf-8")
    (tmp_path / "last.html").write_text(PAGE + '<p style="color: red">Red.</p>\n' + END, encoding="utf-8")
    first, second = check(tmp_path)
    assert (first.page, first.line, first.column, first.severity) == ("last.html", 6, 4, "error")
    assert "no-inline-style" in first.text
    assert (second.page, second.line, second.severity) == ("ä b/index.html", 6, "error")
    assert "no-implicit-button-type" in second.text


def test_folder_without_pages_is_silent(tmp_path: Path) -> None:
    """Where there is no page there is nothing to say."""
    assert check(tmp_path) == ()
