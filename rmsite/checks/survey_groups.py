"""No survey shows the answers of fewer than five people together.

In a smaller group everybody can guess who said what. A program that is open or running says how small a group may be,
unless the survey is answered by name anyway.

Passes:

```yaml
surveys: [{id: pulse, title: Midpoint pulse, min_group: 5}]
```

Fails:

```yaml
surveys: [{id: pulse, title: Midpoint pulse, min_group: 3}]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from rmsite.checks.check import Check
from rmsite.foundation.diagnostic import Code, Diagnostic, Severity
from rmsite.graph.site import Site

SMALLEST = 5

TOO_SMALL = Code(
    "survey/min-group",
    Severity.ERROR,
    "Answers of fewer than five people would be shown together, so that colleagues could guess who said what.",
    "Set `min_group` to 5 or more.",
    wrong="- {id: pulse, title: Midpoint pulse, min_group: 3}",
    right="- {id: pulse, title: Midpoint pulse, min_group: 5}",
    fixed=True,
)
MISSING = Code(
    "survey/no-min-group",
    Severity.WARNING,
    "People are asked for answers, and nobody says how many must have answered before any of it is shown.",
    "Add `min_group: 5`, or more.",
    wrong="- {id: pulse, title: Midpoint pulse}",
    right="- {id: pulse, title: Midpoint pulse, min_group: 5}",
)


def check(site: Site) -> Iterator[Diagnostic]:
    """Each survey with too small a group, and in live programs each that names none."""
    for page, program in site.programs():
        for position, survey in enumerate(program.surveys):
            loc = ("surveys", position)
            if survey.min_group is None:
                if program.is_live and survey.anonymity != "named":
                    message = f'the survey "{survey.id}" names no smallest group whose answers may be shown'
                    yield MISSING.at(page.span_of(*loc, "id"), message, f"add `min_group: {SMALLEST}`, or more")
            elif survey.min_group < SMALLEST:
                message = (
                    f'the survey "{survey.id}" would show groups of {survey.min_group}, and {SMALLEST} is the least'
                )
                yield TOO_SMALL.at(page.span_of(*loc, "min_group"), message, f"set `min_group: {SMALLEST}`, or more")


CHECK = Check("survey_groups", check, (TOO_SMALL, MISSING))
