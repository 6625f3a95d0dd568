"""Footnotes: ``[^1]`` in the text, and ``[^1]: ...`` on a line of its own below."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from markdown_it.rules_inline import StateInline
from mdit_py_plugins.footnote.index import footnote_def

from rmsite.foundation.diagnostic import Code, Related, Severity
from rmsite.foundation.words import nearest, shortened
from rmsite.markdown.extension import Extension
from rmsite.markdown.placing import push

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from rmsite.foundation.span import Span
    from rmsite.markdown.sheet import Sheet
    from rmsite.markdown.tree import Node
    from rmsite.markdown.writer import Run, Writer

FOOTNOTE = Code(
    "markdown/footnote",
    Severity.ERROR,
    "A footnote is referred to and does not exist, exists and is never referred to, or exists twice.",
    "Write each footnote once, as [^name]: and its text, and refer to it as [^name] in the same part of the page.",
    wrong="Most pairs meet monthly.[^1]",
    right="Most pairs meet monthly.[^1]\n\n[^1]: Survey of spring 2026.",
    fixed=True,
)

_LONGEST_LABEL = 100


def reference_rule(state: StateInline, silent: bool) -> bool:
    """Read ``[^label]``, whether or not there is such a note; to a link that looks ahead it is mere brackets."""
    start = state.pos
    if silent or not state.src.startswith("[^", start):
        return False
    end = state.src.find("]", start + 2, min(start + 2 + _LONGEST_LABEL, state.posMax))
    label = state.src[start + 2 : end]
    if end < 0 or not label or any(letter.isspace() or letter in "[^" for letter in label):
        return False
    push(state, "footnote", label, end + 1)
    return True


def collect(nodes: Iterable[Node], sheet: Sheet) -> dict[str, Node]:
    """The notes among the nodes by their label; a second one of the same label is reported."""
    found: dict[str, Node] = {}
    for node in nodes:
        label = node.token.meta["label"]
        if label not in found:
            found[label] = node
            continue
        span = _span(sheet, node)
        sheet.note(
            FOOTNOTE.at(
                span,
                f'the footnote "{shortened(label)}" exists twice',
                "give one of the two another name, and refer to it by that",
                related=[Related(_span(sheet, found[label]), "the other one is here")],
            )
        )
    return found


def write_reference(run: Run, token: Token) -> None:
    """Write the number of a note as a link to it."""
    label, notes = token.content, run.writer.notes
    if label not in notes.definitions or run.links:
        _report_missing(run, token, label)
        run.print(run.typed(token))
        return
    number, use = notes.use(label)
    run.put(
        f'<sup class="footnote-ref"><a href="#{_note_id(notes.group, number)}"'
        f' id="{_reference_id(notes.group, number, use)}" role="doc-noteref">{number}</a></sup>'
    )


def write_notes(writer: Writer) -> None:
    """Write the notes that were referred to as a list, each with links back; report the others."""
    notes = writer.notes
    places: list[int] = []
    if notes.order:
        writer.put('<div class="footnotes" role="doc-endnotes">\n<ol>\n')
        # A note may refer to another one, so the list can grow while it is written.
        for number, label in enumerate(notes.order, 1):
            writer.put(f'<li id="{_note_id(notes.group, number)}">\n')
            writer.write(notes.definitions[label].children)
            places.append(_place_for_links_back(writer))
            writer.put("</li>\n")
        writer.put("</ol>\n</div>\n")
    for number, (label, place) in enumerate(zip(notes.order, places, strict=True), 1):
        writer.out[place] = "".join(_link_back(notes.group, number, use + 1) for use in range(notes.uses[label]))
    _report_unused(writer)


def in_place(writer: Writer, node: Node) -> None:
    """Write nothing: a note is printed at the end of the part it belongs to."""


def install(md: MarkdownIt) -> None:
    """Read notes and references to them."""
    md.block.ruler.before("reference", "footnote_def", footnote_def, {"alt": ["paragraph", "reference"]})
    md.inline.ruler.after("link", "footnote", reference_rule)


def _place_for_links_back(writer: Writer) -> int:
    # Behind the last words of the note, in their paragraph where they stand in one.
    if writer.out[-1] == "</p>\n":
        writer.out.insert(-1, "")
        return len(writer.out) - 2
    writer.put("<p>", "", "</p>\n")
    return len(writer.out) - 2


def _report_unused(writer: Writer) -> None:
    for label, node in writer.notes.definitions.items():
        if label not in writer.notes.uses:
            writer.sheet.note(
                FOOTNOTE.at(
                    _span(writer.sheet, node),
                    f'nothing refers to the footnote "{shortened(label)}"',
                    f"write [^{shortened(label)}] in the text, or remove the footnote",
                )
            )


def _link_back(group: str, number: int, use: int) -> str:
    name = f"{number}" if use == 1 else f"{number}, {use}"
    return (
        f' <a href="#{_reference_id(group, number, use)}" class="footnote-back" role="doc-backlink"'
        f' aria-label="Back to reference {name}">\u21a9\ufe0e</a>'
    )


def _note_id(group: str, number: int) -> str:
    # The colon keeps these apart from the ids of headings.
    return f"fn:{group}:{number}" if group else f"fn:{number}"


def _reference_id(group: str, number: int, use: int) -> str:
    name = _note_id(group, number).replace("fn:", "fnref:", 1)
    return name if use == 1 else f"{name}:{use}"


def _report_missing(run: Run, token: Token, label: str) -> None:
    if run.links:
        message, hint = (
            f'the reference to the footnote "{label}" stands inside a link',
            "put it behind the link",
        )
    else:
        best = nearest(label, run.writer.notes.definitions)
        message = f'there is no footnote "{label}" in this part of the page'
        hint = f"write [^{best}]" if best else f"write [^{label}]: and its text on a line of its own"
    run.sheet.note(FOOTNOTE.at(run.place_of(token), message, hint))


def _span(sheet: Sheet, node: Node) -> Span:
    return sheet.source.span_of_line(node.line)


FOOTNOTES = Extension(
    install=install,
    blocks={"footnote_reference": in_place},
    inlines={"footnote": write_reference},
    codes=(FOOTNOTE,),
)
