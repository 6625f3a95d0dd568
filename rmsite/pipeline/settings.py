"""site.yaml as ``Settings``."""

from __future__ import annotations

from rmsite.foundation.checked import Checked
from rmsite.foundation.diagnostic import Diagnostic
from rmsite.foundation.value import Value, replace
from rmsite.kinds.yaml_file import read_prose
from rmsite.model.page import Head, Key, Page
from rmsite.model.settings import Settings
from rmsite.reading.field_faults import MISSING
from rmsite.reading.source import SourceFile, decode
from rmsite.reading.tree import Tree
from rmsite.reading.validate import validate
from rmsite.reading.yaml_reader import read_yaml


class SiteSettings(Value):
    """The settings, and where each of them stands."""

    settings: Settings
    tree: Tree


def read_settings(source: SourceFile) -> Checked[SiteSettings]:
    """The settings with everything that is wrong with them; what cannot be saved is replaced by its default."""
    text = decode(source)
    if text.value is None:
        return Checked(SiteSettings(_nothing(), Tree(source.path, {}, whole=False)), text.problems)
    read = read_yaml(text.value, source.path)
    tree = read.value
    if tree.data is None and tree.whole and not tree.gaps:
        problem = MISSING.at(tree.at(()), "site.yaml is empty", "write at least `title: Our programs`")
        return Checked(SiteSettings(_nothing(), replace(tree, whole=False)), (*text.problems, *read.problems, problem))
    checked = validate(tree, Settings, "site.yaml")
    problems: tuple[Diagnostic, ...] = (*text.problems, *read.problems, *checked.problems)
    # What stands in a gap may be what a page names, so a tree with gaps speaks for nothing that it lacks.
    return Checked(
        SiteSettings(checked.value or _nothing(), replace(tree, whole=tree.whole and not tree.gaps)), problems
    )


def _nothing() -> Settings:
    # Without even a title, so that nobody takes it for what an author wrote.
    return Settings.model_construct(title="")


def settings_page(source: SourceFile, read: Checked[SiteSettings]) -> Checked[Page]:
    """site.yaml as a page without an address, so that its texts are read and looked after like those of any file."""
    settings, tree = read.value.settings, read.value.tree
    prose, problems = read_prose(settings, tree)
    key, head = Key("site", "site"), Head(settings.title)
    page = Page(key, head, "", tree, source.digest, data=settings, prose=prose, sound=read.is_sound)
    return Checked(page, problems)
