"""No audience includes itself, by itself or over others.

Every audience includes ``everyone``, so ``everyone`` includes no other: its pages are the ones that all may read.

Passes:

```yaml
audiences: {managers: {}, hr: {includes: [managers]}}
```

Fails, because hr and managers would be one group:

```yaml
audiences: {managers: {includes: [hr]}, hr: {includes: [managers]}}
```
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rmsite.checks.check import Check
from rmsite.foundation.diagnostic import Code, Diagnostic, Severity
from rmsite.graph.audiences import EVERYONE
from rmsite.graph.site import Site

CIRCLE = Code(
    "site/audience-circle",
    Severity.ERROR,
    "Audiences include each other in a circle, so that more people could read a page than its author meant.",
    "Take one of them out of `includes`.",
    wrong="audiences: {managers: {includes: [hr]}, hr: {includes: [managers]}}",
    right="audiences: {managers: {}, hr: {includes: [managers]}}",
    fixed=True,
)


def check(site: Site) -> Iterator[Diagnostic]:
    """Each circle once, at an audience that closes it."""
    includes = {name: audience.includes for name, audience in site.settings.audiences.items()}
    for name in includes:
        for position, included in enumerate(includes[name]):
            way = _way(included, name, includes)
            if way and name == max(way, key=_rank):
                chain = " -> ".join((name, *way))
                message = f"these audiences include each other in a circle: {chain}"
                span = site.settings_tree.at(("audiences", name, "includes", position))
                yield CIRCLE.at(span, message, f'take "{included}" out of "{name}"')


def _rank(name: str) -> tuple[bool, str]:
    return (name == EVERYONE, name)


def _way(start: str, goal: str, includes: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    # The shortest way over what is included; whatever is not there includes nothing, and all include everyone.
    ways: list[tuple[str, ...]] = [(start,)]
    seen = {start}
    for way in ways:
        if way[-1] == goal:
            return way
        for other in (*includes.get(way[-1], ()), EVERYONE):
            if other not in seen:
                seen.add(other)
                ways.append((*way, other))
    return ()


CHECK = Check("audience_circle", check, (CIRCLE,))
