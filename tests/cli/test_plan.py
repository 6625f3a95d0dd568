"""``rmsite plan``: every computed date, for people and for programs."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.running import ROOT, rmsite, write
from tests.test_bad_input import BASE, PROGRAM


def test_dates_of_the_example() -> None:
    """The example's autumn cohort moves session 4, with its reason, and promises more hours than it plans."""
    result = rmsite("plan", "reverse-mentoring", "2026-autumn", "--site", ROOT)
    assert result.code == 0, result.err
    assert "2026-autumn" in result.out
    assert "moved from" in result.out
    assert "16 h 45 min planned" in result.out
    assert "17 h promised" in result.out


@pytest.mark.parametrize("words", [(), ("2026-autumn",)])
def test_a_small_plan(words: tuple[str, ...], tmp_path: Path) -> None:
    """A table shows the cohort with its days, each item with its date and people, and the hours of each role."""
    result = rmsite("plan", "buddies", *words, "--site", write(tmp_path, BASE))
    assert (result.code, result.err) == (0, "")
    lines = [" ".join(line.split()) for line in result.out.splitlines()]
    assert lines[0] == "Buddies"
    assert any(line.startswith("Autumn 2026 (2026-autumn, closed): ") for line in lines)
    assert any("Kickoff kickoff Mentor, Mentee" in line for line in lines)
    assert lines[lines.index("Hours") :]


def test_json_for_programs(tmp_path: Path) -> None:
    """The same facts by name, dates as ISO writes them."""
    result = rmsite("plan", "buddies", "--format", "json", "--site", write(tmp_path, BASE))
    data = json.loads(result.out)
    (cohort,) = data["cohorts"]
    assert (cohort["id"], cohort["start"], cohort["end"]) == ("2026-autumn", "2026-09-14", "2026-11-23")
    assert [(item["id"], item["opens"]) for item in cohort["items"]] == [
        ("kickoff", "2026-09-14"), ("first", "2026-09-21"), ("review", "2026-10-26"),
    ]  # fmt: skip
    assert [each["role"] for each in data["hours"]] == ["mentor", "mentee"]


def test_csv_for_spreadsheets(tmp_path: Path) -> None:
    """One line for each item, role and cohort, with a head."""
    result = rmsite("plan", "buddies", "--format", "csv", "--site", write(tmp_path, BASE))
    rows = list(csv.DictReader(io.StringIO(result.out)))
    assert [(row["id"], row["role"], row["opens"]) for row in rows][:2] == [
        ("kickoff", "mentor", "2026-09-14"), ("kickoff", "mentee", "2026-09-14"),
    ]  # fmt: skip
    assert all(row["cohort"] == "2026-autumn" for row in rows)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["budies"], 'there is no program "budies", or its file has errors; did you mean buddies?'),
        (["xyzzy"], "the site has buddies"),
        (["buddies", "2026-atumn"], '"buddies" has no cohort "2026-atumn"; did you mean 2026-autumn?'),
        (["buddies", "x"], "it has 2026-autumn"),
    ],
)
def test_what_is_not_there(words: list[str], said: str, tmp_path: Path) -> None:
    """An unknown program or cohort is refused with the nearest name."""
    result = rmsite("plan", *words, "--site", write(tmp_path, BASE))
    assert (result.code, result.out) == (2, "")
    assert said in result.err


def test_a_program_with_errors_is_planned_as_far_as_it_goes(tmp_path: Path) -> None:
    """The plan of a faulty program is shown with its faults, and the exit code says that it has some."""
    text = BASE[PROGRAM].replace("6 weeks after kickoff", "6 weeks after kikoff")
    result = rmsite("plan", "buddies", "--site", write(tmp_path, {**BASE, PROGRAM: text}))
    assert result.code == 1
    assert "schedule/unknown-anchor" in result.err
    assert "Kickoff" in result.out


def test_drafts_have_plans(tmp_path: Path) -> None:
    """A program that is still a draft can be planned."""
    text = BASE[PROGRAM].replace("status: paused", "status: draft")
    assert rmsite("plan", "buddies", "--site", write(tmp_path, {**BASE, PROGRAM: text})).code == 0


def test_a_rolling_program_has_days_of_its_own(tmp_path: Path) -> None:
    """A program without cohorts prints its days relative to each person's first."""
    text = BASE[PROGRAM].split("cohorts:")[0].replace("lifecycle: cohort", "lifecycle: rolling")
    result = rmsite("plan", "buddies", "--site", write(tmp_path, {**BASE, PROGRAM: text}))
    assert result.code == 0, result.err
    assert "Everybody starts on a day of their own:" in result.out


def test_plan_tells_each_time_of_a_series_and_who_talks_about_it(tmp_path: Path) -> None:
    """A repeated session says which time it is, a debrief who joins it; a spreadsheet has a line for them too."""
    text = BASE[PROGRAM].replace(
        "      when: 1 week after start\n", "      when: 1 week after start\n      repeat: {every: 1 week, times: 2}\n"
    )
    debrief = "\nsessions:\n  debrief: {duration: 15 minutes, roles: [mentor]}"
    folder = write(tmp_path, {**BASE, PROGRAM: text.replace("\nsessions:", debrief)})
    told = rmsite("plan", "buddies", "--site", folder).out
    assert "First talk (1 of 2)" in told
    assert "Mentor, Mentee; 15 min debrief: Mentor" in told
    table = rmsite("plan", "buddies", "--format", "csv", "--site", folder).out
    minutes = [(row["role"], row["minutes"]) for row in csv.DictReader(io.StringIO(table)) if row["id"] == "first-2"]
    assert minutes == [("mentor", "75"), ("mentee", "60")]
