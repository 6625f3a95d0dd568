"""Recipes become the files of the site; what would come out as it did last time is not made again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping, Sequence
from sys import intern

from rmsite.foundation.diagnostic import Diagnostic
from rmsite.foundation.digest import digest
from rmsite.foundation.spool import Joined, Places, Spool
from rmsite.foundation.value import Value
from rmsite.foundation.webpath import WebPath
from rmsite.graph.site import Site
from rmsite.increment.trace import NO_TRACES, Trace, Traces, changed_facts, why_stale
from rmsite.outputs.recipe import Recipe
from rmsite.pipeline.forks import Dealt, Workers, none_left_behind
from rmsite.pipeline.progress import Things, Watch, unwatched
from rmsite.theme.faults import TemplateFault
from rmsite.theme.theme import Theme
from rmsite.view.seen import Seen, fact_digests
from rmsite.view.shapes import Publication
from rmsite.view.shared import Shared
from rmsite.view.view import View

FEW = 40
"""So few recipes are made before a worker has come to life."""

Old = Callable[[WebPath], str | None]
"""Gives the digest of a file as it stands since the last build, None where there is none."""


class Made(Value):
    """The files that were made, in the order of their recipes; what they and those that stand as they are were made of,
    and the templates that failed."""

    files: Mapping[WebPath, bytes]
    traces: Traces
    problems: tuple[Diagnostic, ...]


class Last(Value):
    """What the last build left: the traces of its files, and the files."""

    traces: Traces
    old: Old


def nothing_old(_: WebPath) -> None:
    """No file: there was no build before."""


NOTHING = Last(NO_TRACES, nothing_old)


class Making(Value):
    """What some files are made of: ``finished`` has the digests of files that are made already, and ``reasons`` say why
    each of these is made."""

    site: Site
    theme: Theme
    publication: Publication
    finished: Mapping[str, str]
    reasons: Mapping[WebPath, str]


class Part(Value):
    """What some of the files were made of, by path, and the templates that failed."""

    traces: dict[str, Trace]
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

    A file of the last build stands as it is where nothing that it was made of has changed. A template that fails is a
    problem at its line, told once.
    """
    common = common_digest(theme, publication)
    finished: dict[str, str] = {}
    digest_of = fact_digests(site, finished)
    where: dict[WebPath, Mapping[WebPath, bytes]] = {}
    traces: dict[str, Trace] = {}
    problems: list[Diagnostic] = []
    early, late = ([each for each in recipes if each.is_late is when] for when in (False, True))
    for some, watching in ((early, watch), (late, unwatched)):
        stands, reasons = _sorted_out(some, common, digest_of, last)
        stale = [recipe for recipe in some if recipe.path in reasons]
        found, part = make_side_by_side(
            stale, workers, FEW, Making(site, theme, publication, finished, reasons), watching
        )
        where |= dict.fromkeys(found, found)
        traces |= part.traces
        problems += part.problems
        traces |= {path.value: last.traces.by_path[path.value] for path in stands}
        finished |= {path: trace.content for path, trace in traces.items()}
    names = sorted({name for trace in traces.values() for name in trace.reads})
    return Made(
        Joined({each.path: where[each.path] for each in recipes if each.path in where}),
        Traces(common, {name: digest_of(name) for name in names}, traces),
        tuple(problems),
    )


def common_digest(theme: Theme, publication: Publication) -> str:
    """The name of what every file is made of."""
    return digest(f"{theme.digest} {publication!r}".encode())


def _sorted_out(
    recipes: Sequence[Recipe], common: str, digest_of: Callable[[str], str], last: Last
) -> tuple[dict[WebPath, str], dict[WebPath, str]]:
    # The files that stand as they are, with their digests, and for every other one why it has to be made.
    traces = last.traces
    if traces.common not in ("", common):
        why = "the theme, or how the site is published, has changed"
        return {}, dict.fromkeys((recipe.path for recipe in recipes), why)
    read = {name for recipe in recipes for name in traces.reads_of(recipe.path.value)}
    changed = changed_facts(traces.facts, {name: digest_of(name) for name in read})
    stands: dict[WebPath, str] = {}
    reasons: dict[WebPath, str] = {}
    for recipe in recipes:
        trace = traces.by_path.get(recipe.path.value)
        found = why_stale(recipe.maker, recipe.subject, trace, changed)
        if found is None and trace is not None and last.old(recipe.path) == trace.content:
            stands[recipe.path] = trace.content
        else:
            reasons[recipe.path] = found or "its file was gone, or touched by somebody else"
    return stands, reasons


def make_side_by_side(
    recipes: Sequence[Recipe],
    workers: Workers,
    few: int,
    making: Making,
    watch: Watch = unwatched,
) -> tuple[Mapping[WebPath, bytes], Part]:
    """What ``make_part`` makes, shared by the workers where there are more than a ``few`` recipes.

    Then the bytes wait on disk.
    """
    if len(recipes) <= few:
        files: dict[WebPath, bytes] = {}
        return files, make_part(files, recipes, making, watch)
    mine = Dealt(recipes, workers.number)
    spool, spools = Spool[WebPath](), [Spool[WebPath]() for _ in range(1, workers.number)]
    awaited = [workers.executor.submit(_filled, each, mine, making) for each in spools]
    with none_left_behind(awaited):
        done = [make_part(spool, mine, making, watch)]
        for each, future in zip(spools, awaited, strict=True):
            places, part = future.result()
            each.know(places)
            done.append(part)
    found = {path: trace for part in done for path, trace in part.traces.items()}
    # In the order of the recipes, whoever has made them.
    traces = {path: found[path] for recipe in recipes if (path := recipe.path.value) in found}
    where = {path: each for each in (spool, *spools) for path in each}
    return Joined(where), Part(traces, tuple(problem for part in done for problem in part.problems))


def _filled(spool: Spool[WebPath], recipes: Things[Recipe], making: Making) -> tuple[Places[WebPath], Part]:
    # In a worker: what it has made stays on disk, and only where it is goes back.
    part = make_part(spool, recipes, making)
    return spool.places(), part


def make_part(
    files: MutableMapping[WebPath, bytes],
    recipes: Things[Recipe],
    making: Making,
    watch: Watch = unwatched,
) -> Part:
    """Puts the bytes of some recipes into ``files``."""
    traces: dict[str, Trace] = {}
    problems: list[Diagnostic] = []
    shared = Shared()
    for recipe in watch("Making pages", recipes):
        seen = Seen(making.site, making.finished)
        view = View(seen, making.theme, making.publication, recipe.path, shared=shared)
        try:
            content = recipe.make(view, recipe.subject)
        except TemplateFault as fault:
            problems.append(fault.problem)
            continue
        # One object for each name, so that traces are stored small.
        reads = tuple(map(intern, sorted(seen.reads)))
        why = making.reasons[recipe.path]
        traces[recipe.path.value] = Trace(recipe.maker, recipe.subject, reads, digest(content), why)
        files[recipe.path] = content
    return Part(traces, tuple(problems))
