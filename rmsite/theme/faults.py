"""A template that fails, told at its file and line."""

from __future__ import annotations

import traceback

import jinja2

from rmsite.foundation.diagnostic import Code, Diagnostic, Severity
from rmsite.foundation.span import Span

TEMPLATE_FAILS = Code(
    "theme/template",
    Severity.ERROR,
    "A template of the theme cannot be read or uses something that is not there.",
    "Mend the template at the line that the message names; the manual of the View lists what templates may use.",
    wrong="{{ page.titel }}",
    right="{{ page.title }}",
    fixed=True,
)
CODES = (TEMPLATE_FAILS,)


class TemplateFault(Exception):
    """A template could not be rendered; carries the diagnostic."""

    def __init__(self, problem: Diagnostic) -> None:
        super().__init__(problem.message)
        self.problem = problem


def template_fault(error: Exception, asked: str) -> TemplateFault:
    """The diagnostic of a failing template: at the innermost line of a template that the error went through."""
    file, line = asked, 1
    if isinstance(error, jinja2.TemplateSyntaxError):
        file, line = error.filename or error.name or asked, error.lineno
    elif isinstance(error, jinja2.TemplateNotFound):
        message = f'there is no template "{error.name}"'
        frame = _innermost(error)
        return TemplateFault(TEMPLATE_FAILS.at(Span(*frame) if frame else Span(asked), message, "check its name"))
    elif frame := _innermost(error):
        file, line = frame
    message = f"this template fails: {str(error) or type(error).__name__}"
    return TemplateFault(TEMPLATE_FAILS.at(Span(file, line), message))


def _innermost(error: Exception) -> tuple[str, int] | None:
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.startswith("themes/")]
    return (frames[-1].filename, frames[-1].lineno or 1) if frames else None
