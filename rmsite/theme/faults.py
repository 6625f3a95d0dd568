"""A template that fails, told at its file and line."""

from __future__ import annotations

import traceback
from collections.abc import Iterable

import jinja2

from rmsite.foundation.diagnostic import Code, Diagnostic, Severity
from rmsite.foundation.span import Span
from rmsite.foundation.words import nearest

UNKNOWN_TEMPLATE = Code(
    "theme/unknown-template",
    Severity.ERROR,
    "A page asks for a template that the theme does not have.",
    "Correct the name behind `template`, or add the file to the theme.",
    wrong="template: wide, where no theme has templates/wide.html",
    right="template: guide",
    fixed=True,
)
TEMPLATE_FAILS = Code(
    "theme/template",
    Severity.ERROR,
    "A template of the theme cannot be read or uses something that is not there.",
    "Mend the template at the line that the message names; the manual of the View lists what templates may use.",
    wrong="{{ page.titel }}",
    right="{{ page.title }}",
    fixed=True,
)
CODES = (UNKNOWN_TEMPLATE, TEMPLATE_FAILS)

_CORRECT = "correct this line"


class TemplateFault(Exception):
    """A page could not be rendered; carries the diagnostic."""

    def __init__(self, problem: Diagnostic) -> None:
        super().__init__(problem.message)
        self.problem = problem


def template_fault(error: Exception, asked: str) -> TemplateFault:
    """The diagnostic of a failing template: at the innermost line of a template that the error went through.

    ``asked`` is the file of the template that was to be rendered, for an error before its first line.
    """
    frame = _innermost(error)
    span = Span(*frame) if frame else Span(asked)
    match error:
        case jinja2.TemplateSyntaxError():
            span = Span(error.filename or asked, error.lineno)
            return TemplateFault(TEMPLATE_FAILS.at(span, f"this template cannot be read: {error.message}", _CORRECT))
        case jinja2.TemplateNotFound():
            return TemplateFault(TEMPLATE_FAILS.at(span, f'there is no template "{error.name}"', "check its name"))
        case jinja2.TemplateError() | LookupError():
            words = str(error.args[0]) if error.args else type(error).__name__
        case _:
            words = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return TemplateFault(TEMPLATE_FAILS.at(span, f"this template fails: {words}", _CORRECT))


def unknown_template(name: str, known: Iterable[str], asked: Span) -> TemplateFault:
    """The diagnostic of a page that asks for a template that is not among those ``known``."""
    near = nearest(name, (each for each in known if not each.startswith("_")))
    hint = f"did you mean `{near.removesuffix('.html')}`?" if near else f"add templates/{name} to the theme"
    return TemplateFault(UNKNOWN_TEMPLATE.at(asked, f'the theme has no template "{name}"', hint))


def _innermost(error: Exception) -> tuple[str, int] | None:
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.startswith("themes/")]
    return (frames[-1].filename, frames[-1].lineno or 1) if frames else None
