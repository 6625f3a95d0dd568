"""Readers at the home page: on a phone without JavaScript, and at a desk."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Visit
from tests.browser.journeys.walking import Reader
from tests.browser.screens import DESK, Screen


@pytest.fixture
def phone(visit: Visit) -> Reader:
    """Somebody between two meetings, with a phone that runs no scripts."""
    return Reader(visit("", Screen(360, 740, touch=True, javascript=False)))


@pytest.fixture
def desk(visit: Visit) -> Reader:
    """Somebody at a desk."""
    return Reader(visit("", DESK))
