"""What the address of a link or an image means: a place outside, or a file and heading of this site."""

from __future__ import annotations

import re
from urllib.parse import unquote

from markdown_it.common.normalize_url import normalizeLink

from rmsite.foundation.diagnostic import Code, Severity
from rmsite.foundation.value import Value
from rmsite.foundation.words import shortened

SCHEMES = ("http", "https", "mailto", "tel")
HOME = "index.md"
"""What a link to the content folder itself means."""

SCHEME = Code(
    "markdown/link-scheme",
    Severity.ERROR,
    "A link may lead to a file of this site, to a web address, to a mail address or to a telephone number.",
    "Begin the address with https://, mailto: or tel:, or write the path of a file.",
    wrong="[Start](javascript:start())",
    right="[Start](https://intranet.example.com/start)",
    fixed=True,
)
TARGET = Code(
    "markdown/link-target",
    Severity.ERROR,
    "The address of a link or an image is empty or cannot be read.",
    "Write the path of a file, such as ../roles/buddy.md, a heading such as #your-hours, or a web address.",
    wrong="[The buddy's hours](buddy.md?print=yes)",
    right="[The buddy's hours](buddy.md#your-hours)",
    fixed=True,
)
OUTSIDE = Code(
    "markdown/link-outside",
    Severity.ERROR,
    "The path of a link or an image leads out of the content folder.",
    "Take away one ../ or more, or begin the path with / to count from the content folder.",
    wrong="[Our figures](../../../../figures.xlsx)",
    right="[Our figures](/files/figures.xlsx)",
    fixed=True,
)

_BEFORE_COLON = re.compile(r"([^/?#:]*):")


class External(Value):
    """An address that leads out of this site, ready for ``href``; ``is_web`` unless it opens mail or telephone."""

    url: str
    is_web: bool


class Internal(Value):
    """A path below the content folder, empty for the page itself, and the id of a heading."""

    path: str
    anchor: str


class Unusable(Value):
    """An address that cannot be used, and what an author is told about it."""

    code: Code
    message: str
    hint: str


def read_target(address: str, content_path: str) -> External | Internal | Unusable:
    """What ``address``, its entities and backslashes already resolved, means on the page ``content_path``."""
    # Browsers pass over control characters and spaces when they look for a scheme.
    bare = "".join(letter for letter in address if letter > " " and letter.isprintable())
    if not bare:
        return Unusable(TARGET, "the address is empty", "write where it leads, between the round brackets")
    if "{{" in bare:
        return Unusable(TARGET, "the address holds a variable or a field", "write the address itself")
    if scheme := _BEFORE_COLON.match(bare):
        return _external(address, bare, scheme[1].lower())
    if bare.replace("\\", "/").startswith("//"):
        name, host = shortened(address, 80), bare.lstrip("/\\")
        return Unusable(TARGET, f'"{name}" leaves out https:', f"write https://{shortened(host, 80)}")
    return _internal(address, content_path)


def _external(address: str, bare: str, scheme: str) -> External | Unusable:
    if scheme not in SCHEMES:
        return Unusable(
            SCHEME,
            f'a link cannot begin with "{shortened(scheme)}:"',
            "begin it with https://, mailto: or tel:, or write the path of a file",
        )
    rest = bare[len(scheme) + 1 :]
    name = shortened(bare, 80)
    is_web = scheme.startswith("http")
    if address.strip() != bare or "\\" in bare:
        return Unusable(TARGET, f'"{name}" holds a space or a character that no address has', "take it out")
    if (is_web and not re.match(r"//[^/?#]", rest)) or not rest:
        return Unusable(TARGET, f'"{name}" is not a whole address', "write the address as your browser shows it")
    return External(normalizeLink(bare), is_web)


def _internal(address: str, content_path: str) -> Internal | Unusable:
    name = shortened(address, 80)
    before, hash_sign, anchor = address.partition("#")
    path, question_mark, _ = before.partition("?")
    if question_mark:
        return Unusable(TARGET, f'"{name}" holds a question mark', "leave out the ? and what follows it")
    if hash_sign and not anchor:
        return Unusable(TARGET, f'"{name}" names no heading', "write the heading's id behind the #")
    try:
        path, anchor = unquote(path, errors="strict"), unquote(anchor, errors="strict")
    except UnicodeDecodeError:
        return Unusable(TARGET, f'"{name}" holds a % that stands for no character', "write %25 for a %")
    if "\\" in path or not (path + anchor).isprintable():
        return Unusable(TARGET, f'"{name}" holds a character that no path has', "write the path with /")
    if not path:
        return Internal("", anchor)
    folder = [] if path.startswith("/") else content_path.split("/")[:-1]
    for part in path.split("/"):
        if part == ".." and not folder:
            return Unusable(
                OUTSIDE,
                f'"{name}" leads out of the content folder',
                "take away one ../ or more, or begin the path with / to count from the content folder",
            )
        if part == "..":
            folder.pop()
        elif part not in ("", "."):
            folder.append(part)
    return Internal("/".join(folder) or HOME, anchor)
