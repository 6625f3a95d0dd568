"""From a tree to a model: all faults at once, each at its line, in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from rmsite.foundation.checked import Checked
from rmsite.foundation.diagnostic import MOST_TOLD, Code, Diagnostic, bounded
from rmsite.reading import scalars
from rmsite.reading.complaints import complaint, empty_value, shape_of
from rmsite.reading.field_faults import WRONG_SHAPE
from rmsite.reading.repair import repaired
from rmsite.reading.tree import Loc, Tree

M = TypeVar("M", bound=BaseModel)


def validate(tree: Tree, model: type[M], name: str, codes: tuple[Code, ...] = ()) -> Checked[M | None]:
    """The tree as a model and everything that is wrong with it.

    Where there are faults, the model is mended as far as it can be (see ``repair``), so that the rest can be checked in
    the same run.

    ``name`` is what the messages call the whole ("this program"); ``codes`` are those that the model's own types raise
    beside the scalars'. A tree that could not be read to its end is not judged, as what seems to be missing may follow;
    one with gaps is judged by what stands in it, and makes no model.
    """
    if not tree.whole:
        return Checked(None)
    if not isinstance(tree.data, dict):
        if tree.gaps:
            return Checked(None)
        found = "is empty" if tree.data is None else f"holds {shape_of(tree.data)} instead of keys and values"
        hint = "begin with lines of the form `key: value`, such as `title: ...`"
        return Checked(None, (WRONG_SHAPE.at(tree.at(()), f"{name} {found}", hint),))
    empty = () if tree.gaps else bounded(tuple(_empty_values(tree)))
    try:
        sound = model.model_validate(_without_empty(tree.data))
        return Checked(None if tree.gaps else sound, empty)
    except ValidationError as error:
        known = {code.name: code for code in (WRONG_SHAPE, *scalars.CODES, *codes)}
        details = error.errors(include_url=False, include_input=True)
        told = [complaint(detail, tree, model, name, known) for detail in details[:MOST_TOLD]]
        # What is empty is missing too; the first says it better.
        blank = {problem.span for problem in empty}
        problems = (*empty, *(problem for problem in told if problem and problem.span not in blank))
        made = None if tree.gaps else repaired(_without_empty(tree.data), model, details)
        return Checked(made, bounded(problems, len(details) - MOST_TOLD))


def _empty_values(tree: Tree) -> Iterator[Diagnostic]:
    pending: list[tuple[Loc, Any]] = [((), tree.data)]
    while pending:
        here, value = pending.pop()
        if value is None and here and here not in tree.told:
            yield empty_value(here, tree)
        elif isinstance(value, dict):
            pending.extend(((*here, key), item) for key, item in value.items())
        elif isinstance(value, list):
            pending.extend(((*here, position), item) for position, item in enumerate(value))


def _without_empty(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_empty(item) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return [_without_empty(item) for item in value]
    return value
