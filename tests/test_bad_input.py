"""Broken sites: each is refused with every mistake at its place, without a traceback, and the old site stays."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.cli.running import rmsite, write
from tests.disk.sites import tree

HEADINGS = "".join(
    f"## {heading}\n\nWords.\n\n"
    for heading in ("What you do", "What you do not do", "Your hours", "Your first week", "If it goes wrong")
)
BASE = {
    "site.yaml": """\
title: Small
owner: desk
contacts: [{id: desk, label: Desk, mail: desk@example.com}]
audiences: {hr: {}}
vars: {tool: our tool}
holidays: {days-off: [2026-12-25, 2027-01-01]}
""",
    "content/index.md": "# Welcome\n\nHello. [[program:buddies]], [[guide:begin]], [[template:form]], [[term:cohort]]\n",
    "content/programs/buddies.yaml": """\
title: Buddies
summary: Two people meet twice.
owner: desk
status: paused
lifecycle: cohort
length: 10 weeks
roles:
  - {id: mentor, label: Mentor, counterpart: mentee}
  - {id: mentee, label: Mentee, counterpart: mentor}
milestones:
  - {id: kickoff, title: Kickoff, kind: event, when: on start, roles: [mentor, mentee]}
  - {id: review, title: Review, kind: event, when: 6 weeks after kickoff, roles: [mentor]}
order: [kickoff, review]
sessions:
  roles: [mentor, mentee]
  duration: 60 minutes
  items:
    - id: first
      title: First talk
      when: 1 week after start
      agenda:
        - [20, Terms]
        - [40, Talk]
cohorts:
  - {id: 2026-autumn, title: Autumn 2026, start: 2026-09-14, status: closed, holidays: [days-off]}
""",
    "content/guides/roles/mentor.md": "---\ntitle: Mentor\nsummary: Who a mentor is.\n---\n" + HEADINGS,
    "content/guides/roles/mentee.md": "---\ntitle: Mentee\nsummary: Who a mentee is.\n---\n" + HEADINGS,
    "content/guides/howto/begin.md": "---\ntitle: Begin\nsummary: How to begin.\n---\nUse {{tool}}.\n",
    "content/templates/form.md": "---\ntitle: Form\nsummary: A form.\n---\nName: {{Name | text}}\n",
    "content/glossary/cohort.md": "---\nterm: Cohort\nshort: Who starts together.\n---\n",
}
PROGRAM = "content/programs/buddies.yaml"
GUIDE = "content/guides/howto/begin.md"
Change = Callable[[Path], None]


@dataclass(frozen=True)
class Case:
    """A broken site: how it is broken, and what is told: places with codes, or a sentence where it is no file."""

    name: str
    change: Change
    told: tuple[str, ...]
    code: int = 1
    words: tuple[str, ...] = field(default=())


def replaced(path: str, *pairs: tuple[str, str]) -> Change:
    """A source in which some words are others."""

    def change(root: Path) -> None:
        text = (root / path).read_text("utf-8")
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new, 1)
        (root / path).write_text(text, "utf-8")

    return change


def holding(path: str, content: str | bytes) -> Change:
    """A source that holds something else."""
    return lambda root: _put(root / path, content)


def _put(path: Path, content: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


def without(path: str) -> Change:
    """A source that is not there."""
    return lambda root: (root / path).unlink()


def as_folder(path: str) -> Change:
    """A folder in the place of a source."""

    def change(root: Path) -> None:
        (root / path).unlink()
        (root / path).mkdir()

    return change


def as_link(path: str) -> Change:
    """A link in the place of a source."""

    def change(root: Path) -> None:
        (root / path).rename(root / "elsewhere")
        (root / path).symlink_to(root / "elsewhere")

    return change


def as_pipe(path: str) -> Change:
    """A pipe in the place of a source."""

    def change(root: Path) -> None:
        (root / path).unlink()
        os.mkfifo(root / path)

    return change


def as_file(path: str) -> Change:
    """A file in the place of a folder."""

    def change(root: Path) -> None:
        shutil.rmtree(root / path)
        (root / path).write_text("x")

    return change


def renamed(path: str, other: str) -> Change:
    """A source under another name."""

    def change(root: Path) -> None:
        (root / path).rename(root / other)

    return change


def all_of(*changes: Change) -> Change:
    """Several changes."""

    def change(root: Path) -> None:
        for each in changes:
            each(root)

    return change


def added(path: str, line: str) -> Change:
    """A line more at the end of a source."""
    return lambda root: _put(root / path, (root / path).read_bytes() + line.encode() + b"\n")


P, G, S = PROGRAM, GUIDE, "site.yaml"
CASES = (
    # site.yaml
    Case("site.yaml missing", without(S), ("has no site.yaml",), 2),
    Case("site.yaml empty", holding(S, ""),
         ("site.yaml:1:1 field/missing",)),
    Case("site.yaml of comments", holding(S, "# soon\n"),
         ("site.yaml:1:1 field/missing",)),
    Case("site.yaml a list", holding(S, "- title\n- owner\n"),
         ("site.yaml:1:1 field/shape",)),
    Case("site.yaml words", holding(S, "My site\n"),
         ("site.yaml:1:1 field/shape",)),
    Case("site.yaml a folder", as_folder(S),
         ("site.yaml:1:1 file/is-a-folder",)),
    Case("site.yaml a link", as_link(S),
         ("site.yaml:1:1 file/link",)),
    Case("site.yaml a pipe", as_pipe(S),
         ("site.yaml:1:1 file/not-a-file",)),
    Case("site.yaml in UTF-16", holding(S, BASE[S].encode("utf-16")),
         ("site.yaml:1:1 file/encoding",)),
    Case("site.yaml in Latin-1", holding(S, BASE[S].replace("Small", "Kleine Größe").encode("latin-1")),
         ("site.yaml:1:17 file/encoding",)),
    Case("site.yaml without a title", replaced(S, ("title: Small\n", "")),
         ("site.yaml:1:1 field/missing",)),
    Case("site.yaml with an empty title", replaced(S, ("Small", '""')),
         ("site.yaml:1:8 field/empty",)),
    Case("unknown setting", added(S, "langauge: en"),
         ("site.yaml:7:1 field/unknown-key",)),
    Case("unknown theme", added(S, "theme: playbok"),
         ("site.yaml:7:8 theme/unknown",)),
    Case("theme setting that is none", added(S, "theme_settings: {colour: red}"),
         ("site.yaml:7:26 theme/setting",)),
    Case("plugin that is none", added(S, "plugins: [no_such_module]"),
         ("site.yaml:7:11 site/plugin",)),
    Case("policy that is none", added(S, "policies: {page/unreferencd: off}"),
         ("site.yaml:7:12 site/unknown-policy",)),
    Case("colour without quotes", added(S, "brand: #0b57d0"),
         ("site.yaml:7:1 field/empty",)),
    Case("owner that is none", replaced(S, ("owner: desk", "owner: dsk")),
         ("site.yaml:2:8 reference/unknown",)),
    Case("audience that includes itself", replaced(S, ("{hr: {}}", "{hr: {includes: [lead]}, lead: {includes: hr}}")),
         ("site.yaml:4:54 site/audience-circle",)),
    # programs
    Case("program empty", holding(P, ""),
         ("programs/buddies.yaml:1:1 field/shape",)),
    Case("program a list", holding(P, "- title: Buddies\n"),
         ("programs/buddies.yaml:1:1 field/shape",)),
    Case("program a folder", as_folder(P),
         ("programs/buddies.yaml:1:1 file/is-a-folder",)),
    Case("program in UTF-16", holding(P, BASE[P].encode("utf-16")),
         ("programs/buddies.yaml:1:1 file/encoding",)),
    Case("program an image", holding(P, b"\x89PNG\r\n\x1a\n" + b"\0\1\2" * 100),
         ("programs/buddies.yaml:1:1 file/encoding",)),
    Case("program with a nought byte", replaced(P, ("Two people", "Two\0people")),
         ("programs/buddies.yaml:2:13 file/control-character",)),
    Case("program without roles", replaced(P, (BASE[P][BASE[P].index("roles:\n") : BASE[P].index("milestones")], "")),
         ("programs/buddies.yaml:1:1 field/missing",)),
    Case("program with one role", replaced(P, ("  - {id: mentee, label: Mentee, counterpart: mentor}\n", "")),
         ("programs/buddies.yaml:8:3 field/missing",)),
    Case("id in the wrong case", replaced(P, ("{id: kickoff,", "{id: Kickoff,")),
         ("programs/buddies.yaml:11:10 field/id",)),
    Case("program file in the wrong case", renamed(P, "content/programs/Buddies.yaml"),
         ("programs/Buddies.yaml:1:1 file/unusable-name",)),
    Case("a day that does not exist", replaced(P, ("2026-09-14", "2026-02-30")),
         ("programs/buddies.yaml:25:50 field/date",)),
    Case("minutes without a unit", replaced(P, ("60 minutes", "60")),
         ("programs/buddies.yaml:16:13 field/length",)),
    Case("agenda too long", replaced(P, ("[40, Talk]", "[50, Talk]")),
         ("programs/buddies.yaml:21:7 session/agenda-sum",)),
    Case("agenda without brackets", replaced(P, ("[40, Talk]", "40 Talk")),
         ("programs/buddies.yaml:23:11 field/agenda-step",)),
    Case("dates in a circle", replaced(P, ("when: on start", "when: 1 week after review")),
         ("programs/buddies.yaml:11:54 schedule/cycle",)),
    Case("unknown anchor", replaced(P, ("6 weeks after kickoff", "6 weeks after kikoff")),
         ("programs/buddies.yaml:12:52 schedule/unknown-anchor",)),
    Case("unknown role", replaced(P, ("roles: [mentor]}", "roles: [mentr]}")),
         ("programs/buddies.yaml:12:83 reference/unknown",)),
    Case("unknown contact", replaced(P, ("owner: desk", "owner: dask")),
         ("programs/buddies.yaml:3:8 reference/unknown",)),
    Case("unknown calendar", replaced(P, ("[days-off]", "[day-off]")),
         ("programs/buddies.yaml:25:89 reference/unknown",)),
    Case("unknown template", replaced(P, ("event, when: on start,", "event, template: from, when: on start,")),
         ("programs/buddies.yaml:11:58 reference/unknown",)),
    Case("unknown key", replaced(P, ("lifecycle:", "livecycle:")),
         ("programs/buddies.yaml:5:1 field/unknown-key",)),
    Case("duplicate key", added(P, "title: Again"),
         ("programs/buddies.yaml:26:1 yaml/duplicate-key",)),
    Case("two dates of one id",
         added(P, "training: [{id: kickoff, title: K, roles: [mentor], duration: 1 hour, when: on start}]"),
         ("programs/buddies.yaml:26:17 schedule/duplicate-id",)),
    Case("order that runs backwards", replaced(P, ("[kickoff, review]", "[review, kickoff]")),
         ("programs/buddies.yaml:13:17 schedule/order",)),
    Case("unquoted colon", replaced(P, ("title: Buddies", "title: Buddies: the first")),
         ("programs/buddies.yaml:1:8 yaml/needs-quotes",)),
    Case("unclosed bracket", replaced(P, ("[kickoff, review]", "[kickoff, review")),
         ("programs/buddies.yaml:13:8 yaml/syntax",)),
    Case("tabs", replaced(P, ("  roles: [mentor, mentee]\n  duration", "\troles: [mentor, mentee]\n\tduration")),
         ("programs/buddies.yaml:15:1 yaml/tab",)),
    Case("alias", replaced(P, ("owner: desk", "owner: *desk")),
         ("programs/buddies.yaml:3:8 yaml/alias",)),
    Case("a brackets bomb", holding(P, "[" * 100_000),
         ("programs/buddies.yaml:1:65 yaml/too-deep",)),
    Case("a length beyond the calendar", replaced(P, ("10 weeks", "99999 months")),
         ("programs/buddies.yaml:6:9 schedule/out-of-range",)),
    Case("a date beyond the calendar", replaced(P, ("6 weeks after", "99999 months after")),
         ("programs/buddies.yaml:12:52 schedule/out-of-range",)),
    # pages
    Case("guide missing for a role", without("content/guides/roles/mentee.md"),
         ("programs/buddies.yaml:9:10 role/guide-missing",)),
    Case("guide in Latin-1", holding(G, "---\ntitle: Begin\n---\nGrüße.\n".encode("latin-1")),
         ("guides/howto/begin.md:4:3 file/encoding",)),
    Case("guide too large", holding(G, "x " * 600_000),
         ("guides/howto/begin.md:1:1 file/too-large",)),
    Case("front matter never closed", holding(G, "---\ntitle: Begin\n"),
         ("guides/howto/begin.md:1:1 front-matter/not-closed",)),
    Case("front matter a list", holding(G, "---\n- title\n---\nWords.\n"),
         ("guides/howto/begin.md:2:1 field/shape",)),
    Case("audience misspelt", all_of(
        replaced(G, ("summary:", "audience: hrr\nsummary:")), replaced("content/index.md", ("[[guide:begin]], ", "")),
    ),
         ("guides/howto/begin.md:1:1 page/unreferenced",
          "guides/howto/begin.md:3:11 reference/unknown")),
    Case("audience key misspelt", all_of(
        replaced(G, ("summary:", "audiance: hr\nsummary:")), replaced("content/index.md", ("[[guide:begin]], ", "")),
    ),
         ("guides/howto/begin.md:3:1 field/unknown-key",)),
    Case("broken page reference", replaced(G, ("Use", "See [[role:mentr]]. Use")),
         ("guides/howto/begin.md:5:5 reference/unknown",)),
    Case("broken item reference", replaced(G, ("Use", "See [[program:buddies/kikoff]]. Use")),
         ("guides/howto/begin.md:5:5 reference/unknown",)),
    Case("broken kind of reference", replaced(G, ("Use", "See [[rolle:mentor]]. Use")),
         ("guides/howto/begin.md:5:5 reference/malformed",)),
    Case("broken relative link", replaced(G, ("Use", "See [this](../roles/mentr.md). Use")),
         ("guides/howto/begin.md:5:5 accessibility/link-text",
          "guides/howto/begin.md:5:12 reference/unknown")),
    Case("broken heading", replaced(G, ("Use", "See [this](../roles/mentor.md#what-you-does). Use")),
         ("guides/howto/begin.md:5:5 accessibility/link-text",
          "guides/howto/begin.md:5:12 reference/unknown")),
    Case("broken attachment", replaced(G, ("Use", "See [this](../../files/a.pdf). Use")),
         ("guides/howto/begin.md:5:5 accessibility/link-text",
          "guides/howto/begin.md:5:12 reference/unknown")),
    Case("broken snippet", replaced(G, ("Use", "[[snippet:note]]\n\nUse")),
         ("guides/howto/begin.md:5:1 reference/unknown",)),
    Case("broken term", replaced(G, ("Use", "See [[term:Cohort]]. Use")),
         ("guides/howto/begin.md:5:5 reference/malformed",)),
    Case("broken fact", replaced(G, ("Use", "See [[fact:one]]. Use")),
         ("guides/howto/begin.md:5:5 reference/unknown",)),
    Case("broken contact", replaced(G, ("Use", "See [[contact:dsk]]. Use")),
         ("guides/howto/begin.md:5:5 reference/unknown",)),
    Case("broken variable", replaced(G, ("{{tool}}", "{{tol}}")),
         ("guides/howto/begin.md:5:5 reference/unknown-variable",)),
    Case("link to what is withheld", all_of(
        replaced("content/guides/roles/mentor.md", ("summary:", "audience: hr\nsummary:")),
        replaced(G, ("Use", "See [[role:mentor]]. Use")),
    ),
         ("guides/howto/begin.md:5:5 audience/narrower",
          "programs/buddies.yaml:8:10 audience/narrower")),
    Case("two files of one id", holding("content/guides/howto/more/begin.md", "---\ntitle: B\nsummary: S.\n---\nW.\n"),
         ("guides/howto/more/begin.md:1:1 file/duplicate-id",)),
    Case("one address twice", replaced("content/templates/form.md", ("summary:", "aliases: [form]\nsummary:")),
         ("templates/form.md:3:10 site/collision",)),
    Case("script in the text", replaced(G, ("Use", "<script>alert(1)</script> Use")),
         ("guides/howto/begin.md:5:1 markdown/raw-html",), words=("--strict",)),
    Case("link that runs", replaced(G, ("Use", "[x](javascript:alert(1)) Use")),
         ("guides/howto/begin.md:5:5 markdown/link-scheme",)),
    Case("page as a link", as_link(G),
         ("guides/howto/begin.md:1:1 file/link",)),
    Case("page as a pipe", as_pipe(G),
         ("guides/howto/begin.md:1:1 file/not-a-file",)),
    Case("content as a file", as_file("content"),
         ("content:1:1 file/is-a-file",)),
    Case("content as a link", as_link("content"),
         ("content:1:1 file/link",)),
    Case("results of no cohort", holding("content/results/buddies/2027.yaml", "published: 2026-11-01\n"),
         ("results/buddies/2027.yaml:1:1 results/unknown-cohort",)),
    Case("facts that are words", holding("content/facts.yaml", "none yet\n"),
         ("facts.yaml:1:1 field/shape",)),
    Case("everything at once", all_of(
        replaced(P, ("title: Buddies", "title: Buddies: two"), ("10 weeks", "10"), ("2026-09-14", "2026-09-31"),
                 ("roles: [mentor]}", "roles: [mentr]}"), ("[40, Talk]", "[50, Talk]")),
        replaced(G, ("Use", "See [[role:mentr]]. Use")), replaced(S, ("owner: desk", "owner: dsk")),
    ),
         ("guides/howto/begin.md:5:5 reference/unknown",
          "programs/buddies.yaml:1:8 yaml/needs-quotes",
          "programs/buddies.yaml:6:9 field/length",
          "programs/buddies.yaml:12:83 reference/unknown",
          "programs/buddies.yaml:21:7 session/agenda-sum",
          "programs/buddies.yaml:25:50 field/date")),
)  # fmt: skip


def place_and_code(line: str) -> str:
    """File below the content, line, column and code of a message in its short form."""
    match = re.match(r"(?:content/)?(\S+): (?:error|warning)\[(\S+)\]: ", line)
    assert match, line
    return f"{match[1]} {match[2]}"


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sound site, built."""
    root = write(tmp_path_factory.mktemp("good"), BASE)
    result = rmsite("build", "--strict", "--site", root)
    assert result.code == 0, result.err
    return root


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_broken_site_is_told_and_not_published(case: Case, good: Path, tmp_path: Path) -> None:
    """Each mistake is told once at its file, line and column, with a hint; nothing else is, and the old site stays."""
    root = tmp_path / "site"
    shutil.copytree(good, root)
    case.change(root)
    before = tree(root / "public")
    result = rmsite("build", "--site", root, "--format", "short", *case.words)
    assert result.code == case.code, result.err
    *told, last = result.err.splitlines()
    if case.code == 2:
        assert case.told[0] in result.err
    else:
        assert tuple(map(place_and_code, told)) == case.told
        assert last.startswith("Nothing written: ")
    assert result.out == ""
    assert tree(root / "public") == before
    assert sorted(path.name for path in root.iterdir() if path.name.startswith(".public")) == []


@pytest.mark.parametrize("case", [case for case in CASES if case.code == 1], ids=lambda case: case.name)
def test_checking_tells_the_same(case: Case, good: Path, tmp_path: Path) -> None:
    """What a build refuses, a check tells alike, with the same exit code."""
    root = tmp_path / "site"
    shutil.copytree(good, root)
    case.change(root)
    result = rmsite("check", "--site", root, "--format", "short", *case.words)
    assert result.code == 1
    assert tuple(map(place_and_code, result.err.splitlines()[:-1])) == case.told
