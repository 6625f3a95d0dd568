"""Broken sites: each is refused with every mistake at its place, without a traceback, and the old site stays as it is."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
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
    """A broken site: how it is broken, and what is told: places with codes, or a sentence where it is not the content."""

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
    Case("site.yaml empty", holding(S, ""), ()),
    Case("site.yaml of comments", holding(S, "# soon\n"), ()),
    Case("site.yaml a list", holding(S, "- title\n- owner\n"), ()),
    Case("site.yaml words", holding(S, "My site\n"), ()),
    Case("site.yaml a folder", as_folder(S), ()),
    Case("site.yaml a link", as_link(S), ()),
    Case("site.yaml a pipe", as_pipe(S), ()),
    Case("site.yaml in UTF-16", holding(S, BASE[S].encode("utf-16")), ()),
    Case("site.yaml in Latin-1", holding(S, BASE[S].replace("Small", "Kleine Größe").encode("latin-1")), ()),
    Case("site.yaml without a title", replaced(S, ("title: Small\n", "")), ()),
    Case("site.yaml with an empty title", replaced(S, ("Small", '""')), ()),
    Case("unknown setting", added(S, "langauge: en"), ()),
    Case("unknown theme", added(S, "theme: playbok"), ()),
    Case("theme setting that is none", added(S, "theme_settings: {colour: red}"), ()),
    Case("plugin that is none", added(S, "plugins: [no_such_module]"), ()),
    Case("policy that is none", added(S, "policies: {page/unreferencd: off}"), ()),
    Case("colour without quotes", added(S, "brand: #0b57d0"), ()),
    Case("owner that is none", replaced(S, ("owner: desk", "owner: dsk")), ()),
    Case("audience that includes itself", replaced(S, ("{hr: {}}", "{hr: {includes: [lead]}, lead: {includes: hr}}")), ()),
    # programs
    Case("program empty", holding(P, ""), ()),
    Case("program a list", holding(P, "- title: Buddies\n"), ()),
    Case("program a folder", as_folder(P), ()),
    Case("program in UTF-16", holding(P, BASE[P].encode("utf-16")), ()),
    Case("program an image", holding(P, b"\x89PNG\r\n\x1a\n" + b"\0\1\2" * 100), ()),
    Case("program with a nought byte", replaced(P, ("Two people", "Two\0people")), ()),
    Case("program without roles", replaced(P, (BASE[P][BASE[P].index("roles:\n") : BASE[P].index("milestones")], "")), ()),
    Case("program with one role", replaced(P, ("  - {id: mentee, label: Mentee, counterpart: mentor}\n", "")), ()),
    Case("id in the wrong case", replaced(P, ("{id: kickoff,", "{id: Kickoff,")), ()),
    Case("program file in the wrong case", lambda root: (root / P).rename(root / "content/programs/Buddies.yaml"), ()),
    Case("a day that does not exist", replaced(P, ("2026-09-14", "2026-02-30")), ()),
    Case("minutes without a unit", replaced(P, ("60 minutes", "60")), ()),
    Case("agenda too long", replaced(P, ("[40, Talk]", "[50, Talk]")), ()),
    Case("agenda without brackets", replaced(P, ("[40, Talk]", "40 Talk")), ()),
    Case("dates in a circle", replaced(P, ("when: on start", "when: 1 week after review")), ()),
    Case("unknown anchor", replaced(P, ("6 weeks after kickoff", "6 weeks after kikoff")), ()),
    Case("unknown role", replaced(P, ("roles: [mentor]}", "roles: [mentr]}")), ()),
    Case("unknown contact", replaced(P, ("owner: desk", "owner: dask")), ()),
    Case("unknown calendar", replaced(P, ("[days-off]", "[day-off]")), ()),
    Case("unknown template", replaced(P, ("kind: event, when: on start,", "kind: event, template: from, when: on start,")), ()),
    Case("unknown key", replaced(P, ("lifecycle:", "livecycle:")), ()),
    Case("duplicate key", added(P, "title: Again"), ()),
    Case("two milestones of one id", replaced(P, ("{id: review,", "{id: kickoff,")), ()),
    Case("order that runs backwards", replaced(P, ("[kickoff, review]", "[review, kickoff]")), ()),
    Case("unquoted colon", replaced(P, ("title: Buddies", "title: Buddies: the first")), ()),
    Case("unclosed bracket", replaced(P, ("[kickoff, review]", "[kickoff, review")), ()),
    Case("tabs", replaced(P, ("  roles: [mentor, mentee]\n  duration", "\troles: [mentor, mentee]\n\tduration")), ()),
    Case("alias", replaced(P, ("owner: desk", "owner: *desk")), ()),
    Case("a brackets bomb", holding(P, "[" * 100_000), ()),
    Case("a length beyond the calendar", replaced(P, ("10 weeks", "99999 months")), ()),
    Case("a date beyond the calendar", replaced(P, ("6 weeks after", "99999 weeks after")), ()),
    # pages
    Case("guide missing for a role", without("content/guides/roles/mentee.md"), ()),
    Case("guide in Latin-1", holding(G, "---\ntitle: Begin\n---\nGrüße.\n".encode("latin-1")), ()),
    Case("guide too large", holding(G, "x " * 600_000), ()),
    Case("front matter never closed", holding(G, "---\ntitle: Begin\n"), ()),
    Case("front matter a list", holding(G, "---\n- title\n---\nWords.\n"), ()),
    Case("audience misspelt", replaced(G, ("summary:", "audience: hrr\nsummary:")), ()),
    Case("audience key misspelt", replaced(G, ("summary:", "audiance: hr\nsummary:")), ()),
    Case("broken page reference", replaced(G, ("Use", "See [[role:mentr]]. Use")), ()),
    Case("broken item reference", replaced(G, ("Use", "See [[program:buddies/kikoff]]. Use")), ()),
    Case("broken kind of reference", replaced(G, ("Use", "See [[rolle:mentor]]. Use")), ()),
    Case("broken relative link", replaced(G, ("Use", "See [this](../roles/mentr.md). Use")), ()),
    Case("broken heading", replaced(G, ("Use", "See [this](../roles/mentor.md#what-you-does). Use")), ()),
    Case("broken attachment", replaced(G, ("Use", "See [this](../../files/a.pdf). Use")), ()),
    Case("broken snippet", replaced(G, ("Use", "[[snippet:note]]\n\nUse")), ()),
    Case("broken term", replaced(G, ("Use", "See [[term:Cohort]]. Use")), ()),
    Case("broken fact", replaced(G, ("Use", "See [[fact:one]]. Use")), ()),
    Case("broken contact", replaced(G, ("Use", "See [[contact:dsk]]. Use")), ()),
    Case("broken variable", replaced(G, ("{{tool}}", "{{tol}}")), ()),
    Case("link to what is withheld", all_of(
        replaced("content/guides/roles/mentor.md", ("summary:", "audience: hr\nsummary:")),
        replaced(G, ("Use", "See [[role:mentor]]. Use")),
    ), ()),
    Case("two files of one id", holding("content/guides/howto/more/begin.md", "---\ntitle: B\nsummary: S.\n---\nWords.\n"), ()),
    Case("one address twice", replaced("content/templates/form.md", ("summary:", "aliases: [form]\nsummary:")), ()),
    Case("script in the text", replaced(G, ("Use", "<script>alert(1)</script> Use")), ()),
    Case("link that runs", replaced(G, ("Use", "[x](javascript:alert(1)) Use")), ()),
    Case("page as a link", as_link(G), ()),
    Case("page as a pipe", as_pipe(G), ()),
    Case("content as a file", lambda root: (shutil.rmtree(root / "content"), _put(root / "content", "x"))[1], ()),
    Case("content as a link", as_link("content"), ()),
    Case("results of no cohort", holding("content/results/buddies/2027.yaml", "published: 2026-11-01\n"), ()),
    Case("facts that are words", holding("content/facts.yaml", "none yet\n"), ()),
    Case("everything at once", all_of(
        replaced(P, ("title: Buddies", "title: Buddies: two"), ("10 weeks", "10"), ("2026-09-14", "2026-09-31"),
                 ("roles: [mentor]}", "roles: [mentr]}"), ("[40, Talk]", "[50, Talk]")),
        replaced(G, ("Use", "See [[role:mentr]]. Use")), replaced(S, ("owner: desk", "owner: dsk")),
    ), ()),
)  # fmt: skip
