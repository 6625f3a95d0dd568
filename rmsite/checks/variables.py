"""A variable in a text is one of site.yaml.

Passes, where site.yaml has ``vars: {pulse_tool: our survey tool}``:

```markdown
You get a link to {{pulse_tool}}.
```

Fails:

```markdown
You get a link to {{puls_tool}}.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from rmsite.checks.check import Check
from rmsite.checks.known import settings_are_sound
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
    unset = [variable for variable in _variables(site) if variable.name not in site.settings.vars]
    if unset and settings_are_sound(site):
        for variable in unset:
            message = f'site.yaml sets no variable "{variable.name}"'
            yield UNKNOWN_VARIABLE.at(variable.span, message, _hint(variable.name, site))


def _variables(site: Site) -> Iterator[Variable]:
    for page in site.pages.values():
        for body in (page.body, *page.prose.values()):
            yield from (hole for hole in body.holes() if isinstance(hole, Variable))


def _hint(name: str, site: Site) -> str:
    near = nearest(name, site.settings.vars)
    return f"did you mean `{{{{{near}}}}}`?" if near else f"add `vars: {{{name}: ...}}` to site.yaml"


CHECK = Check("variables", check, (UNKNOWN_VARIABLE,))
