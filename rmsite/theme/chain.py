"""From the files of themes to one chain: a theme, what it extends, and the settings it takes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from rmsite.foundation.checked import Checked
from rmsite.foundation.diagnostic import Code, Diagnostic, Severity
from rmsite.foundation.span import Span
from rmsite.foundation.value import Value
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
WRONG_NAME = Code(
    "theme/name",
    Severity.ERROR,
    "A theme is called in its theme.yaml what its folder is called, so that every message names the right file.",
    "Write the folder's name behind `name`, or rename the folder.",
    wrong="name: plain, in themes/own/theme.yaml",
    right="name: own",
    fixed=True,
)
BAD_SETTING = Code(
    "theme/setting",
    Severity.ERROR,
    "site.yaml gives the theme a setting that it does not have, or a value it cannot take; or the theme itself gives "
    "one a default that it cannot take.",
    "Use the settings that the theme's own theme.yaml lists.",
    wrong="theme_settings: {colour: red}",
    right="theme_settings: {sidebar: false}",
    fixed=True,
)
CODES = (UNKNOWN_THEME, CIRCLE, WRONG_NAME, BAD_SETTING)

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


SettingValue = str | bool | int | float
"""What a setting may be."""


class ThemeLink(Value):
    """One theme of a chain: its manifest with the places of its entries, and its files."""

    manifest: ThemeManifest
    tree: Tree
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
            problems.append(
                CIRCLE.at(asked, f"these themes extend each other in a circle: {circle}", "change one `extends`")
            )
            break
        if name not in files:
            near = nearest(name, files)
            hint = f"did you mean `{near}`?" if near else f"at hand: {listed(sorted(files))}"
            problems.append(UNKNOWN_THEME.at(asked, f'there is no theme "{name}"', hint))
            break
        seen.append(name)
        link = _link(files[name], name)
        problems.extend(link.problems)
        if link.value is None:
            break
        chain.append(link.value)
        if link.value.manifest.extends is None:
            break
        name, asked = link.value.manifest.extends, link.value.tree.at(("extends",))
    return Checked(tuple(chain), tuple(problems))


def theme_settings(
    chain: tuple[ThemeLink, ...], settings: Settings, settings_tree: Tree
) -> Checked[Mapping[str, SettingValue]]:
    """What the site gives its theme, with every default filled in."""
    known: dict[str, ThemeSetting] = {}
    problems: list[Diagnostic] = []
    values: dict[str, SettingValue] = {}
    for link in reversed(chain):
        known |= link.manifest.settings
        values |= {name: _typed(each, each.default, name)[0] for name, each in link.manifest.settings.items()}
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


def _link(files: Mapping[str, SourceFile], name: str) -> Checked[ThemeLink | None]:
    source = files.get("theme.yaml")
    if source is None:
        span = Span(next(iter(sorted(file.path for file in files.values())), f"themes/{name}"))
        return Checked(
            None, (UNKNOWN_THEME.at(span, f'the theme "{name}" has no theme.yaml', "write `name:` into one"),)
        )
    text = decode(source)
    if text.value is None:
        return Checked(None, text.problems)
    read = read_yaml(text.value, source.path)
    tree = read.value
    checked = validate(tree, ThemeManifest, "theme.yaml")
    problems = (*text.problems, *read.problems, *checked.problems)
    manifest = checked.value
    if manifest is None:
        return Checked(None, problems)
    if manifest.name != name:
        message = f'this theme is called "{manifest.name}", and its folder "{name}"'
        problems = (
            *problems,
            WRONG_NAME.at(tree.at(("name",)), message, f"write `name: {name}`, or rename the folder"),
        )
    if not problems:
        problems = tuple(_default_faults(manifest, tree))
    return Checked(ThemeLink(manifest, tree, files), problems)


def _default_faults(manifest: ThemeManifest, tree: Tree) -> Iterator[Diagnostic]:
    for name, setting in manifest.settings.items():
        if wrong := _typed(setting, setting.default, name)[1]:
            span = tree.at(("settings", name, "default"))
            yield BAD_SETTING.at(span, wrong, "write a default of the setting's own type")


def _typed(setting: ThemeSetting, given: Any, name: str) -> tuple[SettingValue, str]:
    # Any: what stands in site.yaml may be a list or a mapping too.
    text = given.strip() if isinstance(given, str) else ""
    match setting.type:
        case "yes-or-no" if text in ("true", "false", "yes", "no"):
            return text in ("true", "yes"), ""
        case "number" if re.fullmatch(r"-?\d+(\.\d+)?", text):
            return float(text) if "." in text else int(text), ""
        case "colour" if re.fullmatch(r"#[0-9a-fA-F]{6}", text):
            return text, ""
        case "text" if isinstance(given, str):
            return text, ""
    return text, f'"{name}" takes a {setting.type.replace("-", " ")}'
