"""A policy of site.yaml names a code that there is, and that a site may change.

Codes that keep a site safe, or without which it cannot be made, stay what they are.

Passes:

```yaml
policies: {page/unreferenced: off}
```

Fails, because the code is called ``page/unreferenced``:

```yaml
policies: {page/unreferred: off}
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rmsite.foundation.diagnostic import Code, Diagnostic, Severity
from rmsite.foundation.words import nearest
from rmsite.model.settings import Settings
from rmsite.reading.tree import Tree

UNKNOWN_POLICY = Code(
    "site/unknown-policy",
    Severity.ERROR,
    "A policy names a code that there is not, so that it changes nothing.",
    "Copy the code from the message that you want to change.",
    wrong="policies: {page/unreferred: off}",
    right="policies: {page/unreferenced: off}",
    fixed=True,
)
FIXED_POLICY = Code(
    "site/fixed-policy",
    Severity.ERROR,
    "A policy names a code that no site can change, because the site could not be made or would not be safe.",
    "Delete the policy, and mend what the code finds.",
    wrong="policies: {reference/unknown: off}",
    right="policies: {page/unreferenced: off}",
    fixed=True,
)
CODES = (UNKNOWN_POLICY, FIXED_POLICY)


def policy_faults(settings: Settings, tree: Tree, codes: Iterable[Code]) -> Iterator[Diagnostic]:
    """Each policy of the settings that changes none of these ``codes``, at its key."""
    known = {code.name: code for code in codes}
    for name in settings.policies:
        span = tree.key(("policies", name))
        if name not in known:
            near = nearest(name, known)
            hint = f"did you mean `{near}`?" if near else "copy the code from the message that you want to change"
            yield UNKNOWN_POLICY.at(span, f'there is no code "{name}"', hint)
        elif known[name].fixed:
            hint = "delete the line, and mend what the code finds"
            yield FIXED_POLICY.at(span, f'the code "{name}" cannot be changed by a policy', hint)
