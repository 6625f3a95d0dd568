"""From the files of themes to one chain: a theme, what it extends, and the settings it takes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from rmsite.foundation.checked import Checked
from rmsite.foundation.diagnostic import Code, Diagnostic, Severity
from rmsite.foundation.span import Span
from rmsite.foundation.words import listed, nearest
from rmsite.model.entry import Entry
from rmsite.model.settings import Settings
from rmsite.reading.scalars import Id
from rmsite.reading.source import SourceFile, decode
from rmsite.reading.tree import Tree
from rmsite.reading.validate import validate
from rmsite.reading.yaml_reader import read_yaml

UNKNOWN_THEME = Code(
    "theme/unknown",
    Severity.ERROR,
    "site.yaml or a theme names a theme that is neither in the site's folder themes/ nor part of rmsite.",
    "Correct the name, or add the folder.",
    wrong="theme: playbok",
    right="theme: playbook",
    fixed=True,
)
CIRCLE = Code(
    "theme/circle",
    Severity.ERROR,
    "A theme extends itself, directly or through others.",
    "Change `extends` in one of the themes that the message names.",
    fixed=True,
)
BAD_SETTING = Code(
    "theme/setting",
    Severity.ERROR,
    "site.yaml gives the theme a setting that it does not have, or a value it cannot take.",
    "Use the settings that the theme's own theme.yaml lists.",
    wrong="theme_settings: {colour: red}",
    right="theme_settings: {sidebar: false}",
    fixed=True,
)
CODES = (UNKNOWN_THEME, CIRCLE, BAD_SETTING)

ThemeFiles = Mapping[str, Mapping[str, SourceFile]]
"""The files of each theme at hand, by theme name and path inside the theme's folder."""


class ThemeSetting(Entry):
    """A setting a site may give its theme: its type, what holds without it, and what it does."""

    type: Literal["text", "number", "yes-or-no", "colour"]
    default: str
    text: str


class ThemeManifest(Entry):
    """theme.yaml."""

    name: Id
    extends: Id | None = None
    text: str = ""
    settings: dict[Id, ThemeSetting] = {}


@dataclass(frozen=True, slots=True)
class ThemeLink:
    """One theme of a chain: its manifest and its files."""

    manifest: ThemeManifest
    files: Mapping[str, SourceFile]


def link_chain(files: ThemeFiles, settings: Settings, settings_tree: Tree) -> Checked[tuple[ThemeLink, ...]]:
    """The site's theme first, then what it extends, up to the one that extends nothing."""
    chain: list[ThemeLink] = []
    problems: list[Diagnostic] = []
    name, asked = settings.theme, settings_tree.at(("theme",))
    seen: list[str] = []
    while True:
        if name in seen:
            circle = " -> ".join([*seen, name])
            problems.append(CIRCLE.at(asked, f"these themes extend each other in a circle: {circle}", "change one `extends`"))
            break
        if name not in files:
            near = nearest(name, files)
            hint = f"did you mean `{near}`?" if near else f"at hand: {listed(sorted(files))}"
            problems.append(UNKNOWN_THEME.at(asked, f'there is no theme "{name}"', hint))
            break
        seen.append(name)
        manifest = _manifest(files[name], name)
        problems.extend(manifest.problems)
        if manifest.value is None:
            break
        chain.append(ThemeLink(manifest.value, files[name]))
        if manifest.value.extends is None:
            break
        name, asked = manifest.value.extends, Span(files[name]["theme.yaml"].path)
    return Checked(tuple(chain), tuple(problems))


def theme_settings(
    chain: tuple[ThemeLink, ...], settings: Settings, settings_tree: Tree
) -> Checked[Mapping[str, str | bool | float]]:
    """What the site gives its theme, with every default filled in."""
    known: dict[str, ThemeSetting] = {}
    for link in reversed(chain):
        known |= link.manifest.settings
    problems: list[Diagnostic] = []
    values: dict[str, str | bool | float] = {}
    for name, setting in known.items():
        values[name] = _typed(setting, setting.default, name)[0]
    for name, given in settings.theme_settings.items():
        span = settings_tree.at(("theme_settings", name))
        if name not in known:
            near = nearest(name, known)
            hint = f"did you mean `{near}`?" if near else f"it knows: {listed(sorted(known)) or 'no settings'}"
            problems.append(BAD_SETTING.at(span, f'the theme has no setting "{name}"', hint))
            continue
        value, wrong = _typed(known[name], given, name)
        if wrong:
            problems.append(BAD_SETTING.at(span, wrong, known[name].text))
        else:
            values[name] = value
    return Checked(values, tuple(problems))


def _manifest(files: Mapping[str, SourceFile], name: str) -> Checked[ThemeManifest | None]:
    source = files.get("theme.yaml")
    if source is None:
        span = Span(next(iter(sorted(file.path for file in files.values())), f"themes/{name}"))
        return Checked(None, (UNKNOWN_THEME.at(span, f'the theme "{name}" has no theme.yaml', "write `name:` into one"),))
    text = decode(source)
    tree = read_yaml(text.value or "", source.path)
    checked = validate(tree.value, ThemeManifest, "theme.yaml")
    return Checked(checked.value, (*text.problems, *tree.problems, *checked.problems))


def _typed(setting: ThemeSetting, given: Any, name: str) -> tuple[str | bool | float, str]:
    # Any: what stands in site.yaml may be a list or a mapping too.
    text = given.strip() if isinstance(given, str) else ""
    match setting.type:
        case "yes-or-no" if text in ("true", "false", "yes", "no"):
            return text in ("true", "yes"), ""
        case "number" if re.fullmatch(r"-?\d+(\.\d+)?", text):
            return float(text), ""
        case "colour" if re.fullmatch(r"#[0-9a-fA-F]{6}", text):
            return text, ""
        case "text" if isinstance(given, str):
            return text, ""
    return text, f'"{name}" takes a {setting.type.replace("-", " ")}'
