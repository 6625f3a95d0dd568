"""site.yaml as ``Settings``."""

from __future__ import annotations

from dataclasses import dataclass

from rmsite.foundation.checked import Checked
from rmsite.foundation.diagnostic import Diagnostic
from rmsite.model.settings import Settings
from rmsite.reading.source import SourceFile, decode
from rmsite.reading.tree import Tree
from rmsite.reading.validate import MISSING, validate
from rmsite.reading.yaml_reader import read_yaml


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """The settings, and where each of them stands."""

    settings: Settings
    tree: Tree


def read_settings(source: SourceFile) -> Checked[SiteSettings]:
    """The settings with everything that is wrong with them; what cannot be saved is replaced by its default."""
    text = decode(source)
    if text.value is None:
        return Checked(SiteSettings(Settings(title=""), Tree(source.path, {})), text.problems)
    read = read_yaml(text.value, source.path)
    tree = read.value
    if tree.data is None and tree.whole and not read.problems:
        problem = MISSING.at(tree.at(()), "site.yaml is empty", "write at least `title: Our programs`")
        return Checked(SiteSettings(Settings(title=""), tree), (problem,))
    checked = validate(tree, Settings, "site.yaml")
    problems: tuple[Diagnostic, ...] = (*text.problems, *read.problems, *checked.problems)
    return Checked(SiteSettings(checked.value or Settings(title=""), tree), problems)
