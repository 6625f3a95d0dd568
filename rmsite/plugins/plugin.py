"""What a plugin is, and how the ones of a site are found."""

from __future__ import annotations

import importlib

from rmsite.checks.check import Check
from rmsite.foundation.checked import Checked
from rmsite.foundation.diagnostic import Code, Diagnostic, Severity
from rmsite.foundation.value import Value
from rmsite.foundation.words import shortened, without_folders
from rmsite.model.kind import Kind
from rmsite.model.settings import Settings
from rmsite.outputs.recipe import Output
from rmsite.reading.tree import Tree

CANNOT_LOAD = Code(
    "site/plugin",
    Severity.ERROR,
    "A plugin that site.yaml names cannot be found, or is no plugin.",
    "Name it as `module:VALUE`, and install the package it comes from.",
    wrong="plugins: [acme_rmsite]",
    right="plugins: ['acme_rmsite:PLUGIN']",
    fixed=True,
)
NAME_TWICE = Code(
    "site/plugin-name",
    Severity.ERROR,
    "Two plugins bring a content type, check or output of the same name, so that one would hide the other.",
    "Take one of the two out of `plugins:`.",
    fixed=True,
)
CODES = (CANNOT_LOAD, NAME_TWICE)


class Plugin(Value):
    """What one plugin adds; every list only grows."""

    name: str
    kinds: tuple[Kind, ...] = ()
    checks: tuple[Check, ...] = ()
    outputs: tuple[Output, ...] = ()
    codes: tuple[Code, ...] = ()

    @property
    def names(self) -> frozenset[str]:
        """The names of everything it brings."""
        return frozenset(
            (
                *(kind.name for kind in self.kinds),
                *(each.name for each in self.checks),
                *(each.name for each in self.outputs),
            )
        )


class Tools(Value):
    """Everything a build works with: the built-in plugin and the site's own, put together."""

    kinds: tuple[Kind, ...]
    checks: tuple[Check, ...]
    outputs: tuple[Output, ...]
    codes: tuple[Code, ...]


def collect_tools(built_in: Plugin, settings: Settings, tree: Tree) -> Checked[Tools]:
    """The built-in plugin and those that site.yaml names, in its order; one that cannot be used is left out."""
    plugins = [built_in]
    problems: list[Diagnostic] = []
    for position, name in enumerate(settings.plugins):
        span = tree.at(("plugins", position))
        loaded = _load(name)
        if isinstance(loaded, str):
            problems.append(CANNOT_LOAD.at(span, f'the plugin "{name}" {loaded}', "write it as `module:VALUE`"))
            continue
        known = frozenset[str]().union(*(plugin.names for plugin in plugins))
        twice = sorted(known & loaded.names)
        if twice:
            message = f'the plugin "{name}" brings "{twice[0]}", which is there already'
            problems.append(NAME_TWICE.at(span, message, "take one of the two out"))
            continue
        plugins.append(loaded)
    tools = Tools(
        tuple(each for plugin in plugins for each in plugin.kinds),
        tuple(each for plugin in plugins for each in plugin.checks),
        tuple(each for plugin in plugins for each in plugin.outputs),
        tuple(each for plugin in plugins for each in plugin.codes),
    )
    return Checked(tools, tuple(problems))


def _load(name: str) -> Plugin | str:
    # A plugin is other people's code: whatever it raises while it is imported is the plugin's fault, not rmsite's.
    module, _, value = name.partition(":")
    try:
        found = getattr(importlib.import_module(module), value or "PLUGIN", None)
    except (Exception, SystemExit) as error:
        return f"cannot be loaded: {shortened(without_folders(str(error)), 120) or type(error).__name__}"
    return found if isinstance(found, Plugin) else "is no plugin"
