"""Lighthouse gives the pages that most people open everything it has to give."""

from __future__ import annotations

from typing import Literal

import pytest

from tests.browser.lighthouse import CATEGORIES, lighthouse
from tests.browser.templates import SAMPLES

pytestmark = [pytest.mark.browser, pytest.mark.full]


@pytest.mark.parametrize("preset", ["mobile", "desktop"])
@pytest.mark.parametrize("kind", ["home", "program", "role-onboarding", "session"])
def test_page_gets_everything(kind: str, preset: Literal["mobile", "desktop"], home: str) -> None:
    """Accessibility, best practices and performance are 100 each."""
    report = lighthouse(home + SAMPLES[kind], preset)
    assert report.scores == dict.fromkeys(CATEGORIES, 100), report.lost
