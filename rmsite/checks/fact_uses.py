"""Only a fact that somebody has verified is used on a page.

Passes, where the fact says ``verified: yes`` (or ``second-hand``, with a caution):

```markdown
[[fact:ge-600]]
```

Fails where the fact says ``verified: no``, or nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from rmsite.checks.check import Check
from rmsite.foundation.diagnostic import Code, Diagnostic, Related, Severity
from rmsite.foundation.span import Span
from rmsite.graph.site import Site

UNVERIFIED = Code(
    "fact/unverified-used",
    Severity.ERROR,
    "A page prints a figure that nobody has verified.",
    "Read the source, then set `verified: yes`; or take the figure out of the page.",
    wrong="[[fact:ge-600]], where the fact says verified: no",
    right="[[fact:ge-600]], where the fact says verified: yes",
)


def check(site: Site) -> Iterator[Diagnostic]:
    """Each use of an unverified fact; none while the list of facts has errors, which may have cost one its mark."""
    found = site.facts()
    if found is None or not found[0].sound:
        return
    facts_page, facts = found
    unverified: dict[str, Span] = {}
    for position, fact in enumerate(facts):
        if fact.verified == "no":
            unverified.setdefault(fact.id, facts_page.span_of("facts", position, "id"))
    for page in site.pages.values():
        for reference in page.references():
            if reference.kind == "fact" and reference.target in unverified:
                yield UNVERIFIED.at(
                    reference.span,
                    f'nobody has verified the fact "{reference.target}" yet',
                    "read its source, then set `verified: yes` in content/facts.yaml; or take it out here",
                    related=[Related(unverified[reference.target], "the fact")],
                )


CHECK = Check("fact_uses", check, (UNVERIFIED,))
