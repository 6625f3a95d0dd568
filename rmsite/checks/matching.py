"""In an open or running program for pairs, a match can be undone, and nobody is matched within a reporting line.

Passes:

```yaml
matching:
  method: coordinator-proposes-both-accept
  exclude: [same-reporting-line]
  rematch: {no_fault: true, until: 8 weeks after start, contact: mentoring-desk}
```

Fails twice:

```yaml
matching: {method: coordinator-proposes-both-accept}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from rmsite.checks.check import Check
from rmsite.checks.live import live_programs
from rmsite.foundation.diagnostic import Code, Diagnostic, Severity
from rmsite.graph.site import Site

NO_REMATCH = Code(
    "matching/no-rematch",
    Severity.WARNING,
    "A pair that does not work is not told how it may be changed.",
    "Add `rematch` with the last day for a change and the contact to write to.",
    wrong="matching: {method: self-select}",
    right="matching: {method: self-select, rematch: {no_fault: true, until: 8 weeks after start, contact: desk}}",
)
REPORTING_LINE = Code(
    "matching/reporting-line",
    Severity.WARNING,
    "Nothing keeps a person from being matched with somebody who decides about their pay or appraisal.",
    "Exclude pairs within one reporting line.",
    wrong="matching: {method: self-select}",
    right="matching: {method: self-select, exclude: [same-reporting-line]}",
)
EXCLUSIONS = frozenset({"same-reporting-line", "reporting-line"})


def check(site: Site) -> Iterator[Diagnostic]:
    """What the matching of a live program leaves out."""
    for page, program in live_programs(site):
        matching = program.matching
        if matching is None:
            continue
        if matching.rematch is None:
            message = f"nothing says how and until when a {program.shape} may be changed"
            example = f"rematch: {{no_fault: true, until: 8 weeks after start, contact: {program.owner}}}"
            yield NO_REMATCH.at(page.tree.key(("matching",)), message, f"add `{example}`")
        if not EXCLUSIONS.intersection(matching.exclude):
            message = f"{program.shape}s within one reporting line are not excluded"
            value = f"[{', '.join(['same-reporting-line', *matching.exclude])}]"
            yield REPORTING_LINE.at(page.tree.key(("matching", "exclude")), message, f"write `exclude: {value}`")


CHECK = Check("matching", check, (NO_REMATCH, REPORTING_LINE))
