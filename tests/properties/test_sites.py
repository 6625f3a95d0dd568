"""Whatever a small site consists of, it builds, every link lands, and nobody gets what is not for them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from rmsite.graph.audiences import EVERYONE
from rmsite.pipeline.forks import ALONE
from rmsite.pipeline.make import make
from rmsite.pipeline.progress import unwatched
from rmsite.view.shapes import Publication
from tests.html.crawl import crawl
from tests.making import SITE, looked_at, theme_of

FOLDERS = {
    "role": "guides/roles/", "format": "guides/formats/", "benefit": "guides/benefits/", "guide": "guides/howto/",
    "template": "templates/", "term": "glossary/", "snippet": "snippets/",
}  # fmt: skip
SECRET = "canary"


@dataclass(frozen=True)
class Page:
    """A page to be written: what it is, who may read it, what it points to (places in the list of all pages)."""

    kind: str
    name: str
    folder: str
    is_restricted: bool
    has_block: bool
    has_alias: bool
    has_heading: bool
    links: tuple[int, ...]


@dataclass(frozen=True)
class Program:
    """A program to be written: which of its parts it has."""

    name: str
    is_restricted: bool
    is_rolling: bool
    has_alias: bool
    cohorts: int
    sessions: tuple[bool, ...]
    parts: frozenset[str]
    links: tuple[int, ...]


LINKS = st.lists(st.integers(0, 30), max_size=3).map(tuple)
PAGES = st.lists(
    st.builds(
        Page,
        kind=st.sampled_from(sorted(FOLDERS)),
        name=st.sampled_from(["a", "b", "roles", "howto", "glossary", "templates", "first-days"]),
        folder=st.sampled_from(["", "", "days/", "roles/", "howto/", "days/deep/"]),
        is_restricted=st.booleans(),
        has_block=st.booleans(),
        has_alias=st.booleans(),
        has_heading=st.booleans(),
        links=LINKS,
    ),
    max_size=8,
    unique_by=lambda page: (page.kind, page.name),
)
PROGRAMS = st.lists(
    st.builds(
        Program,
        name=st.sampled_from(["pairs", "programs", "circles"]),
        is_restricted=st.booleans(),
        is_rolling=st.booleans(),
        has_alias=st.booleans(),
        cohorts=st.integers(0, 2),
        sessions=st.lists(st.booleans(), max_size=3).map(tuple),
        parts=st.frozensets(
            st.sampled_from(["milestone", "training", "step", "matching", "risk", "faq", "benefit", "support"])
        ),
        links=LINKS,
    ),
    max_size=2,
    unique_by=lambda program: program.name,
)


def _links(numbers: tuple[int, ...], pages: list[Page], *, restricted: bool, snippets: bool = True) -> str:
    # What a text may point to: a wider audience never to a narrower one, and snippets to no snippets.
    found = [pages[number % len(pages)] for number in numbers] if pages else []
    lines = []
    for page in found:
        if (restricted or not page.is_restricted) and (snippets or page.kind != "snippet"):
            lines.append(f"[[{page.kind}:{page.name}]]")
            if page.kind != "snippet":
                folder = page.folder if page.kind == "guide" else ""
                lines.append(
                    f"Or [so](/{FOLDERS[page.kind]}{folder}{page.name}.md{'#why-so' if page.has_heading else ''})."
                )
    return "\n\n".join(lines)


def _text(page: Page, pages: list[Page]) -> str:
    front = [f"audience: hr\ntitle: {SECRET} {page.name}"] if page.is_restricted else [f"title: The {page.name}"]
    if page.kind == "term":
        front = [front[0].replace("title:", "term:"), "short: x"]
    if page.has_alias and page.kind != "snippet":
        front.append(f"aliases: [old-{page.name}]")
    if page.kind == "snippet":
        front = front[:1] if page.is_restricted else ["title: x"]
    parts = ["Words {{My field}}." if page.kind == "template" else "Words."]
    if page.has_heading:
        parts.append("## Why so\n\nBecause, see [above](#why-so).")
    parts.append(_links(page.links, pages, restricted=page.is_restricted, snippets=page.kind != "snippet"))
    if page.has_block:
        inner = _links(page.links, pages, restricted=True, snippets=page.kind != "snippet")
        parts.append(f"::: audience hr\n## {SECRET} heading\n\n{SECRET} words\n\n{inner}\n:::")
    return "---\n" + "\n".join(front) + "\n---\n\n" + "\n\n".join(filter(None, parts)) + "\n"


def _program(program: Program, pages: list[Page]) -> str:
    cohorts = 0 if program.is_rolling else program.cohorts
    benefits = [
        page.name for page in pages if page.kind == "benefit" and (program.is_restricted or not page.is_restricted)
    ]
    prose = " ".join(
        line
        for line in _links(program.links, pages, restricted=program.is_restricted, snippets=False).split("\n\n")
        if line
    )
    lines = [
        f"title: {SECRET if program.is_restricted else ''} {program.name}",
        f'summary: "Two people. {prose}"',
        "owner: people",
        "status: paused",
        f"lifecycle: {'rolling' if program.is_rolling else 'cohort'}",
        "length: 10 weeks",
        "roles: [{id: mentor, label: Mentor}, {id: mentee, label: Mentee}]",
    ]
    if program.is_restricted:
        lines.append("audience: hr")
    if program.has_alias:
        lines.append(f"aliases: [old-{program.name}]")
    if program.sessions:
        lines += ["sessions:", "  roles: [mentor, mentee]", "  duration: 60 minutes", "  items:"]
        for number, is_restricted in enumerate(program.sessions):
            audience = ", audience: hr" if is_restricted else ""
            title = SECRET if is_restricted else "Talk"
            when = "1 week after start" if number == 0 else f"1 week after s{number - 1}"
            lines.append(
                f"    - {{id: s{number}, title: {title}, when: {when}{audience}, agenda: [[60, {title} step]]}}"
            )
    given_parts = {
        "milestone": "milestones: [{id: m, title: M, kind: event, when: on start, duration: 1 hour, roles: [mentor]}]",
        "training": "training: [{id: t, title: T, roles: [mentee], duration: 30 minutes, when: 1 week before start}]",
        "step": "onboarding: {mentor: [{id: st, text: Read **it**, when: 2 weeks before start, duration: 5 minutes}]}",
        "matching": "matching: {method: random}",
        "risk": "risks: [{id: r, risk: x, likelihood: low, impact: low, response: y, owner: mentor}]",
        "faq": 'faqs: [{q: "Why?", a: "So."}]',
        "benefit": f"benefits: [{{id: {benefits[0]}, for: [mentor]}}]" if benefits else "",
        "support": "support: {first: people}",
    }
    lines += [given_parts[part] for part in sorted(program.parts)]
    if cohorts:
        lines.append("cohorts:")
        starts = (("now", "2026-10-05", "running"), ("next", "2027-02-01", "planned"))
        lines += [
            f"  - {{id: {name}, title: {name}, start: {day}, status: {status}}}"
            for name, day, status in starts[:cohorts]
        ]
    return "\n".join(filter(None, lines)) + "\n"


def _files(pages: list[Page], programs: list[Program]) -> dict[str, str]:
    files = {"site.yaml": SITE}
    if programs:
        # Every role has its guide.
        pages = [page for page in pages if page.kind != "role" or page.name not in ("mentor", "mentee")]
        files |= {f"content/guides/roles/{name}.md": "Words.\n" for name in ("mentor", "mentee")}
    for page in pages:
        folder = page.folder if page.kind == "guide" else ""
        files[f"content/{FOLDERS[page.kind]}{folder}{page.name}.md"] = _text(page, pages)
        if page.has_heading and page.kind == "guide" and page.folder == "days/":
            files["content/guides/howto/days/_section.md"] = "---\ntitle: Days\n---\n\nThe days.\n"
    for program in programs:
        files[f"content/programs/{program.name}.yaml"] = _program(program, pages)
    return files


def _build(files: dict[str, str], audience: str, *, offline: bool) -> dict[str, bytes]:
    examined = looked_at(files, audience)
    errors = [f"{each.span}: {each.message}" for each in examined.problems if each.is_error]
    # Two pages may well claim one address here; that is told, and no site.
    if errors:
        assert all("is claimed twice" in error for error in errors), errors
        return {}
    theme = theme_of(examined)
    made = make(examined.recipes, examined.site, theme, Publication(offline=offline), unwatched, ALONE)
    assert made.problems == ()
    return {path.value: content for path, content in made.files.items()}


def _check(pages: list[Page], programs: list[Program], audience: str, *, offline: bool) -> None:
    made = _build(_files(pages, programs), audience, offline=offline)
    if not made:
        return
    with TemporaryDirectory() as name:
        for path, content in made.items():
            target = Path(name, path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        assert [str(fault) for fault in crawl(Path(name))] == []
    if audience != "hr":
        assert not [path for path, content in made.items() if SECRET in path or SECRET.encode() in content.lower()]


QUICK = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@QUICK
@given(PAGES, PROGRAMS, st.sampled_from([EVERYONE, "managers", "hr"]), st.booleans())
@example([], [], EVERYONE, False)
@example(
    [],
    [Program("programs", False, False, True, 2, (True, False, True), frozenset({"milestone", "step"}), ())],
    EVERYONE,
    False,
)
@example(
    [
        Page("snippet", "a", "", False, True, False, True, ()),
        Page("guide", "b", "", False, False, False, True, (0, 0, 0)),
    ],
    [],
    "hr",
    True,
)
def test_every_link_lands_and_nothing_leaks(
    pages: list[Page], programs: list[Program], audience: str, offline: bool
) -> None:
    """Random small sites build for any audience; the crawler finds no fault, and no restricted word reaches others."""
    _check(pages, programs, audience, offline=offline)


@pytest.mark.full
@settings(QUICK, max_examples=1000)
@given(PAGES, PROGRAMS, st.sampled_from([EVERYONE, "managers", "hr"]), st.booleans())
def test_every_link_lands_and_nothing_leaks_at_length(
    pages: list[Page], programs: list[Program], audience: str, offline: bool
) -> None:
    """The same for a thousand sites."""
    _check(pages, programs, audience, offline=offline)
