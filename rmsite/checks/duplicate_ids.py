"""An id stands once in each list of a program, and once among the contacts of site.yaml.

Things with a date share their ids with each other; those are looked after by ``schedule/duplicate-id``.

Passes:

```yaml
metrics: [{id: skill-gain, ...}, {id: voice-score, ...}]
```

Fails, because nobody can tell which of the two is meant elsewhere:

```yaml
metrics: [{id: skill-gain, ...}, {id: skill-gain, ...}]
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from rmsite.checks.check import Check
from rmsite.foundation.diagnostic import Code, Diagnostic, Related, Severity
from rmsite.graph.site import Site
from rmsite.reading.repair import UNREADABLE
from rmsite.reading.tree import Loc, Tree

PROGRAM_ID = Code(
    "program/duplicate-id",
    Severity.ERROR,
    "Two entries of one list in a program have the same id, so that a reference could mean either.",
    "Give one of the two another id, or delete it.",
    wrong="metrics: [{id: skill-gain, ...}, {id: skill-gain, ...}]",
    right="metrics: [{id: skill-gain, ...}, {id: skill-kept, ...}]",
    fixed=True,
)
CONTACT_ID = Code(
    "site/duplicate-contact",
    Severity.ERROR,
    "Two contacts of site.yaml have the same id, so that one of them would be lost.",
    "Give one of the two another id, or delete it.",
    wrong="contacts: [{id: desk, label: People desk}, {id: desk, label: Payroll}]",
    right="contacts: [{id: people-desk, label: People desk}, {id: payroll, label: Payroll}]",
    fixed=True,
)


class _Named(Protocol):
    @property
    def id(self) -> str: ...


def check(site: Site) -> Iterator[Diagnostic]:
    """The second entry of each pair with one id, with the place of the first."""
    for page, program in site.programs():
        lists: tuple[tuple[str, Iterable[_Named]], ...] = (
            ("roles", program.roles),
            ("outcomes", program.outcomes),
            ("phases", program.phases),
            ("benefits", program.benefits),
            ("surveys", program.surveys),
            ("metrics", program.metrics),
            ("risks", program.risks),
            ("contacts", program.contacts),
        )
        for name, entries in lists:
            yield from _twice(PROGRAM_ID, name, entries, page.tree)
    yield from _twice(CONTACT_ID, "contacts", site.settings.contacts, site.settings_tree)


def _twice(code: Code, name: str, entries: Iterable[_Named], tree: Tree) -> Iterator[Diagnostic]:
    first: dict[str, Loc] = {}
    for position, entry in enumerate(entries):
        loc: Loc = (name, position, "id")
        if (other := first.setdefault(entry.id, loc)) != loc and entry.id != UNREADABLE:
            message = f'two entries of "{name}" have the id "{entry.id}"'
            related = [Related(tree.at(other), "the first of the two")]
            yield code.at(tree.at(loc), message, "give one of the two another id, or delete it", related=related)


CHECK = Check("duplicate_ids", check, (PROGRAM_ID, CONTACT_ID))
