"""References by id: ``[[role:buddy]]``, ``[[term:cohort|intake]]``, ``[[guide:matching#criteria]]``."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from markdown_it.rules_inline import StateInline

from rmsite.foundation.diagnostic import Code, Severity
from rmsite.foundation.words import is_id, listed, nearest, shortened, slugify
from rmsite.markdown.body import Mention, Reference
from rmsite.markdown.extension import Extension
from rmsite.markdown.extensions.links import report_vague
from rmsite.markdown.placing import push

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from rmsite.markdown.writer import Run

KINDS = (
    "role", "format", "benefit", "guide", "template", "term", "program", "fact", "contact", "snippet",
)  # fmt: skip

MALFORMED = Code(
    "reference/malformed",
    Severity.ERROR,
    "Two square brackets hold a reference: a kind, a colon and an id, as in [[role:buddy]]; a heading may follow "
    "behind # and the words to print behind |.",
    "Write the reference as the hint shows it; to print the brackets, write \\[[.",
    wrong="Ask your [[Role:Buddy]].",
    right="Ask your [[role:buddy]].",
)

_SHAPE = f"write one of {listed(KINDS, 'or')}, a colon and an id, such as [[role:buddy]]"
# Ends at the next pair of brackets of any kind, so that a text full of them is read once.
_BRACKETS = re.compile(r"\[\[((?:[^\[\]]|\[(?!\[)|\](?!\]))*)\]\]")
_BEGUN = re.compile(rf"\[\[(?:{'|'.join(KINDS)}):[^\s\[\]|]*")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def reference_rule(state: StateInline, silent: bool) -> bool:
    """Read whatever stands between two pairs of brackets; what it means is decided later.

    To a link that looks ahead for its end they are mere brackets, so that a reference inside it can be reported.
    """
    if silent or not state.src.startswith("[[", state.pos):
        return False
    if found := _BRACKETS.match(state.src, state.pos, state.posMax):
        push(state, "reference", found[1], found.end())
    elif found := _BEGUN.match(state.src, state.pos, state.posMax):
        push(state, "unclosed_reference", found[0], found.end())
    return found is not None


def write_reference(run: Run, token: Token) -> None:
    """Leave a hole for the link; what cannot be read is printed as typed."""
    span = run.place_of(token)
    kind, target, anchor, label = _parts(token.content)
    fault = _fault(kind, target, anchor, label)
    if ":" not in token.content:
        fault = ("has no colon", _SHAPE)
    if run.links:
        fault = ("stands inside another link", "end the link before it; a reference is a link of its own")
    if fault:
        message, hint = fault
        run.sheet.note(MALFORMED.at(span, f'the reference "[[{shortened(token.content)}]]" {message}', hint))
        run.print(run.typed(token))
        return
    run.put(Mention(Reference(kind, target, anchor or "", label, span)))
    run.words.append(label or target.rpartition("/")[2])
    if label:
        report_vague(run, label, span)


def report_unclosed(run: Run, token: Token) -> None:
    """Print the start of a reference that never ends, and say so."""
    message = f'the reference "{shortened(token.content)}" is never closed'
    run.sheet.note(MALFORMED.at(run.place_of(token), message, "write ]] where it ends, in the same paragraph"))
    run.print(token.content)


def _parts(content: str) -> tuple[str, str, str | None, str | None]:
    # The kind is empty where there is no colon.
    head, bar, label = content.partition("|")
    kind, colon, rest = head.partition(":")
    target, hash_sign, anchor = rest.partition("#")
    # Words may go on over the end of a line.
    label = " ".join(label.split())
    return kind if colon else "", target, anchor if hash_sign else None, label if bar else None


def _fault(kind: str, target: str, anchor: str | None, label: str | None) -> tuple[str, str] | None:
    # What is wrong with a reference, and what to write instead.
    if not kind:
        return "has no kind before its colon", _SHAPE
    right_kind = kind if kind in KINDS else _nearest_kind(kind.strip())
    if right_kind is None:
        return f'begins with "{shortened(kind)}", which is no kind', f"write one of {listed(KINDS, 'or')}"
    right_target = target if _SLUG.fullmatch(target) else _mended(right_kind, target)
    if not right_target:
        return "has no id behind the colon", f"write [[{right_kind}: and the id of what you mean"
    message = ""
    if kind != right_kind:
        message = f'begins with "{kind}", which is no kind'
    elif not all(is_id(part) for part in right_target.split("/")):
        return (
            f'names "{shortened(target)}", which is no id',
            "an id begins with a letter and has 64 characters at most",
        )
    elif target != right_target:
        message = f'names "{shortened(target)}", which is no id'
    elif anchor is not None and not _SLUG.fullmatch(anchor):
        message = f'names "#{shortened(anchor)}", which is no id of a heading'
    elif label == "":
        message = "has no words behind the |"
    if not message:
        return None
    tail = (f"#{slugify(anchor)}" if anchor else "") + (f"|{shortened(label, 80)}" if label else "")
    return message, f"write [[{right_kind}:{right_target}{tail}]]"


def _mended(kind: str, target: str) -> str:
    # Only a program has parts with ids of their own.
    parts = [slug for part in target.split("/") if (slug := slugify(part))]
    return ("/" if kind == "program" and len(parts) == 2 else "-").join(parts)


@lru_cache(maxsize=256)
def _nearest_kind(word: str) -> str | None:
    return nearest(word, KINDS)


def install(md: MarkdownIt) -> None:
    """Read references before links."""
    md.inline.ruler.before("link", "reference", reference_rule)


REFERENCES = Extension(
    install=install, inlines={"reference": write_reference, "unclosed_reference": report_unclosed}, codes=(MALFORMED,)
)
