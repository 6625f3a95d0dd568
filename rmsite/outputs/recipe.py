"""Recipes: what will be made, by which function, of what."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module

from rmsite.foundation.span import Span
from rmsite.foundation.value import Value
from rmsite.foundation.webpath import WebPath
from rmsite.graph.site import Site
from rmsite.theme.theme import Theme
from rmsite.view.view import View

SITE = Span("site.yaml")
"""Where a page stands whose source is the site as a whole."""

Subject = tuple[str, ...]
"""What a recipe is about: ids, nothing else, so that it can be compared, stored and handed to another process."""

Maker = Callable[[View, Subject], bytes]


class Recipe(Value):
    """One file of the site: ``make`` is a top-level function that gets a View and the subject.

    ``origin`` is the source that asks for it, for the message when two sources claim one path. What ``is_late`` is made
    when all others are finished, and may ask the View for their digests.
    """

    path: WebPath
    make: Maker
    subject: Subject = ()
    origin: Span = SITE
    is_late: bool = False

    def __post_init__(self) -> None:
        name = getattr(self.make, "__qualname__", "<partial>")
        if "<" in name:
            raise TypeError(f"a recipe's maker is a top-level function, and {name} is none")

    @property
    def maker(self) -> str:
        """What ``make`` is called."""
        return f"{self.make.__module__}.{self.make.__qualname__}"


def maker_called(name: str) -> Maker | None:
    """The maker of this name; None for whatever is not a function of an output of rmsite."""
    module, _, function = name.rpartition(".")
    if not module.startswith(f"{__package__}."):
        return None
    try:
        found: Maker | None = getattr(import_module(module), function, None)
    except ImportError:
        return None
    return found if getattr(found, "__module__", "") == module else None


class Output(Value):
    """An output by its name, and how it plans its recipes."""

    name: str
    plan: Callable[[Site, Theme], Iterable[Recipe]]
