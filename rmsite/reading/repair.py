"""A model in spite of faults, so that one run can check what is sound.

Unknown keys and faulty entries that may be left out are dropped; where a required one is faulty or missing, something
of its type takes its place. Entries of a list are never dropped: that would move the places of those behind them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Annotated, Any, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from rmsite.foundation.words import nearest
from rmsite.reading.tree import Loc

M = TypeVar("M", bound=BaseModel)

UNREADABLE = "unreadable"
"""Stands for a text or id that could not be read; nothing is said about references to it."""

_STAND_INS: tuple[Any, ...] = (UNREADABLE, "1 hour", "2026-01-05", "on start", "1", "true", "09:00", (), {})
UNSEEN = re.compile("[\u00a0\u00ad\u180e\u2000-\u200f\u202f\u205f-\u2064\u3000\ufeff]")
"""Characters that look like a blank, or like nothing at all."""

_MAX_ROUNDS = 4
_MOST_COMPARED = 20
_MAX_FAULTS = 300


def repaired(data: Any, model: type[M], details: Sequence[ErrorDetails]) -> M | None:
    """The model of ``data`` with every fault mended, or None where that fails; ``data`` is changed on the way."""
    for _ in range(_MAX_ROUNDS):
        if len(details) > _MAX_FAULTS:
            return None
        # What is missing may stand there under another name, which would be dropped.
        for detail in sorted(details, key=lambda detail: detail["type"] != "missing"):
            if not seems_short(detail):
                _mend(data, model, detail)
        try:
            return model.model_validate(data)
        except ValidationError as error:
            details = error.errors(include_url=False, include_input=True)
    return None


def seems_short(detail: ErrorDetails) -> bool:
    """Whether a list is called too short only because pydantic does not count its faulty entries."""
    least = detail.get("ctx", {}).get("min_length", 0)
    return detail["type"] == "too_short" and isinstance(detail["input"], list) and len(detail["input"]) >= least


def field_at(model: type[BaseModel], loc: Loc) -> FieldInfo | None:
    """The field that an entry of a mapping belongs to; None for what no model describes."""
    *way, key = loc or ("",)
    owner = model_at(model, tuple(way))
    return _field(owner, key) if owner else None


def model_at(model: type[BaseModel], loc: Loc) -> type[BaseModel] | None:
    """The model of the mapping at ``loc``, by following the models' annotations."""
    found = _annotation_at(model, loc)
    return found if is_model(found) else None


def is_model(annotation: Any) -> bool:
    """Whether an annotation is a model itself."""
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _annotation_at(model: type[BaseModel], loc: Loc) -> Any:
    current: Any = model
    for step in loc:
        if isinstance(step, str) and is_model(current):
            info = _field(current, step)
            current = info.annotation if info else None
        elif isinstance(step, str):
            current = get_args(current)[1] if len(get_args(current)) > 1 else None
        current = _inner(current, into_list=isinstance(step, int))
    return current


def _field(model: type[BaseModel], key: str | int) -> FieldInfo | None:
    return next((info for name, info in model.model_fields.items() if key == (info.alias or name)), None)


def _inner(annotation: Any, *, into_list: bool) -> Any:
    while not is_model(annotation):
        arguments = get_args(annotation)
        if hasattr(annotation, "__metadata__"):
            if not get_args(annotation.__origin__):
                return annotation.__origin__ if is_model(annotation.__origin__) else annotation
            annotation = annotation.__origin__
        elif len(arguments) == 2 and type(None) in arguments:
            annotation = arguments[0] if arguments[1] is type(None) else arguments[1]
        elif into_list and arguments:
            annotation, into_list = arguments[0], False
        else:
            return annotation
    return annotation


def _mend(data: Any, model: type[BaseModel], detail: ErrorDetails) -> None:
    steps = detail["loc"]
    if steps[-1:] == ("[key]",):
        # The key itself is faulty, so what stands behind it belongs to nothing.
        owner = _value_at(data, steps[:-2])
        if isinstance(owner, dict):
            owner.pop(steps[-2], None)
        return
    way = _way_in(data, steps)
    if way is None:
        return
    owner, key = _value_at(data, way[:-1]), way[-1]
    if isinstance(owner, list):
        owner[int(key)] = _stand_in(_annotation_at(model, way))
        return
    info = field_at(model, way)
    if detail["type"] == "too_short" and isinstance(owner.get(key), list):
        more = detail.get("ctx", {}).get("min_length", 0) - len(owner[key])
        owner[key] += [_stand_in(_annotation_at(model, (*way, 0))) for _ in range(more)]
    elif detail["type"] == "extra_forbidden" and (meant := _meant(str(key), model_at(model, way[:-1]))):
        owner.setdefault(meant, owner.pop(key, None))
    elif info is None or not info.is_required():
        owner.pop(key, None)
    elif key not in owner and (other := misspelt(str(key), owner, model_at(model, way[:-1]))):
        owner[key] = owner.pop(other)
    else:
        owner[key] = _stand_in(Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation)


def misspelt(field: str, typed: Mapping[str, Any], owner: type[BaseModel] | None) -> str | None:
    """The unknown key of a mapping that is most probably this field of its model."""
    known = _names(owner)
    unknown = [key for key in typed if key not in known]
    return next((key for key in unknown[:_MOST_COMPARED] if _meant(key, owner) == field), None)


def _meant(key: str, owner: type[BaseModel] | None) -> str | None:
    return nearest(visible(key), _names(owner))


def _names(owner: type[BaseModel] | None) -> set[str]:
    return {info.alias or name for name, info in owner.model_fields.items()} if owner else set()


def visible(text: str) -> str:
    """A text without the characters that nobody sees."""
    return UNSEEN.sub("", text).strip()


def _way_in(data: Any, steps: tuple[int | str, ...]) -> Loc | None:
    # As far as the way leads through what was typed; None where an earlier mend has taken something out.
    here: Any = data
    for position, step in enumerate(steps):
        is_last = position == len(steps) - 1
        if isinstance(here, dict):
            if step not in here:
                return steps if is_last else None
            here = here[step]
        elif isinstance(here, list) and isinstance(step, int) and step < len(here):
            here = here[step]
        else:
            return steps[:position] or None
    return steps or None


def _value_at(data: Any, way: tuple[int | str, ...]) -> Any:
    # None where an earlier mend has taken something out.
    for step in way:
        is_there = step in data if isinstance(data, dict) else isinstance(data, list) and isinstance(step, int)
        data = data[step] if is_there else None
    return data


def _stand_in(annotation: Any) -> Any:
    # Something that the annotation accepts; None where nothing is found.
    # A model has its own; what is no model may have values of ours in it.
    config = None if is_model(_inner(annotation, into_list=False)) else ConfigDict(arbitrary_types_allowed=True)
    adapter: TypeAdapter[Any] = TypeAdapter(annotation, config=config)
    for value in _candidates(annotation):
        try:
            adapter.validate_python(value)
        except ValidationError:
            continue
        return value
    return None


def _candidates(annotation: Any) -> list[Any]:
    bare = _inner(annotation, into_list=False)
    while hasattr(bare, "__metadata__"):
        bare = bare.__origin__
    if is_model(bare):
        required = {info.alias or name: info for name, info in bare.model_fields.items() if info.is_required()}
        return [
            {key: _stand_in(Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation)
             for key, info in required.items()}
        ]  # fmt: skip
    arguments = get_args(bare)
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        entry = _stand_in(arguments[0])
        return [[], [entry], [entry, entry]]
    # The last word: the first of a list is often the one that hides a page, such as draft. But dates need cohorts.
    words = [word for word in reversed(arguments) if isinstance(word, str)]
    if isinstance(bare, type) and issubclass(bare, StrEnum):
        words = sorted((str(member.value) for member in reversed(list(bare))), key=lambda word: word != "cohort")
    return [*(list(each) if isinstance(each, tuple) else each for each in _STAND_INS), *words]
