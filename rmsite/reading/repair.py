"""A model in spite of faults, so that one run can check what is sound.

Unknown keys and faulty entries that may be left out are dropped; where a required one is faulty or missing, something of
its type takes its place. Entries of a list are never dropped: that would move the places of those behind them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, TypeVar, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from rmsite.reading.tree import Loc

M = TypeVar("M", bound=BaseModel)

UNREADABLE = "unreadable"
"""Stands for a text or id that could not be read; nothing is said about references to it."""

_STAND_INS: tuple[Any, ...] = (UNREADABLE, "1 hour", "2026-01-05", "on start", "1", "true", "09:00", (), {})
_MAX_ROUNDS = 4


def repaired(data: Any, model: type[M], details: Iterable[ErrorDetails]) -> M | None:
    """The model of ``data`` with every fault mended, or None where that fails; ``data`` is changed on the way."""
    for _ in range(_MAX_ROUNDS):
        for detail in details:
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
    current: Any = model
    for step in loc:
        if isinstance(step, str) and is_model(current):
            info = _field(current, step)
            current = info.annotation if info else None
        elif isinstance(step, str):
            current = get_args(current)[1] if len(get_args(current)) > 1 else None
        current = _inner(current, into_list=isinstance(step, int))
    return current if is_model(current) else None


def is_model(annotation: Any) -> bool:
    """Whether an annotation is a model itself."""
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _field(model: type[BaseModel], key: str | int) -> FieldInfo | None:
    return next((info for name, info in model.model_fields.items() if key == (info.alias or name)), None)


def _inner(annotation: Any, *, into_list: bool) -> Any:
    while not is_model(annotation):
        arguments = get_args(annotation)
        if hasattr(annotation, "__metadata__"):
            annotation = annotation.__origin__
        elif len(arguments) == 2 and type(None) in arguments:
            annotation = arguments[0] if arguments[1] is type(None) else arguments[1]
        elif into_list and arguments:
            annotation, into_list = arguments[0], False
        else:
            return annotation
    return annotation


def _mend(data: Any, model: type[BaseModel], detail: ErrorDetails) -> None:
    holder: Any = data
    way: Loc = ()
    steps = detail["loc"]
    keyed: tuple[Any, Any, Loc] | None = None
    for position, step in enumerate(steps):
        if isinstance(holder, dict) and (step in holder or position == len(steps) - 1):
            keyed = (holder, step, (*way, step))
        inside = step in holder if isinstance(holder, dict) else isinstance(holder, list) and _is_place(step, holder)
        if not inside and position < len(steps) - 1:
            return  # An earlier mend has taken it out.
        if not inside:
            break
        holder = holder[step]
        way = (*way, step)
    if keyed is None:
        return
    owner, key, loc = keyed
    info = field_at(model, loc)
    if info is None or not info.is_required():
        owner.pop(key, None)
    else:
        owner[key] = _stand_in(info)


def _is_place(step: int | str, entries: list[Any]) -> bool:
    return isinstance(step, int) and step < len(entries)


def _stand_in(info: FieldInfo) -> Any:
    kind: Any = Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation
    adapter: TypeAdapter[Any] = TypeAdapter(kind)
    words = [word for word in get_args(info.annotation) if isinstance(word, str)]
    if isinstance(info.annotation, type) and hasattr(info.annotation, "__members__"):
        words = [str(member.value) for member in info.annotation]
    # The last word: the first of a list is often the one that hides a page, such as draft.
    for value in (*_STAND_INS, *reversed(words)):
        try:
            adapter.validate_python(list(value) if isinstance(value, tuple) else value)
        except ValidationError:
            continue
        return list(value) if isinstance(value, tuple) else value
    return None
