"""Recipes become the files of the site."""

from __future__ import annotations

from collections.abc import Sequence

from rmsite.foundation.checked import Checked
from rmsite.foundation.diagnostic import Diagnostic
from rmsite.foundation.webpath import WebPath
from rmsite.graph.site import Site
from rmsite.outputs.recipe import Recipe
from rmsite.pipeline.progress import Watch
from rmsite.theme.faults import TemplateFault
from rmsite.theme.theme import Theme
from rmsite.view.shapes import Publication
from rmsite.view.view import View


def make(
    recipes: Sequence[Recipe], site: Site, theme: Theme, publication: Publication, watch: Watch
) -> Checked[dict[WebPath, bytes]]:
    """Every recipe's bytes by its path; a template that fails is a problem at its line, told once."""
    artifacts: dict[WebPath, bytes] = {}
    problems: list[Diagnostic] = []
    for recipe in watch("Making pages", recipes):
        try:
            artifacts[recipe.path] = recipe.make(View(site, theme, publication, recipe.path), recipe.subject)
        except TemplateFault as fault:
            problems.append(fault.problem)
    return Checked(artifacts, tuple(problems))
