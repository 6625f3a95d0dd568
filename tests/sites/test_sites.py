"""Three golden sites: a minimal one, one that uses everything, and one that is broken everywhere.

A page is kept as what a reader gets of it (headings, words, links, fields), so that a change of markup alone leaves the
goldens as they are. Run with ``--force-regen`` to take over what a change has made of them, then read the difference.
"""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from click import unstyle
from pytest_regressions.file_regression import FileRegressionFixture

from rmsite.cli.report import Excerpts, in_full
from rmsite.disk.read import read_inputs
from rmsite.graph.audiences import EVERYONE, Visibility
from rmsite.pipeline.build import Built, build, examine
from rmsite.view.shapes import Publication
from tests.sites.reading import reading

HERE = Path(__file__).parent
TODAY = date(2026, 11, 23)
GOLDEN = HERE / "golden"


def built(site: str, audience: str = EVERYONE) -> Built:
    """One of the sites here, as of a fixed day."""
    inputs = read_inputs(HERE / site)
    made = build(inputs, Visibility(TODAY, audience), Publication(version="golden"))
    assert made.artifacts, "\n".join(unstyle(in_full(problem, Excerpts(inputs.texts()))) for problem in made.problems)
    return made


@pytest.mark.parametrize("site", ["minimal", "full"])
def test_site_reads_as_it_did(site: str, file_regression: FileRegressionFixture) -> None:
    """Every page of a golden site says what it said, at the address where it stood."""
    made = built(site)
    pages = {path.value: content for path, content in made.artifacts.items() if path.value.endswith(".html")}
    others = sorted(path.value for path in made.artifacts if not path.value.endswith(".html"))
    text = "\n".join(f"=== {path}\n{reading(content.decode())}" for path, content in sorted(pages.items()))
    text += "\n=== other files\n" + "\n".join(_without_digest(path) for path in others) + "\n"
    file_regression.check(text, fullpath=GOLDEN / f"{site}.txt")


def test_search_index_reads_as_it_did(file_regression: FileRegressionFixture) -> None:
    """The search index of the minimal site holds what it held, a value a line."""
    (index,) = [text.decode() for path, text in built("minimal").artifacts.items() if _is_index(path.value)]
    held = json.loads(index.removeprefix("rmSearch.receive(").removesuffix(");\n"))
    text = json.dumps(held, ensure_ascii=False, indent=1)
    file_regression.check(text + "\n", fullpath=GOLDEN / "minimal-search.json")


def test_broken_site_is_told_as_it_was(file_regression: FileRegressionFixture) -> None:
    """Every mistake of the broken site is told in one run, each once, with its line and a hint."""
    inputs = read_inputs(HERE / "broken")
    problems = examine(inputs, Visibility(TODAY, audience=None)).problems
    told = "\n\n".join(unstyle(in_full(problem, Excerpts(inputs.texts()))) for problem in problems)
    file_regression.check(told + "\n", fullpath=GOLDEN / "broken.txt")


@pytest.mark.parametrize("audience", [EVERYONE, "managers"])
def test_restricted_words_are_nowhere(audience: str) -> None:
    """What is for HR alone leaves no trace in what others get: no page, name, link, word or file."""
    for path, content in built("full", audience).artifacts.items():
        assert b"canary" not in content.lower(), path
        assert not any(word in path.value for word in ("pay", "hr-index", "bands")), path


def test_restricted_words_arrive_where_they_may() -> None:
    """HR gets its pages, parts, sessions and files."""
    made = built("full", "hr")
    everything = b"\n".join(made.artifacts.values())
    for word in (b"canary-page", b"canary-part", b"canary-session", b"canary-file"):
        assert word in everything.lower()


def test_general_build_does_not_depend_on_restricted_files(tmp_path: Path) -> None:
    """The site for everyone is the same, byte for byte, whether or not the restricted files are there."""
    inputs = read_inputs(HERE / "full")
    hidden = ("pay.md", "hr-index.md")
    less = type(inputs)(
        inputs.settings,
        tuple(source for source in inputs.content if not source.path.endswith(hidden)),
        {path: source for path, source in inputs.files.items() if "bands" not in path},
        inputs.themes,
    )
    visibility, publication = Visibility(TODAY), Publication(version="golden")
    assert build(less, visibility, publication).artifacts == build(inputs, visibility, publication).artifacts


def _is_index(path: str) -> bool:
    return re.fullmatch(r"search/en-\d+\.js", path) is not None


def _without_digest(path: str) -> str:
    return re.sub(r"\.[0-9a-f]{10}(\.\w+)$", r".DIGEST\1", path)
