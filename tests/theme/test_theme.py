"""Templates render what they are given, as text, and a template that fails says where."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from rmsite import theme as room
from rmsite.foundation.diagnostic import Diagnostic
from rmsite.foundation.webpath import WebPath
from rmsite.graph.audiences import Visibility
from rmsite.pipeline.build import build
from rmsite.testing import TODAY
from rmsite.theme.faults import TemplateFault
from rmsite.theme.theme import Theme
from rmsite.view.shapes import Publication
from tests.making import SITE, guide, inputs, looked_at, made

OWN = {
    "site.yaml": "title: Programs\ntheme: own\n",
    "themes/own/theme.yaml": "name: own\nextends: parent\n",
    "themes/parent/theme.yaml": "name: parent\n",
}


def _theme(files: dict[str, str | bytes]) -> Theme:
    opened = looked_at({**OWN, **files}).theme
    assert opened is not None
    return opened


def _fault(files: dict[str, str | bytes], name: str = "page.html") -> Diagnostic:
    with pytest.raises(TemplateFault) as caught:
        _theme(files).render(name, {"page": "x", "word": "y"})
    return caught.value.problem


def test_child_hides_a_template_and_may_extend_it() -> None:
    """The nearest theme's file counts; with the other theme's name before it, a file extends the one it hides."""
    files: dict[str, str | bytes] = {
        "themes/parent/templates/page.html": "<h1>{% block title %}parent{% endblock %}</h1>{% include '_foot.html' %}",
        "themes/parent/templates/_foot.html": "foot of the parent",
        "themes/parent/templates/only.html": "only in the parent",
        "themes/own/templates/page.html": (
            "{% extends 'parent:page.html' %}{% block title %}own, {{ super() }}{% endblock %}"
        ),
        "themes/own/templates/_foot.html": "own foot",
        "themes/own/templates/copy.html": "{% include 'parent:_foot.html' %}",
    }
    theme = _theme(files)
    assert theme.render("page.html", {}) == "<h1>own, parent</h1>own foot"
    assert theme.render("only.html", {}) == "only in the parent"
    assert theme.render("copy.html", {}) == "foot of the parent"
    assert theme.templates() == {"page.html", "_foot.html", "only.html", "copy.html"}


def test_assets_of_the_child_come_first() -> None:
    """Each asset is there once, from the nearest theme, under a name that changes with its bytes alone."""
    files: dict[str, str | bytes] = {
        "themes/parent/assets/css/site.css": "a",
        "themes/parent/assets/font.tar.gz": b"\x00\xff",
        "themes/own/assets/css/site.css": "b",
        "themes/own/assets/LICENSE": "c",
    }
    theme = _theme(files)
    assert {name: file.data for name, file in theme.assets.items()} == {
        "LICENSE": b"c", "css/site.css": b"b", "font.tar.gz": b"\x00\xff",
    }  # fmt: skip
    path = theme.asset_path("css/site.css").value
    assert path.startswith("assets/css/site.")
    assert path.endswith(".css")
    assert _theme({**files, "themes/own/assets/css/site.css": "c"}).asset_path("css/site.css") != WebPath(path)
    assert theme.asset_path("LICENSE").value.startswith("assets/LICENSE.")


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a\n{{ word", 2, "this template cannot be read: unexpected end of template"),
        ("a\n\n{% if word %}", 3, "this template cannot be read: Unexpected end of template."),
        ("a\n{{ word|nothing }}", 2, "this template cannot be read: No filter named 'nothing'."),
        ("a\n{{ wrod }}", 2, "this template fails: 'wrod' is undefined"),
        ("a\n{{ word.titel }}", 2, "this template fails: 'str object' has no attribute 'titel'"),
        ("a\n{% if wrod %}b{% endif %}", 2, "this template fails: 'wrod' is undefined"),
        ("a\n{{ 1 / 0 }}", 2, "this template fails: ZeroDivisionError: division by zero"),
        ("a\n{{ word() }}", 2, "this template fails: TypeError: 'str' object is not callable"),
        ("a\n{{ word + 1 }}", 2, "this template fails: TypeError: can only concatenate str"),
        ("a\n{% include 'none.html' %}", 2, 'there is no template "none.html"'),
        ("a\n{% include 'other:page.html' %}", 2, 'there is no template "other:page.html"'),
        ("\n{% include 'page.html' %}", 2, "this template fails: RecursionError"),
        ("a\n{{ [1].index(2) }}", 2, "this template fails: ValueError"),
    ],
)
def test_template_that_fails_is_told_at_its_line(text: str, line: int, message: str) -> None:
    """Whatever goes wrong in a template is a problem at its file and line, with what went wrong."""
    problem = _fault({"themes/own/templates/page.html": text})
    assert (problem.span.file, problem.span.line) == ("themes/own/templates/page.html", line)
    assert problem.message.startswith(message)
    assert problem.is_error
    assert problem.hints


def test_fault_is_told_in_the_file_that_has_it() -> None:
    """A fault in what a template includes, extends or imports is told in that file, not in the one that asked."""
    broken = "a\n\n{{ wrod }}"
    for asking in ("{% include '_part.html' %}", "{% extends '_part.html' %}", "{% import '_part.html' as p %}"):
        problem = _fault({"themes/own/templates/page.html": asking, "themes/parent/templates/_part.html": broken})
        assert str(problem.span) == "themes/parent/templates/_part.html:3:1"
    problem = _fault(
        {"themes/own/templates/page.html": "{% include '_part.html' %}", "themes/own/templates/_part.html": "{{"}
    )
    assert str(problem.span) == "themes/own/templates/_part.html:1:1"


def test_template_that_is_not_there_is_told_by_its_name() -> None:
    """A page whose template no theme has is a problem that names the file it would be."""
    problem = _fault({}, "guide.html")
    assert (str(problem.span), problem.message) == (
        "themes/own/templates/guide.html:1:1", 'there is no template "guide.html"',
    )  # fmt: skip


def test_template_that_is_no_text_is_told_before_anything_is_made() -> None:
    """A template that is not stored as UTF-8 is a problem at its letter; a mark at its beginning is no part of it."""
    files: dict[str, str | bytes] = {"themes/own/templates/page.html": b"a\n caf\xe9"}
    problems = looked_at({**OWN, **files}).problems
    assert [(str(each.span), each.code.name) for each in problems] == [
        ("themes/own/templates/page.html:2:5", "file/encoding")
    ]
    assert _theme({"themes/own/templates/page.html": b"\xef\xbb\xbfa"}).render("page.html", {}) == "a"


def test_missing_asset_is_told_where_it_is_asked_for() -> None:
    """A template that links to a file which the theme does not have is a problem at its line."""
    files = {
        "site.yaml": "title: T\ntheme: own\n",
        "themes/own/theme.yaml": "name: own\nextends: base\n",
        "themes/own/templates/_head.html": "<title>x</title>\n<link href=\"{{ view.asset('css/none.css') }}\">\n",
    }
    built = build(inputs(files), Visibility(TODAY), Publication())
    assert not built.artifacts
    errors = [each for each in built.problems if each.is_error]
    assert [(str(each.span), each.message) for each in errors] == [
        ("themes/own/templates/_head.html:2:1", 'this template fails: the theme has no asset "css/none.css"')
    ]


def test_values_are_text_wherever_a_template_puts_them() -> None:
    """What a template prints is escaped, in text and in attributes, without being asked for."""
    theme = _theme(
        {"themes/own/templates/page.html": '<p title="{{ word }}">{{ word }}</p>{{ word|upper }}{{ [word]|join }}'}
    )
    word = "&#34;&lt;b&gt;&#39;&amp;"
    html = theme.render("page.html", {"word": "\"<b>'&"})
    assert html == f'<p title="{word}">{word}</p>{word.replace("b&", "B&")}{word}'


SYNTAX = (
    "{{ 7777 * 1111 }}",
    "{% for x in (1, 2) %}y{% endfor %}",
    "{# gone #}",
    "${7777*1111}",
    "<%= 7777*1111 %>",
    "{{ view.settings }}",
)


@pytest.mark.parametrize("typed", SYNTAX)
def test_author_s_template_syntax_is_printed_as_typed(typed: str) -> None:
    """Template syntax in titles, summaries, fields of YAML, facts, terms and settings is text like any other."""
    program = (
        f"title: 'Pairs {typed}'\nsummary: Two people.\nowner: people\nstatus: running\nlifecycle: cohort\n"
        f"length: 10 weeks\nroles: [{{id: mentor, label: 'Mentor {typed}'}}, {{id: mentee}}]\n"
        "sessions: {roles: [mentor], duration: 60 minutes, items: "
        f"[{{id: one, title: 'Talk {typed}', when: on start}}]}}\n"
        f"cohorts: [{{id: now, title: 'Now {typed}', start: 2026-11-23, status: running}}]\n"
    )
    files = {
        "site.yaml": SITE.replace("title: Programs", f"title: 'Site {typed}'"),
        "content/programs/pairs.yaml": program,
        "content/guides/roles/mentor.md": guide("x"),
        "content/guides/roles/mentee.md": guide("x"),
        "content/guides/howto/a.md": guide(f"`{typed}` words", title=f"'A {typed}'", summary=f"'About {typed}'"),
        "content/glossary/term.md": f"---\nterm: 'term {typed}'\nshort: 'Short {typed}'\n---\n",
    }
    pages = {path: Markup(html).unescape() for path, html in made(files).items() if path.endswith(".html")}
    for path, word in [
        ("index.html", "Site"), ("guides/howto/a/index.html", "A"), ("guides/howto/a/index.html", "About"),
        ("programs/pairs/index.html", "Pairs"), ("programs/pairs/mentor/index.html", "Mentor"),
        ("programs/pairs/sessions/one/index.html", "Talk"), ("programs/pairs/cohorts/now/index.html", "Now"),
        ("glossary/index.html", "Short"), ("glossary/term/index.html", "erm"),
    ]:  # fmt: skip
        assert f"{word} {typed}" in pages[path], path
    assert f"{typed}</code> words" in pages["guides/howto/a/index.html"]
    assert not any("8640247" in html.replace(typed, "") for html in pages.values())


def test_every_code_of_this_room_is_shown_here() -> None:
    """The codes of themes need theme files, so it is these tests that show them."""
    assert {code.name for code in room.CODES} == {
        "theme/unknown", "theme/circle", "theme/name", "theme/setting", "theme/unknown-template", "theme/template",
        "theme/asset",
    }  # fmt: skip


def test_styles_point_to_the_published_names() -> None:
    """What a style points to is found under its published name; a new font gives the style a new name too."""
    files: dict[str, str | bytes] = {
        "themes/parent/assets/css/site.css": 'a { src: url("../fonts/x.woff2") } b { src: url(data:,) url(#c) }',
        "themes/parent/assets/fonts/x.woff2": b"1",
    }
    theme = _theme(files)
    font = theme.asset_path("fonts/x.woff2").value.removeprefix("assets/")
    expected = f'a{{src:url("../{font}")}}b{{src:url(data:,) url(#c)}}'
    assert theme.assets["css/site.css"].data.decode() == expected
    other = _theme({**files, "themes/own/assets/fonts/x.woff2": b"2"})
    assert other.asset_path("css/site.css") != theme.asset_path("css/site.css")


def test_a_style_that_points_to_nothing_is_told() -> None:
    """A font or picture that no theme has is an error at its place in the style, with the nearest that there is."""
    found = looked_at({
        **OWN,
        "themes/parent/assets/css/site.css": 'a {}\nb { src: url("../fonts/y.woff2") }',
        "themes/parent/assets/fonts/x.woff2": b"1",
    })  # fmt: skip
    (problem,) = found.problems
    assert str(problem.span) == "themes/parent/assets/css/site.css:2:15"
    assert problem.message == 'the theme has no asset "fonts/y.woff2"'
    assert problem.hints == ("did you mean `fonts/x.woff2`?",)


def test_a_style_that_cannot_be_read_is_told() -> None:
    """A style in another encoding is an error at its place, not a site without a look."""
    found = looked_at({**OWN, "themes/own/assets/css/site.css": "/* \u00e9 */ a {}".encode("latin-1")})
    (problem,) = found.problems
    assert (problem.code.name, problem.span.file) == ("file/encoding", "themes/own/assets/css/site.css")
