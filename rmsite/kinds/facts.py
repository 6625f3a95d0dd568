"""Facts: ``content/facts.yaml``, a list of figures with their sources, shown at ``/facts/``."""

from __future__ import annotations

from rmsite.foundation.checked import Checked
from rmsite.foundation.value import replace
from rmsite.kinds.yaml_file import read_model, read_tree
from rmsite.model.facts import Facts
from rmsite.model.kind import Kind, Place
from rmsite.model.page import Head, Key, Page
from rmsite.reading.source import SourceFile
from rmsite.reading.tree import Tree


def read_facts(source: SourceFile, place: Place) -> Checked[Page]:
    """The page of facts; each fact is a target of ``[[fact:id]]``."""
    read = read_tree(source)
    tree = _below_a_key(read.value)
    parsed = read_model(tree, Facts, "the list of facts", ())
    facts, prose = parsed.value
    head = Head("Facts and sources", "Every figure this site uses, with its source and how far it can be trusted.")
    page = Page(
        Key("facts", place.id),
        head,
        "/facts/",
        tree,
        source.digest,
        data=facts,
        prose=prose,
        sound=read.is_sound and parsed.is_sound,
    )
    return Checked(page, (*read.problems, *parsed.problems))


def _below_a_key(tree: Tree) -> Tree:
    # The file is a list; a model has keys. An empty file is a site without facts.
    if isinstance(tree.data, dict):
        return tree
    return replace(
        tree,
        data={"facts": tree.data if tree.data is not None else []},
        values={("facts", *loc): span for loc, span in tree.values.items()} | {(): tree.at(())},
        keys={("facts", *loc): span for loc, span in tree.keys.items()},
        quoted=frozenset(("facts", *loc) for loc in tree.quoted),
    )


FACTS = Kind("facts", read_facts, file="facts.yaml", suffix=".yaml")
