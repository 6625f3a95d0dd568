"""The day a page is due is counted from its last review."""

from __future__ import annotations

from datetime import date

import pytest

from rmsite.graph.review import review_due, shifted
from rmsite.model.page import Key
from rmsite.model.when import Offset
from rmsite.reading.scalars import Unit
from rmsite.testing import site_of


@pytest.mark.parametrize(
    ("front", "every", "due"),
    [
        ("last_reviewed: 2026-01-31", "1 month", date(2026, 2, 28)),
        ("last_reviewed: 2026-01-31\nreview_every: 2 weeks", "1 month", date(2026, 2, 14)),
        ("last_reviewed: 2026-01-31", "99999 months", None),
        ("title: Never", "1 month", None),
    ],
)
def test_due(front: str, every: str, due: date | None) -> None:
    """Its own rhythm comes before the site's, months end with their last day, and what is no date is not due."""
    files = {
        "site.yaml": f"title: Playbooks\nreview: {{every: {every}}}\n",
        "content/index.md": f"---\n{front}\n---\n\nText.\n",
    }
    site = site_of(files).value
    assert review_due(site.pages[Key("home", "index")], site.settings) == due


def test_without_a_rhythm() -> None:
    """Where neither the page nor the site says how often, nothing is due."""
    site = site_of({"content/index.md": "---\nlast_reviewed: 2026-01-31\n---\n\nText.\n"}).value
    assert review_due(site.pages[Key("home", "index")], site.settings) is None


def test_every_day_counts() -> None:
    """Weekends are no reason to move a day."""
    assert shifted(date(2026, 11, 20), Offset("due", 1, Unit.DAY)) == date(2026, 11, 21)
    assert shifted(date(2026, 11, 20), Offset("due", -1, Unit.MONTH)) == date(2026, 10, 20)
