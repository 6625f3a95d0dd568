"""A complete small site to begin with."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

STARTER = Path(__file__).parent / "starter"
DAYS_OFF = ((1, 1), (12, 25))
"""Month and day of the days off in the starter's calendar."""


class AlreadyThere(Exception):
    """The folder of the new site holds something; nothing was written."""


def new_site(folder: Path, title: str, today: date) -> tuple[str, ...]:
    """Writes the starter site into a new or empty folder, dated from ``today``, and names the files written."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise AlreadyThere(f"{folder} is there already and not empty")
    written = []
    for path, text in starter_files(title, today):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
        written.append(path)
    return tuple(written)


def starter_files(title: str, today: date) -> Iterator[tuple[str, str]]:
    """The paths and texts of the starter site, sorted by path."""
    # The first cohort starts on a Monday some weeks away, so that every date of the plan lies ahead.
    start = today + timedelta(days=42 + (7 - today.weekday()) % 7)
    while (start.month, start.day) in DAYS_OFF:
        start += timedelta(days=7)
    values = {
        "@TITLE@": json.dumps(_readable(title), ensure_ascii=False),
        "@TODAY@": today.isoformat(),
        "@DAYS_OFF@": ", ".join(
            date(year, *day).isoformat() for year in range(today.year, today.year + 3) for day in DAYS_OFF
        ),
        "@START@": start.isoformat(),
        "@COHORT@": f"{start.year}-{_season(start)}",
        "@COHORT_TITLE@": f"{_season(start).capitalize()} {start.year}",
    }
    for source in sorted(path for path in STARTER.rglob("*") if path.is_file()):
        # In one pass, so that nothing in a title is taken for one of the names.
        text = re.sub("@[A-Z_]+@", lambda match: values.get(match[0], match[0]), source.read_text("utf-8"))
        path = source.relative_to(STARTER).as_posix()
        # Stored without its dot, so that no tool takes it for this project's own.
        yield ".gitignore" if path == "gitignore" else path, text


def _readable(title: str) -> str:
    # Without what no source may hold, such as half a character of a folder's name in another encoding.
    return "".join(letter if letter.isprintable() else " " for letter in title).strip() or "Our programs"


def _season(day: date) -> str:
    return ("winter", "spring", "summer", "autumn")[day.month % 12 // 3]
