"""A program whose pairs could give away something private names nobody on its pages.

Who mentors whom may tell a reader something about health, faith, origin or orientation; the law protects such data
most.

Passes:

```yaml
privacy: {names_on_pages: none, special_category: true}
```

Fails:

```yaml
privacy: {names_on_pages: consented, special_category: true}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from rmsite.checks.check import Check
from rmsite.foundation.diagnostic import Code, Diagnostic, Related, Severity
from rmsite.graph.site import Site

SPECIAL_CATEGORY = Code(
    "privacy/special-category",
    Severity.ERROR,
    "A program whose data the law protects most would show names on its pages.",
    "Set `names_on_pages: none`.",
    wrong="privacy: {names_on_pages: consented, special_category: true}",
    right="privacy: {names_on_pages: none, special_category: true}",
    fixed=True,
)


def check(site: Site) -> Iterator[Diagnostic]:
    """Each program with special-category data that would show names."""
    for page, program in site.programs():
        privacy = program.privacy
        if privacy and privacy.special_category and privacy.names_on_pages != "none":
            yield SPECIAL_CATEGORY.at(
                page.span_of("privacy", "names_on_pages"),
                f'names are "{privacy.names_on_pages}" on the pages of a program with special-category data',
                "set `names_on_pages: none`",
                related=[Related(page.span_of("privacy", "special_category"), "the program says so here")],
            )


CHECK = Check("special_category", check, (SPECIAL_CATEGORY,))
