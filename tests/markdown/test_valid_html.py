"""What bodies are made of is valid HTML to the Nu checker (L2)."""

from __future__ import annotations

from pathlib import Path

from rmsite.markdown import parse_markdown
from tests.html.nu import check
from tests.markdown.filling import filled
from tests.markdown.golden import FOLDER, read_cases

PAGE = '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>Page</title>\n<h1>Page</h1>\n{}</html>\n'


def test_golden_cases_are_valid(tmp_path: Path) -> None:
    """Every golden case without a fault of its own is valid on a page."""
    for path in sorted(FOLDER.glob("*.md")):
        for number, case in enumerate(read_cases(path)):
            checked = parse_markdown(case.source, file="a", content_path="guides/a.md", is_form=case.is_form)
            if not checked.problems and "<h1" not in filled(checked.value):
                page = PAGE.format(filled(checked.value))
                (tmp_path / f"{path.stem}-{number}.html").write_text(page, encoding="utf-8")
    assert [str(message) for message in check(tmp_path)] == []
