"""Every part of Markdown becomes the HTML, the holes and the problems that its golden file shows."""

from pathlib import Path

import pytest

from rmsite.markdown.extensions import EXTENSIONS
from tests.markdown.golden import FOLDER, Case, read_cases

CASES = [
    pytest.param(case, id=f"{path.stem}: {case.title}")
    for path in sorted(FOLDER.glob("*.md"))
    for case in read_cases(path)
]


@pytest.mark.parametrize("case", CASES)
def test_golden(case: Case) -> None:
    """The case comes out as its file says."""
    assert case.result == case.expected


def test_every_extension_has_a_fixture() -> None:
    """No part of Markdown is without golden cases."""
    folder = Path(__file__).parents[2] / "rmsite" / "markdown" / "extensions"
    modules = {path.stem for path in folder.glob("*.py") if " = Extension(" in path.read_text(encoding="utf-8")}
    assert len(modules) == len(EXTENSIONS)
    in_other_files = {"list_blocks": "blocks", "details": "blocks", "tabs": "blocks", "definitions": "links",
                      "placeholders": "variables", "audience": "audiences"}  # fmt: skip
    missing = {name for name in modules if not (FOLDER / f"{in_other_files.get(name, name)}.md").exists()}
    assert missing == set()
