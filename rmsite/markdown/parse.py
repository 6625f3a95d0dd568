"""From Markdown text to a ``Body``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from markdown_it.common.utils import mdTrim
from markdown_it.token import Token

from rmsite.foundation.checked import Checked
from rmsite.foundation.diagnostic import Diagnostic, bounded
from rmsite.foundation.span import Span
from rmsite.foundation.value import Value, replace
from rmsite.markdown.body import Body, Enclosed, Piece
from rmsite.markdown.escape import html_of
from rmsite.markdown.extensions.audience import AUDIENCE, name_of
from rmsite.markdown.extensions.blocks import place_of, report_lines
from rmsite.markdown.extensions.definitions import Definition, definitions_among
from rmsite.markdown.extensions.footnotes import collect, write_notes
from rmsite.markdown.extensions.placeholders import ON_A_FORM
from rmsite.markdown.mails import mails_in
from rmsite.markdown.nesting import MAX_NESTING
from rmsite.markdown.parser import read_blocks, read_inlines, rules
from rmsite.markdown.sheet import Sheet
from rmsite.markdown.source import Source
from rmsite.markdown.tree import Node, grow, walk
from rmsite.markdown.writer import Notes, Writer


def parse_markdown(
    text: str, *, file: str, content_path: str, first_line: int = 1, is_form: bool = False
) -> Checked[Body]:
    """The body of a Markdown text, and every fault in it.

    ``file`` is the path that spans name, relative to the site's root; ``content_path`` the same file below
    ``content/``, from which relative links count. ``first_line`` is the line of the text's first line in the file.
    On a form, ``{{name | kind | size}}`` is a field to fill in; elsewhere ``{{name}}`` is a variable.
    """
    sheet = Sheet(Source.of(text, file, first_line), content_path, is_form)
    grown = grow(read_blocks(sheet.source.text), MAX_NESTING)
    report_lines(grown, sheet)
    body = _write(grown.root.children, sheet, "", {}, 1)
    mails = mails_in(sheet.source)
    return Checked(replace(body, mails=mails) if mails else body, _sorted(sheet))


class Block(Value):
    """A block of a text that has words of its own: where they begin, what they become, and whom they are for.

    ``parts`` are the parts for one audience that it stands in, the outermost first, each by its audience and its line.
    """

    span: Span
    body: Body
    parts: tuple[tuple[str, int], ...] = ()


def parse_blocks(
    text: str, *, file: str, content_path: str, first_line: int = 1, is_form: bool = False
) -> tuple[Block, ...]:
    """The blocks of a Markdown text in order (paragraphs, headings, cells, code), for whoever asks where words stand.

    The arguments are those of ``parse_markdown``, which makes the same HTML of each block.
    """
    sheet = Sheet(Source.of(text, file, first_line), content_path, is_form)
    grown = grow(read_blocks(sheet.source.text), MAX_NESTING)
    return tuple(_blocks(grown.root.children, sheet, "", {}, ()))


def parse_inline(text: str, *, span: Span, content_path: str = "") -> Checked[Body]:
    """The body of one line of Markdown, such as a value of a YAML file, without blocks and without ``<p>``.

    ``span`` is the place of its first character; columns count on from there.
    """
    sheet = Sheet(Source.of(text, span.file, span.line, span.column), content_path, is_form=False)
    token = Token("inline", "", 0, content=mdTrim(sheet.source.text))
    read_inlines([token], {})
    writer = Writer(sheet, rules(), Notes("", {}))
    writer.line(token)
    return Checked(_body(writer), _sorted(sheet))


def _write(nodes: Sequence[Node], sheet: Sheet, group: str, inherited: Mapping[str, Definition], level: int) -> Body:
    # A part for one audience is written as a text of its own after what stands around it, so that nothing out here,
    # no footnote, link definition or number in an id, depends on what stands in there.
    writer, definitions = _writer(nodes, sheet, group, inherited, level)
    writer.write(nodes)
    write_notes(writer)
    for aside in writer.asides:
        name = name_of(aside.node)
        inner = _write(aside.node.children, sheet, sheet.note_groups.claim(name or "-"), definitions, aside.level)
        writer.out[aside.index] = Enclosed(name, inner, place_of(aside.node, sheet))
    return _body(writer)


def _writer(
    nodes: Sequence[Node], sheet: Sheet, group: str, inherited: Mapping[str, Definition], level: int
) -> tuple[Writer, Mapping[str, Definition]]:
    own = walk(nodes, past=AUDIENCE)
    definitions = {**inherited, **definitions_among(own, sheet)}
    env: dict[str, object] = {ON_A_FORM: sheet.is_form}
    if definitions:
        env["references"] = {name: {"href": found.href, "title": found.title} for name, found in definitions.items()}
    read_inlines((node.token for node in own if node.kind == "inline"), env)
    notes = Notes(group, collect((node for node in own if node.kind == "footnote_reference"), sheet))
    places = {label: found.span for label, found in definitions.items()}
    return Writer(sheet, rules(), notes, level, places), definitions


def _blocks(
    nodes: Sequence[Node],
    sheet: Sheet,
    group: str,
    inherited: Mapping[str, Definition],
    parts: tuple[tuple[str, int], ...],
) -> Iterator[Block]:
    writer, definitions = _writer(nodes, sheet, group, inherited, 1)
    every = walk(nodes, past=AUDIENCE)
    # The title of an alert is no text of the author's.
    titles = {id(inner) for node in every if node.kind == "alert_title" for inner in node.children}
    for node in every:
        if id(node) in titles:
            continue
        if node.kind == AUDIENCE:
            name = name_of(node)
            inner = (*parts, (name, place_of(node, sheet).line))
            yield from _blocks(node.children, sheet, sheet.note_groups.claim(name or "-"), definitions, inner)
        elif node.kind == "inline":
            run = writer.run(node.token)
            yield Block(run.origin.span((0, 1)), Body(_joined(run.out)), parts)
        elif node.kind in ("fence", "code_block"):
            line = node.line + (node.kind == "fence")
            yield Block(sheet.source.span_of_line(line), Body((html_of(node.token.content),)), parts)


def _body(writer: Writer) -> Body:
    return Body(_joined(writer.out), tuple(writer.headings), tuple(writer.fields), "\n".join(writer.words))


def _joined(out: Sequence[Piece]) -> tuple[Piece, ...]:
    # What stands between two holes is one piece.
    pieces: list[Piece] = []
    texts = cast("Sequence[str]", out)
    begin = 0
    for end in (*(index for index, piece in enumerate(out) if not isinstance(piece, str)), len(out)):
        if joined := "".join(texts[begin:end]):
            pieces.append(joined)
        pieces += out[end : end + 1]
        begin = end + 1
    return tuple(pieces)


def _sorted(sheet: Sheet) -> tuple[Diagnostic, ...]:
    # A definition at fault is met at each of its uses.
    return bounded(sorted(dict.fromkeys(sheet.problems), key=Diagnostic.sort_key))
