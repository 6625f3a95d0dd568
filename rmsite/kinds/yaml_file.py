"""What every content type that is YAML does: decode, read, validate, and read its texts as lines of Markdown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from rmsite.foundation.checked import Checked
from rmsite.foundation.diagnostic import Code, Diagnostic
from rmsite.markdown import parse_inline
from rmsite.markdown.body import Body
from rmsite.model.entry import Entry, Prose, marked_values
from rmsite.reading.source import SourceFile, decode
from rmsite.reading.tree import Tree
from rmsite.reading.validate import validate
from rmsite.reading.yaml_reader import read_yaml

E = TypeVar("E", bound=Entry)


def read_tree(source: SourceFile) -> Checked[Tree]:
    """A YAML source as a tree; one that cannot be decoded is empty and not whole."""
    decoded = decode(source)
    if decoded.value is None:
        return Checked(Tree(source.path, None, whole=False), decoded.problems)
    return read_yaml(decoded.value, source.path)


def read_model(
    tree: Tree, model: type[E], name: str, codes: tuple[Code, ...]
) -> Checked[tuple[E | None, Mapping[str, Body]]]:
    """A tree as a model, with each of its texts read as one line of Markdown."""
    checked = validate(tree, model, name, codes)
    if checked.value is None:
        return Checked((None, {}), checked.problems)
    prose, problems = read_prose(checked.value, tree)
    return Checked((checked.value, prose), (*checked.problems, *problems))


def read_prose(entry: Entry, tree: Tree) -> tuple[Mapping[str, Body], tuple[Diagnostic, ...]]:
    """The texts of a model as lines of Markdown, by their source, and the problems in them."""
    prose: dict[str, Body] = {}
    problems: list[Diagnostic] = []
    for marked in marked_values(entry):
        if not isinstance(marked.mark, Prose) or not marked.value:
            continue
        parsed = parse_inline(marked.value, span=tree.text_start(marked.loc), content_path="")
        problems.extend(parsed.problems)
        prose.setdefault(marked.value, parsed.value)
    return prose, tuple(problems)
