"""Icons stand inside of the page, are silent, and never stand alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from rmsite.theme.faults import TemplateFault
from tests.making import SITE, looked_at

TEMPLATES = Path(__file__).parents[2] / "themes" / "base" / "templates"
SHAPES = (TEMPLATES / "_icons.html").read_text("utf-8")
NAMES = frozenset(re.findall(r'^  "([a-z-]+)": ', SHAPES, re.MULTILINE))


def drawn(source: str) -> str:
    """What a template that uses icons renders."""
    own = {"themes/own/theme.yaml": "name: own\nextends: base\n", "themes/own/templates/t.html": source}
    theme = looked_at({"site.yaml": SITE + "theme: own\n", **own}).theme
    assert theme is not None
    return theme.render("t.html", {})


@pytest.mark.parametrize("name", sorted(NAMES))
def test_icon_is_drawn(name: str) -> None:
    """Each icon is one small drawing in the colour of the words beside it, hidden from those who listen."""
    html = drawn(f'{{% import "_icons.html" as icons %}}{{{{ icons.icon("{name}") }}}}')
    assert html.startswith('<svg class="icon" viewBox="0 0 24 24"')
    assert 'aria-hidden="true"' in html
    assert re.search(r"<(path|circle|rect|line) ", html)
    assert "style=" not in html
    assert len(html) < 500


def test_unknown_icon_is_told() -> None:
    """An icon that is not there fails at the template's line."""
    with pytest.raises(TemplateFault) as caught:
        drawn('{% import "_icons.html" as icons %}{{ icons.icon("unicorn") }}')
    assert "unicorn" in caught.value.problem.message


def test_icons_in_use_are_there() -> None:
    """Every icon that a template names is drawn, and none is kept that no template names."""
    used = set()
    for path in TEMPLATES.parent.parent.rglob("templates/*.html"):
        used |= set(re.findall(r'icons\.icon\("([a-z-]+)"\)', path.read_text("utf-8")))
    assert used == NAMES


def test_icons_stand_beside_words() -> None:
    """In every template the line with an icon has words of its own, a value behind it, or a name for who cannot see it."""
    for path in sorted(TEMPLATES.glob("*.html")):
        for line in path.read_text("utf-8").splitlines():
            if "icons.icon(" in line and "macro" not in line:
                without = re.sub(r"\{\{ icons\.icon\([^)]*\) \}\}|<[^>]*>", "", line)
                named = re.search(r'<button[^>]* aria-label="\w', line)
                assert named or re.search(r"\w", without), f"{path.name}: {line}"


def test_licence_goes_with_them() -> None:
    """The notices of Lucide and Feather are published with every site."""
    theme = looked_at({"site.yaml": SITE}).theme
    assert theme is not None
    text = theme.assets["licences/lucide.txt"].data.decode()
    assert "ISC License" in text
    assert "The MIT License" in text
