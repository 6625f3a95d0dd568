"""A source file and its text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rmsite.foundation.checked import Checked
from rmsite.foundation.diagnostic import Code, Severity
from rmsite.foundation.digest import digest
from rmsite.foundation.span import Span

MAX_BYTES = 1024 * 1024

NOT_UTF8 = Code(
    "file/encoding",
    Severity.ERROR,
    "Every text file of a site is stored as UTF-8, so that letters of all languages mean the same everywhere.",
    "Open the file in your editor and save it with the encoding UTF-8.",
    fixed=True,
)
TOO_LARGE = Code(
    "file/too-large",
    Severity.ERROR,
    "A text file may hold at most one mebibyte (about a million letters).",
    "Split the file, or put attachments into content/files/.",
    fixed=True,
)
CONTROL_CHARACTER = Code(
    "file/control-character",
    Severity.ERROR,
    "The file holds a character that is invisible and has no place in a text.",
    "Delete the character; it often comes along when text is pasted from another program.",
    fixed=True,
)
CODES = (NOT_UTF8, TOO_LARGE, CONTROL_CHARACTER)

# What no text needs: C0 and C1 controls but tab and newline, and the marks that reorder what is read (Trojan Source).
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file as it came from disk; ``path`` is relative to the site's folder, with forward slashes."""

    path: str
    data: bytes

    @property
    def digest(self) -> str:
        """The name of its bytes."""
        return digest(self.data)


def decode(source: SourceFile) -> Checked[str | None]:
    """The file's text with Unix line ends and no byte order mark, or None where there is no reading it."""
    if len(source.data) > MAX_BYTES:
        size = f"{len(source.data) / MAX_BYTES:.1f} MiB"
        message = f"this file is {size} long, the limit is 1 MiB"
        return Checked(None, (TOO_LARGE.at(Span(source.path), message, "split it into several files"),))
    if source.data.startswith((b"\xff\xfe", b"\xfe\xff")):
        hint = "save it again with the encoding UTF-8"
        return Checked(None, (NOT_UTF8.at(Span(source.path), "this file is stored as UTF-16, not as UTF-8", hint),))
    try:
        text = source.data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = source.data[: error.start].decode("utf-8", "replace")
        line, column = before.count("\n") + 1, error.start - (source.data.rfind(b"\n", 0, error.start) + 1) + 1
        column = len(source.data[error.start - column + 1 : error.start].decode("utf-8", "replace")) + 1
        span = Span(source.path, line, column, line, column + 1)
        message = "this file is not stored as UTF-8: a letter here cannot be read"
        return Checked(None, (NOT_UTF8.at(span, message, "save it again with the encoding UTF-8"),))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if match := _CONTROL.search(text):
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - (text.rfind("\n", 0, match.start()) + 1) + 1
        span = Span(source.path, line, column, line, column + 1)
        message = f"an invisible character stands here (U+{ord(match[0]):04X})"
        return Checked(None, (CONTROL_CHARACTER.at(span, message, "delete it and type the word again"),))
    return Checked(text)
