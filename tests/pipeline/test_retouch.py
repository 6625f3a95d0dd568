"""Edits of words and headlines are touched up, every other edit goes the whole way, nobody else sees a page's words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from msgspec.structs import fields

from rmsite.disk.read import read_inputs
from rmsite.foundation.digest import digest
from rmsite.foundation.value import replace
from rmsite.graph.assemble import assemble
from rmsite.graph.audiences import EVERYONE, Visibility
from rmsite.graph.retitled import retitled
from rmsite.graph.site import Site
from rmsite.markdown.body import Body
from rmsite.model.page import Key, Page
from rmsite.pipeline.build import examine
from rmsite.pipeline.inspect import inspect
from rmsite.pipeline.plan import plan_recipes
from rmsite.pipeline.retouch import facts_of_edit
from rmsite.pipeline.surface import KINDS, Reworded, surface
from rmsite.plugins.builtin import BUILT_IN
from rmsite.reading.source import SourceFile
from rmsite.serving.edition import Edition
from rmsite.testing import TODAY, inputs_of
from rmsite.view.seen import fact_digests
from rmsite.view.shapes import Publication
from tests.making import guide, inputs, looked_at
from tests.memory import Remembered
from tests.problems.problem import FOLDER as PROBLEMS
from tests.problems.problem import read_problem
from tests.properties.test_incremental import START, Files, Kept, build_site, touch_up

HOWTO = "content/guides/howto/"
TALK = "content/guides/formats/talk.md"
ONE = f"{HOWTO}days/one.md"
SITE: Files = {
    **START,
    TALK: guide("One sentence.\n\n## Steps\n\nTalk, then see [[guide:one]].\n\nThen go.", title="A talk", summary="S."),
    ONE: guide("One.\n\nAnd more.", title="Day one", summary="S."),
    "content/templates/goals.md": guide("{{My goal}} and some words.", title="Goals", summary="S."),
    "content/glossary/day.md": "---\nterm: day\nshort: 24 hours.\n---\n\nMore about mornings.\n",
}


def _exchanged(path: str, old: str, new: str) -> Callable[[Files], None]:
    def edit(files: Files) -> None:
        assert files[path].count(old) == 1, (path, old)
        files[path] = files[path].replace(old, new)

    return edit


def _put(path: str, text: str) -> Callable[[Files], None]:
    def edit(files: Files) -> None:
        files[path] = text

    return edit


def touched(edit: Callable[[Files], None], site: Files = SITE) -> list[str] | None:
    """The files that are made where an edit is touched up, None where it is not; they equal those of a clean build."""
    kept, files = Kept(), dict(site)
    assert build_site(files, TODAY, EVERYONE, kept)
    edit(files)
    quick = touch_up(files, TODAY, EVERYONE, kept)
    if quick is None:
        return None
    assert quick == build_site(files, TODAY, EVERYONE, None)
    return sorted(kept.made_anew)


PART, POINTER = "search/en-1.js", "search/en.js"
TALKS = ["guides/formats/talk/index.html", "programs/pairs/playbook/index.html"]


@pytest.mark.parametrize(
    ("edit", "made"),
    [
        (_exchanged(TALK, "Then go.", "Then go, or stay."), [*TALKS, PART, POINTER]),
        # What stands below is moved down, and nobody is told of a line.
        (_exchanged(TALK, "One sentence.", "One sentence.\n\nAnother one."), [*TALKS, PART, POINTER]),
        # The same words: the part of the index comes to the same bytes.
        (_exchanged(TALK, "Then go.", "Then *go*."), [*TALKS, PART]),
        (_exchanged(TALK, "Then go.", "Then go. <!-- Or not. -->"), [*TALKS, PART]),
        (_exchanged("content/glossary/day.md", "mornings", "nights"), ["glossary/day/index.html", PART, POINTER]),
        (_exchanged("content/index.md", "Welcome, see", "Welcome, look at"), ["index.html", PART, POINTER]),
    ],
)
def test_words_are_touched_up(edit: Callable[[Files], None], made: list[str]) -> None:
    """The page is made again, and what indexes its words where they are others."""
    assert touched(edit) == made


@pytest.mark.parametrize(
    "edit",
    [
        _exchanged(TALK, "title: A talk", f"title: {'A very long talk ' * 8}"),
        _exchanged(TALK, "title: A talk", "titel: A talk"),
        _exchanged(TALK, "title: A talk", "title: A talk\ntags: [talk]"),
        _exchanged(TALK, "title: A talk\n", ""),
        # It has no summary, which is said because a program points to it.
        _exchanged(f"{HOWTO}begin.md", "title: Begin", "title: Start"),
        _exchanged(TALK, "summary: S.", "summary: For the cohort."),
        _exchanged("content/glossary/day.md", "term: day", "term: days"),
        _exchanged("content/programs/pairs.yaml", "title: Pairs", "title: Two"),
        _exchanged(TALK, "## Steps", "## Each step"),
        _exchanged(TALK, "[[guide:one]]", "[[guide:begin]]"),
        _exchanged(TALK, "Then go.", "Then see [[guide:begin]]."),
        _exchanged(TALK, "Then go.", "Then write to kim@example.com."),
        _exchanged(TALK, "Then go.", "Then ask the cohort."),
        _exchanged(TALK, "Then go.", "Then see [[guide:nowhere]]."),
        _exchanged(TALK, "Then go.", "[[snippet:help]]"),
        _exchanged(TALK, "Then go.", "::: audience hr\nThen go.\n:::"),
        _exchanged(TALK, "Then go.", "::: steps"),
        _exchanged(TALK, "Then go.", "Then {{room}}."),
        _exchanged("content/templates/goals.md", "some words", "words"),
        _exchanged("content/templates/goals.md", "{{My goal}}", "{{My goals}}"),
        _exchanged("content/snippets/help.md", "Ask in", "Come to"),
        _exchanged(f"{HOWTO}long.md", "Each cohort has", "A cohort has"),
        _exchanged(f"{HOWTO}days/_section.md", "The days.", "All days."),
        _exchanged("content/programs/pairs.yaml", "Be kind.", "Be kind, always."),
        _exchanged("site.yaml", "Room 1", "Room 2"),
        _put("content/files/plan.txt", "Another plan"),
        _put(f"{HOWTO}new.md", guide("New.", title="New")),
        lambda files: files.pop(ONE) and None,
        _put(TALK, ""),
    ],
)
def test_all_else_goes_the_whole_way(edit: Callable[[Files], None]) -> None:
    """A faulty or missing title, a heading, a reference, an address, a word of the glossary, a fault, another kind of file."""
    assert touched(edit) is None


@pytest.mark.parametrize(
    ("edit", "least"),
    [
        (_exchanged(TALK, "title: A talk", "title: The talk"), [*TALKS, "guides/formats/index.html", PART, POINTER]),
        (_exchanged(TALK, "summary: S.", "summary: Another."), [*TALKS, "guides/formats/index.html", PART]),
        # It is read before its neighbours now, and the words below are others too.
        (_exchanged(ONE, "title: Day one", "title: A beginning"), ["guides/howto/days/index.html", PART]),
        (_exchanged("content/templates/goals.md", "title: Goals", "title: Aims"), ["templates/index.html", PART]),
        (_exchanged("content/index.md", "title: ", "title: New "), ["index.html", PART]),
    ],
)
def test_headlines_are_touched_up(edit: Callable[[Files], None], least: list[str]) -> None:
    """The page is made again, and every page that shows its title or summary, or stands beside it in another order."""
    made = touched(edit)
    assert made is not None
    assert set(least) <= set(made)


def test_a_page_that_moves_in_its_folder_leaves_other_folders_alone() -> None:
    """Of the lists of folders only its own shows that it stands elsewhere in it."""
    others = {
        f"{HOWTO}{path}.md": guide("Two.", title=title) for path, title in (("days/two", "B"), ("weeks/all", "C"))
    }
    made = touched(_exchanged(ONE, "title: Day one", "title: A beginning"), {**SITE, **others})
    assert made is not None
    assert "guides/howto/days/index.html" in made
    assert "guides/howto/weeks/index.html" not in made


def test_the_home_page_shows_no_titles_of_guides() -> None:
    """It says how many pages a section has, and stands where one of them is called something else."""
    made = touched(_exchanged(TALK, "title: A talk", "title: The talk"))
    assert made is not None
    assert "index.html" not in made


def test_a_lost_memory_costs_time_alone() -> None:
    """Whatever of the memory is gone or damaged, an edit is touched up rightly or goes the whole way."""
    kept, files = Kept(), dict(SITE)
    assert build_site(files, TODAY, EVERYONE, kept)
    whole = dict(kept.memory)
    _exchanged(TALK, "Then go.", "Then go, or stay.")(files)
    clean = build_site(files, TODAY, EVERYONE, None)
    sources, before = kept.sources, dict(kept.files)
    for name in whole:
        for broken in ({}, {name: b""}):
            kept.memory = Remembered({**{each: content for each, content in whole.items() if each != name}, **broken})
            kept.sources, kept.files = sources, dict(before)
            quick = touch_up(files, TODAY, EVERYONE, kept)
            assert quick in (None, clean), name


def scrambled(page: Page, known: frozenset[str]) -> Page:
    """The page in other words: each that is in no entry of the glossary becomes another one of the same length."""

    def other(word: re.Match[str]) -> str:
        return word[0] if word[0].lower() in known else "x" * len(word[0])

    def outside_tags(html: str) -> str:
        return "".join(
            part if part.startswith("<") else re.sub(r"\w+", other, part) for part in re.split("(<[^>]*>)", html)
        )

    body = page.body
    pieces = tuple(outside_tags(piece) if isinstance(piece, str) else piece for piece in body.pieces)
    words = re.sub(r"\w+", other, body.text)
    return replace(page, body=Body(pieces, body.headings, body.fields, words, body.mails))


def facts_of(site: Site, names: Mapping[str, object]) -> dict[str, str]:
    """The digests of facts of a site by name."""
    return {name: fact_digests(site)(name) for name in names}


@pytest.mark.parametrize("audience", [None, EVERYONE])
def test_nobody_else_sees_the_words(audience: str | None) -> None:
    """In the example site no check and no fact about another page depends on anything but the surface of a page."""
    found = inputs(SITE), read_inputs(Path())
    for given in found:
        examined = examine(given, Visibility(TODAY, audience))
        vocabulary = examined.site.vocabulary
        known = frozenset(
            word.lower()
            for forms in vocabulary.forms.values()
            for form in forms
            for word in re.findall(r"\w+", form.words)
        )
        pages = [
            scrambled(page, known) if page.key.kind in KINDS and surface(page, vocabulary) else page
            for page in examined.read.pages
        ]
        assert sum(one is not other for one, other in zip(pages, examined.read.pages, strict=True)) > 5
        settings_page = examined.site.pages[Key("site", "site")]
        site = examined.site
        again = assemble(
            (settings_page, *pages), site.settings, site.settings_tree, given.files, Visibility(TODAY, audience)
        ).value
        assert facts_of(again, _all_facts(site)) == facts_of(site, _all_facts(site))
        assert again.mentioned == site.mentioned
        checks = BUILT_IN.checks
        assert tuple(inspect(again, checks)) == tuple(inspect(site, checks))
        assert [surface(page, vocabulary) for page in pages] == [
            surface(page, vocabulary) for page in examined.read.pages
        ]


def entitled(page: Page, title: str) -> Page:
    """The page with another title and summary."""
    return replace(page, head=replace(page.head, title=title, summary=f"{title}, in short."))


TITLES = ("A first page", "Zebras", "ähnlich", "10 more", "A", "the same for all")


@pytest.mark.parametrize("audience", [None, EVERYONE])
def test_a_retitled_site_is_the_one_put_together_anew(audience: str | None) -> None:
    """After each of many titles, given to one page after the other: every part of the site, all recipes, all facts."""
    for given in (inputs(SITE), read_inputs(Path())):
        visibility = Visibility(TODAY, audience)
        examined = examine(given, visibility)
        site, theme = examined.site, examined.theme
        assert theme is not None
        read = {page.key: page for page in examined.read.pages}
        # What this audience sees in part is not retitled.
        fit = [key for key, page in read.items() if surface(page, site.vocabulary) and site.pages.get(key) is page]
        assert len(fit) > 5
        for number, key in enumerate(key for key in fit if key.kind != "term"):
            old, before = site.pages[key], site
            page = entitled(old, TITLES[number % len(TITLES)])
            if surface(page, site.vocabulary) != surface(old, site.vocabulary):
                # Its summary uses a word of the glossary.
                page = replace(page, head=replace(page.head, summary=old.head.summary))
            site = retitled(replace(site, pages={**site.pages, key: page}), page)
            read[key] = page
            names = _all_facts(before)
            changed = {name for name, then in facts_of(before, names).items() if fact_digests(site)(name) != then}
            # A page's own digest is that of its source.
            assert changed <= set(facts_of_edit(Reworded(old, page), before, site))
        anew = assemble(
            (site.pages[Key("site", "site")], *read.values()),
            site.settings, site.settings_tree, given.files, visibility,
        ).value  # fmt: skip
        for each in fields(Site):
            assert getattr(site, each.name) == getattr(anew, each.name), each.name
        outputs = BUILT_IN.outputs
        assert plan_recipes(site, theme, outputs) == plan_recipes(examined.site, theme, outputs)


def _all_facts(site: Site) -> dict[str, None]:
    names = ["settings", "today", "plans", "contacts", "sections", "tags", "vocabulary", "targets"]
    names += [f"{kind}:{key}" for key in site.pages for kind in ("head", "page", "backlinks", "uses")]
    names += [f"kind:{kind}" for kind in site.by_kind]
    names += [f"section:{section.id}" for section in site.sections]
    return dict.fromkeys([*names, *(f"tag:{tag.slug}" for tag in site.tags)])


SAID = (
    "A very long title that goes on and on until it is longer than what is shown everywhere, and then some more",
    "Write to kim.lee@example.com", "Ask Dr. Kim Lee", "cohort", "Another title", "{{pulse}} and [[guide:nowhere]]",
)  # fmt: skip


@pytest.mark.parametrize("name", sorted(path.name for path in PROBLEMS.glob("*.txt")))
def test_a_headline_that_is_touched_up_changes_no_problem(name: str) -> None:
    """In every site with a mistake: what is said after another title is what was said before, or the whole is read."""
    files = dict(read_problem((PROBLEMS / name).read_text(encoding="utf-8")).files)
    given = inputs_of(files)
    first = examine(given, Visibility(TODAY))
    edition = Edition(first, Publication())
    for page in first.read.pages:
        source = next(each for each in given.content if each.path == page.file)
        if page.key.kind not in KINDS or page.tree.value(("title",)) is None:
            continue
        line = re.search(rb"(?m)^title:.*$", source.data)
        for title in SAID if line else ():
            assert line is not None
            edited = source.data.replace(line[0], f'title: "{title}"'.encode(), 1)
            after = edition.with_words((SourceFile(source.path, edited),))
            if after is not None:
                others = tuple(SourceFile(each.path, edited) if each is source else each for each in given.content)
                whole = examine(replace(given, content=others), Visibility(TODAY))
                assert (page.file, title, after.problems) == (page.file, title, whole.problems)


def test_surface_is_all_there_is_to_compare() -> None:
    """Other words and headlines leave it as it was; whatever else is changed in a page changes it."""
    site = looked_at(SITE).site
    page = site.pages[Key("format", "talk")]
    other = replace(
        page,
        digest=digest(b"other"),
        body=Body(page.body.pieces, page.body.headings, page.body.fields, "Steps\nEntirely others.", page.body.mails),
    )
    assert surface(other, site.vocabulary) == surface(page, site.vocabulary) is not None
    assert surface(entitled(page, "Other"), site.vocabulary) == surface(page, site.vocabulary)
    for change in (
        replace(page, head=replace(page.head, tags=("other",))),
        replace(page, address="/elsewhere/"),
        replace(page, body=replace(page.body, headings=page.body.headings * 2)),
        replace(page, body=Body(page.body.pieces, page.body.headings, page.body.fields)),
        replace(page, body=Body(page.body.pieces[:1], page.body.headings, page.body.fields, page.body.text)),
    ):
        assert surface(change, site.vocabulary) != surface(page, site.vocabulary)
    assert surface(replace(page, sound=False), site.vocabulary) is None
