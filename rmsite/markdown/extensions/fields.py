"""Fields to fill in on a printable form: ``{{name | kind | size}}``, as HTML that prints well and can be typed into."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from rmsite.foundation.diagnostic import Code, Related, Severity
from rmsite.foundation.words import by_nearness, listed, shortened, slugify
from rmsite.markdown.body import Field
from rmsite.markdown.escape import html_of

if TYPE_CHECKING:
    from rmsite.foundation.span import Span
    from rmsite.markdown.writer import Run

KIND = Code(
    "template/field-kind",
    Severity.ERROR,
    "A field of a form has a kind that does not exist.",
    "Write text, date, number, check, choice, scale or signature behind the field's name.",
    wrong="{{Your goal | txt}}",
    right="{{Your goal | text | 3 lines}}",
)
SIZE = Code(
    "template/field-size",
    Severity.ERROR,
    "The size of a field does not fit its kind.",
    "Text takes a number of lines, choice its options with / between them, scale two numbers; the others take none.",
    wrong="{{How did it go? | scale | five}}",
    right="{{How did it go? | scale | 1-5}}",
)
NAME = Code(
    "template/field-name",
    Severity.ERROR,
    "A field has no name, or another field of the same form has it already.",
    "Give each field of a form its own name.",
    wrong="{{Date | date}} and {{Date | date}}",
    right="{{Date of the first meeting | date}} and {{Date of the last meeting | date}}",
)
PLACE = Code(
    "template/field-place",
    Severity.ERROR,
    "A field stands where nothing can be filled in: in a heading, a title, a link or beside a box to tick.",
    "Put the field into a paragraph, a list or a table.",
    wrong="## Agreement of {{Mentor | text}}",
    right="## Agreement\n\n{{Mentor | text}}",
)

_LINES = re.compile(r"([1-9]|[1-3][0-9]|40) lines?")
_RANGE = re.compile(r"([0-9]{1,2}) ?[-–] ?([0-9]{1,2})")
_MOST_STEPS = 11
_ONE_LINE = '<input type="text" autocomplete="off">'


def write_field(run: Run, content: str, span: Span) -> bool:
    """Write the field that ``content`` describes; False where it cannot be one."""
    # In a table a pipe may be escaped, as Markdown asks for it there.
    parts = content.replace("\\|", "|").split("|")
    name, kind, size, *rest = [*(" ".join(part.split()) for part in parts), "", "", ""][:4]
    kind = kind or "text"
    if any(rest) or kind not in _CONTROLS:
        _report_kind(run, kind, span)
        return False
    if not name or name.casefold() in run.sheet.fields:
        _report_name(run, name, span)
        return False
    place = "a link" if run.links else run.place
    if place:
        run.sheet.note(
            PLACE.at(
                span, f'the field "{shortened(name)}" stands in {place}', "put it into a paragraph, a list or a table"
            )
        )
        return False
    html = _CONTROLS[kind](name, size, f"{run.sheet.stem}-{slugify(name)}".strip("-"))
    if html is None:
        run.sheet.note(SIZE.at(span, f'a field of kind "{kind}" cannot be "{shortened(size)}"', _SIZES[kind]))
        return False
    run.sheet.fields[name.casefold()] = span
    run.writer.fields.append(Field(name, kind, size, span))
    run.put(html)
    run.words.append(" ".join([name, *(size.split(" / ") if kind == "choice" else [])]))
    return True


def _report_kind(run: Run, kind: str, span: Span) -> None:
    kinds = by_nearness(kind, _CONTROLS)
    run.sheet.note(
        KIND.at(span, f'a field cannot be of kind "{shortened(kind)}"', f"write {kinds[0]}; there are {listed(kinds)}")
    )


def _report_name(run: Run, name: str, span: Span) -> None:
    if not name:
        run.sheet.note(NAME.at(span, "this field has no name", "write what is to be filled in before the |"))
        return
    first = run.sheet.fields[name.casefold()]
    run.sheet.note(
        NAME.at(
            span,
            f'another field is called "{shortened(name)}" already',
            "give each field its own name",
            related=[Related(first, "the first one is here")],
        )
    )


def _label(kind: str, name: str, control: str) -> str:
    words = f'<span class="field-name">{html_of(name)}</span>'
    inner = f"{control} {words}" if kind == "check" else f"{words} {control}"
    return f'<label class="field field-{kind}">{inner}</label>'


def _text(name: str, size: str, group: str) -> str | None:
    found = _LINES.fullmatch(size)
    if not found:
        return _label("text", name, _ONE_LINE) if not size else None
    rows = int(found[1])
    control = _ONE_LINE if rows == 1 else f'<textarea rows="{rows}" autocomplete="off"></textarea>'
    return _label("text", name, control)


def _date(name: str, size: str, group: str) -> str | None:
    # A text box: it prints as an empty line, where a browser's own date box prints as dd/mm/yyyy.
    return None if size else _label("date", name, _ONE_LINE)


def _number(name: str, size: str, group: str) -> str | None:
    return None if size else _label("number", name, _ONE_LINE.replace(">", ' inputmode="decimal">'))


def _check(name: str, size: str, group: str) -> str | None:
    return None if size else _label("check", name, '<input type="checkbox">')


def _choice(name: str, size: str, group: str) -> str | None:
    options = [option.strip() for option in size.split(" / ")]
    if len(options) < 2 or not all(options) or len(set(options)) < len(options):
        return None
    return _radios("choice", name, options, group)


def _scale(name: str, size: str, group: str) -> str | None:
    found = _RANGE.fullmatch(size)
    if not found or not 1 <= int(found[2]) - int(found[1]) < _MOST_STEPS:
        return None
    return _radios("scale", name, [str(step) for step in range(int(found[1]), int(found[2]) + 1)], group)


def _signature(name: str, size: str, group: str) -> str | None:
    if size:
        return None
    return (
        f'<span class="field field-signature"><span class="field-name">{html_of(name)}</span> '
        '<span class="field-line"></span></span>'
    )


def _radios(kind: str, name: str, options: list[str], group: str) -> str:
    boxes = " ".join(
        f'<label><input type="radio" name="{group}" value="{index}"> {html_of(option)}</label>'
        for index, option in enumerate(options, 1)
    )
    return (
        f'<span class="field field-{kind}" role="radiogroup" aria-label="{html_of(name)}">'
        f'<span class="field-name">{html_of(name)}</span> {boxes}</span>'
    )


_CONTROLS: Mapping[str, Callable[[str, str, str], str | None]] = MappingProxyType(
    {
        "text": _text,
        "date": _date,
        "number": _number,
        "check": _check,
        "choice": _choice,
        "scale": _scale,
        "signature": _signature,
    }
)
_SIZES = MappingProxyType(
    {
        "text": 'leave it out for one line, or write "3 lines" (40 at most)',
        "choice": 'write two options or more with " / " between them, such as "yes / no"',
        "scale": f'write two numbers, such as "1-5" ({_MOST_STEPS} steps at most)',
        **dict.fromkeys(("date", "number", "check", "signature"), "leave it out: this kind has one size"),
    }
)
