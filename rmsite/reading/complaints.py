"""What pydantic complains of, as a diagnostic at its line, in words an author understands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from rmsite.foundation.diagnostic import Code, Diagnostic
from rmsite.foundation.span import Span
from rmsite.foundation.words import by_nearness, counted, listed, nearest, shortened
from rmsite.reading.field_faults import (
    BAD_FORM,
    EMPTY,
    MISSING,
    NOT_A_NUMBER,
    NOT_YES_OR_NO,
    UNKNOWN_KEY,
    UNKNOWN_WORD,
    WRONG_SHAPE,
)
from rmsite.reading.repair import UNSEEN, field_at, misspelt, model_at, seems_short, visible
from rmsite.reading.tree import Loc, Tree
from rmsite.reading.yaml_faults import NEEDS_QUOTES

_FORMS = MappingProxyType({
    "mail": 'an address such as "people@example.com"',
    "brand": 'a colour such as "#0b57d0"',
    "accent": 'a colour such as "#0b57d0"',
    "base_url": "an address that begins with https://",
    "url": "an address that begins with https://",
    "lang": "a language such as en or de-AT",
    "id": "lower-case letters, digits and hyphens",
    "year": "four digits, such as 2026",
    "template": "the name of a template of the theme, such as guide.html",
})  # fmt: skip
_LIMITS = MappingProxyType({"ge": "at least", "le": "at most", "gt": "more than", "lt": "less than"})


def complaint(
    detail: ErrorDetails, tree: Tree, model: type[BaseModel], name: str, known: Mapping[str, Code]
) -> Diagnostic | None:
    """One complaint as a diagnostic; None where it only follows from another."""
    loc = _standing(detail["loc"], tree)
    follows = seems_short(detail) or loc in tree.told or (tree.gaps and detail["type"] in ("missing", "too_short"))
    if follows:
        return None
    kind, given = detail["type"], detail["input"]
    if kind == "missing":
        return _missing(detail, tree, model, name)
    if kind == "extra_forbidden":
        return _unknown_key(loc, tree, model, name)
    span = tree.key(loc) if detail["loc"][-1:] == ("[key]",) else tree.at(loc)
    context = detail.get("ctx", {})
    if kind in known:
        hints = [hint for hint in (context["hint"], _unseen(given)) if hint]
        return known[kind].at(span, context["message"], *hints)
    told = _told(kind, given, loc, context, name)
    if told is None:
        return BAD_FORM.at(span, f"{_field(loc, name)} cannot be {_said(given)}", "compare it with the manual")
    code, message, hint = told
    if kind == "too_short":
        info = field_at(model, loc)
        hint = hint if info and info.is_required() else f"{hint}, or delete the whole list"
    return code.at(span, message, *filter(None, (hint, _unseen(given))))


def _told(kind: str, given: Any, loc: Loc, context: dict[str, Any], name: str) -> tuple[Code, str, str] | None:
    field = _field(loc, name)
    match kind:
        case "literal_error" | "enum":
            allowed = re.findall(r"'([^']*)'", str(context.get("expected", "")))
            nearest_first = by_nearness(given, allowed) if isinstance(given, str) else allowed
            return UNKNOWN_WORD, f"{field} cannot be {_said(given)}", f"use one of: {', '.join(nearest_first)}"
        case "string_type":
            hint = "put quotes around it" if isinstance(given, list) else "write one value behind the colon"
            return WRONG_SHAPE, f"{field} takes a text, and {shape_of(given)} stands here", hint
        case "tuple_type" | "list_type":
            hint = "write it as [first, second], or one entry a line, each behind a hyphen"
            return WRONG_SHAPE, f"{field} takes a list, and {shape_of(given)} stands here", hint
        case "model_type" | "dict_type" | "model_attributes_type":
            hint = "write it as {key: value}, or as indented lines of the form `key: value`"
            if isinstance(given, str) and (glued := re.match(r"([\w-]+):(\S.*)", given)):
                hint = f"write a space behind the colon: `{glued[1]}: {shortened(glued[2])}`"
            return WRONG_SHAPE, f"{field} takes keys and values, and {shape_of(given)} stands here", hint
        case "too_short":
            least = counted(context.get("min_length", 1), "entry", "entries")
            return MISSING, f"{field} needs at least {least}", "add an entry"
        case "bool_parsing" | "bool_type":
            return NOT_YES_OR_NO, f"{field} is true or false, and {shape_of(given)} stands here", "write true or false"
        case "string_pattern_mismatch":
            if not str(given).strip():
                return EMPTY, f"{field} has no value", "write a value between the quotes"
            hint = f"write {_FORMS.get(str(loc[-1]) if loc else '', 'it as the manual shows')}"
            return BAD_FORM, f"{_said(given)} cannot be the {field.strip(chr(34))}", hint
    if kind.startswith(("int", "float", "greater", "less", "finite")):
        limits = {key: value for key, value in context.items() if key in _LIMITS}
        between = listed(f"{_LIMITS[key]} {value:g}" for key, value in sorted(limits.items()))
        whole = "a whole number" if kind.startswith("int") else "a number"
        message = f"{field} takes {whole}, and {shape_of(given)} stands here"
        return NOT_A_NUMBER, f"{field} must be {between}" if between else message, "write it in digits"
    return None


def shape_of(value: Any) -> str:
    """What a person calls a value of YAML: ``a list``, ``the text "60"``."""
    match value:
        case None:
            return "nothing"
        case list():
            return "a list"
        case dict():
            return "a mapping"
        case _:
            return f'the text "{shortened(str(value))}"'


def _said(value: Any) -> str:
    return f'"{shortened(value)}"' if isinstance(value, str) else shape_of(value)


def _field(loc: Loc, name: str) -> str:
    if not loc:
        return name
    if isinstance(loc[-1], int):
        where = next((step for step in reversed(loc) if isinstance(step, str)), "")
        return f'entry {loc[-1] + 1} of "{shortened(where)}"' if where else f"entry {loc[-1] + 1}"
    return f'"{shortened(loc[-1])}"'


def _unseen(value: Any) -> str:
    # What looks right and is not: pasted text brings signs along that nobody sees.
    match = UNSEEN.search(value) if isinstance(value, str) else None
    return f"an invisible character (U+{ord(match[0]):04X}) stands in it; type the words again" if match else ""


def _standing(loc: tuple[Any, ...], tree: Tree) -> Loc:
    # pydantic adds steps of its own ("[key]", names of validators); what does not stand in the file is left out.
    steps: Loc = ()
    for step in loc:
        longer = (*steps, step)
        if longer in tree.values or longer in tree.keys:
            steps = longer
    return steps


def _missing(detail: ErrorDetails, tree: Tree, model: type[BaseModel], name: str) -> Diagnostic | None:
    loc = _standing(detail["loc"][:-1], tree)
    field = str(detail["loc"][-1])
    typed = _value_at(tree, loc)
    if isinstance(typed, dict) and (field in typed or misspelt(field, typed, model_at(model, loc))):
        return None  # It is there, with nothing behind it or under another name.
    span = tree.key(loc) if loc else tree.at(())
    return MISSING.at(span, f'{_what(loc, tree) or name} lacks "{field}"', f"add a line `{field}: ...`")


def _unknown_key(loc: Loc, tree: Tree, model: type[BaseModel], name: str) -> Diagnostic:
    key = str(loc[-1])
    allowed = _fields_of(model, loc[:-1])
    near = nearest(visible(key), allowed)
    if near:
        hint = f"did you mean `{near}`?"
    else:
        hint = f"known here: {listed(sorted(allowed))}" if allowed else "delete the line"
    message = f'{_what(loc[:-1], tree) or name} has no entry "{shortened(key)}"'
    return UNKNOWN_KEY.at(tree.key(loc), message, *filter(None, (hint, _unseen(key))))


def _fields_of(model: type[BaseModel], loc: Loc) -> set[str]:
    owner = model_at(model, loc)
    return {info.alias or field for field, info in owner.model_fields.items()} if owner else set()


def _value_at(tree: Tree, loc: Loc) -> Any:
    value = tree.data
    for step in loc:
        value = value[step]
    return value


def _what(loc: Loc, tree: Tree) -> str:
    # What a person would call the entry: its id or title where it has one, else its place.
    if not loc:
        return ""
    value = _value_at(tree, loc)
    if isinstance(value, dict) and isinstance(named := value.get("id") or value.get("title"), str):
        return f'"{shortened(named)}"'
    return _field(loc, "")


def empty_value(loc: Loc, tree: Tree) -> Diagnostic:
    """The complaint about a key or list entry with nothing behind it."""
    key, span = loc[-1], tree.key(loc)
    if isinstance(key, str) and _lacks_colon(span, tree.at(loc)):
        # {text: One thing, another thing}: the comma has ended the text before it.
        message = f'the comma before "{shortened(key)}" ends the text in front of it'
        return NEEDS_QUOTES.at(span, message, "put quotes around the whole text")
    what = f'"{shortened(key)}"' if isinstance(key, str) else f"entry {key + 1} of this list"
    hint = "write a value, or delete the line"
    if loc in tree.commented:
        hint += "; a text that begins with # needs quotes"
    return EMPTY.at(span, f"{what} has no value", hint)


def _lacks_colon(key: Span, value: Span) -> bool:
    return value.line == key.line and value.column == key.end_column
