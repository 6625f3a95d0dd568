"""Fixtures of the tests of the preview in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.preview.desk import Open, desks


@pytest.fixture
def desk(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens a preview of a small site."""
    with desks(browser, tmp_path) as opening:
        yield opening
