"""A site in its colours: one generated style, made by the theme, told where it fails."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from tests.making import PAIRS, SITE, looked_at, made

BRANDED = SITE + 'brand: "#C8102E"\n'
GUIDES = {f"content/guides/roles/{name}.md": "What to do.\n" for name in ("mentor", "mentee")}
PROGRAMS = GUIDES | {f"content/programs/{name}.yaml": PAIRS for name in ("buddies", "circles", "pairs")}
OWN = {**PROGRAMS, "content/programs/circles.yaml": PAIRS + 'accent: "#7fb3ff"\n'}


def style(files: dict[str, str]) -> str:
    """The generated style of a site; fails where there is none."""
    (found,) = (text for path, text in made(files).items() if path.startswith("assets/css/brand."))
    return found


def test_style_reads_as_it_did(file_regression: FileRegressionFixture) -> None:
    """One brand, a program with the brand, one with an accent of its own that is too pale, one with a turned accent."""
    golden = Path(__file__).parent / "golden" / "brand.css"
    file_regression.check(style({**OWN, "site.yaml": BRANDED}), fullpath=golden)


def test_without_a_brand_the_theme_keeps_its_own() -> None:
    """Without a brand the theme's tokens stand; programs still differ. Without programs either there is no style."""
    text = style({"site.yaml": SITE, **PROGRAMS})
    assert ":root" not in text
    assert ".program-circles {" in text
    assert ".program-buddies" not in text
    assert not [path for path in made({"site.yaml": SITE}) if "brand" in path]


def test_name_carries_a_digest() -> None:
    """The style's name changes with the brand, and two builds give the same bytes under the same name."""

    def path(brand: str) -> str:
        (found,) = (path for path in made({"site.yaml": SITE + f'brand: "{brand}"\n'}) if "/brand." in path)
        return found

    assert path("#0b57d0") == path("#0b57d0") == path("#0B57D0")
    assert path("#0b57d0") != path("#c8102e")


def test_every_page_links_it() -> None:
    """Every page links the style for screens, behind the theme's own; pages of a program wear its class."""
    files = made({"site.yaml": BRANDED, **PROGRAMS})
    name = next(path.rpartition("/")[2] for path in files if "/brand." in path)
    pages = {path: text for path, text in files.items() if path.endswith(".html")}
    assert pages
    for path, text in pages.items():
        assert text.index("site.") < text.index(name), path
        assert f'{name}" media="screen"' in text
    for path in ("programs/pairs/index.html", "programs/pairs/mentor/index.html", "programs/pairs/playbook/index.html"):
        assert ' program-pairs">' in files[path]
    assert "program-" not in files["freshness/index.html"]


def test_programs_of_others_leave_no_trace() -> None:
    """The style for everyone knows no program that only some may see."""
    hidden = {"content/programs/secret.yaml": PAIRS + "audience: hr\n"}
    assert style({"site.yaml": BRANDED, **PROGRAMS, **hidden}) == style({"site.yaml": BRANDED, **PROGRAMS})


def test_theme_without_the_template_has_no_style() -> None:
    """A theme decides what a brand does: base, which keeps the reader's own colours, does nothing with it."""
    assert not [path for path in made({"site.yaml": BRANDED + "theme: base\n"}) if "brand" in path]


def test_own_theme_changes_the_style() -> None:
    """A theme that extends playbook may write the style anew, with grounds of its own."""
    own = {
        "themes/own/theme.yaml": "name: own\nextends: playbook\n",
        "themes/own/templates/brand.css": (
            "a { color: {{ palette(brand, ['#eeeeee'], ['#000000']).light.text }}; }\n"
            "{% for colour, ids in program_colours('#7b3fa0') %}{{ colour }} {{ ids|join }};{% endfor %}"
        ),
    }
    text = style({"site.yaml": BRANDED + "theme: own\n", "content/programs/pairs.yaml": PAIRS, **GUIDES, **own})
    assert text.startswith("a { color: #")
    assert text.endswith("#7b3fa0 pairs;")


@pytest.mark.parametrize("fault", ["{{ brnad }}", "{{ palette('red', [], []) }}", "{% for"])
def test_failing_template_is_told(fault: str) -> None:
    """A style that cannot be made is told at its file and line, and stops publishing."""
    own = {"themes/own/theme.yaml": "name: own\nextends: playbook\n", "themes/own/templates/brand.css": f"\n{fault}"}
    problems = looked_at({"site.yaml": BRANDED + "theme: own\n", **own}).problems
    (problem,) = (each for each in problems if each.code.name == "theme/template")
    assert (problem.span.file, problem.span.line) == ("themes/own/templates/brand.css", 2)
    assert problem.is_error
