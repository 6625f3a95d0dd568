"""A theme is a chain of folders, and each mistake in one is told at its file and line."""

from __future__ import annotations

import pytest

from rmsite.foundation.diagnostic import Diagnostic
from rmsite.theme.chain import SettingValue
from rmsite.theme.theme import Theme
from tests.making import looked_at

SITE = "title: Programs\ntheme: own\n"
MANIFEST = "name: own\n"


def _opened(files: dict[str, str]) -> tuple[Theme | None, list[Diagnostic]]:
    examined = looked_at({"site.yaml": SITE, "themes/own/theme.yaml": MANIFEST, **files})
    return examined.theme, [each for each in examined.problems if each.code.name.startswith(("theme/", "f", "y"))]


def _told(files: dict[str, str]) -> list[str]:
    problems = _opened(files)[1]
    return [f"{each.span} {each.code.name}: {each.message} ({'; '.join(each.hints)})" for each in problems]


def test_theme_comes_before_what_it_extends() -> None:
    """The chain goes from the site's theme to the one that extends nothing."""
    files = {
        "themes/own/theme.yaml": "name: own\nextends: middle\n",
        "themes/middle/theme.yaml": "name: middle\nextends: base\n",
    }
    theme, problems = _opened(files)
    assert problems == []
    assert theme is not None
    assert [link.manifest.name for link in theme.chain] == ["own", "middle", "base"]


def test_site_s_own_theme_hides_the_one_of_rmsite() -> None:
    """A folder in the site's ``themes/`` counts before the theme of the same name that comes with rmsite."""
    files = {"site.yaml": "title: T\ntheme: base\n", "themes/base/theme.yaml": "name: base\ntext: Mine.\n"}
    theme, _ = _opened(files)
    assert theme is not None
    assert theme.chain[0].manifest.text == "Mine."


@pytest.mark.parametrize(
    ("files", "told"),
    [
        (
            {"site.yaml": "title: T\ntheme: playbok\n"},
            'site.yaml:2:8 theme/unknown: there is no theme "playbok" (did you mean `playbook`?)',
        ),
        (
            {"site.yaml": "title: T\ntheme: zzz\n"},
            'site.yaml:2:8 theme/unknown: there is no theme "zzz" (at hand: base, own and playbook)',
        ),
        (
            {"themes/own/theme.yaml": "name: own\nextends: bas\n"},
            'themes/own/theme.yaml:2:10 theme/unknown: there is no theme "bas" (did you mean `base`?)',
        ),
        (
            {"themes/own/theme.yaml": "name: own\nextends: own\n"},
            "themes/own/theme.yaml:2:10 theme/circle: these themes extend each other in a circle: own -> own "
            "(change one `extends`)",
        ),
        (
            {
                "themes/own/theme.yaml": "name: own\nextends: two\n",
                "themes/two/theme.yaml": "name: two\nextends: own\n",
            },
            "themes/two/theme.yaml:2:10 theme/circle: these themes extend each other in a circle: own -> two -> own "
            "(change one `extends`)",
        ),
        (
            {"themes/own/theme.yaml": "name: plain\n"},
            'themes/own/theme.yaml:1:7 theme/name: this theme is called "plain", and its folder "own" '
            "(write `name: own`, or rename the folder)",
        ),
        (
            {"site.yaml": "title: T\ntheme: other\n", "themes/other/templates/a.html": "x"},
            'themes/other/templates/a.html:1:1 theme/unknown: the theme "other" has no theme.yaml '
            "(write `name:` into one)",
        ),
    ],
)
def test_chain_that_breaks_is_told_where_it_breaks(files: dict[str, str], told: str) -> None:
    """A theme that is not there, has no manifest, is called otherwise or extends itself is an error at its line."""
    assert _told(files) == [told]
    assert _opened(files)[0] is None


def test_manifest_is_read_like_any_file() -> None:
    """Unknown keys and wrong shapes of a theme.yaml are told like those of site.yaml."""
    problems = _opened({"themes/own/theme.yaml": "name: own\nextend: base\n"})[1]
    assert [(str(each.span), each.code.name) for each in problems] == [
        ("themes/own/theme.yaml:2:1", "field/unknown-key")
    ]
    problems = _opened({"themes/own/theme.yaml": "name: own\nsettings: {x: {type: colr, default: a, text: b}}\n"})[1]
    assert [each.span.line for each in problems] == [2]


SETTINGS = """\
name: own
settings:
  greeting: {type: text, default: Hello, text: What is said first.}
  sidebar: {type: yes-or-no, default: yes, text: Whether there is a sidebar.}
  columns: {type: number, default: 3, text: How many columns.}
  scale: {type: number, default: 1.25, text: How much larger.}
  accent: {type: colour, default: "#0b57d0", text: The colour of links.}
"""


def _settings(given: str) -> dict[str, SettingValue]:
    theme, problems = _opened({"site.yaml": f"{SITE}theme_settings: {{{given}}}\n", "themes/own/theme.yaml": SETTINGS})
    assert problems == []
    assert theme is not None
    return dict(theme.settings)


def test_settings_have_their_types_and_defaults() -> None:
    """A setting is a text, a number, a colour, or true or false, whether given or left out."""
    defaults = {"greeting": "Hello", "sidebar": True, "columns": 3, "scale": 1.25, "accent": "#0b57d0"}
    assert _settings("") == defaults
    assert repr(_settings("")["columns"]) == "3"
    given = "greeting: '', sidebar: no, columns: -2, scale: 0.5, accent: '#FFFFFF'"
    assert _settings(given) == {"greeting": "", "sidebar": False, "columns": -2, "scale": 0.5, "accent": "#FFFFFF"}


def test_settings_of_the_nearest_theme_count() -> None:
    """A theme may change the default and the type of a setting of the one it extends."""
    child = "name: own\nextends: parent\nsettings: {size: {type: number, default: 2, text: x}}\n"
    parent = (
        "name: parent\n"
        "settings: {size: {type: text, default: large, text: x}, tone: {type: text, default: warm, text: x}}\n"
    )
    theme, problems = _opened({"themes/own/theme.yaml": child, "themes/parent/theme.yaml": parent})
    assert problems == []
    assert theme is not None
    assert theme.settings == {"size": 2, "tone": "warm"}


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("colums: 2", 'the theme has no setting "colums" (did you mean `columns`?)'),
        ("columns: two", '"columns" takes a number (How many columns.)'),
        ("sidebar: maybe", '"sidebar" takes a yes or no (Whether there is a sidebar.)'),
        ("accent: red", '"accent" takes a colour (The colour of links.)'),
        ("greeting: [a, b]", '"greeting" takes a text (What is said first.)'),
    ],
)
def test_setting_that_cannot_be_is_told_in_site_yaml(given: str, told: str) -> None:
    """A setting that the theme does not have, or a value of another type, is an error at its place."""
    files = {"site.yaml": f"{SITE}theme_settings: {{{given}}}\n", "themes/own/theme.yaml": SETTINGS}
    (problem,) = _told(files)
    assert problem.startswith("site.yaml:3:")
    assert problem.endswith(told)


def test_default_that_cannot_be_is_told_in_the_theme() -> None:
    """A default of another type than its setting is the theme's own mistake, at its line."""
    manifest = "name: own\nsettings:\n  columns: {type: number, default: many, text: x}\n"
    (problem,) = _told({"themes/own/theme.yaml": manifest})
    assert problem.startswith('themes/own/theme.yaml:3:36 theme/setting: "columns" takes a number')


def test_theme_without_settings_takes_none() -> None:
    """Where a theme has no settings the hint says so."""
    (problem,) = _told({"site.yaml": f"{SITE}theme_settings: {{x: 1}}\n"})
    assert "it knows: no settings" in problem
