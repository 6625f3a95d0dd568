"""What a check is."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rmsite.foundation.diagnostic import Code, Diagnostic
from rmsite.foundation.value import Value
from rmsite.graph.site import Site


class Check(Value):
    """One thing that is looked for in a site.

    ``run`` yields what it found, in any order; it raises for nothing an author wrote and passes over what a page with
    errors cannot tell. ``codes`` are those that the check itself declares.
    """

    name: str
    run: Callable[[Site], Iterable[Diagnostic]]
    codes: tuple[Code, ...] = ()
