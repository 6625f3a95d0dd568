"""A build, to be read aloud: inputs become settings, pages, a site, recipes, and the files of the finished site."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from functools import cached_property

from jinja2 import BytecodeCache

from rmsite.checks.policies import policy_faults
from rmsite.foundation.checked import Checked
from rmsite.foundation.diagnostic import Diagnostic, settle
from rmsite.foundation.value import EMPTY, Value, replace
from rmsite.foundation.webpath import WebPath
from rmsite.graph.assemble import assemble, shown_whole
from rmsite.graph.audiences import Visibility
from rmsite.graph.site import Site
from rmsite.increment.kept_traces import packed_traces, unpacked_traces
from rmsite.increment.memory import Memory
from rmsite.increment.trace import LATEST
from rmsite.kinds.places import is_litter
from rmsite.model.inputs import Inputs
from rmsite.outputs.recipe import Recipe
from rmsite.pipeline.forks import ALONE, Workers
from rmsite.pipeline.inspect import inspect
from rmsite.pipeline.kept import names_of, state_of
from rmsite.pipeline.linked import packed_site
from rmsite.pipeline.make import Last, Old, common_digest, make, nothing_old
from rmsite.pipeline.pages import NOTHING_READ, Readings, read_pages, refused_pages
from rmsite.pipeline.plan import CODES as PLAN_CODES
from rmsite.pipeline.plan import plan_recipes
from rmsite.pipeline.progress import Watch, unwatched
from rmsite.pipeline.settings import read_settings, settings_page
from rmsite.plugins.builtin import BUILT_IN
from rmsite.plugins.plugin import collect_tools
from rmsite.theme.brand import in_colours
from rmsite.theme.theme import Theme, open_theme
from rmsite.view.shapes import Publication
from rmsite.view.words import FILTERS

CODES = (*BUILT_IN.codes, *PLAN_CODES)


class Examined(Value, dict=True, gc=True):
    """A site as it was understood; its problems are looked for when they are asked for first.

    ``theme`` is None, and ``recipes`` are empty, where the theme cannot be opened. ``read`` is what sources came to.
    """

    site: Site
    theme: Theme | None
    recipes: tuple[Recipe, ...]
    read: Readings
    look: Callable[[], tuple[Diagnostic, ...]]

    @cached_property
    def problems(self) -> tuple[Diagnostic, ...]:
        """Everything that is wrong, sorted and settled by the site's policies."""
        return self.look()

    @property
    def has_errors(self) -> bool:
        """Whether anything stops publishing."""
        return any(problem.is_error for problem in self.problems)


class Built(Value):
    """The files of a site that were made, and every problem.

    ``digests`` has those of all its files, also of the ones that a build before has written and that stand as they are;
    it is empty where anything stops publishing. ``keep`` keeps what the next build can use again, if there is a memory.
    """

    site: Site
    artifacts: Mapping[WebPath, bytes]
    problems: tuple[Diagnostic, ...]
    digests: Mapping[WebPath, str] = EMPTY
    keep: Callable[[], bool] | None = None

    @property
    def pages(self) -> int:
        """How many of the files are pages."""
        return sum(path.value.endswith(".html") for path in self.digests)


def examine(
    inputs: Inputs,
    visibility: Visibility,
    watch: Watch = unwatched,
    *,
    workers: Workers = ALONE,
    memory: Memory | None = None,
    ahead: bool = False,
    codes: BytecodeCache | None = None,
    before: Readings = NOTHING_READ,
) -> Examined:
    """Everything that reading, linking and planning comes to, and what checks find in it; nothing is made.

    Sources that the memory knows, or that were read ``before``, are not read again. Where all pages are going to be
    made and there is more than one worker, the theme is made ready to render meanwhile (``ahead``).
    """
    site_yaml = read_settings(inputs.settings)
    settings, settings_tree = site_yaml.value.settings, site_yaml.value.tree
    tools = collect_tools(BUILT_IN, settings, settings_tree)
    theme = open_theme(inputs.themes, settings, settings_tree, FILTERS, codes)
    translating = _translating(theme.value, workers) if ahead else None
    words = settings_page(inputs.settings, site_yaml)
    # What a plugin makes of a source may depend on anything, and be anything.
    helped = (None, ALONE, NOTHING_READ) if settings.plugins else (memory, workers, before)
    read = read_pages(inputs.content, tools.value.kinds, watch, *helped)
    refused = refused_pages(inputs.problems, tools.value.kinds)
    pages = (words.value, *read.pages, *refused)
    files = {path: file for path, file in inputs.files.items() if not is_litter(path)}
    # Mistakes are the same for every audience, so they are looked for in the whole; only one audience's part is made.
    whole = assemble(pages, settings, settings_tree, files, replace(visibility, audience=None))
    part = shown_whole(whole.value, visibility) or assemble(pages, settings, settings_tree, files, visibility).value
    coloured = _coloured(theme.value, part)
    recipes = plan_recipes(part, coloured.value, tools.value.outputs)

    def look() -> tuple[Diagnostic, ...]:
        found = [
            *inputs.problems,
            *(() if _is_told_of(inputs, inputs.settings.path) else site_yaml.problems),
            *policy_faults(settings, settings_tree, (*tools.value.codes, *PLAN_CODES)),
            *tools.problems,
            *theme.problems,
            *coloured.problems,
            *words.problems,
            *read.problems,
            *whole.problems,
            *inspect(whole.value, tools.value.checks),
            *recipes.problems,
        ]
        return settle(found, settings.policies)

    examined = Examined(part, coloured.value, recipes.value, read, look)
    if read.keeping is not None or translating is not None:
        # The checks run meanwhile.
        _ = examined.problems
    if read.keeping is not None:
        read.keeping.result()
    if coloured.value is not None and translating is not None:
        coloured.value.translated(translating.result())
    return examined


def _translating(theme: Theme | None, workers: Workers) -> Future[Mapping[str, bytes]] | None:
    # A build by one process translates only the templates that it uses.
    return workers.executor.submit(theme.translate) if theme is not None and workers.number > 1 else None


def _coloured(theme: Theme | None, site: Site) -> Checked[Theme | None]:
    if theme is None:
        return Checked(None)
    accents = {page.key.id: program.accent for page, program in site.programs()}
    coloured = in_colours(theme, site.settings.brand, accents)
    return Checked(coloured.value, coloured.problems)


def _is_told_of(inputs: Inputs, path: str) -> bool:
    # What the disk does not give is not also empty.
    return any(problem.span.file == path for problem in inputs.problems)


def build(
    inputs: Inputs,
    visibility: Visibility,
    publication: Publication,
    watch: Watch = unwatched,
    *,
    strict: bool = False,
    workers: Workers = ALONE,
    memory: Memory | None = None,
    old: Old = nothing_old,
    codes: BytecodeCache | None = None,
) -> Built:
    """The files of the site, unless there is an error (or, where it is ``strict``, a warning).

    With a memory only what has changed is read and made again; ``old`` gives the digests of the files that the
    last one left, ``codes`` the templates that were translated before.
    """
    names = names_of(visibility, publication)
    before = memory.get(names.traces) if memory else None
    examined = examine(inputs, visibility, watch, workers=workers, memory=memory, ahead=before is None, codes=codes)
    if examined.site.settings.plugins:
        # What a plugin makes of anything may depend on anything.
        memory, before = None, None
    site, theme = examined.site, examined.theme
    if theme is None or examined.has_errors or (strict and examined.problems):
        return Built(site, {}, examined.problems)
    publication = replace(publication, base_url=publication.base_url or site.settings.base_url or "")
    last = Last(unpacked_traces(before or b"", common_digest(theme, publication)), old)
    del before
    made = make(examined.recipes, site, theme, publication, watch, workers, last)
    if made.problems:
        return Built(site, {}, settle((*examined.problems, *made.problems), site.settings.policies))
    pages, problems, sources = examined.read.pages, examined.problems, inputs.digests()
    traces = made.traces
    digests = {WebPath(path): trace.content for path, trace in traces.by_path.items()}
    if memory is None:
        return Built(site, made.files, problems, digests)

    def keep() -> bool:
        # Whoever is interrupted here has no state, and the next build looks at everything.
        memory.put(names.state, b"")
        kept = memory.put_pieces(names.traces, packed_traces(traces))
        memory.put(LATEST, names.traces.encode())
        linked = memory.put(names.linked, packed_site(site, pages))
        memory.put(names.state, state_of(visibility.today, sources, kept, linked))
        return True

    return Built(site, made.files, problems, digests, keep)
