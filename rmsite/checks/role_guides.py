"""Every role of a program has a role guide.

The program says when and how long, the guide says what the role does: a person who takes it needs both.

Passes, with a file ``content/guides/roles/buddy.md``:

```yaml
roles: [{id: buddy}, {id: new-hire}]
```

Fails without that file.
"""

from __future__ import annotations

from collections.abc import Iterator

from rmsite.checks.check import Check
from rmsite.foundation.diagnostic import Code, Diagnostic, Severity
from rmsite.foundation.words import nearest
from rmsite.graph.site import Site
from rmsite.graph.targets import WITHHELD, shown_again
from rmsite.model.page import Key

GUIDE_MISSING = Code(
    "role/guide-missing",
    Severity.ERROR,
    "A role of a program has no guide, so that nobody can read what the role does and does not do.",
    "Write the guide in content/guides/roles/ under the role's id, or correct the id.",
    wrong="roles: [{id: budy}, ...] beside content/guides/roles/buddy.md",
    right="roles: [{id: buddy}, ...] beside content/guides/roles/buddy.md",
)


def check(site: Site) -> Iterator[Diagnostic]:
    """Each role without a guide, or with one that is withheld."""
    known = [page.key.id for page in site.of_kind("role")]
    for page, program in site.programs():
        for position, role in enumerate(program.roles):
            key = Key("role", role.id)
            span = page.span_of("roles", position, "id")
            if reason := site.targets.withheld.get(key):
                message = f'the guide of role "{role.id}" is {reason}'
                yield WITHHELD.at(span, message, f"take the role out, or {shown_again(reason)}")
            elif key not in site.pages:
                near = nearest(role.id, known)
                meant = [f"or correct the id: did you mean `{near}`?"] if near else []
                file = f"write the guide `content/guides/roles/{role.id}.md`"
                yield GUIDE_MISSING.at(span, f'the role "{role.id}" has no guide', file, *meant)


CHECK = Check("role_guides", check, (GUIDE_MISSING,))
