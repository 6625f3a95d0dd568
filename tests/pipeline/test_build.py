"""The street: what is built, what stops it, and for whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

import pytest

from rmsite.foundation.webpath import WebPath
from rmsite.graph.audiences import Visibility
from rmsite.pipeline.build import CODES, build
from rmsite.pipeline.progress import Things
from rmsite.testing import TODAY
from rmsite.view.shapes import Publication
from tests.pipeline.sites import built, codes, guide, inputs, pages
from tests.test_bad_input import BASE, PROGRAM

T = TypeVar("T")

SITE = {
    "site.yaml": "title: Small\naudiences: {hr: {}}\n",
    "content/index.md": "Hello. [[guide:begin]]\n",
    "content/guides/howto/begin.md": guide("Begin"),
}
BEGIN = "guides/howto/begin/index.html"


def with_policy(policy: str, *, body: str = "<b>Words</b>") -> dict[str, str]:
    """The site with one policy and a guide that says this."""
    return {
        **SITE,
        "site.yaml": SITE["site.yaml"] + f"policies: {{{policy}}}\n",
        "content/guides/howto/begin.md": guide("Begin", body),
    }


def test_a_small_site() -> None:
    """A site of one guide is a site: with a home page, the guide, and nothing to complain of."""
    site = built(SITE)
    assert codes(site) == []
    assert {"index.html", BEGIN, "404.html"} <= pages(site).keys()
    assert site.pages == sum(path.endswith(".html") for path in pages(site))


def test_the_least_site() -> None:
    """A site.yaml with a title alone makes a site."""
    site = built({"site.yaml": "title: T\n"})
    assert [code for code in codes(site) if "error" in code] == []
    assert "index.html" in pages(site)


@pytest.mark.parametrize(
    ("policy", "problem", "is_built"),
    [
        ("", "warning[markdown/raw-html]", True),
        ("markdown/raw-html: off", "", True),
        ("markdown/raw-html: warn", "warning[markdown/raw-html]", True),
        ("markdown/raw-html: error", "error[markdown/raw-html]", False),
    ],
)
def test_policies(policy: str, problem: str, is_built: bool) -> None:
    """A site may turn a code off, make it a warning or an error."""
    site = built(with_policy(policy))
    assert codes(site) == ([f"content/guides/howto/begin.md:5:1 {problem}"] if problem else [])
    assert bool(site.artifacts) == is_built


@pytest.mark.parametrize(("policy", "severity"), [("error", "error"), ("warn", "warning"), ("off", "")])
def test_a_policy_lowers_an_error(policy: str, severity: str) -> None:
    """An error without which a site can still be made may be lowered to a warning, or turned off."""
    program = BASE[PROGRAM].replace("[40, Talk]", "[50, Talk]")
    settings = BASE["site.yaml"] + f"policies: {{session/agenda-sum: {policy}}}\n"
    site = built({**BASE, PROGRAM: program, "site.yaml": settings})
    assert codes(site) == ([f"{PROGRAM}:21:7 {severity}[session/agenda-sum]"] if severity else [])
    assert bool(site.artifacts) == (policy != "error")


def test_what_a_site_rests_on_is_fixed() -> None:
    """The codes without which there is no site cannot be changed by its policies."""
    fixed = {code.name for code in CODES if code.fixed}
    assert {"reference/unknown", "field/date", "yaml/syntax", "site/collision", "file/link", "theme/template"} <= fixed


@pytest.mark.parametrize("policy", ["off", "warn"])
def test_what_a_site_cannot_do_without_stays_an_error(policy: str) -> None:
    """No policy lets a site be built on something that is not there; trying so is told too."""
    site = built(with_policy(f"reference/unknown: {policy}", body="[[guide:nowhere]]"))
    assert "content/guides/howto/begin.md:5:1 error[reference/unknown]" in codes(site)
    assert any("site/fixed-policy" in code for code in codes(site))
    assert site.artifacts == {}


def test_strict_builds_refuse_warnings() -> None:
    """A strict build makes nothing of a site with a warning, and the same of one without."""
    assert built(with_policy(""), strict=True).artifacts == {}
    assert built(with_policy("markdown/raw-html: off"), strict=True).artifacts
    assert built(SITE, strict=True).artifacts


def test_one_run_tells_everything() -> None:
    """Faults of settings, pages, references and checks are told together, sorted, each once, and nothing is made."""
    site = built({
        **SITE,
        "site.yaml": "title: Small\nlangauge: en\nbrand: blue\n",
        "content/index.md": "Hello. [[guide:nowhere]] {{nothing}}\n",
        "content/guides/howto/begin.md": guide("Begin", "<b>x</b> [y](javascript:z)", "owner: Desk\n"),
        "content/programs/p.yaml": "title: P\n",
    })  # fmt: skip
    found = codes(site)
    keys = [problem.sort_key() for problem in site.problems]
    assert keys == sorted(set(keys))
    assert {code.split()[1] for code in found} >= {
        "error[field/unknown-key]", "error[field/form]", "error[reference/unknown]",
        "error[field/id]", "warning[markdown/raw-html]", "error[markdown/link-scheme]", "error[field/missing]",
    }  # fmt: skip
    assert site.artifacts == {}


@pytest.mark.parametrize(
    ("line", "today", "is_there"),
    [
        ("status: draft", "2026-11-23", False),
        ("status: published", "2026-11-23", True),
        ("publish_on: 2026-11-24", "2026-11-23", False),
        ("publish_on: 2026-11-23", "2026-11-23", True),
        ("expire_on: 2026-11-24", "2026-11-23", True),
        ("expire_on: 2026-11-23", "2026-11-23", False),
        ("publish_on: 2026-11-01\nexpire_on: 2026-12-01", "2026-11-23", True),
    ],
)
def test_a_page_is_there_on_its_days(line: str, today: str, is_there: bool) -> None:
    """A page is on the site from its first day and up to its last, and never as a draft."""
    files = {**SITE, "content/index.md": "Hello.\n", "content/guides/howto/begin.md": guide("Begin", head=line + "\n")}
    site = built(files, today=today)
    assert (BEGIN in pages(site)) == is_there
    assert is_there or "About Begin" not in "".join(pages(site).values())
    shown = built(files, today=today, drafts=True)
    assert (BEGIN in pages(shown)) == (is_there or "expire" not in line)


def test_a_link_to_what_is_not_shown_is_an_error() -> None:
    """A page that is shown may not point to a draft, to what comes later or to what is gone."""
    for line, reason in (
        ("status: draft", "a draft"),
        ("publish_on: 2027-01-01", "not published before 2027-01-01"),
        ("expire_on: 2026-01-01", "not published since 2026-01-01"),
    ):
        site = built({**SITE, "content/guides/howto/begin.md": guide("Begin", head=line + "\n")})
        assert [each.message for each in site.problems if each.is_error] == [f'the guide "begin" is {reason}']


def test_theme_faults_stop_before_anything_is_made() -> None:
    """An unknown theme, one without its file, and a circle of themes are told at the line that names them."""
    for files, expected in (
        ({"site.yaml": "title: T\ntheme: playbok\n"}, "site.yaml:2:8 error[theme/unknown]"),
        ({"site.yaml": "title: T\ntheme: x\n", "themes/x/a.css": ""}, "themes/x/a.css:1:1 error[theme/unknown]"),
        (
            {"site.yaml": "title: T\ntheme: x\n", "themes/x/theme.yaml": "name: x\nextends: y\n",
             "themes/y/theme.yaml": "name: y\nextends: x\n"},
            "themes/y/theme.yaml:2:10 error[theme/circle]",
        ),
        (
            {"site.yaml": "title: T\ntheme: x\n", "themes/x/theme.yaml": "name: x\nextends: bse\n"},
            "themes/x/theme.yaml:2:10 error[theme/unknown]",
        ),
    ):  # fmt: skip
        site = built({**SITE, **files})
        assert [code for code in codes(site) if "theme/" in code] == [expected]
        assert site.artifacts == {}


SETTINGS = """\
name: own
extends: base
settings:
  sidebar: {type: yes-or-no, default: "true", text: Whether there is a sidebar.}
  columns: {type: number, default: "2", text: How many columns.}
  accent: {type: colour, default: "#0b57d0", text: The colour of links.}
  footer: {type: text, default: "", text: A line at the end.}
"""


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("", "True 2 #0b57d0 -"),
        ("sidebar: no", "False 2 #0b57d0 -"),
        ("columns: 3, accent: '#ff0000', footer: <Bye>", "True 3 #ff0000 -&lt;Bye&gt;"),
    ],
)
def test_theme_settings(given: str, expected: str) -> None:
    """What a site gives its theme reaches the templates typed, with defaults filled in."""
    template = "{{ theme.sidebar }} {{ theme.columns }} {{ theme.accent }} -{{ theme.footer }}"
    site = built({
        **SITE, "site.yaml": f"title: T\ntheme: own\ntheme_settings: {{{given}}}\n", "themes/own/theme.yaml": SETTINGS,
        "themes/own/templates/guide.html": template,
    })  # fmt: skip
    assert codes(site) == []
    assert expected in pages(site)[BEGIN]


@pytest.mark.parametrize("given", ["sidebar: maybe", "columns: many", "accent: red", "footer: [a]", "sidbar: no"])
def test_theme_settings_that_are_none(given: str) -> None:
    """A setting that the theme does not have, or a value that it cannot take, is an error in site.yaml."""
    site = built(
        {**SITE, "site.yaml": f"title: T\ntheme: own\ntheme_settings: {{{given}}}\n", "themes/own/theme.yaml": SETTINGS}
    )
    assert [code.partition(" ")[2] for code in codes(site)] == ["error[theme/setting]"]
    assert codes(site)[0].startswith("site.yaml:3:")


@pytest.mark.parametrize(
    ("template", "line", "words"),
    [
        ("<p>\n{{ page.titel }}\n", 2, "titel"),
        ("<p>\n{{ nothing }}\n", 2, "nothing"),
        ("<p>\n\n{% if %}\n", 3, ""),
        ("<p>\n{% include 'none.html' %}\n", 2, "none.html"),
        ("<p>\n{{ 1 // 0 }}\n", 2, "ZeroDivisionError"),
        ("<p>\n{{ view.asset('none.css') }}\n", 2, "none.css"),
        ("<p>\n{{ view.program('none').title }}\n", 2, ""),
        ("<p>\n{{ [][1] }}\n", 2, ""),
        ("<p>\n{{ page.title | nofilter }}\n", 2, "nofilter"),
        ("{% macro m() %}\n\n{{ m() }}{% endmacro %}\n{{ m() }}", 3, "RecursionError"),
    ],
)
def test_a_failing_template_is_told_at_its_line(template: str | bytes, line: int, words: str) -> None:
    """However a template fails, it is one error at its file and line, and no page of the site is made."""
    site = built({
        **SITE, "site.yaml": "title: T\ntheme: own\n", "themes/own/theme.yaml": "name: own\nextends: base\n",
        "themes/own/templates/guide.html": template,
        "content/guides/howto/other.md": guide("Other", "See [[guide:begin]].", "order: 1\n"),
        "content/index.md": "Hello. [[guide:begin]] [[guide:other]]\n",
    })  # fmt: skip
    (problem,) = site.problems
    assert problem.code.name == "theme/template"
    assert str(problem.span) == f"themes/own/templates/guide.html:{line}:1"
    assert words in problem.message
    assert "\n" not in problem.message
    assert site.artifacts == {}


def test_a_template_in_another_encoding() -> None:
    """A template that is no UTF-8 is an error at its place."""
    files: dict[str, str | bytes] = {
        "themes/own/theme.yaml": "name: own\nextends: base\n",
        "themes/own/templates/guide.html": b"<p>\n\xff\n",
    }
    site = built({**SITE, "site.yaml": "title: T\ntheme: own\n", **files})
    assert codes(site) == ["themes/own/templates/guide.html:2:1 error[file/encoding]"]


def test_progress_is_shown_without_being_known() -> None:
    """Whoever watches sees every source and every page go by, in order, and changes nothing."""
    seen: dict[str, int] = {}

    def watch(doing: str, things: Things[T]) -> Iterable[T]:
        seen[doing] = len(things)
        return things

    site = build(inputs(SITE), Visibility(TODAY), Publication(version="0"), watch)
    # The script that names the parts of the search index comes after all others.
    assert seen == {"Reading": 2, "Making pages": len(site.artifacts) - 1}
    assert site.artifacts == built(SITE).artifacts


def test_litter_is_no_content() -> None:
    """Hidden files, backups and drafts by name are neither read nor published, even where something points to them."""
    files: Mapping[str, str | bytes] = {
        **SITE,
        "content/guides/howto/_later.md": guide("Later"),
        "content/guides/howto/begin.md~": "old",
        "content/guides/howto/begin.md.bak": "old",
        "content/files/plan.pdf~": b"old",
        "content/files/_notes.txt": b"old",
    }
    assert codes(built(files)) == []
    assert not [path for path in pages(built(files)) if "later" in path or "notes" in path or "~" in path]
    broken = built({**files, "content/index.md": "[[guide:begin]] [Notes of us](files/_notes.txt)\n"})
    assert codes(broken) == ["content/index.md:1:31 error[reference/unknown]"]


def test_an_attachment_is_published_as_it_is() -> None:
    """A file that a page points to is published with its own bytes under its own name."""
    data = bytes(range(256))
    site = built(
        {
            **SITE,
            "content/files/Plan ä.pdf": data,
            "content/index.md": "[[guide:begin]] [The plan](<files/Plan ä.pdf>)\n",
        }
    )
    assert codes(site) == []
    assert site.artifacts[WebPath("files/Plan ä.pdf")] == data
