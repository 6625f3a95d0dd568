"""Whatever an author does one after the other, a build that uses the last one comes to what a clean one comes to."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from unittest.mock import patch

import pytest

from rmsite.foundation.diagnostic import Diagnostic
from rmsite.foundation.digest import digest
from rmsite.foundation.webpath import WebPath
from rmsite.graph.audiences import Visibility
from rmsite.increment.kept_traces import packed_traces, unpacked_traces
from rmsite.increment.trace import NO_TRACES, Traces
from rmsite.pipeline.build import examine
from rmsite.pipeline.forks import ALONE
from rmsite.pipeline.kept import names_of, state_of
from rmsite.pipeline.linked import packed_site
from rmsite.pipeline.make import NOTHING, Last, make
from rmsite.pipeline.progress import unwatched
from rmsite.pipeline.retouch import Edit, retouch
from rmsite.testing import TODAY
from rmsite.view.shapes import Publication
from tests.making import guide, inputs, open_translated, theme_of
from tests.memory import Remembered
from tests.outputs.site import FILES

Files = dict[str, str]
STEPS = 12
START: Files = {
    **{path: str(text) for path, text in FILES.items()},
    "site.yaml": str(FILES["site.yaml"]) + "vars: {room: Room 1}\nannouncements: [{text: Hello, until: 2026-12-24}]\n",
    "content/snippets/help.md": "## Help\n\nAsk in {{room}}.\n",
    "content/guides/howto/long.md": guide(
        "Each cohort has a day.\n\n[[snippet:help]]\n\n::: audience hr\nFor [[guide:begin]] only.\n:::\n\n"
        "See [[program:pairs/first]], [[term:day]], [[fact:f]] and [steps](../formats/talk.md#steps).",
        title="A long one",
        tags="[days, talks]",
    ),
    "content/guides/howto/pay.md": guide("Money and days.", title="Pay", audience="hr", tags="[days]"),
}


@dataclass
class Kept:
    """What builds leave for the next one, and which files the last one made."""

    memory: Remembered = field(default_factory=Remembered)
    traces: Traces = NO_TRACES
    problems: tuple[Diagnostic, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)
    files: dict[WebPath, bytes] = field(default_factory=dict)
    made_anew: list[str] = field(default_factory=list)


PUBLICATION = Publication(version="test")


def build_site(files: Files, today: date, audience: str, kept: Kept | None) -> dict[WebPath, bytes] | None:
    """The files of a site, with what ``kept`` holds or clean; None where there are errors."""
    examined = examine(inputs(files), Visibility(today, audience), memory=kept.memory if kept else None)
    if examined.has_errors:
        return None
    theme = theme_of(examined)
    before, last = {}, NOTHING
    if kept is not None:
        before = dict(kept.files)
        last = Last(kept.traces, lambda path: digest(before[path]) if path in before else None)
    made = make(examined.recipes, examined.site, theme, PUBLICATION, unwatched, ALONE, last)
    assert made.problems == ()
    if kept is not None:
        names = names_of(Visibility(today, audience), PUBLICATION)
        kept.sources, kept.problems = inputs(files).digests(), examined.problems
        packed, linked = b"".join(packed_traces(made.traces)), packed_site(examined.site, examined.read.pages)
        kept.memory |= {names.traces: packed, names.linked: linked}
        kept.memory.put(names.state, state_of(today, kept.sources, digest(packed), digest(linked)))
        traces = made.traces.by_path
        kept.made_anew = [path for path, trace in traces.items() if trace is not kept.traces.by_path.get(path)]
        kept.traces, kept.files = (
            made.traces,
            {path: made.files.get(path) or before[path] for path in map(WebPath, traces)},
        )
        return dict(kept.files)
    return dict(made.files)


def touch_up(files: Files, today: date, audience: str, kept: Kept) -> dict[WebPath, bytes] | None:
    """The files of a site of which only words have changed since ``kept``; None where more has, or may have."""
    now = {source.path: source for source in (*inputs(files).texts(), *inputs(files).files.values())}
    changed = {path for path, source in now.items() if kept.sources.get(path) != source.digest}
    if now.keys() != kept.sources.keys():
        return None
    edit = Edit(tuple(now[path] for path in sorted(changed)), kept.sources, inputs(files).themes, kept.problems)
    with patch("rmsite.pipeline.retouch.open_theme", open_translated):
        touched = retouch(edit, Visibility(today, audience), PUBLICATION, kept.memory)
    if touched is None:
        return None
    assert touched.keep()
    kept.sources = inputs(files).digests()
    kept.traces = unpacked_traces(kept.memory[names_of(Visibility(today, audience), PUBLICATION).traces])
    kept.made_anew = [path.value for path in touched.files]
    kept.files = {**kept.files, **touched.files}
    return dict(kept.files)


def _prose(random_: random.Random, files: Files) -> None:
    path = random_.choice([path for path in files if path.endswith(".md")])
    files[path] += f"\n\nWords number {random_.randrange(99)} about a [[term:day]] and cohorts.\n"


def _prose_within(random_: random.Random, files: Files) -> None:
    path = random_.choice([path for path in files if path.endswith(".md") and "\n\n" in files[path]])
    before, gap, after = files[path].rpartition("\n\n")
    files[path] = f"{before}\n\nA talk, {random_.randrange(99)} minutes.{gap}{after}"


def _front(random_: random.Random, files: Files) -> None:
    path = random_.choice(
        [path for path in files if re.search("^(title|short|summary|tags): ", files[path], re.MULTILINE)]
    )
    change = random_.choice(["title", "short", "summary"])
    files[path] = re.sub(
        f"^{change}: .*$", f"{change}: Another {random_.randrange(9)}", files[path], flags=re.MULTILINE
    )


def _yaml(random_: random.Random, files: Files) -> None:
    path = random_.choice([path for path in files if path.endswith(".yaml") and "results" not in path])
    old, new = random_.choice(
        [
            ("10 weeks", "12 weeks"), ("12 weeks", "10 weeks"), ("label: Mentor", "label: Guide"), ("Two people", "Pairs"),
            ("2 weeks after start", "3 weeks after start"), ("title: First,", "title: The first,"), ("Room 1", "Room 2"),
            ("title: Programs", "title: Playbooks"), ("text: Hello", "text: Good day"), ("It works", "It does work"),
            ("status: running", "status: open"), ("Be kind.", "Be kind, always."), ("label: Desk", "label: The desk"),
            ("Room 2", "Room 3"), ("2026-10-05, status", "2026-10-12, status"), ("times: 3", "times: 4"),
            ("title: Weekly,", "title: Weekly, audience: hr,"), ("related: [circles]", "related: []"),
            ("lifecycle: rolling", "lifecycle: rolling\nstarts: lead"), ("until: 2026-12-24", "until: 2026-11-01"),
        ]
    )  # fmt: skip
    files[path] = files[path].replace(old, new)


def _added(random_: random.Random, files: Files) -> None:
    number = random_.randrange(9)
    folder = random_.choice(["guides/howto", "guides/howto/days", "guides/howto/more", "guides/formats", "templates"])
    files[f"content/{folder}/new-{number}.md"] = guide(
        "A cohort, [[guide:begin]] and [[role:mentor]].", title=f"New {number}", tags="[days]"
    )


def _gone(random_: random.Random, files: Files) -> None:
    del files[random_.choice([path for path in files if path not in ("site.yaml", "content/index.md")])]


def _renamed(random_: random.Random, files: Files) -> None:
    path = random_.choice([path for path in files if path.startswith("content/guides/howto/")])
    files[path.removesuffix(".md") + "-too.md"] = files.pop(path)


def _restricted(random_: random.Random, files: Files) -> None:
    path = random_.choice([path for path in files if path.startswith(("content/guides/", "content/templates/"))])
    word = random_.choice(
        ["audience: hr", "audience: managers", "status: draft", "publish_on: 2026-11-25", "mute: [day]"]
    )
    files[path] = files[path].replace("---\n", f"---\n{word}\n", 1)


def _term(random_: random.Random, files: Files) -> None:
    files[f"content/glossary/word-{random_.randrange(4)}.md"] = (
        f"---\nterm: {random_.choice(['words', 'talk', 'welcome'])}\nshort: Something {random_.randrange(9)}.\n---\n"
    )


def _attachment(random_: random.Random, files: Files) -> None:
    files["content/files/plan.txt"] = f"plan {random_.randrange(9)}"


EDITS: tuple[Callable[[random.Random, Files], None], ...] = (
    _prose, _prose, _prose_within, _prose_within, _front, _front, _yaml, _yaml, _yaml, _added, _gone, _renamed, _restricted, _term, _attachment,
)  # fmt: skip


def _history(seed: int) -> tuple[int, int, int]:
    """How many builds of a history of edits came to a site, how many files of the one before stood in them all
    together, and how many builds were touched up."""
    random_ = random.Random(seed)
    files, today, audience = dict(START), TODAY, random_.choice(["everyone", "managers", "hr"])
    kept, built, stood, touched, before = Kept(), 0, 0, 0, [dict(files)]
    for step in range(STEPS):
        if step:
            if random_.random() < 0.15:
                files = dict(random_.choice(before))
            for _ in range(random_.choice([0, 1, 1, 1, 2])):
                random_.choice(EDITS)(random_, files)
            today += timedelta(days=random_.choice([0, 0, 0, 0, 1, 30]))
        clean = build_site(files, today, audience, None)
        quick = touch_up(files, today, audience, kept)
        if quick is not None:
            assert kept.problems == examine(inputs(files), Visibility(today, audience)).problems, (seed, step)
            touched += 1
        else:
            quick = build_site(files, today, audience, kept)
        assert (clean is None) == (quick is None), (seed, step)
        if clean is None or quick is None:
            # An author who has broken something takes it back.
            files = dict(before[-1])
            continue
        before.append(dict(files))
        differing = [path.value for path in clean.keys() | quick.keys() if clean.get(path) != quick.get(path)]
        assert differing == [], (seed, step, sorted(differing))
        built += 1
        stood += len(quick) - len(kept.made_anew)
    return built, stood, touched


def _run(seeds: range) -> None:
    counts = [_history(seed) for seed in seeds]
    # Most steps come to a site, and many files of a step are those of the step before.
    builds, stood, touched = map(sum, zip(*counts, strict=True))
    assert builds > len(seeds) * STEPS / 3
    assert stood > 30 * builds
    assert touched > len(seeds)


def test_incremental_builds_equal_clean_ones() -> None:
    """After every step of a few histories of edits each file has the bytes that a clean build gives it."""
    _run(range(8))


@pytest.mark.full
@pytest.mark.parametrize("part", range(20))
def test_incremental_builds_equal_clean_ones_for_long(part: int) -> None:
    """The same for 500 histories."""
    _run(range(1000 + part * 25, 1025 + part * 25))
