"""HTML tags: a few work, every other is printed as text. None of an author's markup reaches a reader's browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.rules_inline import html_inline

from rmsite.foundation.diagnostic import Code, Severity
from rmsite.foundation.words import shortened
from rmsite.markdown.extension import Extension
from rmsite.markdown.extensions.tag_names import INSTEAD, TAG_NAMES
from rmsite.markdown.placing import placed

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from rmsite.markdown.writer import Run

RAW_HTML = Code(
    "markdown/raw-html",
    Severity.WARNING,
    "An HTML tag is no markup here and is printed as text; only <br>, <kbd>, <sub>, <sup> and <mark> work, without "
    "attributes and each closed in the same paragraph.",
    "Use the Markdown that does the same; to print a tag as text, put `backticks` around it.",
    wrong="This is <b>important</b>.",
    right="This is **important**.",
)

_PAIRED = frozenset({"kbd", "sub", "sup", "mark"})
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)(\s.*?|)\s*(/?)>", re.DOTALL)


def write_tag(run: Run, token: Token) -> None:
    """Write a tag that is allowed, or print it as text."""
    if run.kept_tags is None:
        run.kept_tags = _kept(run.tokens)
    if run.index not in run.kept_tags:
        _report(run, token)
        run.print(token.content)
        return
    slash, name, *_ = _parts(token)
    run.put(f"<{slash}{name}>")
    if name == "br":
        run.words.append(" ")


def _kept(tokens: list[Token]) -> frozenset[int]:
    # A pair works where everything that opens between its two tags closes there as well.
    kept: set[int] = set()
    stack: list[tuple[str, int]] = []
    for index, token in enumerate(tokens):
        if token.nesting == 1:
            stack.append((token.tag, -1))
        elif token.nesting == -1:
            while stack and stack.pop()[1] >= 0:
                continue
        elif token.type == "html_inline":
            slash, name, attributes, end = _parts(token)
            if attributes:
                continue
            if name == "br" and not slash:
                kept.add(index)
            elif name in _PAIRED and not slash and not end:
                stack.append((name, index))
            elif name in _PAIRED and stack and stack[-1][0] == name and stack[-1][1] >= 0:
                kept.update((stack.pop()[1], index))
    return frozenset(kept)


def _parts(token: Token) -> tuple[str, str, str, str]:
    found = _TAG.fullmatch(token.content)
    if not found:
        return "", "", token.content, ""
    slash, name, attributes, end = found.groups()
    return slash, name.lower(), attributes.strip(), end


def _report(run: Run, token: Token) -> None:
    slash, name, attributes, _ = _parts(token)
    if name and name not in TAG_NAMES and "=" not in attributes:
        # `Dear <name>` is prose.
        return
    open_tags = run.sheet.open_tags
    if slash and open_tags.get(name):
        # Reported where it was opened.
        open_tags[name] -= 1
        return
    if not slash:
        open_tags[name] = open_tags.get(name, 0) + 1
    run.sheet.note(
        RAW_HTML.at(
            run.place_of(token), f'"{shortened(token.content)}" is printed as text', _hint(name, slash, attributes)
        )
    )


def _hint(name: str, slash: str, attributes: str) -> str:
    if name in _PAIRED and not attributes:
        partner = f"<{name}>" if slash else f"</{name}>"
        return f"{partner} is missing in this paragraph, or something stands across the two"
    if name in _PAIRED or name == "br":
        return f"write <{name}> without anything else in it"
    return INSTEAD.get(name, "leave the tag out, or put `backticks` around it to print it")


def install(md: MarkdownIt) -> None:
    """Recognise tags inside a text; a block that begins with a tag is an ordinary paragraph."""
    md.options["html"] = True
    md.block.ruler.disable("html_block")
    md.inline.ruler.at("html_inline", placed(html_inline, "<"))


TAGS = Extension(install=install, inlines={"html_inline": write_tag}, codes=(RAW_HTML,))
