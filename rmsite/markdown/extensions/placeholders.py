"""What stands between two pairs of braces: a variable of site.yaml, or on a form a field to fill in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.rules_inline import StateInline

from rmsite.markdown.body import Variable
from rmsite.markdown.extension import Extension
from rmsite.markdown.extensions.fields import KIND, NAME, PLACE, SIZE, write_field
from rmsite.markdown.placing import push

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from rmsite.markdown.writer import Run

ON_A_FORM = "is_form"
"""The name under which ``env`` says that the text is a form."""

_BRACES = re.compile(r"\{\{([^{}\n]*)\}\}")
_VARIABLE = re.compile(r"\s*([A-Za-z_][A-Za-z0-9_-]*)\s*")
# `{{#each}}`, `{{> part}}`, `{{ page.title }}`: other languages of templates.
_FOREIGN = re.compile(r"\s*(?:[#^/>!=%&@].*|[A-Za-z_]\w*(?:\.\w+)+\s*|)")


def placeholder_rule(state: StateInline, silent: bool) -> bool:
    """Read a variable or a field on one line; any other template syntax is plain text."""
    if not state.src.startswith("{{", state.pos):
        return False
    found = _BRACES.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not (_is_field(found[1]) if state.env.get(ON_A_FORM) else _VARIABLE.fullmatch(found[1])):
        return False
    if silent:
        state.pos = found.end()
    else:
        push(state, "placeholder", found[1], found.end())
    return True


def _is_field(content: str) -> bool:
    return not _FOREIGN.fullmatch(content)


def write_placeholder(run: Run, token: Token) -> None:
    """Leave a hole for a variable, or write a field; a field that cannot be one is printed as typed."""
    span = run.place_of(token)
    if run.sheet.is_form:
        if not write_field(run, token.content, span):
            run.print(run.typed(token))
        return
    name = token.content.strip()
    run.put(Variable(name, span))
    run.words.append(f"{{{{{name}}}}}")


def install(md: MarkdownIt) -> None:
    """Read braces before anything else could take what is inside them apart."""
    md.inline.ruler.before("escape", "placeholder", placeholder_rule)


PLACEHOLDERS = Extension(install=install, inlines={"placeholder": write_placeholder}, codes=(KIND, SIZE, NAME, PLACE))
