"""Every kind of fact that a page notes is needed: without it, some edit would leave an old page behind."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

import pytest

from rmsite.foundation.span import Span
from rmsite.graph.targets import Lost
from rmsite.markdown.body import Reference
from rmsite.model.page import Key
from rmsite.testing import TODAY, site_of
from rmsite.view.seen import Seen, fact_digests, fact_in_words
from tests.making import PAIRS, SITE, guide
from tests.properties.test_incremental import START, Files, Kept, build_site

HOWTO = "content/guides/howto/"
SMALL: Files = {
    "site.yaml": SITE,
    "content/index.md": guide("Welcome.", title="Hello"),
    "content/programs/pairs.yaml": PAIRS,
    "content/guides/roles/mentor.md": guide("Text.", title="The mentor"),
    "content/guides/roles/mentee.md": guide("Text.", title="The mentee"),
}
PROSE_LESS: Files = {"site.yaml": SITE, "content/index.md": guide("Welcome.", title="Hello")}
TERM = "---\nterm: talk\nshort: S.\n---\n"
COHORT = "cohorts: [{id: autumn, title: Autumn, start: 2026-10-05, status: running}]\n"


def _exchanged(path: str, old: str, new: str) -> Callable[[Files], Files]:
    def edit(files: Files) -> Files:
        assert files[path].count(old) == 1, (path, old)
        return {**files, path: files[path].replace(old, new)}

    return edit


NEEDED: dict[str, tuple[Files, Callable[[Files], Files]]] = {
    "settings": (SMALL, _exchanged("site.yaml", "Example Works", "Another Company")),
    "page": (START, _exchanged("content/snippets/help.md", "Ask in", "Come to")),
    "head": (START, _exchanged(f"{HOWTO}begin.md", "title: Begin", "title: Start")),
    "any": (SMALL, lambda files: {**files, "content/templates/goals.md": guide("{{My goal}}", title="Goals")}),
    "below": (PROSE_LESS, lambda files: {**files, f"{HOWTO}begin.md": guide("Words.", title="Begin")}),
    "kind": (START, lambda files: {**files, "content/templates/plan.md": guide("{{My plan}}", title="Plan")}),
    "plans": (SMALL, lambda files: {**files, "content/programs/pairs.yaml": files["content/programs/pairs.yaml"] + COHORT}),
    "contacts": (
        {**START, "content/glossary/ask.md": "---\nterm: asking\nshort: S.\n---\n\nAsk the [[contact:desk]].\n"},
        _exchanged("content/programs/pairs.yaml", "label: Desk", "label: The desk of pairs"),
    ),
    "sections": (START, lambda files: {**files, f"{HOWTO}more/two.md": guide("Two.", title="Two")}),
    "section": (START, lambda files: {**files, f"{HOWTO}days/two.md": guide("Two.", title="Two")}),
    "backlinks": (START, _exchanged("content/guides/formats/talk.md", "Talk.", "Talk, then see [[guide:one]].")),
    "uses": (START, _exchanged("content/guides/formats/talk.md", "Talk.", "Talk about the cohort.")),
    "tags": (START, _exchanged("content/templates/goals.md", "title: Goals", "title: Goals\ntags: [days]")),
    "tag": (
        {
            **START,
            "content/guides/formats/talk.md": guide("## Steps\n\nTalk.", title="A first talk", tags="[days]"),
            f"{HOWTO}days/one.md": guide("One.", title="Day one", tags="[days]"),
        },
        _exchanged("content/guides/formats/talk.md", "tags: [days]", "tags: [DAYS]"),
    ),
    "vocabulary": (START, lambda files: {**files, "content/glossary/talk.md": TERM}),
    "file": (START, lambda files: {**files, "content/files/plan.txt": "Another plan"}),
    "finished": (START, _exchanged(f"{HOWTO}long.md", "[steps]", "[the steps]")),
}  # fmt: skip
"""By kind of fact: a site, and an edit after which a page would be old if the pages had not noted such a fact."""
ELSEWHERE = {"today", "targets"}


def blind_to(kind: str) -> type[Seen]:
    """A view of the site that does not note one kind of fact."""

    class Names(set[str]):
        def add(self, name: str) -> None:
            if name.partition(":")[0] != kind:
                super().add(name)

        def update(self, *names: Iterable[str]) -> None:
            for name in (each for some in names for each in some):
                self.add(name)

    class Blind(Seen):
        def __init__(self, *given: Any) -> None:
            super().__init__(*given)
            self.reads = Names()

    return Blind


def old_pages(files: Files, edit: Callable[[Files], Files], day: date = TODAY) -> list[str]:
    """The files that a build after the edit leaves as they were, though a clean one makes them otherwise."""
    kept = Kept()
    assert build_site(files, TODAY, "everyone", kept)
    quick = build_site(edit(files), day, "everyone", kept)
    clean = build_site(edit(files), day, "everyone", None)
    assert quick is not None
    assert clean is not None
    return sorted(path.value for path in clean if clean[path] != quick.get(path))


@pytest.mark.parametrize("kind", NEEDED)
def test_every_note_is_needed(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With all notes no page is old after the edit; without those of this kind one is."""
    assert old_pages(*NEEDED[kind]) == []
    monkeypatch.setattr("rmsite.pipeline.make.Seen", blind_to(kind))
    assert old_pages(*NEEDED[kind]) != []


def test_the_day_is_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same for the day of the build."""
    tomorrow = TODAY + timedelta(days=1)
    assert old_pages(START, dict, tomorrow) == []
    monkeypatch.setattr("rmsite.pipeline.make.Seen", blind_to("today"))
    assert old_pages(START, dict, tomorrow) != []


def test_what_leads_nowhere_is_noted() -> None:
    """A reference to nothing may lead somewhere one day: what there is to point to is noted, and changes then."""
    reference = Reference("guide", "later", "", None, Span("content/index.md"))
    before, after = (
        site_of({"content/index.md": "Hello.", **more}).value
        for more in ({}, {f"{HOWTO}later.md": guide("Words.", title="Later")})
    )
    seen = Seen(before)
    assert isinstance(seen.find(reference, before.pages[Key("home", "index")]), Lost)
    assert seen.reads == {"targets"}
    assert fact_digests(before)("targets") != fact_digests(after)("targets")


def test_no_kind_is_left_out() -> None:
    """Each kind of fact that has words has a test here."""
    from rmsite.view.seen import _WORDS

    assert NEEDED.keys() | ELSEWHERE == _WORDS.keys()
    assert fact_in_words("head:role:mentor") == "the title and summary of role:mentor"
