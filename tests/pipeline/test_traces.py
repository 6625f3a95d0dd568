"""After one edit the pages that show it are made again, and hardly any other."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rmsite.foundation.webpath import WebPath
from rmsite.testing import TODAY
from tests.making import guide
from tests.properties.test_incremental import START, Files, Kept, build_site

HOWTO = "content/guides/howto/"
Edit = Callable[[Files], None]


def _put(path: str, text: str) -> Edit:
    def edit(files: Files) -> None:
        files[path] = text

    return edit


def _exchange(path: str, old: str, new: str) -> Edit:
    def edit(files: Files) -> None:
        assert files[path].count(old) == 1
        files[path] = files[path].replace(old, new)

    return edit


def _after(edit: Edit) -> tuple[dict[WebPath, bytes], list[str]]:
    kept, files = Kept(), dict(START)
    assert build_site(files, TODAY, "everyone", kept)
    edit(files)
    made = build_site(files, TODAY, "everyone", kept)
    assert made is not None
    assert made == build_site(files, TODAY, "everyone", None)
    return made, kept.made_anew


@pytest.mark.parametrize(
    ("edit", "shows", "most"),
    [
        (_exchange(f"{HOWTO}long.md", "[steps]", "[the steps]"), ["guides/howto/long", "search"], 3),
        # The first paragraph is the summary, which others show.
        (_exchange(f"{HOWTO}days/one.md", "One.", "One more."), ["guides/howto/one", "guides/howto/days"], 8),
        (_exchange(f"{HOWTO}days/one.md", "Day one", "Day 1"), ["guides/howto/one", "guides/howto/days"], 8),
        (
            _put(f"{HOWTO}days/two.md", guide("Two.", title="Two")),
            ["guides/howto/one", "guides/howto/days", "guides"],
            14,
        ),
        (_put(f"{HOWTO}more/two.md", guide("[[guide:begin]]", title="Two")), ["guides/howto/begin"], 15),
        (
            _put("content/glossary/talk.md", "---\nterm: talk\nshort: S.\n---\n"),
            ["guides/formats/talk", "glossary"],
            34,
        ),
        (_exchange("content/glossary/cohort.md", "Who starts", "All who start"), ["guides/howto/long", "glossary"], 10),
        (_exchange("content/facts.yaml", "It works", "It does"), ["guides/benefits/eyes", "guides/howto/long"], 8),
        (_exchange("content/snippets/help.md", "Ask in", "Come to"), ["guides/howto/long"], 3),
        (_exchange("content/programs/pairs.yaml", "desk@example", "pairs@example"), ["programs/pairs", "404.html"], 66),
        (_exchange(f"{HOWTO}long.md", "tags: [days, talks]", "tags: [days]"), ["guides", "guides/howto/long"], 20),
        (_exchange("content/programs/pairs.yaml", "10 weeks", "12 weeks"), ["calendar", "guides/roles/mentor"], 60),
        (_put("content/files/plan.txt", "Another plan"), ["files/plan.txt"], 1),
    ],
)
def test_what_shows_an_edit_is_made_again(edit: Edit, shows: list[str], most: int) -> None:
    """The files come to what a clean build gives, the pages that show the edit among those made, ``most`` in all."""
    _, made = _after(edit)
    for address in shows:
        assert any(path.startswith(address) for path in made), (address, made)
    assert 0 < len(made) <= most, made


def test_nothing_is_made_where_nothing_has_changed() -> None:
    """Without an edit every file stands; so does every one beside a source that nobody reads."""
    assert _after(lambda files: None)[1] == []
    assert _after(_put("content/_notes/draft.md", "Words."))[1] == []


def test_a_touched_file_is_made_again() -> None:
    """A finished file that somebody has changed or removed is made again, and no other."""
    kept = Kept()
    made = build_site(START, TODAY, "everyone", kept)
    assert made
    kept.files = {**kept.files, WebPath("index.html"): b"touched"}
    del kept.files[WebPath("calendar/index.html")]
    assert build_site(START, TODAY, "everyone", kept) == made
    assert sorted(kept.made_anew) == ["calendar/index.html", "index.html"]


def test_each_file_says_why_it_was_made() -> None:
    """A trace keeps the reason in words, and what the file was made of."""
    kept, files = Kept(), dict(START)
    build_site(files, TODAY, "everyone", kept)
    assert {trace.why for trace in kept.traces.by_path.values()} == {"it is new"}
    _exchange("content/snippets/help.md", "Ask in", "Come to")(files)
    build_site(files, TODAY, "everyone", kept)
    trace = kept.traces.by_path["guides/howto/long/index.html"]
    assert trace.why == "page:snippet:help has changed"
    assert {"page:guide:long", "head:term:day", "vocabulary", "today"} <= set(trace.reads)
