"""Lighthouse over an address: its scores, and what kept a category from 100."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from tests.browser.screens import find_chromium

ROOT = Path(__file__).parents[2]
CATEGORIES = ("accessibility", "best-practices", "performance")
"""Not SEO: an intranet asks search engines to stay away."""


@dataclass(frozen=True, slots=True)
class Report:
    """Scores from 0 to 100 by category, and the audits that took something away."""

    scores: dict[str, int]
    lost: tuple[str, ...]


def lighthouse(address: str, preset: Literal["mobile", "desktop"]) -> Report:
    """What Lighthouse says about a page, with its own simulated network; RuntimeError where it does not answer."""
    command = [
        str(ROOT / "node_modules" / ".bin" / "lighthouse"),
        address,
        "--quiet",
        "--output=json",
        "--chrome-flags=--headless=new --no-sandbox --disable-dev-shm-usage",
        f"--only-categories={','.join(CATEGORIES)}",
        *(["--preset=desktop"] if preset == "desktop" else []),
    ]
    environment = {**os.environ, "CHROME_PATH": find_chromium()}
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment, check=False)
    try:
        # The form of the report is Lighthouse's own, and looked into here alone.
        said: dict[str, Any] = json.loads(done.stdout)
        scores = {name: round(100 * (said["categories"][name]["score"] or 0)) for name in CATEGORIES}
    except (ValueError, KeyError) as problem:
        raise RuntimeError(f"Lighthouse did not answer: {done.stderr.strip()}") from problem
    weighed = {part["id"] for name in CATEGORIES for part in said["categories"][name]["auditRefs"] if part["weight"]}
    audits = (said["audits"][name] for name in sorted(weighed))
    lost = (each for each in audits if each["score"] is not None and each["score"] < 1)
    return Report(
        scores, tuple(f"{each['id']} {each['score']}: {each.get('displayValue', each['title'])}" for each in lost)
    )
