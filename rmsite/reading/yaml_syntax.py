"""What YAML stumbled over, in words an author understands, and the lines with which it can be read on.

A parser stops at the first character that does not fit, often far from the cause. Here the lines around that place are
looked at again: for a missing quote, a bracket that is never closed, a tab. Where the cause is plain, the line is
mended for this reading, so that one run finds the faults behind it too; where it is not, the line is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from rmsite.foundation.diagnostic import Code
from rmsite.foundation.value import replace
from rmsite.foundation.words import shortened
from rmsite.reading.yaml_faults import COMPLEX_KEY, NEEDS_QUOTES, SYNTAX, TABS
from rmsite.reading.yaml_lines import (
    ValueText,
    bad_space,
    closers_of,
    entry_at,
    glued_key,
    in_quotes,
    indent_of,
    key_of,
    needs_quotes,
    opening_at,
    value_of,
    without_bad_spaces,
)  # fmt: skip
from rmsite.reading.yaml_stumble import COMPLEX, Mark, Mend, Stumble

_LONGEST_SHOWN = 90


def explain(stumble: Stumble, lines: list[str]) -> Mend:
    """What is wrong, and how to read on."""
    for rule in _RULES:
        if mend := rule(stumble, lines):
            return mend
    row = min(stumble.at.row, len(lines) - 1)
    hint = "compare it with the lines above: what belongs together begins in the same column"
    return _left_out(lines, Mark(row, stumble.at.column), "this line does not fit what stands above it", hint)


def _tab(stumble: Stumble, lines: list[str]) -> Mend | None:
    row = stumble.at.row
    line = _line(lines, row)
    if "\t" in line[: indent_of(line)]:
        rows = [index for index, each in enumerate(lines) if "\t" in each[: indent_of(each)]]
        others = len(rows) - 1
        more = f", and so {'is one more' if others == 1 else f'are {others} more'}" if others else ""
        mended = {index: _untabbed(lines[index]) for index in rows}
        at = Mark(row, line.index("\t"))
        return Mend(TABS, at, 1, f"this line is indented with a tab{more}", "use spaces", mended, sure=False)
    if line[stumble.at.column : stumble.at.column + 1] == "\t":
        mended = {row: line.replace("\t", " ")}
        return Mend(TABS, stumble.at, 1, "a tab stands where YAML takes spaces only", "use spaces", mended)
    return None


def _odd_space(stumble: Stumble, lines: list[str]) -> Mend | None:
    for row in _near(stumble):
        line = _line(lines, row)
        if (column := bad_space(line)) is not None:
            message = f"the blank here is no ordinary space (U+{ord(line[column]):04X}), so YAML does not see it as one"
            return Mend(
                SYNTAX, Mark(row, column), 1, message, "delete it and type a space", {row: without_bad_spaces(line)}
            )
    return None


def _escape(stumble: Stumble, lines: list[str]) -> Mend | None:
    if "escape" not in stumble.problem and "hexdecimal" not in stumble.problem:
        return None
    row = stumble.at.row
    line = _line(lines, row)
    column = line.rfind("\\", 0, stumble.at.column + 1)
    if column < 0:
        return None
    message = f'between double quotes a backslash begins a sign of its own, and "{line[column : column + 2]}" is none'
    start = stumble.since.column if stumble.since and stumble.since.row == row else 0
    mended = line[:start] + re.sub(r'\\(?!["\\])', r"\\\\", line[start:])
    hint = "put the text between single quotes, or write two backslashes for one"
    return Mend(SYNTAX, Mark(row, column), 2, message, hint, {row: mended})


def _open_quote(stumble: Stumble, lines: list[str]) -> Mend | None:
    quoted = stumble.style in ("'", '"') and stumble.began is not None and stumble.ended is not None
    if "quoted scalar" in stumble.context and stumble.since:
        opened = stumble.since
    elif quoted and stumble.began and stumble.ended == stumble.at and stumble.began.row < stumble.at.row:
        opened = stumble.began
    else:
        return None
    line = _line(lines, opened.row)
    quote = line[opened.column : opened.column + 1]
    bare = line.rstrip()
    tail = len(bare.rstrip("]} ,")) if closers_of(line[: opened.column]) else len(bare)
    mended = bare[:tail] + quote + bare[tail:]
    inside = "''" if quote == "'" else '\\"'
    hint = f"end the text with {quote}, or write {inside} for a quote inside it"
    return Mend(SYNTAX, opened, 1, f"the quote {quote} that begins here is never closed", hint, {opened.row: mended})


def _behind_quote(stumble: Stumble, lines: list[str]) -> Mend | None:
    began, ended = stumble.began, stumble.ended
    if stumble.style not in ("'", '"') or began is None or ended is None or ended.row != stumble.at.row:
        return None
    line = _line(lines, ended.row)
    if began.row != ended.row or line[ended.column : stumble.at.column].strip(" \t"):
        return None
    if stumble.opening and stumble.opening.row == ended.row:
        value = entry_at(line, stumble.opening.column, ended.column)
    else:
        value = value_of(lines, ended.row)
    if value is None or value.start != began.column or value.end <= ended.column:
        return None
    inner = value.text[1:-1] if value.text[-1] == value.text[0] else value.text
    message = f"the text goes on behind the quote {stumble.style} that closes it"
    return _quoted(line, ValueText(ended.row, value.start, value.text), message, SYNTAX, inner, at=stumble.at)


def _complex_key(stumble: Stumble, lines: list[str]) -> Mend | None:
    if stumble.problem != COMPLEX:
        return None
    row = stumble.at.row
    line = _line(lines, row)
    if line[max(0, stumble.at.column - 1) :].startswith("{{"):
        # A variable: {{pulse_tool}}.
        value = value_of(lines, row)
        if value is None or value.start != stumble.at.column - 1:
            outer = tuple(each for each in stumble.openings if each.row == row and each.column < stumble.at.column - 1)
            value = entry_at(line, outer[-1].column, stumble.at.column) if outer else None
        if value:
            return _unquoted(line, ValueText(row, value.start, value.text))
    hint = "a key is one plain word; put quotes around a text with brackets in it"
    mend = _left_out(lines, stumble.at, "a list or mapping stands here in the place of a key", hint)
    return replace(mend, code=COMPLEX_KEY)


def _lost_bracket(stumble: Stumble, lines: list[str]) -> Mend | None:
    # - id: kickoff, title: Kickoff}
    line = _line(lines, stumble.at.row)
    match = re.match(r"(\s*- )(\w[\w-]*: [^{\[]+, \w[\w-]*: .*\}\s*)$", line)
    if match is None or stumble.opening or line.count("{") >= line.count("}"):
        return None
    at = Mark(stumble.at.row, len(match[1]))
    mended = {stumble.at.row: f"{match[1]}{{{match[2]}"}
    return Mend(
        SYNTAX, at, 1, 'the bracket "{" is missing before this entry', f"write `- {{{_brief(match[2])}`", mended
    )


def _bare_value(stumble: Stumble, lines: list[str]) -> Mend | None:
    row = stumble.at.row
    value = value_of(lines, row)
    is_outside = value and (stumble.opening is None or stumble.opening == Mark(row, value.start))
    if value and is_outside and needs_quotes(value.text) and stumble.at.column >= value.start:
        return _with_rest(_unquoted(lines[row], value), value, lines)
    inner = _inside(stumble, _line(lines, row))
    return _unquoted(lines[row], ValueText(row, inner.start, inner.text)) if inner else None


def _with_rest(mend: Mend, value: ValueText, lines: list[str]) -> Mend:
    # The lines with which a text goes on that had to be put in quotes.
    column = _column_of_key(lines[value.row])
    least = column + 1 if value.start > column else max(indent_of(lines[value.row]) + 1, 1)
    rest = {}
    for row in range(value.row + 1, len(lines)):
        if lines[row].strip() and indent_of(lines[row]) < least:
            break
        rest[row] = ""
    if not any(lines[row].strip() for row in rest):
        return mend
    return replace(mend, hint="put quotes around the whole text", lines={**mend.lines, **rest}, sure=False)


def _inside(stumble: Stumble, line: str) -> ValueText | None:
    # The entry between brackets of one line at which the parser stopped; it may not have told of the bracket yet.
    opening: int | None = opening_at(line, stumble.at.column)
    if stumble.opening is not None:
        opening = stumble.opening.column if stumble.opening.row == stumble.at.row else None
    value = entry_at(line, opening, stumble.at.column) if opening is not None else None
    return value if value and value.text[0] not in "\"'" else None


def _open_bracket(stumble: Stumble, lines: list[str]) -> Mend | None:
    opened = stumble.opening
    if opened is None:
        return None
    line, here = _line(lines, opened.row), _line(lines, stumble.at.row)
    at_end = not any(each.strip() for each in lines[stumble.at.row :]) or stumble.at.row >= len(lines)
    next_entry = indent_of(here) <= indent_of(line) and (key_of(here) or here.lstrip().startswith("- "))
    if stumble.at.row == opened.row and not at_end and closers_of(line[opened.column :]) == "":
        return None
    if not at_end and not (stumble.at.row > opened.row and next_entry) and stumble.at.row != opened.row:
        hint = "put a comma between two entries, and quotes around a text with a colon or a bracket in it"
        message = "this does not fit the list or mapping whose bracket is open here"
        return _left_out(lines, stumble.at, message, hint, see=(opened, "the bracket"))
    bracket = line[opened.column]
    closer = "]" if bracket == "[" else "}"
    rest = line[opened.column :].rstrip()
    hint = f'close it with "{closer}"'
    if bracket == "[" and "," not in rest:
        hint += f", or put quotes around a text: `{in_quotes(rest)}`"
    mended = {opened.row: line.rstrip() + closers_of(line[opened.column :])}
    return Mend(SYNTAX, opened, 1, f'the bracket "{bracket}" that begins here is never closed', hint, mended)


def _glued_colon(stumble: Stumble, lines: list[str]) -> Mend | None:
    for row in _near(stumble):
        line = _line(lines, row)
        if found := glued_key(line):
            key, column = found
            rest = line[column:].strip()
            mended = {row: f"{line[:column]} {line[column:]}"}
            message = f'a space is missing behind the colon of "{key}"'
            return Mend(SYNTAX, Mark(row, column), 1, message, f"write `{key}: {_brief(rest)}`", mended)
    return None


def _no_colon(stumble: Stumble, lines: list[str]) -> Mend | None:
    if "could not find expected ':'" in stumble.problem and stumble.since:
        at = stumble.since
    elif "mapping values are not allowed" in stumble.problem and stumble.began:
        at = stumble.began
        line = _line(lines, at.row)
        if at.row == stumble.at.row or key_of(line) or at.column != indent_of(line):
            return None
    else:
        return None
    text = _line(lines, at.row)[at.column :].rstrip()
    message = f'"{_brief(text)}" has no colon, so it is neither a key nor its value'
    hint = "write it as `key: value`; a line that goes on with the text above begins further right than its key"
    return _left_out(lines, at, message, hint, len(text))


def _too_deep(stumble: Stumble, lines: list[str]) -> Mend | None:
    # A key further right than the one above it, which has a value already.
    began = stumble.began
    row = stumble.at.row
    if "mapping values are not allowed" not in stumble.problem or began is None or began.row >= row:
        return None
    line = _line(lines, row)
    column = _column_of_key(_line(lines, began.row))
    message = "this line begins further right than the key above it, which has a value already"
    hint = f"begin it in column {column + 1}, or put quotes around the whole text if the colon belongs to it"
    return _left_out(lines, Mark(row, indent_of(line)), message, hint, see=(began, "the text begins here"))


def _out_of_line(stumble: Stumble, lines: list[str]) -> Mend | None:
    # A line that begins in a column where nothing is open.
    if stumble.since is None or "block" not in stumble.context:
        return None
    row = stumble.at.row
    line = _line(lines, row)
    if stumble.at.column != indent_of(line) or not line.strip():
        return None
    at, since = stumble.at, stumble.since
    first = _line(lines, since.row).lstrip(" -")
    see = (since, f'"{key_of(first)}" begins here' if key_of(first) else "the list begins here")
    if line.lstrip().startswith(("- ", "-\t")) or line.strip() == "-":
        message = "a list entry stands here among lines of the form `key: value`"
        hint = "begin it further right, below the key that it belongs to, or write it as `key: value`"
    elif "'-'" in stumble.problem:
        message = "a line without a hyphen stands here among the entries of a list"
        hint = f"begin it with a hyphen in column {since.column + 1}, or in the column of the entry it belongs to"
    else:
        message = f"this line begins in column {at.column + 1}, and what it stands among in column {since.column + 1}"
        hint = f"begin it in column {since.column + 1}, or exactly where the entry begins that it belongs to"
    return _left_out(lines, at, message, hint, see=see)


def _stray(stumble: Stumble, lines: list[str]) -> Mend | None:
    row = stumble.at.row
    line = _line(lines, row)
    letter = line[stumble.at.column : stumble.at.column + 1]
    if letter in ("]", "}"):
        return _left_out(lines, stumble.at, f'this "{letter}" closes nothing', "delete it, or open it")
    if letter == ",":
        return _left_out(lines, stumble.at, "no entry stands before this comma", "delete the comma")
    if letter == ":" and not line[: stumble.at.column].strip(" -"):
        return _left_out(lines, stumble.at, "no key stands before this colon", "write `key: value`")
    if line.startswith("%") or (stumble.since and _line(lines, stumble.since.row).startswith("%")):
        at = Mark(row if line.startswith("%") else stumble.since.row if stumble.since else row, 0)
        return _left_out(lines, at, 'a line cannot begin with "%"', "put the text in quotes behind its key")
    if "document start" in stumble.problem:
        return _left_out(lines, stumble.at, "the file goes on behind its end", 'delete the line "..." above')
    return None


_RULES: tuple[Callable[[Stumble, list[str]], Mend | None], ...] = (
    _complex_key, _tab, _odd_space, _escape, _open_quote, _behind_quote, _lost_bracket, _bare_value, _open_bracket,
    _glued_colon, _no_colon, _too_deep, _stray, _out_of_line,
)  # fmt: skip


def _near(stumble: Stumble) -> Iterator[int]:
    # Where the cause may stand: at the place itself, where the open thing began, where the last text began.
    rows = [stumble.at.row, stumble.since.row if stumble.since else None, stumble.began.row if stumble.began else None]
    yield from dict.fromkeys(row for row in rows if row is not None)


def _unquoted(line: str, value: ValueText) -> Mend:
    if ": " in value.text or (value.text.endswith(":") and value.text[0] not in "[{"):
        what = "a colon"
    else:
        what = f'"{value.text[0]}" at its start'
    if value.text[0] in "@`%]},*&!|>[{?-":
        what = f'"{value.text[0]}" at its start'
    mend = _quoted(line, value, f"a text with {what} needs quotes", NEEDS_QUOTES, value.text)
    if value.text.startswith("- "):
        return replace(mend, hint=f"{mend.hint}; a list begins on the line below its key")
    return mend


def _quoted(line: str, value: ValueText, message: str, code: Code, inner: str, at: Mark | None = None) -> Mend:
    shown = f": `{in_quotes(inner)}`" if len(inner) <= _LONGEST_SHOWN else " as a whole"
    single = "'" + inner.replace("'", "''") + "'"
    mended = line[: value.start] + single + line[value.end :]
    place = at or Mark(value.row, value.start)
    length = 1 if at else len(value.text)
    return Mend(code, place, length, message, f"put quotes around it{shown}", {value.row: mended})


def _left_out(
    lines: list[str], at: Mark, message: str, hint: str, length: int = 1, see: tuple[Mark, str] | None = None
) -> Mend:
    # The line and what is indented below it.
    row = min(at.row, len(lines) - 1)
    gone = {row: ""}
    depth = indent_of(lines[row])
    for below in range(row + 1, len(lines)):
        if lines[below].strip() and indent_of(lines[below]) <= depth:
            break
        gone[below] = ""
    return Mend(SYNTAX, Mark(row, at.column), length, message, hint, gone, sure=False, see=see)


def _line(lines: list[str], row: int) -> str:
    return lines[row] if 0 <= row < len(lines) else ""


def _untabbed(line: str) -> str:
    depth = indent_of(line)
    return line[:depth].replace("\t", "  ") + line[depth:]


def _column_of_key(line: str) -> int:
    match = re.match(r"\s*(?:- +)*", line)
    return match.end() if match else 0


def _brief(text: str) -> str:
    return shortened(text, 60)
