"""The site becomes recipes, each path claimed once."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from rmsite.foundation.checked import Checked
from rmsite.foundation.diagnostic import Code, Diagnostic, Related, Severity
from rmsite.graph.site import Site
from rmsite.outputs.recipe import Output, Recipe
from rmsite.theme.theme import Theme

COLLISION = Code(
    "site/collision",
    Severity.ERROR,
    "Two sources would be published at the same address, or at two that some systems cannot tell apart.",
    "Rename one of the two; an entry of `aliases` that is in use elsewhere has to go.",
    wrong="a role `sessions` in a program that has sessions",
    right="a role `session-lead`",
    fixed=True,
)
CODES = (COLLISION,)


def plan_recipes(site: Site, theme: Theme | None, outputs: Iterable[Output]) -> Checked[tuple[Recipe, ...]]:
    """The recipes of all outputs, sorted by path (none without a theme), and each path that two of them claim."""
    if theme is None:
        return Checked(())
    claimed: dict[str, Recipe] = {}
    folders: dict[str, Recipe] = {}
    problems: list[Diagnostic] = []
    for output in outputs:
        for recipe in output.plan(site, theme):
            name = _sameness(recipe.path.value)
            other = claimed.get(name) or folders.get(name) or _file_on_the_way(name, claimed)
            if other is not None and (other.make, other.subject) == (recipe.make, recipe.subject):
                continue  # Two entries have one id, which a check says at its place.
            if other is not None:
                problems.append(_collision(recipe, other))
                continue
            claimed[name] = recipe
            parts = name.split("/")
            for length in range(1, len(parts)):
                folders.setdefault("/".join(parts[:length]), recipe)
    return Checked(tuple(sorted(claimed.values(), key=lambda recipe: recipe.path)), tuple(problems))


def _sameness(path: str) -> str:
    # Paths that differ in case or in how accents are stored are one path to some file systems.
    return unicodedata.normalize("NFC", path).casefold()


def _file_on_the_way(name: str, claimed: dict[str, Recipe]) -> Recipe | None:
    parts = name.split("/")
    return next((claimed[way] for length in range(1, len(parts)) if (way := "/".join(parts[:length])) in claimed), None)


def _collision(recipe: Recipe, other: Recipe) -> Diagnostic:
    address = recipe.path.address
    message = f'"{address}" is claimed twice: by "{other.origin.file}" and by "{recipe.origin.file}"'
    return COLLISION.at(
        recipe.origin, message, "rename one of the two", related=(Related(other.origin, "the other one"),)
    )
