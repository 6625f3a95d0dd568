"""Lines of YAML as an author typed them, looked at without a parser: what a value is, and where it ends."""

from __future__ import annotations

import re

from rmsite.foundation.value import Value

# A key, as authors write it; one in quotes is left to the parser.
_BEFORE = re.compile(r"\s*(?:- +)*(?:(?P<key>\w[\w .()/-]*):[ \t]+|- +)(?=\S)")
_GLUED = re.compile(r"\s*(?:- +)*(?P<key>[A-Za-z_][\w-]*):(?!//)(?=[^\s:])")
_COMMENT = re.compile(r"[ \t]#.*")
_BLOCK = re.compile(r"[|>][-+]?[1-9]?[-+]?")
_BAD_SPACE = re.compile("[\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff]")


class ValueText(Value):
    """What stands behind a key or a hyphen, without a comment behind it; ``start`` counts characters from 0."""

    row: int
    start: int
    text: str

    @property
    def end(self) -> int:
        """The position behind its last character."""
        return self.start + len(self.text)


def value_of(lines: list[str], row: int) -> ValueText | None:
    """The value on a line; None where there is no key or hyphen with something behind it."""
    line = lines[row] if 0 <= row < len(lines) else ""
    match = _BEFORE.match(line)
    if match is None:
        return None
    text = line[match.end() :]
    if text[0] not in "\"'":
        text = _COMMENT.split(text, maxsplit=1)[0]
    text = text.rstrip()
    return ValueText(row, match.end(), text) if text and text[0] != "#" else None


def key_of(line: str) -> str:
    """The key with which a line begins; empty where it begins with none."""
    match = re.match(r"\s*(?:- +)*(\w[\w .()/-]*):(?:\s|$)", line)
    return match[1] if match else ""


def glued_key(line: str) -> tuple[str, int] | None:
    """The key that has no space behind its colon, and the position behind the colon."""
    match = _GLUED.match(line)
    return (match["key"], match.end()) if match else None


def bad_space(line: str) -> int | None:
    """Where a blank that YAML does not take for one stands in front of a line, or behind its hyphen or colon."""
    for match in _BAD_SPACE.finditer(line):
        before = line[: match.start()].rstrip()
        if not before.lstrip("- ") or before.endswith(":"):
            return match.start()
    return None


def without_bad_spaces(line: str) -> str:
    """The line with ordinary spaces for all others, each in its place."""
    return _BAD_SPACE.sub(" ", line)


def indent_of(line: str) -> int:
    """How many spaces and tabs a line begins with."""
    return len(line) - len(line.lstrip(" \t"))


def needs_quotes(text: str) -> bool:
    """Whether a plain value cannot be read as one."""
    first = text[0]
    if first in "\"'":
        return False
    if first in "@`%]},*&!" or text.startswith(("{{", "? ", "- ")) or text in ("?", "-"):
        return True
    if first in "|>":
        return _BLOCK.fullmatch(text) is None
    if first in "[{":
        closing = closing_of(text)
        return closing is not None and closing < len(text) - 1
    return ": " in text or text.endswith(":")


def closing_of(text: str) -> int | None:
    """Where the bracket is closed with which a text begins; None where it is not closed in this text."""
    depth, quote = 0, ""
    for position, letter in enumerate(text):
        if quote:
            quote = "" if letter == quote else quote
        elif letter in "\"'" and text[position - 1] in "[{, :":
            quote = letter
        elif letter in "[{":
            depth += 1
        elif letter in "]}":
            depth -= 1
            if depth == 0:
                return position
    return None


def entry_at(line: str, opening: int, position: int) -> ValueText | None:
    """The plain value at a position inside the bracket at ``opening``, if the bracket is closed on the line."""
    closing = closing_of(line[opening:])
    if closing is None or not opening < position <= opening + closing:
        return None
    inside = line[opening] == "{"
    for start, end in _entries(line, opening + 1, opening + closing):
        if start <= position <= end:
            text = line[start:end]
            colon = text.find(": ") if inside else -1
            begin = start + (colon + 2 if colon >= 0 else 0)
            begin += len(line[begin:end]) - len(line[begin:end].lstrip())
            value = line[begin:end].rstrip()
            return ValueText(-1, begin, value) if value else None
    return None


def opening_at(line: str, position: int) -> int | None:
    """The innermost bracket of a line that is open at a position."""
    open_: list[int] = []
    quote = ""
    for index, letter in enumerate(line[:position]):
        if quote:
            quote = "" if letter == quote else quote
        elif letter in "\"'" and line[index - 1] in "[{, :":
            quote = letter
        elif letter in "[{" and (open_ or not line[:index].rstrip() or line[:index].rstrip()[-1] in ":-"):
            open_.append(index)
        elif letter in "]}" and open_:
            open_.pop()
    return open_[-1] if open_ else None


def _entries(line: str, start: int, end: int) -> list[tuple[int, int]]:
    found, depth, begin = [], 0, start
    for position in range(start, end):
        letter = line[position]
        if letter in "[{":
            depth += 1
        elif letter in "]}":
            depth -= 1
        elif letter == "," and depth == 0:
            found.append((begin, position))
            begin = position + 1
    return [*found, (begin, end)]


def closers_of(text: str) -> str:
    """The brackets that a text opens and does not close, closed."""
    open_: list[str] = []
    quote = ""
    for position, letter in enumerate(text):
        if quote:
            quote = "" if letter == quote else quote
        elif letter in "\"'" and (position == 0 or text[position - 1] in "[{, :"):
            quote = letter
        elif letter in "[{":
            open_.append("]" if letter == "[" else "}")
        elif letter in "]}" and open_:
            open_.pop()
    return "".join(reversed(open_))


def in_quotes(text: str) -> str:
    """A text in quotes, as a person would put them."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'
