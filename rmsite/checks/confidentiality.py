"""An open or running program that promises confidence says where it ends.

Passes:

```yaml
confidentiality: {default: pair-only, exceptions: [risk of harm to a person, a crime]}
```

Fails, because nobody can keep a promise without exceptions:

```yaml
confidentiality: {default: pair-only}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from rmsite.checks.check import Check
from rmsite.checks.live import live_programs
from rmsite.foundation.diagnostic import Code, Diagnostic, Severity
from rmsite.graph.site import Site

NO_EXCEPTIONS = Code(
    "confidentiality/exceptions",
    Severity.WARNING,
    "What is said is promised to stay in the room, and nobody says when it cannot.",
    "Add `exceptions`, such as a risk of harm to a person.",
    wrong="confidentiality: {default: pair-only}",
    right="confidentiality: {default: pair-only, exceptions: [risk of harm to a person, a crime]}",
)


def check(site: Site) -> Iterator[Diagnostic]:
    """Each live program that promises confidence without an exception."""
    for page, program in live_programs(site):
        promise = program.confidentiality
        if promise and promise.default != "open" and not promise.exceptions:
            message = f'confidence is promised ("{promise.default}") and no exception is named'
            hint = "add `exceptions: [risk of harm to a person, a crime]`, as your privacy officer advises"
            yield NO_EXCEPTIONS.at(page.tree.key(("confidentiality",)), message, hint)


CHECK = Check("confidentiality", check, (NO_EXCEPTIONS,))
