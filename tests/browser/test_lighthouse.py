"""Lighthouse gives the pages that most people open everything it has to give."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Literal

import pytest

from rmsite.disk.write import publish
from tests.browser.lighthouse import CATEGORIES, lighthouse
from tests.browser.serving import served
from tests.browser.templates import SAMPLES
from tests.example.building import ROOT, build_example

pytestmark = [pytest.mark.browser, pytest.mark.full]


@pytest.fixture(scope="module")
def nightly(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the example site of this very day is served.

    In a site of another day the reader's own day changes what comes next, a line of it more or less, after the first
    paint.
    """
    folder = tmp_path_factory.mktemp("nightly") / "public"
    publish(build_example(today=datetime.now().astimezone().date()).artifacts, folder, ROOT)
    with served(folder) as address:
        yield address


@pytest.mark.parametrize("preset", ["mobile", "desktop"])
@pytest.mark.parametrize("kind", ["home", "program", "role-onboarding", "session"])
def test_page_gets_everything(kind: str, preset: Literal["mobile", "desktop"], nightly: str) -> None:
    """Accessibility, best practices and performance are 100 each."""
    report = lighthouse(nightly + SAMPLES[kind], preset)
    assert report.scores == dict.fromkeys(CATEGORIES, 100), report.lost
