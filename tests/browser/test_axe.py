"""WCAG 2.2 A and AA on every template, in light and dark, on a desk and at a zoom of 400 %."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.axe import axe
from tests.browser.conftest import Visit
from tests.browser.screens import DESK, Screen
from tests.browser.serving import served
from tests.browser.templates import each_template

pytestmark = pytest.mark.browser

HEAD = '<!doctype html>\n<html lang="en">\n<title>A page</title>\n<main><h1>A page</h1>\n'
STYLE = """<style>
li { position: relative; list-style: none; padding-left: 2rem; color: #000 }
li::before { content: ""; position: absolute; left: 0; width: 1rem; height: 1rem; background: #333 }
.over::before { width: 100% }
.frame { width: 200px; overflow-x: auto } .frame p { width: 900px; text-align: right; color: #000 } .pale { color: #ccc }
</style>"""


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@each_template
def test_template_is_accessible(address: str, dark: bool, width: int, visit: Visit) -> None:
    """axe finds nothing wrong, and decides everything."""
    assert axe(visit(address, Screen(width, dark=dark))) == ([], [])


@pytest.mark.parametrize(
    ("html", "violations", "undecided"),
    [
        ("<p>Fine.", [], []),
        ("<p class='pale'>Pale.", ["color-contrast"], []),
        ("<img src='data:,'>", ["image-alt"], []),
        ("<ul><li><i>Beside</i></ul>", [], []),
        ("<ul><li><i class='pale'>Beside</i></ul>", ["color-contrast"], []),
        ("<ul><li class='over'><i>Under</i></ul>", [], ["color-contrast"]),
        ("<svg height='36'><rect width='99' height='36' fill='#eee'/><text y='23' fill='#000'>1</text></svg>", [], []),
        (
            "<svg height='36'><rect width='99' height='36' fill='#333'/><text y='23' fill='#000'>1</text></svg>",
            ["color-contrast"],
            [],
        ),
        ("<div class='frame' tabindex='0'><p><b>Cut off</b></div>", [], []),
        ("<div class='frame' tabindex='0'><p><b class='pale'>Cut off</b></div>", ["color-contrast"], []),
    ],
)
def test_axe_is_at_work(
    html: str, violations: list[str], undecided: list[str], browser: Browser, tmp_path: Path
) -> None:
    """Faults are found, also beside markers and in what a frame cuts off; what stays undecided is told."""
    (tmp_path / "index.html").write_text(HEAD + STYLE + html + "</main>", encoding="utf-8")
    with browser.new_context(**DESK.options(), bypass_csp=True) as context, served(tmp_path) as home:
        page = context.new_page()
        page.goto(home)
        found, open_ = axe(page)
        assert [each.rule for each in found] == violations
        assert [each.rule for each in open_] == undecided
