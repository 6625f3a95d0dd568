"""Links: ``[words](address)``, and ``<https://example.com>``."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from markdown_it.helpers import parseLinkDestination, parseLinkLabel
from markdown_it.rules_inline import StateInline, autolink, link

from rmsite.foundation.diagnostic import Code, Severity
from rmsite.foundation.words import shortened
from rmsite.markdown.body import Href, Reference
from rmsite.markdown.escape import html_of
from rmsite.markdown.extension import Extension
from rmsite.markdown.placing import first_token, placed, push
from rmsite.markdown.targets import OUTSIDE, SCHEME, TARGET, External, Internal, Unusable, read_target
from rmsite.markdown.writer import OpenLink

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from rmsite.foundation.span import Span
    from rmsite.markdown.body import Piece
    from rmsite.markdown.writer import Run

EMPTY = Code(
    "accessibility/link-empty",
    Severity.ERROR,
    "A link has no words, so that nobody can see it or hear where it leads.",
    "Write what the reader will find there between the square brackets.",
    wrong="[](https://example.com/leave)",
    right="[Book your leave](https://example.com/leave)",
)
VAGUE = Code(
    "accessibility/link-text",
    Severity.WARNING,
    "The words of a link say nothing when they are read alone, as a screen reader's list of links does.",
    "Name what the reader will find there.",
    wrong="To book your leave, click [here](https://example.com/leave).",
    right="[Book your leave](https://example.com/leave) before the summer.",
)

_VAGUE_WORDS = """
click, click here, click this, details, here, info, learn more, link, more, more info, page, read, read more, see here,
see more, the link, this, this link, this page, this site, this website, website, hier, hier klicken, klicken sie hier,
dieser link, diese seite, link hier, mehr, mehr dazu, mehr erfahren, mehr lesen, weiter, weiterlesen, weitere infos,
ici, cliquez ici, en savoir plus, lire la suite, ce lien, aquí, haz clic aquí, leer más, más, saber más, este enlace,
qui, clicca qui, leggi tutto, questo link, aqui, clique aqui, saiba mais, hier klikken, lees meer, klik hier, meer,
her, klik her, læs mere
"""
_SAYS_NOTHING = frozenset(" ".join(words.split()) for words in _VAGUE_WORDS.split(","))
_PUNCTUATION = re.compile(r"[^\w\s]")


# What ends like the name of a file: `my plan.pdf`, `../our team.md#leads`.
_SPACED_ADDRESS = re.compile(r"([^()<>\n]{1,200} [^()<>\n]{0,200}?\.[A-Za-z]\w{0,4}(?:#[\w-]*)?)(?: +\"[^\"\n]*\")?\)")


def link_rule(state: StateInline, silent: bool) -> bool:
    """Read a link, and remember where it and its address stand."""
    start = state.pos
    if silent or state.src[start] != "[":
        return link(state, silent)
    token = first_token(link, state)
    if token and "label" not in token.meta:
        token.meta["address"] = address_place(state, parseLinkLabel(state, start, disableNested=True))
    return token is not None or _spaced_rule(state)


def _spaced_rule(state: StateInline) -> bool:
    # `[words](my file.md)` is no link in Markdown, and its author does not know it.
    end = parseLinkLabel(state, state.pos, disableNested=True)
    if end < 0 or not state.src.startswith("](", end):
        return False
    found = _SPACED_ADDRESS.match(state.src, end + 2, state.posMax)
    if found:
        push(state, "spaced_link", "[", state.pos + 1).meta["address"] = found.span(1)
    return found is not None


def report_spaces(run: Run, token: Token) -> None:
    """Print the bracket of a link whose address holds a space, and say how it is written."""
    start, end = token.meta["address"]
    address = shortened(run.whole.content[start:end], 80)
    message, hint = f'the address "{address}" holds a space', f"write <{address}> between the round brackets"
    run.sheet.note(TARGET.at(run.origin.span((start, end)), message, hint))
    run.print(token.content)


def address_place(state: StateInline, bracket: int) -> tuple[int, int]:
    """Where the address of a link stands that the parser has just read, whose words end at ``bracket``."""
    pos = bracket + 2
    while state.src[pos] in " \t\n":
        pos += 1
    found = parseLinkDestination(state.src, pos, state.pos)
    if not found.ok:
        return (pos, pos)
    return (pos + 1, found.pos - 1) if state.src[pos] == "<" else (pos, found.pos)


def address_span(run: Run, token: Token) -> Span:
    """Where the address of a link or an image stands, be it in the text or in a definition."""
    if token.meta.get("address"):
        return run.origin.span(token.meta["address"])
    return run.writer.definitions.get(token.meta.get("label", ""), run.place_of(token))


def open_link(run: Run, token: Token) -> None:
    """Write the start of a link; one that cannot be used is printed as typed, one inside another is no link."""
    if run.links:
        run.links.append(OpenLink(token, len(run.out), len(run.words)))
        return
    target = read_target(str(token.attrs["href"]), run.sheet.content_path)
    title = f' title="{html_of(str(token.attrs["title"]))}"' if token.attrs.get("title") else ""
    match target:
        case External(url, is_web):
            far = ' class="external" rel="noopener noreferrer"' if is_web else ""
            run.put(f'<a href="{html_of(url)}"{far}{title}>')
            run.links.append(OpenLink(token, len(run.out), len(run.words)))
        case Internal(path, anchor):
            run.put('<a href="', "", f'"{title}>')
            finish = partial(_href, path, anchor, address_span(run, token))
            run.links.append(OpenLink(token, len(run.out), len(run.words), finish))
        case Unusable(code, message, hint):
            run.sheet.note(code.at(address_span(run, token), message, hint))
            _print_as_typed(run, token)


def close_link(run: Run, token: Token) -> None:
    """Write the end of a link, and look at what its words say."""
    opened = run.links.pop()
    if run.links:
        return
    run.put("</a>")
    words = " ".join("".join(run.words[opened.word_index :]).split())
    if opened.finish:
        run.out[opened.out_index - 2] = opened.finish(words)
    if opened.token.info == "auto":
        return
    span = run.place_of(opened.token)
    if words:
        report_vague(run, words, span)
    elif not any(isinstance(piece, Href) for piece in run.out[opened.out_index :]):
        # An image without a text is reported where it stands.
        run.sheet.note(EMPTY.at(span, "this link has no words", "write them between the square brackets"))


def report_vague(run: Run, words: str, span: Span) -> None:
    """Report words of a link that say nothing alone."""
    if _PUNCTUATION.sub(" ", words.casefold()).strip() in _SAYS_NOTHING:
        run.sheet.note(
            VAGUE.at(span, f'the link text "{words}" says nothing alone', "name what the reader will find there")
        )


def _href(path: str, anchor: str, span: Span, words: str) -> Piece:
    return Href(Reference("file", path, anchor, words or None, span))


def _print_as_typed(run: Run, token: Token) -> None:
    run.print(run.typed(token))
    depth = 0
    while True:
        depth += run.tokens[run.index].nesting if run.tokens[run.index].tag == "a" else 0
        if depth == 0:
            return
        run.index += 1


def install(md: MarkdownIt) -> None:
    """Read links with their places."""
    md.inline.ruler.at("link", link_rule)
    md.inline.ruler.at("autolink", placed(autolink, "<"))


LINKS = Extension(
    install=install,
    inlines={"link_open": open_link, "link_close": close_link, "spaced_link": report_spaces},
    codes=(SCHEME, TARGET, OUTSIDE, EMPTY, VAGUE),
)
