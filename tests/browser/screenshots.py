"""Pictures of every template for people to look at: ``python -m tests.browser.screenshots [TEMPLATE...]``.

They go into screenshots/ with an index.html: each template at 360, 768 and 1280 px in light and dark, and the sheets of
what it prints where people print it. ``--width``, ``--light``, ``--dark`` and ``--no-print`` take less.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from shutil import rmtree
from time import perf_counter

from playwright.sync_api import Browser

from tests.browser.printing import pictures, print_page
from tests.browser.screens import DESK, Screen, chromium
from tests.browser.serving import served
from tests.browser.templates import SAMPLES
from tests.example.building import ROOT, write_example

WIDTHS = (360, 768, 1280)
PRINTED = ("role-onboarding", "session", "pack", "playbook", "template")
# A picture of all of a playbook would be a hundred thousand pixels high, more than a picture may have.
TALLEST = 6000


def main(arguments: list[str] | None = None) -> None:
    """Takes the pictures that the command line asks for."""
    asked = _parse(arguments)
    began = perf_counter()
    folder: Path = asked.into
    if not asked.kinds:
        rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    kinds: list[str] = asked.kinds or list(SAMPLES)
    with tempfile.TemporaryDirectory() as work:
        site = write_example(Path(work) / "public")
        with served(site) as home, chromium() as browser:
            for width in asked.width or WIDTHS:
                for dark in asked.schemes or (False, True):
                    _shoot(browser, home, Screen(width, 900, dark=dark, touch=width < 1000), kinds, folder)
            if asked.print:
                _print(browser, home, [kind for kind in kinds if kind in PRINTED], folder)
    (folder / "index.html").write_text(_index(folder), encoding="utf-8")
    sys.stdout.write(
        f"{len(list(folder.glob('*.png')))} pictures in {perf_counter() - began:.0f} s: {folder / 'index.html'}\n"
    )


def _parse(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.browser.screenshots", description=__doc__)
    parser.add_argument("kinds", nargs="*", metavar="TEMPLATE", choices=[[], *SAMPLES], help=", ".join(SAMPLES))
    parser.add_argument("--width", type=int, action="append", help="instead of 360, 768 and 1280; may be repeated")
    parser.add_argument("--light", dest="schemes", action="append_const", const=False, help="light only")
    parser.add_argument("--dark", dest="schemes", action="append_const", const=True, help="dark only")
    parser.add_argument("--no-print", dest="print", action="store_false", help="no sheets of paper")
    parser.add_argument("--into", type=Path, default=ROOT / "screenshots", metavar="DIR")
    return parser.parse_args(arguments)


def _shoot(browser: Browser, home: str, screen: Screen, kinds: Iterable[str], folder: Path) -> None:
    with browser.new_context(**screen.options()) as context:
        page = context.new_page()
        for kind in kinds:
            page.goto(home + SAMPLES[kind])
            height: int = page.evaluate("document.documentElement.scrollHeight")
            clip = {"x": 0, "y": 0, "width": screen.width, "height": min(height, TALLEST)}
            page.screenshot(path=folder / f"{kind}-{screen}.png", full_page=True, clip=clip)  # type: ignore[arg-type]


def _print(browser: Browser, home: str, kinds: Iterable[str], folder: Path) -> None:
    with browser.new_context(**DESK.options()) as context:
        page = context.new_page()
        for kind in kinds:
            page.goto(home + SAMPLES[kind])
            for old in folder.glob(f"{kind}-print-*.png"):
                old.unlink()
            printed = print_page(page, folder / f"{kind}-print.pdf")
            pictures(printed.path, folder)


def _index(folder: Path) -> str:
    return "\n".join(_lines(folder))


def _lines(folder: Path) -> Iterator[str]:
    yield '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>Screenshots</title>'
    yield "<style>body { font: 16px/1.5 system-ui } div { display: flex; gap: 1rem; overflow-x: auto; align-items: start }"
    yield "figure { margin: 0; flex: none } img { max-height: 60rem; border: 1px solid #888 }</style>"
    kinds = [kind for kind in SAMPLES if any(folder.glob(f"{kind}-*.png"))]
    yield "<p>" + " ".join(f'<a href="#{kind}">{kind}</a>' for kind in kinds) + "</p>"
    for kind in kinds:
        yield f'<h2 id="{kind}">{kind}: /{escape(SAMPLES[kind])}</h2>'
        for row in (*(f"{kind}-{width}px-*.png" for width in _widths(folder)), f"{kind}-print-*.png"):
            files = sorted(folder.glob(row), key=lambda file: file.name.replace("-light", "-a"))
            if files:
                yield "<div>" + "".join(_figure(file) for file in files) + "</div>"


def _widths(folder: Path) -> list[int]:
    return sorted({int(file.stem.split("px")[0].rsplit("-", 1)[1]) for file in folder.glob("*px-*.png")})


def _figure(file: Path) -> str:
    name = escape(file.name)
    return f'<figure><a href="{name}"><img src="{name}" alt="{name}" loading="lazy"></a><figcaption>{name}</figcaption></figure>'


if __name__ == "__main__":
    main()
