"""Comments, ``<!-- ... -->``: for those who edit the text, never on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from rmsite.foundation.diagnostic import Code, Severity
from rmsite.markdown.extension import Extension
from rmsite.markdown.placing import push

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from rmsite.markdown.writer import Run

UNCLOSED = Code(
    "markdown/unclosed-comment",
    Severity.ERROR,
    "A comment has no end, so that what was meant for editors alone would be printed.",
    "Write --> where the comment ends; one that holds an empty line begins on a line of its own.",
    wrong="The rooms are free. <!-- Ask Kim first.",
    right="The rooms are free. <!-- Ask Kim first. -->",
    fixed=True,
)

_OPEN, _CLOSE = "<!--", "-->"
_LAST_CLOSE = "last_end_of_a_comment"


def block_rule(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
    """Pass over a comment that begins a block; what follows its end on the same line is read as usual."""
    start = state.bMarks[startLine] + state.tShift[startLine]
    if state.is_code_block(startLine) or not state.src.startswith(_OPEN, start):
        return False
    if _LAST_CLOSE not in state.env:
        state.env[_LAST_CLOSE] = state.src.rfind(_CLOSE)
    if state.env[_LAST_CLOSE] < start + len(_OPEN):
        return False
    end = state.src.find(_CLOSE, start + len(_OPEN)) + len(_CLOSE)
    line = startLine
    while end > state.eMarks[line]:
        line += 1
        if line >= endLine or (state.sCount[line] < state.blkIndent and not state.isEmpty(line)):
            return False
    rest = state.src[end : state.eMarks[line]].strip(" \t")
    if rest and line == startLine:
        return False
    if not silent:
        state.line = line if rest else line + 1
        if rest:
            _begin_line_at(state, line, end)
    return True


def _begin_line_at(state: StateBlock, line: int, pos: int) -> None:
    first = state.skipSpaces(pos)
    state.bMarks[line] = pos
    state.tShift[line] = first - pos
    state.sCount[line] = state.blkIndent


def inline_rule(state: StateInline, silent: bool) -> bool:
    """Pass over a comment inside a text; one without an end is kept to be reported."""
    start = state.pos
    if not state.src.startswith(_OPEN, start):
        return False
    closes = state.html_terminator_last(_CLOSE) >= start + len(_OPEN)
    end = state.src.find(_CLOSE, start + len(_OPEN), state.posMax) if closes else -1
    if silent:
        state.pos = start + len(_OPEN) if end < 0 else end + len(_CLOSE)
    elif end < 0:
        push(state, "unclosed_comment", _OPEN, start + len(_OPEN))
    else:
        push(state, "comment", "", end + len(_CLOSE))
    return True


def drop(run: Run, token: Token) -> None:
    """Write nothing."""


def report_unclosed(run: Run, token: Token) -> None:
    """Print the start of a comment that never ends, and say so."""
    run.sheet.note(
        UNCLOSED.at(
            run.place_of(token),
            "the comment that begins here has no end",
            "write --> where it ends; a comment with an empty line in it begins on a line of its own",
        )
    )
    run.print(token.content)


def install(md: MarkdownIt) -> None:
    """Read comments before anything else that begins with ``<``."""
    md.block.ruler.before("fence", "comment", block_rule, {"alt": ["paragraph", "reference", "blockquote"]})
    md.inline.ruler.before("autolink", "comment", inline_rule)


COMMENTS = Extension(
    install=install,
    inlines={"comment": drop, "unclosed_comment": report_unclosed},
    codes=(UNCLOSED,),
)
