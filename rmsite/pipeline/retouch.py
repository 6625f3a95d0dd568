"""Where only words and headlines have changed, the last build is touched up: nothing else is looked at again.

This is the way of most edits, and its cost follows the edit and not the site. It gives up wherever it is not certain to
come to what the whole way comes to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from jinja2 import BytecodeCache

from rmsite.foundation.diagnostic import Diagnostic
from rmsite.foundation.value import Value, replace
from rmsite.foundation.webpath import WebPath
from rmsite.graph.audiences import Visibility
from rmsite.graph.retitled import retitled
from rmsite.graph.site import Site
from rmsite.graph.tags import slug_of_tag
from rmsite.increment.kept_traces import KeptTraces, kept_traces
from rmsite.increment.memory import Forgotten, Memory
from rmsite.increment.trace import LATEST, Trace, changed_facts, why_stale
from rmsite.model.page import Key, Page
from rmsite.outputs.recipe import Recipe, maker_called
from rmsite.pipeline.forks import ALONE, Workers
from rmsite.pipeline.kept import names_of, state_of
from rmsite.pipeline.linked import Linked, unpacked_site
from rmsite.pipeline.make import Making, common_digest, make_side_by_side
from rmsite.pipeline.pages import keep_page
from rmsite.pipeline.surface import Reworded, read_again
from rmsite.reading.source import SourceFile
from rmsite.theme.brand import in_colours
from rmsite.theme.chain import ThemeFiles
from rmsite.theme.theme import Theme, open_theme
from rmsite.view.seen import fact_digests
from rmsite.view.shapes import Publication
from rmsite.view.words import FILTERS

_FEW = 4
"""So few files are made sooner than another process is there: a list of a large site takes long."""


class Edit(Value):
    """The ``sources`` that have other bytes than at the last build; ``before`` has the digests of all sources then.

    ``problems`` are the warnings of that build.
    """

    sources: tuple[SourceFile, ...]
    before: Mapping[str, str]
    themes: ThemeFiles
    problems: tuple[Diagnostic, ...] = ()


class Touched(Value):
    """The ``files`` that come out differently; ``keep`` keeps the site with the edit for the next build."""

    files: Mapping[WebPath, bytes]
    keep: Callable[[], bool]


def retouch(
    edit: Edit,
    visibility: Visibility,
    publication: Publication,
    memory: Memory,
    codes: BytecodeCache | None = None,
    workers: Workers = ALONE,
) -> Touched | None:
    """What an edit of words comes to; None where the whole site has to be looked at.

    The last build must have been made by the same code, of sources of which none has come or gone since. Its warnings
    hold for this one too.
    """
    names = names_of(visibility, publication)
    (kept, traces_name), (packed, linked_name) = map(memory.get_named, (names.traces, names.linked))
    if memory.get(names.state) != state_of(visibility.today, edit.before, traces_name, linked_name):
        return None
    linked, traces = unpacked_site(packed, edit.before, memory), kept_traces(kept)
    if linked is None or traces is None:
        return None
    try:
        site, done = with_edits(linked, edit.sources, edit.problems)
        theme = theme_of(site, edit.themes, codes)
        publication = replace(publication, base_url=publication.base_url or site.settings.base_url or "")
        if theme is None or traces.common != common_digest(theme, publication):
            return None
        facts = {name for each in done for name in facts_of_edit(each, linked.site, site)}
        files = _made_again(facts, site, theme, publication, traces, workers)
    except Forgotten:
        return None

    def keep() -> bool:
        # Whoever is interrupted here has no state, and the next build looks at everything.
        memory.put(names.state, b"")
        traces_kept = memory.put_pieces(names.traces, traces.packed())
        retitled_keys = frozenset(each.page.key for each in done if each.is_retitled)
        linked_kept = (
            memory.put(names.linked, linked.packed_with(site, retitled_keys)) if retitled_keys else linked_name
        )
        for source, each in zip(edit.sources, done, strict=True):
            keep_page(source, each.page, memory)
        now = {**edit.before, **{source.path: source.digest for source in edit.sources}}
        memory.put(names.state, state_of(visibility.today, now, traces_kept, linked_kept))
        memory.put(LATEST, names.traces.encode())
        return True

    return Touched(files, keep)


def with_edits(
    linked: Linked, sources: Iterable[SourceFile], problems: Iterable[Diagnostic]
) -> tuple[Site, tuple[Reworded, ...]]:
    """The site with these edits of words and headlines, and what each has come to; ``problems`` are the site's.

    Raises ``Forgotten`` where a page is not the one that was there, with other words.
    """
    site, shelf, done = linked.site, linked.shelf, []
    for source in sources:

        def before(key: Key, path: str = source.path) -> Page | None:
            is_whole = shelf.source_of(key) == path and not shelf.checked(key).problems
            return shelf[key] if is_whole else None

        reworded = read_again(source, before, site, problems)
        if reworded is None:
            raise Forgotten(source.path)
        shelf.put(reworded.page)
        site = retitled(site, reworded.page) if reworded.is_retitled else site
        done.append(reworded)
    return site, tuple(done)


def facts_of_edit(edit: Reworded, before: Site, site: Site) -> Iterator[str]:
    """The names of all facts that may be others after an edit, which has made the one site of the other."""
    page = edit.page
    yield f"page:{page.key}"
    if edit.is_retitled:
        yield f"head:{page.key}"
        if site.tags != before.tags:
            yield "tags"
        yield from (f"tag:{slug_of_tag(name)}" for name in page.head.tags)
        if site.sections != before.sections:
            yield "sections"
        if page.key in site.place_of:
            yield f"section:{site.place_of[page.key].section.id}"


def theme_of(site: Site, themes: ThemeFiles, codes: BytecodeCache | None) -> Theme | None:
    """The theme of a site in its colours; None where anything is wrong with it."""
    opened = open_theme(themes, site.settings, site.settings_tree, FILTERS, codes)
    if opened.value is None or opened.problems:
        return None
    accents = {page.key.id: program.accent for page, program in site.programs()}
    return in_colours(opened.value, site.settings.brand, accents).value


def _made_again(
    names: Iterable[str], site: Site, theme: Theme, publication: Publication, traces: KeptTraces, workers: Workers
) -> Mapping[WebPath, bytes]:
    # The files that come out differently; their traces are put among the others.
    digest_of = fact_digests(site, traces.contents)
    files: dict[WebPath, bytes] = {}
    changed = _changed(names, digest_of, traces)
    while changed:
        stale = {path: traces.trace(path) for name in changed for path in traces.readers_of(name)}
        found = {path: why_stale(trace.maker, trace.subject, trace, changed) for path, trace in stale.items()}
        reasons = {WebPath(path): why for path, why in found.items() if why}
        # What reads most takes longest, and is begun first.
        ordered = sorted((path.value for path in reasons), key=lambda path: (-len(stale[path].reads), path))
        making = Making(site, theme, publication, traces.contents, reasons)
        recipes = [_recipe(path, stale[path]) for path in ordered]
        some, part = make_side_by_side(recipes, workers, _FEW, making)
        if part.problems:
            raise Forgotten(part.problems[0].span.file)
        files |= some
        read = {name for path, trace in part.traces.items() for name in {*trace.reads} - {*stale[path].reads}}
        traces.put(part.traces, {name: digest_of(name) for name in (*changed, *read)})
        changed = _changed((f"finished:{path}" for path in part.traces), digest_of, traces)
    return files


def _changed(names: Iterable[str], digest_of: Callable[[str], str], traces: KeptTraces) -> Mapping[str, str]:
    # Of these facts those that have changed, with the reason.
    then = {name: before for name in names if (before := traces.digest_of(name)) is not None}
    return changed_facts(then, {name: digest_of(name) for name in then})


def _recipe(path: str, trace: Trace) -> Recipe:
    make = maker_called(trace.maker)
    if make is None or any(read.startswith("file:") for read in trace.reads):
        # Attachments are not kept.
        raise Forgotten(path)
    return Recipe(WebPath(path), make, trace.subject)
