"""The theme's styles, scripts, fonts and pictures, each under a name that carries its digest."""

from __future__ import annotations

from collections.abc import Iterable

from rmsite.foundation.span import Span
from rmsite.graph.site import Site
from rmsite.outputs.recipe import Output, Recipe, Subject
from rmsite.theme.theme import Theme
from rmsite.view.view import View


def plan(site: Site, theme: Theme) -> Iterable[Recipe]:
    """One file an asset; a licence beside a vendored file goes with it."""
    for name, source in theme.assets.items():
        yield Recipe(theme.asset_path(name), asset, (name,), Span(source.path))


def asset(view: View, subject: Subject) -> bytes:
    """The file as it is."""
    return view.theme.assets[subject[0]].data


OUTPUT = Output("assets", plan)
