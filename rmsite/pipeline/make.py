"""Recipes become the files of the site; what would come out as it did last time is not made again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from rmsite.foundation.diagnostic import Diagnostic
from rmsite.foundation.digest import digest
from rmsite.foundation.webpath import WebPath
from rmsite.graph.site import Site
from rmsite.increment.trace import NO_TRACES, Trace, Traces, changed_facts, why_stale
from rmsite.outputs.recipe import Recipe
from rmsite.pipeline.forks import Workers, parts
from rmsite.pipeline.progress import Watch, unwatched
from rmsite.theme.faults import TemplateFault
from rmsite.theme.theme import Theme
from rmsite.view.seen import Seen, fact_digests
from rmsite.view.shapes import Publication
from rmsite.view.view import View

FEW = 40
"""So few recipes are made before a worker has come to life."""

Old = Callable[[WebPath], bytes | None]
"""Gives a file as the last build left it, None where there is none."""


@dataclass(frozen=True, slots=True)
class Made:
    """The finished files in the order of their recipes, what they were made of, and the templates that failed."""

    files: Mapping[WebPath, bytes]
    traces: Traces
    problems: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Last:
    """What the last build left: the traces of its files, and the files."""

    traces: Traces
    old: Old


def nothing_old(_: WebPath) -> None:
    """No file: there was no build before."""


NOTHING = Last(NO_TRACES, nothing_old)


@dataclass(frozen=True, slots=True)
class _Part:
    files: dict[WebPath, bytes]
    reads: dict[WebPath, tuple[str, ...]]
    problems: tuple[Diagnostic, ...]


def make(
    recipes: Sequence[Recipe],
    site: Site,
    theme: Theme,
    publication: Publication,
    watch: Watch,
    workers: Workers,
    last: Last = NOTHING,
) -> Made:
    """Every recipe's bytes by its path, made side by side where there are many.

    A file of the last build is taken as it is where nothing that it was made of has changed. A template that fails is a
    problem at its line, told once.
    """
    common = digest(f"{theme.digest} {publication!r}".encode())
    digest_of = fact_digests(site)
    kept, reasons = _sorted_out(recipes, common, digest_of, last)
    stale = [recipe for recipe in recipes if recipe.path in reasons]
    first, *others = parts(stale, workers.number if len(stale) > FEW else 1) or [()]
    awaited = [workers.executor.submit(_make, part, site, theme, publication, unwatched) for part in others]
    made = [_make(first, site, theme, publication, watch), *(each.result() for each in awaited)]
    files = kept | {path: content for part in made for path, content in part.files.items()}
    reads = {path: names for part in made for path, names in part.reads.items()}
    by_path: dict[str, Trace] = {}
    for recipe in recipes:
        if recipe.path in reads:
            content = digest(files[recipe.path])
            by_path[recipe.path.value] = Trace(
                _name(recipe), recipe.subject, reads[recipe.path], content, reasons[recipe.path]
            )
        elif recipe.path in kept:
            by_path[recipe.path.value] = last.traces.by_path[recipe.path.value]
    names = sorted({name for trace in by_path.values() for name in trace.reads})
    return Made(
        {each.path: files[each.path] for each in recipes if each.path in files},
        Traces(common, {name: digest_of(name) for name in names}, by_path),
        tuple(problem for part in made for problem in part.problems),
    )


def _sorted_out(
    recipes: Sequence[Recipe], common: str, digest_of: Callable[[str], str], last: Last
) -> tuple[dict[WebPath, bytes], dict[WebPath, str]]:
    # The files that stand as they are, and for every other one why it has to be made.
    traces = last.traces
    changed = changed_facts(traces.facts, {name: digest_of(name) for name in traces.facts})
    kept: dict[WebPath, bytes] = {}
    reasons: dict[WebPath, str] = {}
    for recipe in recipes:
        trace = traces.by_path.get(recipe.path.value)
        why = why_stale(_name(recipe), recipe.subject, trace, changed)
        if why is None and traces.common != common:
            why = "the theme, or how the site is published, has changed"
        content = last.old(recipe.path) if why is None else None
        if content is not None and trace is not None and digest(content) == trace.content:
            kept[recipe.path] = content
        else:
            reasons[recipe.path] = why or "its file was gone, or touched by somebody else"
    return kept, reasons


def _name(recipe: Recipe) -> str:
    return f"{recipe.make.__module__}.{recipe.make.__qualname__}"


def _make(recipes: Sequence[Recipe], site: Site, theme: Theme, publication: Publication, watch: Watch) -> _Part:
    part = _Part({}, {}, ())
    problems: list[Diagnostic] = []
    for recipe in watch("Making pages", recipes):
        seen = Seen(site)
        try:
            part.files[recipe.path] = recipe.make(View(seen, theme, publication, recipe.path), recipe.subject)
            part.reads[recipe.path] = tuple(sorted(seen.reads))
        except TemplateFault as fault:
            problems.append(fault.problem)
    return _Part(part.files, part.reads, tuple(problems))
