"""What the checks find in a site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rmsite.checks.check import Check
from rmsite.foundation.diagnostic import Diagnostic
from rmsite.graph.site import Site
from rmsite.pipeline.certain import certain


def inspect(site: Site, checks: Iterable[Check]) -> Iterator[Diagnostic]:
    """What the checks find, as far as it is certain."""
    return certain((problem for check in checks for problem in check.run(site)), site)
