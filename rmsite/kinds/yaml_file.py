"""What every content type that is YAML does: decode, read, validate, and read its texts as lines of Markdown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from rmsite.foundation.checked import Checked
from rmsite.foundation.diagnostic import Code, Diagnostic
from rmsite.foundation.span import Span
from rmsite.kinds.relocate import moved_body, moved_problem, relocation
from rmsite.markdown import parse_inline
from rmsite.markdown.body import Body
from rmsite.model.entry import Entry, Loc, Prose, marked_values
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
    read = read_yaml(decoded.value, source.path)
    return Checked(read.value, (*decoded.problems, *read.problems))


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
        parsed = _read_line(marked.value, marked.loc, tree)
        problems.extend(parsed.problems)
        # A text that stands in several places is shown as one; what it points to is looked at in each.
        again = marked.value in prose and any(parsed.value.holes())
        prose.setdefault(f"{marked.value}\0{len(prose)}" if again else marked.value, parsed.value)
    return prose, tuple(problems)


def plain(text: str, prose: Mapping[str, Body]) -> str:
    """The words of a line of Markdown, for where no markup can stand."""
    return prose[text].text if text in prose else text


def _read_line(text: str, loc: Loc, tree: Tree) -> Checked[Body]:
    script = tree.scripts.get(loc)
    path = tree.file.removeprefix("content/")
    if script is None:
        return parse_inline(text, span=tree.text_start(loc), content_path=path)
    # Columns as if the text stood alone; where they stand in the file is looked up only for what is pointed at.
    parsed = parse_inline(text, span=Span(tree.file), content_path=path)
    if not parsed.problems and all(isinstance(piece, str) for piece in parsed.value.pieces):
        return parsed
    moved = relocation(text, script)
    return Checked(moved_body(parsed.value, moved), tuple(moved_problem(each, moved) for each in parsed.problems))
