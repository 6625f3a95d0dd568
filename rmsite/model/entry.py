"""What all models of YAML have in common, and how a field says that it refers to something."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from rmsite.foundation.value import Value
from rmsite.reading.scalars import Id, listed_value

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

Loc = tuple[str | int, ...]
"""The way from the top of a YAML file to a value: keys and list positions (from 0)."""


class Entry(BaseModel):
    """A frozen mapping of known keys."""

    # A model is made ready when something is read with it: most builds read one kind of file.
    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True)

    # Any: as in pydantic. There may be one of these for each of very many pages: packed are its values alone, and what
    # comes back has the names of its class and not names of its own.
    def __getstate__(self) -> Any:
        """What it is packed as: its values in the order of its fields, and the places of those that were given."""
        names, given = type(self).model_fields, self.model_fields_set
        return tuple(map(self.__dict__.get, names)), tuple(n for n, name in enumerate(names) if name in given)

    def __setstate__(self, state: Any) -> None:
        """Takes in what was packed."""
        values, given = state
        names = tuple(type(self).model_fields)
        object.__setattr__(self, "__dict__", dict(zip(names, values, strict=True)))
        object.__setattr__(self, "__pydantic_fields_set__", {names[n] for n in given})
        object.__setattr__(self, "__pydantic_extra__", None)
        object.__setattr__(self, "__pydantic_private__", None)


class Refers(Value):
    """Marks a field whose value is the id of something of this kind.

    ``to`` is a kind of page (``template``, ``format``, ``guide``, ``term``, ``benefit``, ``program``, ``audience``) or,
    for things inside one program, ``role``, ``phase``, ``survey``, ``metric``, ``contact``, ``item``, ``calendar``,
    ``source``. A ``muted-term`` is there, and nothing leads to it. Words in ``or_words`` are no reference.
    """

    to: str
    or_words: frozenset[str] = frozenset()


class Prose(Value):
    """Marks a field that holds plain text or one line of Markdown."""


Text = Annotated[str, Prose()]
Sentence = Annotated[str, Prose(), Field(pattern=r"\S")]
"""Prose that has to say something."""
Name = Annotated[str, Field(pattern=r"\S")]
"""A title or label: plain words that have to say something."""
RoleId = Annotated[Id, Refers("role")]
PhaseId = Annotated[Id, Refers("phase")]
SurveyId = Annotated[Id, Refers("survey")]
MetricId = Annotated[Id, Refers("metric")]
ContactId = Annotated[Id, Refers("contact")]
ItemId = Annotated[Id, Refers("item")]
CalendarId = Annotated[Id, Refers("calendar")]
TemplateId = Annotated[Id, Refers("template")]
FormatId = Annotated[Id, Refers("format")]
GuideId = Annotated[Id, Refers("guide")]
TermId = Annotated[Id, Refers("term")]
MutedTermId = Annotated[Id, Refers("muted-term")]
"""A term that is not to be explained, which is no way to it."""
ProgramId = Annotated[Id, Refers("program")]
AudienceId = Annotated[Id, Refers("audience")]
Audiences = Annotated[tuple[AudienceId, ...], BeforeValidator(listed_value), Field(min_length=1)]


class Marked(Value):
    """A value of a model that carries a mark (``Refers`` or ``Prose``), with the way to it.

    ``is_key`` says that the value is the key of a mapping, not what stands behind it.
    """

    mark: Refers | Prose
    value: str
    loc: Loc
    is_key: bool = False


def marked_values(entry: Entry) -> tuple[Marked, ...]:
    """Every reference and every text of a model, in the order of its fields."""
    found: list[Marked] = []
    _walk_entry(entry, (), found)
    return tuple(found)


def _walk_entry(entry: Entry, loc: Loc, found: list[Marked]) -> None:
    given = entry.model_fields_set
    for name, info in _fields_with_marks(type(entry)):
        if name in given and (value := getattr(entry, name)) is not None:
            # pydantic takes the marks of the outermost annotation off and keeps them beside it.
            _walk(value, info.annotation, tuple(info.metadata), (*loc, info.alias or name), found)


@cache
def _fields_with_marks(kind: type[Entry]) -> tuple[tuple[str, FieldInfo], ...]:
    # Of what stands above most guides, a title, a sentence and tags, nothing has to be looked through.
    fields = kind.model_fields.items()
    return tuple((name, info) for name, info in fields if _may_hold_marks(info.annotation, tuple(info.metadata)))


def _may_hold_marks(annotation: Any, marks: tuple[Any, ...] = ()) -> bool:
    annotation, inner = _bare(annotation)
    if annotation is Any or any(isinstance(mark, Refers | Prose) for mark in (*marks, *inner)):
        return True
    is_entry = isinstance(annotation, type) and issubclass(annotation, Entry)
    return is_entry or any(map(_may_hold_marks, get_args(annotation)))


def _walk(value: Any, annotation: Any, marks: tuple[Any, ...], loc: Loc, found: list[Marked]) -> None:
    # Any: what a field holds and how it is annotated is only known at run time.
    if isinstance(value, Entry):
        _walk_entry(value, loc, found)
        return
    annotation, inner = _bare(annotation)
    marks = (*marks, *inner)
    arguments = get_args(annotation)
    if isinstance(value, tuple):
        for position, item in enumerate(value):
            _walk(item, arguments[0] if arguments else None, (), (*loc, position), found)
    elif isinstance(value, dict):
        for key, item in value.items():
            _mark(key, _bare(arguments[0])[1], (*loc, key), found, is_key=True)
            _walk(item, arguments[1], (), (*loc, key), found)
    elif isinstance(value, str):
        _mark(value, marks, loc, found)


def _mark(value: str, marks: tuple[Any, ...], loc: Loc, found: list[Marked], *, is_key: bool = False) -> None:
    for mark in marks:
        if isinstance(mark, Prose) or (isinstance(mark, Refers) and value not in mark.or_words):
            found.append(Marked(mark, value, loc, is_key))


@cache
def _bare(annotation: Any) -> tuple[Any, tuple[Any, ...]]:
    # Takes ``X | None`` and ``Annotated[X, ...]`` apart into X and its marks.
    marks: tuple[Any, ...] = ()
    while True:
        if hasattr(annotation, "__metadata__"):
            marks = (*marks, *annotation.__metadata__)
            annotation = annotation.__origin__
            continue
        arguments = get_args(annotation)
        real = [argument for argument in arguments if argument is not type(None)]
        if len(real) == 1 and len(arguments) == 2 and get_origin(annotation) is not tuple:
            annotation = real[0]
            continue
        return annotation, marks
