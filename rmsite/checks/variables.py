"""A variable in a text is one of site.yaml.

Passes, where site.yaml has ``vars: {pulse_tool: our survey tool}``::

    You get a link to {{pulse_tool}}.

Fails::

    You get a link to {{puls_tool}}.
"""

from __future__ import annotations

from collections.abc import Iterator

from rmsite.checks.check import Check
from rmsite.foundation.diagnostic import Code, Diagnostic, Severity
from rmsite.foundation.words import nearest
from rmsite.graph.site import Site
from rmsite.markdown.body import Variable

UNKNOWN_VARIABLE = Code(
    "reference/unknown-variable",
    Severity.ERROR,
    "A text holds a variable that site.yaml does not set, so that readers would see its bare name.",
    "Correct the name, or set the variable under `vars` in site.yaml.",
    wrong="You get a link to {{puls_tool}}.",
    right="You get a link to {{pulse_tool}}.",
    fixed=True,
)


def check(site: Site) -> Iterator[Diagnostic]:
    """Each variable that is not set; none where site.yaml itself has errors."""
    if not site.settings.title:
        return
    for page in site.pages.values():
        for body in (page.body, *page.prose.values()):
            for hole in body.holes():
                if isinstance(hole, Variable) and hole.name not in site.settings.vars:
                    yield UNKNOWN_VARIABLE.at(
                        hole.span, f'site.yaml sets no variable "{hole.name}"', _hint(hole.name, site)
                    )


def _hint(name: str, site: Site) -> str:
    near = nearest(name, site.settings.vars)
    return f"did you mean `{{{{{near}}}}}`?" if near else f"add `vars: {{{name}: ...}}` to site.yaml"


CHECK = Check("variables", check, (UNKNOWN_VARIABLE,))
