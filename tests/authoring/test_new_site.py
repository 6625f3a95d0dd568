"""What a new site begins with."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rmsite.authoring.new_site import AlreadyThere, new_site, starter_files
from rmsite.reading.scalars import FIRST_YEAR, LAST_YEAR
from rmsite.reading.yaml_reader import read_yaml
from rmsite.testing import diagnostics_of

# The starter's calendar names the days off of three years, which all have to be years that a site can have.
DAYS = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR - 2, 12, 31))


def test_every_place_is_filled() -> None:
    """No name that stands for something is left in the files, and they come sorted, each once."""
    files = list(starter_files("T", date(2026, 11, 23)))
    assert [path for path, _ in files] == sorted({path for path, _ in files}, key=lambda path: path.lstrip("."))
    assert [path for path, text in files if re.search("@[A-Z_]+@", text)] == []
    assert ".gitignore" in dict(files)


@settings(deadline=None, max_examples=30)
@given(st.text(max_size=40))
def test_any_title_is_read_back(title: str) -> None:
    """Whatever a site is called, its site.yaml can be read, with a title that says something."""
    text = dict(starter_files(title, date(2026, 11, 23)))["site.yaml"]
    checked = read_yaml(text, "site.yaml")
    assert checked.problems == ()
    assert checked.value.data["title"].strip()
    if title.isprintable() and title.strip():
        assert checked.value.data["title"] == title.strip()


@settings(deadline=None, max_examples=8)
@given(DAYS)
@example(date(2000, 11, 7))  # The Mondays at hand are Christmas and New Year's Day.
def test_on_any_day_the_plan_lies_ahead(today: date) -> None:
    """The first cohort starts on a Monday some weeks after the day on which the site is made, and nothing is wrong."""
    files = {path: text for path, text in starter_files("T", today) if path != ".gitignore"}
    start = re.search(r"start: (\d{4,5}-\d\d-\d\d)", files["content/programs/first-steps.yaml"])
    assert start
    day = date.fromisoformat(start[1])
    assert day.weekday() == 0
    assert timedelta(days=42) <= day - today < timedelta(days=63)
    assert [problem.message for problem in diagnostics_of(files, today)] == []


@pytest.mark.parametrize("name", ["file", ".hidden", "folder/inner"])
def test_what_is_there_stays(name: str, tmp_path: Path) -> None:
    """Anything in a folder, hidden or not, keeps a new site out."""
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("x")
    with pytest.raises(AlreadyThere, match="is there already and not empty"):
        new_site(tmp_path, "T", date(2026, 11, 23))
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [tmp_path / name]
