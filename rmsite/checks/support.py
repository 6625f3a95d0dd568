"""People know whom to turn to, and a second place that has no part in the program.

The first contact and the independent one differ always; in an open or running program for pairs or
circles both are named.

Passes:

```yaml
support: {first: mentoring-desk, independent: speak-up-line}
```

Fails, because whoever has trouble with the desk has nowhere else to go:

```yaml
support: {first: mentoring-desk, independent: mentoring-desk}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from rmsite.checks.check import Check
from rmsite.checks.live import is_in_confidence, status_of
from rmsite.foundation.diagnostic import Code, Diagnostic, Severity
from rmsite.graph.site import Site

SAME = Code(
    "support/same-contact",
    Severity.ERROR,
    "The independent contact is the first contact, so that nobody outside the program can be asked.",
    "Name a contact that has no part in the program.",
    wrong="support: {first: mentoring-desk, independent: mentoring-desk}",
    right="support: {first: mentoring-desk, independent: speak-up-line}",
)
MISSING = Code(
    "support/missing",
    Severity.WARNING,
    "People meet in private, and nobody tells them whom to turn to if it goes wrong.",
    "Add `support` with a first and an independent contact.",
    wrong="matching: {...} without `support`",
    right="support: {first: mentoring-desk, independent: speak-up-line}",
)
_EXAMPLE = "support: {first: ..., independent: ...}"


def check(site: Site) -> Iterator[Diagnostic]:
    """Programs whose two contacts are one, and live programs for pairs and circles that lack one."""
    for page, program in site.programs():
        support = program.support
        if support and support.first == support.independent:
            message = f'"{support.first}" is both the first contact and the independent one'
            hint = "name a contact that has no part in the program, such as a speak-up line"
            yield SAME.at(page.span_of("support", "independent"), message, hint)
        if not program.is_live or not is_in_confidence(program):
            continue
        if support is None:
            message = f"the program is {program.status}, and nobody tells {program.shape}s whom to turn to"
            yield MISSING.at(status_of(page), message, f"add `{_EXAMPLE}` with the ids of two contacts")
        elif support.independent is None:
            message = f'"{support.first}" is the only contact, and none is independent of the program'
            hint = "add `independent: ...` with the id of a contact that has no part in the program"
            yield MISSING.at(page.tree.key(("support",)), message, hint)


CHECK = Check("support", check, (SAME, MISSING))
