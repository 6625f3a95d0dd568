"""A source file and its text."""

from __future__ import annotations

import re
from collections.abc import Callable

from rmsite.foundation.checked import Checked
from rmsite.foundation.diagnostic import Code, Diagnostic, Severity, bounded
from rmsite.foundation.digest import digest
from rmsite.foundation.span import Span
from rmsite.foundation.value import Value

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

# What no text needs: controls but tab and newline, the marks that reorder what is read (Trojan Source), line ends that
# only some programs see, and a byte order mark that is not at the beginning.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
# All bytes of a text in ASCII that has none of those: taking them away is ten times faster than looking for the others.
_PLAIN = bytes((*b"\t\n", *range(0x20, 0x7F)))
_LINE_ENDS = frozenset("\x0b\x0c\x85\u2028\u2029")
_STAND_IN = "\ufffd"


class SourceFile(Value):
    """One file as it came from disk; ``path`` is relative to the site's folder, with forward slashes.

    Of many or large files the bytes wait on disk: then ``kept`` gives them, and ``name`` is theirs.
    """

    path: str
    kept: bytes | Callable[[], bytes]
    name: str = ""

    @property
    def data(self) -> bytes:
        """Its bytes, as they were when it was read."""
        return self.kept if isinstance(self.kept, bytes) else self.kept()

    @property
    def digest(self) -> str:
        """The name of its bytes."""
        return self.name or digest(self.data)


def decode(source: SourceFile) -> Checked[str | None]:
    """The file's text with Unix line ends and no byte order mark, or None where there is no reading it.

    What cannot be read or has no place in a text is replaced by one character each, so that the rest keeps its place.
    """
    if len(source.data) > MAX_BYTES:
        message = "this file is longer than 1 MiB, which is the limit"
        return Checked(None, (TOO_LARGE.at(Span(source.path), message, "split it into several files"),))
    if told := _other_encoding(source.data):
        return Checked(None, (NOT_UTF8.at(Span(source.path), *told),))
    problems: list[Diagnostic] = []
    data = source.data.removeprefix(b"\xef\xbb\xbf")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        text = data.decode("utf-8", "replace")
        before = data[: error.start].decode("utf-8", "replace")
        problems.append(_not_utf8(source.path, before.replace("\r\n", "\n").replace("\r", "\n")))
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    is_plain = text.isascii() and not text.encode("ascii").translate(None, _PLAIN)
    if is_plain or _CONTROL.search(text) is None:
        return Checked(text, tuple(problems))
    for row, line in enumerate(text.split("\n"), 1):
        for match in _CONTROL.finditer(line):
            span = Span(source.path, row, match.start() + 1, row, match.start() + 2)
            message = f"an invisible character stands here (U+{ord(match[0]):04X})"
            problems.append(CONTROL_CHARACTER.at(span, message, "delete it and type the word again"))
    clean = _CONTROL.sub(lambda match: " " if match[0] in _LINE_ENDS else _STAND_IN, text)
    return Checked(clean, bounded(problems))


def _not_utf8(path: str, before: str) -> Diagnostic:
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    message = "this file is not stored as UTF-8: a letter here cannot be read"
    return NOT_UTF8.at(Span(path, line, column, line, column + 1), message, "save it again with the encoding UTF-8")


def _other_encoding(data: bytes) -> tuple[str, str] | None:
    # A message and a hint for what is no text in UTF-8 at all.
    zeros = data.count(b"\0")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or zeros > len(data) // 3:
        return "this file is stored as UTF-16, not as UTF-8", "save it again with the encoding UTF-8"
    if zeros > len(data) // 100:
        return "this file is no text, but an image or the document of another program", "put it into content/files/"
    return None
