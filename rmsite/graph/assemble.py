"""Pages, settings and a day become the ``Site``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

from rmsite.foundation.checked import Checked
from rmsite.foundation.diagnostic import Code, Diagnostic, Related, Severity
from rmsite.foundation.value import replace
from rmsite.graph.audiences import Visibility, withhold
from rmsite.graph.backlinks import collect_backlinks, collect_mentioned, references_shown
from rmsite.graph.navigation import collect_sections
from rmsite.graph.parts import Cut, plan_without
from rmsite.graph.site import Site, places_in
from rmsite.graph.tags import collect_tags
from rmsite.graph.targets import collect_targets
from rmsite.graph.vocabulary import collect_uses, collect_vocabulary
from rmsite.model.page import Key, Page, kind_of_file
from rmsite.model.program import Program
from rmsite.model.settings import Settings
from rmsite.reading.source import SourceFile
from rmsite.reading.tree import Tree
from rmsite.schedule.calendar import calendar_for
from rmsite.schedule.hours import Promise, promises
from rmsite.schedule.plan import Plan
from rmsite.schedule.relative import meetings
from rmsite.schedule.resolve import resolve

DUPLICATE_ID = Code(
    "file/duplicate-id",
    Severity.ERROR,
    "Two files of one kind have the same id, so they would be the same page.",
    "Rename one of the two.",
    wrong="content/guides/howto/first-meeting.md and content/guides/howto/more/first-meeting.md",
    right="content/guides/howto/first-meeting.md and content/guides/howto/more/first-meeting-online.md",
    fixed=True,
)
CODES = (DUPLICATE_ID,)


def assemble(
    found: Iterable[Page],
    settings: Settings,
    settings_tree: Tree,
    files: Mapping[str, SourceFile],
    visibility: Visibility,
) -> Checked[Site]:
    """The site that this visibility shows, and the ids that two files claim."""
    unique, problems = _unique(found)
    withheld = withhold(unique.values(), settings, visibility)
    pages = {page.key: page for page in sorted(withheld.visible, key=lambda page: page.key)}
    sources = {page.key: page.file.removeprefix("content/") for page in unique.values()}
    fronts = {key: page.front for key, page in pages.items()}
    targets = collect_targets(pages.values(), fronts, settings, frozenset(files), withheld.reasons, sources)
    by_kind = {kind: tuple(found) for kind, found in groupby(pages.values(), key=lambda page: page.key.kind)}
    sections = collect_sections(by_kind)
    unseen = {key: page for key, page in unique.items() if key not in pages}
    vocabulary = collect_vocabulary(by_kind.get("term", ()))
    site = Site(
        settings=settings,
        settings_tree=settings_tree,
        today=visibility.today,
        audience=visibility.audience,
        pages=pages,
        fronts=fronts,
        by_kind={kind: tuple(page.key for page in found) for kind, found in by_kind.items()},
        sections=sections,
        place_of=places_in(sections),
        targets=targets,
        backlinks=collect_backlinks(pages, targets),
        mentioned=collect_mentioned(unique.values(), unique) | collect_uses(unseen, vocabulary).keys(),
        vocabulary=vocabulary,
        # Checks need it seldom, and it is the largest part of the work here.
        uses=collect_uses(pages, vocabulary) if visibility.audience is not None else {},
        tags=collect_tags(pages.values()),
        plans=_plans(unique, pages, withheld.cuts, settings),
        promises={(key.id, each.role): each for key, page in pages.items() for each in _promises(page)},
        meetings={key.id: meetings(page.data) for key, page in pages.items() if isinstance(page.data, Program)},
        files={path: files[path] for path in sorted(_files_in_use(pages, files))},
    )
    return Checked(site, problems)


def shown_whole(whole: Site, visibility: Visibility) -> Site | None:
    """The site that this visibility shows, made of the ``whole`` of it where nothing is withheld; None elsewhere."""
    if visibility.audience is None:
        return whole
    withheld = withhold(whole.pages.values(), whole.settings, visibility)
    shown = zip(whole.pages.values(), withheld.visible, strict=False)
    if whole.targets.withheld or withheld.reasons or withheld.cuts or any(page is not other for page, other in shown):
        return None
    return replace(whole, audience=visibility.audience, uses=collect_uses(whole.pages, whole.vocabulary))


def _files_in_use(pages: Mapping[Key, Page], files: Mapping[str, SourceFile]) -> set[str]:
    # What no visible page points to is not published, so that an attachment is never seen by more than its pages are.
    shown = (page for page in pages.values() if page.key.kind != "snippet") if files else ()
    references = (reference for page in shown for reference, _ in references_shown(page, pages))
    return {each.target for each in references if each.kind == "file" and each.target in files}


def _unique(found: Iterable[Page]) -> tuple[dict[Key, Page], tuple[Diagnostic, ...]]:
    unique: dict[Key, Page] = {}
    problems = []
    for page in sorted(found, key=lambda page: (page.key, page.file)):
        first = unique.setdefault(page.key, page)
        if first is not page:
            message = f'two files are the {kind_of_file(page)} "{page.key.id}": "{first.file}" and this one'
            related = (Related(first.span, "the other one"),)
            problems.append(DUPLICATE_ID.at(page.span, message, "rename one of the two", related=related))
    return unique, tuple(problems)


def _promises(page: Page) -> tuple[Promise, ...]:
    return promises(page.data) if isinstance(page.data, Program) else ()


def _plans(
    unique: Mapping[Key, Page], visible: Mapping[Key, Page], cuts: Mapping[Key, Cut], settings: Settings
) -> dict[tuple[str, str], Plan]:
    # Dates are computed from the whole program, so that what is withheld moves nothing; then it is left out.
    plans = {}
    for key, page in visible.items():
        whole = unique[key].data
        if not isinstance(whole, Program) or not isinstance(page.data, Program):
            continue
        for cohort in whole.cohorts:
            plan = resolve(whole, cohort, calendar_for(settings, cohort))
            plans[(key.id, cohort.id)] = plan_without(plan, cuts[key]) if key in cuts else plan
    return plans
