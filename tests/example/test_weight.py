"""Pages stay light, so that they open at once on a phone in a cellar; what is meant for print is exempt."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.browser.templates import SAMPLES

TYPICAL = ("home", "programs", "week", "session", "guide", "role", "term")
HUBS = ("program", "role-onboarding", "cohort", "guides")
"""Pages that hold everything about one thing; there is one of them for twenty of the others."""


@pytest.mark.parametrize("kind", [*TYPICAL, *HUBS])
def test_page_is_light(kind: str, site: Path) -> None:
    """HTML under 30 kB (a hub: 60), all style sheets under 40 kB, all scripts under 25 kB, before any compression."""
    page = site / SAMPLES[kind] / "index.html"
    html = page.read_text("utf-8")
    weights = {"html": len(html.encode()), "css": 0, "script": 0}
    for part, pattern in (("css", r'<link rel="stylesheet" href="([^"]+)"'), ("script", r'<script[^>]* src="([^"]+)"')):
        weights[part] = sum((page.parent / file).stat().st_size for file in re.findall(pattern, html))
    most = {"html": 60_000 if kind in HUBS else 30_000, "css": 40_000, "script": 25_000}
    assert {part: weight for part, weight in weights.items() if weight >= most[part]} == {}


def test_most_pages_are_light(site: Path) -> None:
    """Nine pages of ten have less than 30 kB of HTML; what is meant for print as one document does not count."""
    pages = [page for page in site.rglob("*.html") if page.parent.name not in ("playbook", "print")]
    light = [page for page in pages if page.stat().st_size < 30_000]
    assert len(light) >= 0.9 * len(pages) > 0
