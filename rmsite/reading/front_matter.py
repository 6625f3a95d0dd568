"""The YAML between two lines of three hyphens at the top of a Markdown file."""

from __future__ import annotations

from rmsite.foundation.checked import Checked
from rmsite.foundation.diagnostic import Code, Severity
from rmsite.foundation.span import Span
from rmsite.foundation.value import Value
from rmsite.reading.tree import Tree
from rmsite.reading.yaml_reader import read_yaml

NOT_CLOSED = Code(
    "front-matter/not-closed",
    Severity.ERROR,
    "Front matter stands between two lines of three hyphens; the second one is missing.",
    "Write a line `---` behind the last entry of the front matter.",
    wrong="---\ntitle: Buddies\nText begins.",
    right="---\ntitle: Buddies\n---\nText begins.",
    fixed=True,
)
CODES = (NOT_CLOSED,)


class Parts(Value):
    """A Markdown file taken apart; ``body_line`` is the line of the file in which the body begins."""

    front: Tree
    body: str
    body_line: int


def split_front_matter(text: str, file: str) -> Checked[Parts]:
    """A Markdown file's front matter (an empty mapping where it has none) and its body."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return Checked(Parts(Tree(file, {}), text, 1))
    for position in range(1, len(lines)):
        if lines[position].rstrip() == "---":
            inner = read_yaml("\n".join(lines[1:position]), file, first_line=2)
            front = inner.value if inner.value.data is not None else Tree(file, {})
            return Checked(Parts(front, "\n".join(lines[position + 1 :]), position + 2), inner.problems)
    problem = NOT_CLOSED.at(
        Span(file, 1, 1, 1, 4), "the front matter that begins here never ends", "close it with a line `---`"
    )
    return Checked(Parts(Tree(file, {}), "", len(lines)), (problem,))
