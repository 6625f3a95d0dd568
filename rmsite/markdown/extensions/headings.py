"""Headings, each with an id that is stable and its own in the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rmsite.foundation.diagnostic import Code, Severity
from rmsite.foundation.words import shortened, slugify
from rmsite.markdown.body import Heading
from rmsite.markdown.extension import Extension

if TYPE_CHECKING:
    from rmsite.markdown.tree import Node
    from rmsite.markdown.writer import Writer

SKIP = Code(
    "accessibility/heading-skip",
    Severity.WARNING,
    "A heading lies more than one level below the one before it, so that a level is missing.",
    "Use the next level; the look of a heading is the theme's business.",
    wrong="## Your hours\n\n#### In a busy month",
    right="## Your hours\n\n### In a busy month",
)
SECOND_TITLE = Code(
    "accessibility/second-title",
    Severity.WARNING,
    "A page has one title, its heading of level 1, and it stands at the very top.",
    "Write the heading with two # or more.",
    wrong="# Being a buddy\n\nText.\n\n# Your first week",
    right="# Being a buddy\n\nText.\n\n## Your first week",
)
EMPTY = Code(
    "accessibility/heading-empty",
    Severity.WARNING,
    "A heading has no words.",
    "Give the heading its words, or remove the line.",
    wrong="##",
    right="## Your hours",
)

# Ids that could hide what scripts know of the page (`document.location`) or of any object (`constructor`).
_PARTS_OF_THE_PAGE = """
all anchors append applets attributes body children clear close constructor contains cookie dir doctype document domain
elements embeds fonts forms head hidden id images implementation length links location name normalize open origin parent
plugins prepend prototype referrer remove scripts self title top url window write writeln
"""
_HIDES_PART_OF_THE_PAGE = frozenset(_PARTS_OF_THE_PAGE.split())


def id_for(words: str) -> str:
    """The id that a heading of these words asks for.

    ``rm-`` belongs to the theme, and names of the page's own parts to the browser: both get ``s-`` in front.
    """
    slug = slugify(words) or "section"
    return f"s-{slug}" if slug.startswith("rm-") or slug in _HIDES_PART_OF_THE_PAGE else slug


def heading(writer: Writer, node: Node) -> None:
    """Write a heading, and report a level that is missing, a second title, or no words at all."""
    level = int(node.token.tag[1:])
    is_first = not writer.out and writer.is_page
    token = node.children[0].token
    run = writer.run(token, "a heading")
    words = " ".join(run.text.split())
    source = writer.sheet.source
    span = run.origin.span((0, len(token.content))) if token.content else source.span_of_line(node.line)
    if not words:
        writer.sheet.note(EMPTY.at(span, "this heading has no words", "give it words, or remove the line"))
    elif level == 1 and not is_first:
        writer.sheet.note(
            SECOND_TITLE.at(
                span, f'"{shortened(words)}" is a second title of this page', f"write ## {shortened(words)}"
            )
        )
    elif level > writer.level + 1:
        writer.sheet.note(
            SKIP.at(
                span,
                f'"{shortened(words)}" is a heading of level {level}, the one before it is of level {writer.level}',
                f"write {'#' * (writer.level + 1)} {shortened(words)}",
            )
        )
    writer.level = level
    identity = writer.sheet.ids.claim(id_for(words))
    writer.headings.append(Heading(level, identity, words, span))
    css = ' class="tab-title"' if node.token.meta.get("tab") else ""
    writer.put(f'<h{level} id="{identity}"{css}>', *run.out, f"</h{level}>\n")
    writer.say(words)


HEADINGS = Extension(blocks={"heading": heading}, codes=(SKIP, SECOND_TITLE, EMPTY))
