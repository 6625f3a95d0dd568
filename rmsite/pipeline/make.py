"""Recipes become the files of the site."""

from __future__ import annotations

from collections.abc import Sequence

from rmsite.foundation.checked import Checked
from rmsite.foundation.diagnostic import Diagnostic
from rmsite.foundation.webpath import WebPath
from rmsite.graph.site import Site
from rmsite.outputs.recipe import Recipe
from rmsite.pipeline.forks import Workers, parts
from rmsite.pipeline.progress import Watch, unwatched
from rmsite.theme.faults import TemplateFault
from rmsite.theme.theme import Theme
from rmsite.view.shapes import Publication
from rmsite.view.view import View

FEW = 40
"""So few recipes are made before a worker has come to life."""


def make(
    recipes: Sequence[Recipe], site: Site, theme: Theme, publication: Publication, watch: Watch, workers: Workers
) -> Checked[dict[WebPath, bytes]]:
    """Every recipe's bytes by its path, in the order of the recipes, made side by side.

    A template that fails is a problem at its line, told once.
    """
    first, *others = parts(recipes, workers.number if len(recipes) > FEW else 1) or [()]
    awaited = [workers.executor.submit(_make, part, site, theme, publication, unwatched) for part in others]
    made = [_make(first, site, theme, publication, watch), *(each.result() for each in awaited)]
    artifacts = {path: content for part in made for path, content in part.value.items()}
    ordered = {each.path: artifacts[each.path] for each in recipes if each.path in artifacts}
    return Checked(ordered, tuple(problem for part in made for problem in part.problems))


def _make(
    recipes: Sequence[Recipe], site: Site, theme: Theme, publication: Publication, watch: Watch
) -> Checked[dict[WebPath, bytes]]:
    artifacts: dict[WebPath, bytes] = {}
    problems: list[Diagnostic] = []
    for recipe in watch("Making pages", recipes):
        try:
            artifacts[recipe.path] = recipe.make(View(site, theme, publication, recipe.path), recipe.subject)
        except TemplateFault as fault:
            problems.append(fault.problem)
    return Checked(artifacts, tuple(problems))
