"""From a tree to a model: all faults at once, each at its line, in plain words."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from rmsite.foundation.checked import Checked
from rmsite.foundation.diagnostic import Code, Diagnostic, Severity
from rmsite.foundation.words import by_nearness, listed, nearest, shortened
from rmsite.reading import scalars
from rmsite.reading.repair import model_at, repaired, seems_short
from rmsite.reading.tree import Loc, Tree
from rmsite.reading.yaml_faults import NEEDS_QUOTES

UNKNOWN_KEY = Code(
    "field/unknown-key",
    Severity.ERROR,
    "A key that no field has would be lost without a word, so it is refused.",
    "Correct the spelling, or delete the line.",
    wrong="sumary: Buddies",
    right="summary: Buddies",
    fixed=True,
)
MISSING = Code(
    "field/missing",
    Severity.ERROR,
    "An entry that is required is not there.",
    "Add the line that the message names.",
    wrong="- {id: kickoff}",
    right="- {id: kickoff, title: Kickoff, kind: event, when: on start, roles: [mentor]}",
    fixed=True,
)
EMPTY = Code(
    "field/empty",
    Severity.ERROR,
    "Nothing stands behind the colon, so nobody knows what was meant.",
    "Write a value, or delete the line.",
    wrong="owner:",
    right="owner: people-desk",
    fixed=True,
)
UNKNOWN_WORD = Code(
    "field/unknown-word",
    Severity.ERROR,
    "This entry takes one word of a list, and the word is not among them.",
    "Use one of the words that the hint lists.",
    wrong="status: active",
    right="status: running",
    fixed=True,
)
WRONG_SHAPE = Code(
    "field/shape",
    Severity.ERROR,
    "A text, a list or a mapping stands where another of the three is due.",
    "Write the value in the shape that the message names; a text that begins with a bracket needs quotes.",
    wrong="text: [[role:mentor]]",
    right='text: "[[role:mentor]]"',
    fixed=True,
)
NOT_A_NUMBER = Code(
    "field/number",
    Severity.ERROR,
    "A number is due here, within the limits that the message names.",
    "Write the number in digits, without a unit.",
    wrong="target: eighty",
    right="target: 80",
    fixed=True,
)
NOT_YES_OR_NO = Code(
    "field/yes-or-no",
    Severity.ERROR,
    "This entry is either true or false.",
    "Write true or false.",
    wrong="must: perhaps",
    right="must: true",
    fixed=True,
)
BAD_FORM = Code(
    "field/form",
    Severity.ERROR,
    "The value does not have the form that this entry needs, such as a mail address or a colour.",
    "Write it in the form that the hint shows.",
    wrong="brand: blue",
    right='brand: "#0b57d0"',
    fixed=True,
)
CODES = (UNKNOWN_KEY, MISSING, EMPTY, UNKNOWN_WORD, WRONG_SHAPE, NOT_A_NUMBER, NOT_YES_OR_NO, BAD_FORM)

M = TypeVar("M", bound=BaseModel)

_FORMS = MappingProxyType({
    "mail": 'an address such as "people@example.com"',
    "brand": 'a colour such as "#0b57d0"',
    "accent": 'a colour such as "#0b57d0"',
    "base_url": "an address that begins with https://",
    "lang": "a language such as en or de-AT",
    "id": "lower-case letters, digits and hyphens",
})  # fmt: skip


def validate(tree: Tree, model: type[M], name: str, codes: tuple[Code, ...] = ()) -> Checked[M | None]:
    """The tree as a model and everything that is wrong with it.

    Where there are faults, the model is mended as far as it can be (see ``repair``), so that the rest can be checked in
    the same run.

    ``name`` is what the messages call the whole ("this program"); ``codes`` are those that the model's own types raise
    beside the scalars'. A tree that could not be read to its end is not judged: what seems to be missing may follow.
    """
    if not tree.whole:
        return Checked(None)
    if not isinstance(tree.data, dict):
        found = "is empty" if tree.data is None else f"holds {_shape(tree.data)}"
        hint = "begin with lines of the form `key: value`, such as `title: ...`"
        return Checked(None, (WRONG_SHAPE.at(tree.at(()), f"{name} {found}, not entries with keys", hint),))
    empty = tuple(_empty_values(tree))
    try:
        return Checked(model.model_validate(_without_empty(tree.data)), empty)
    except ValidationError as error:
        known = {code.name: code for code in (*scalars.CODES, *codes)}
        details = error.errors(include_url=False, include_input=True)
        told = [_diagnostic(detail, tree, model, name, known) for detail in details]
        # What is empty is missing too; the first says it better.
        blank = {problem.span for problem in empty}
        problems = (*empty, *(problem for problem in told if problem and problem.span not in blank))
        return Checked(repaired(_without_empty(tree.data), model, details), problems)


def _diagnostic(
    detail: ErrorDetails, tree: Tree, model: type[BaseModel], name: str, known: dict[str, Code]
) -> Diagnostic | None:
    loc = _standing(detail["loc"], tree)
    span = tree.at(loc)
    kind, context = detail["type"], detail.get("ctx", {})
    field = str(loc[-1]) if loc else name
    if seems_short(detail):
        return None
    if kind in known:
        return known[kind].at(span, context["message"], *filter(None, [context["hint"]]))
    match kind:
        case "missing":
            return _missing(detail, tree, name)
        case "extra_forbidden":
            return _unknown_key(loc, tree, model, name)
        case "literal_error" | "enum":
            return _unknown_word(str(detail["input"]), loc, tree, model, str(context.get("expected", "")))
        case "string_type":
            hint = "put quotes around it" if isinstance(detail["input"], list) else "write one value behind the colon"
            return WRONG_SHAPE.at(span, f'"{field}" takes a text, and {_shape(detail["input"])} stands here', hint)
        case "tuple_type" | "list_type":
            hint = "write it as [first, second], or one entry a line, each behind a hyphen"
            return WRONG_SHAPE.at(span, f'"{field}" takes a list, and {_shape(detail["input"])} stands here', hint)
        case "model_type" | "dict_type" | "model_attributes_type":
            what = f"entry {loc[-1] + 1}" if loc and isinstance(loc[-1], int) else f'"{field}"'
            hint = "write it as {key: value}, or as indented lines of the form `key: value`"
            return WRONG_SHAPE.at(
                span, f"{what} takes keys and values, and {_shape(detail['input'])} stands here", hint
            )
        case "too_short":
            least = context.get("min_length", 1)
            return MISSING.at(span, f'"{field}" needs at least {least}', "add an entry, or delete the whole list")
        case "bool_parsing" | "bool_type":
            return NOT_YES_OR_NO.at(span, f'"{detail["input"]}" is neither true nor false', "write true or false")
        case "string_pattern_mismatch":
            hint = f"write {_FORMS.get(field, 'it as the manual shows')}"
            return BAD_FORM.at(span, f'"{shortened(str(detail["input"]))}" cannot be the {field}', hint)
    limits = {key: value for key, value in context.items() if key in ("ge", "le", "gt", "lt")}
    between = listed(f"{_LIMITS[key]} {value:g}" for key, value in sorted(limits.items()))
    if kind.startswith(("int", "float", "greater", "less")):
        whole = "a whole number" if kind.startswith("int") else "a number"
        message = f'"{field}" takes {whole}, and "{shortened(str(detail["input"]))}" stands here'
        return NOT_A_NUMBER.at(span, f'"{field}" must be {between}' if between else message, "write it in digits")
    return BAD_FORM.at(span, f'"{field}": {detail["msg"]}')


_LIMITS = MappingProxyType({"ge": "at least", "le": "at most", "gt": "more than", "lt": "less than"})


def _standing(loc: tuple[Any, ...], tree: Tree) -> Loc:
    # pydantic adds steps of its own ("[key]", names of validators); what does not stand in the file is left out.
    steps: Loc = ()
    for step in loc:
        longer = (*steps, step)
        if longer in tree.values or longer in tree.keys:
            steps = longer
    return steps


def _missing(detail: ErrorDetails, tree: Tree, name: str) -> Diagnostic:
    loc = _standing(detail["loc"][:-1], tree)
    field = str(detail["loc"][-1])
    whole = _what(loc, tree) or name
    span = tree.key(loc) if loc else tree.at(())
    return MISSING.at(span, f'{whole} lacks "{field}"', f"add a line `{field}: ...`")


def _what(loc: Loc, tree: Tree) -> str:
    # What a person would call the entry: its id or title where it has one, else its place.
    if not loc:
        return ""
    value: Any = tree.data
    for step in loc:
        value = value[step]
    if isinstance(value, dict) and isinstance(named := value.get("id") or value.get("title"), str):
        return f'"{named}"'
    if isinstance(loc[-1], int):
        where = next((step for step in reversed(loc) if isinstance(step, str)), "")
        return f'entry {loc[-1] + 1} of "{where}"'
    return f'"{loc[-1]}"'


def _unknown_key(loc: Loc, tree: Tree, model: type[BaseModel], name: str) -> Diagnostic:
    key = str(loc[-1])
    allowed = _fields_at(model, loc[:-1])
    near = nearest(key, allowed)
    whole = _what(loc[:-1], tree) or name
    if near:
        hint = f"did you mean `{near}`?"
    else:
        hint = f"known here: {listed(sorted(allowed))}" if allowed else "delete the line"
    return UNKNOWN_KEY.at(tree.key(loc), f'{whole} has no entry "{key}"', hint)


def _unknown_word(word: str, loc: Loc, tree: Tree, model: type[BaseModel], expected: str) -> Diagnostic:
    allowed = [part.strip().strip("'\"") for part in expected.replace(" or ", ", ").split(",") if part.strip()]
    hint = f"use one of: {', '.join(by_nearness(word, allowed))}"
    return UNKNOWN_WORD.at(tree.at(loc), f'"{loc[-1] if loc else ""}" cannot be "{shortened(word)}"', hint)


def _fields_at(model: type[BaseModel], loc: Loc) -> set[str]:
    owner = model_at(model, loc)
    return {info.alias or key for key, info in owner.model_fields.items()} if owner else set()


def _empty_values(tree: Tree, loc: Loc = ()) -> list[Diagnostic]:
    found = []
    pending: list[tuple[Loc, Any]] = [(loc, tree.data)]
    while pending:
        here, value = pending.pop()
        if value is None and here:
            found.append(_empty_value(here, tree))
        elif isinstance(value, dict):
            pending.extend(((*here, key), item) for key, item in value.items())
        elif isinstance(value, list):
            pending.extend(((*here, position), item) for position, item in enumerate(value))
    return found


def _empty_value(loc: Loc, tree: Tree) -> Diagnostic:
    key, span = loc[-1], tree.key(loc)
    if isinstance(key, str) and " " in key:
        # {text: One thing, another thing}: the comma has ended the text before it.
        message = f'the comma before "{shortened(key)}" ends the text in front of it'
        return NEEDS_QUOTES.at(span, message, "put quotes around the whole text")
    what = f'"{key}"' if isinstance(key, str) else f"entry {key + 1} of this list"
    return EMPTY.at(span, f"{what} has no value", "write a value, or delete the line")


def _without_empty(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_empty(item) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return [_without_empty(item) for item in value]
    return value


def _shape(value: Any) -> str:
    match value:
        case None:
            return "nothing"
        case list():
            return "a list"
        case dict():
            return "a mapping"
        case _:
            return f'the text "{shortened(str(value))}"'
