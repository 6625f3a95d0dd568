"""Small helpers for words: ids from titles, the nearest word to a misspelt one, lists read aloud."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

ID_PATTERN = re.compile(r"[a-z][a-z0-9-]{0,63}")
"""What an id looks like (model.md, "Ids and references")."""

# Letters that Unicode does not take apart into a base letter and an accent.
_FOLDED = MappingProxyType(str.maketrans(
    {"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "æ": "ae", "Æ": "AE",
     "œ": "oe", "Œ": "OE", "þ": "th", "Þ": "Th", "ð": "d", "ı": "i"}
))  # fmt: skip


_LONGEST_WORD = 200
_FOLDERS = re.compile(r"(?<![\w.])(?:[A-Za-z]:)?[\\/](?:[^\s'\"\\/:]+[\\/])+")
_NOT_IN_AN_ID = re.compile(r"[^a-z0-9]+")
_LINE_END = re.compile(r"\s*\n\s*")


def is_id(text: str) -> bool:
    """Whether ``text`` can be the id of a page or an entry."""
    return ID_PATTERN.fullmatch(text) is not None


def slugify(text: str) -> str:
    """``text`` in lower-case ASCII letters, digits and single hyphens; empty where nothing is left of it."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(_FOLDED)).encode("ascii", "ignore").decode()
    return _NOT_IN_AN_ID.sub("-", text.lower()).strip("-")


def without_folders(text: str) -> str:
    """A text in which the paths of a machine are the names of their files alone."""
    return _FOLDERS.sub("", text)


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate most like ``word``, or None where none is near enough to be meant."""
    best: tuple[float, str] | None = None
    wanted = word.casefold()
    for candidate in sorted(candidates):
        likeness = 1.0 if candidate.casefold() == wanted else _likeness(wanted, candidate.casefold())
        if likeness >= 0.6 and (best is None or likeness > best[0]):
            best = (likeness, candidate)
    return best[1] if best else None


def by_nearness(word: str, candidates: Iterable[str]) -> list[str]:
    """The candidates, the one most like ``word`` first."""
    wanted = word.casefold()
    return sorted(candidates, key=lambda candidate: (-_likeness(wanted, candidate.casefold()), candidate))


def _likeness(one: str, other: str) -> float:
    # A cheap bound first: words of very different length cannot be alike, and no word is as long as a paragraph.
    short, long = sorted((len(one), len(other)))
    if not short or long > _LONGEST_WORD or short * 2 < long * 0.85:
        return 0.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.quick_ratio() < 0.6:
        return 0.0
    return matcher.ratio()


def listed(words: Iterable[str], last: str = "and") -> str:
    """Words as a person lists them: ``a, b and c``."""
    items = list(words)
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun: ``1 page``, ``3 pages``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def inside(label: str) -> str:
    """A label as it stands inside of a sentence: ``Mentor`` is ``mentor``, ``HR partner`` stays."""
    return label[:1].lower() + label[1:] if label[1:2].islower() else label


def possessive(name: str) -> str:
    """Whose something is: ``mentor's``, ``members'``."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def one_line(text: str) -> str:
    """``text`` with a blank for every line end and the white space around it."""
    return _LINE_END.sub(" ", text) if "\n" in text else text


def shortened(text: str, length: int = 40) -> str:
    """``text`` on one line, cut with an ellipsis where it is longer than ``length`` characters."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"
