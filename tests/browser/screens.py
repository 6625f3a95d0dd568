"""The screens and settings that readers have."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from shutil import which
from typing import Literal, TypedDict

from playwright.sync_api import Browser, ViewportSize, sync_playwright


class Options(TypedDict):
    """What Playwright asks for when a browser opens a context."""

    viewport: ViewportSize
    color_scheme: Literal["dark", "light"]
    reduced_motion: Literal["reduce", "no-preference"]
    forced_colors: Literal["active", "none"]
    java_script_enabled: bool
    has_touch: bool
    is_mobile: bool


@dataclass(frozen=True, slots=True)
class Screen:
    """One way of looking at a page; ``touch`` is a phone or tablet, whose pages have no scroll bar beside them."""

    width: int = 1280
    height: int = 800
    dark: bool = False
    javascript: bool = True
    touch: bool = False
    reduced_motion: bool = False
    forced_colors: bool = False

    def options(self) -> Options:
        """The same in Playwright's words."""
        return {
            "viewport": {"width": self.width, "height": self.height},
            "color_scheme": "dark" if self.dark else "light",
            "reduced_motion": "reduce" if self.reduced_motion else "no-preference",
            "forced_colors": "active" if self.forced_colors else "none",
            "java_script_enabled": self.javascript,
            "has_touch": self.touch,
            "is_mobile": self.touch,
        }

    def __str__(self) -> str:
        words = [f"{self.width}px", "dark" if self.dark else "light"]
        return "-".join(words + ([] if self.javascript else ["noscript"]))


DESK = Screen()
TABLET = Screen(768, 1024, touch=True)
PHONE = Screen(360, 740, touch=True)
NARROW = Screen(320, 640)
"""What 1280 px are at a zoom of 400 %."""


def find_chromium() -> str:
    """The machine's own Chromium; RuntimeError where there is none."""
    found = which("chromium") or which("chromium-browser") or which("google-chrome")
    if not found:
        raise RuntimeError("there is no Chromium on this machine: `make test` installs it")
    return found


@contextmanager
def chromium() -> Iterator[Browser]:
    """The machine's own Chromium, running while the block does."""
    with sync_playwright() as playwright:
        # As root, as in most containers of a CI server, Chromium runs only without its sandbox.
        browser = playwright.chromium.launch(
            executable_path=find_chromium(), args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        try:
            yield browser
        finally:
            browser.close()
