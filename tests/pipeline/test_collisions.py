"""No two sources are ever published at one address, or at two that some systems take for one."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from rmsite.foundation.span import Span
from rmsite.foundation.webpath import WebPath
from rmsite.outputs.recipe import Output, Recipe, Subject
from rmsite.pipeline.plan import plan_recipes
from rmsite.testing import site_of
from rmsite.theme.theme import Theme, open_theme
from rmsite.view.view import View
from tests.pipeline.sites import built, codes, guide, inputs

SITE = site_of({}).value


def theme() -> Theme:
    """A theme, whichever."""
    found = open_theme(inputs({}).themes, SITE.settings, SITE.settings_tree, {}).value
    assert found
    return found


def make(_: View, subject: Subject) -> bytes:
    """A file."""
    return str(subject).encode()


def planned(*paths: str) -> tuple[list[str], list[str]]:
    """The paths that are made where these are claimed, each by a source of its own, and what is told."""

    def plan(*_: object) -> Iterable[Recipe]:
        for number, path in enumerate(paths, 1):
            yield Recipe(WebPath(path), make, (str(number),), Span(f"source{number}"))

    checked = plan_recipes(SITE, theme(), [Output("probe", plan)])
    return [recipe.path.value for recipe in checked.value], [problem.message for problem in checked.problems]


@pytest.mark.parametrize(
    "paths",
    [
        ("a/index.html", "a/index.html"),
        ("A/index.html", "a/index.html"),
        ("files/Straße.pdf", "files/STRASSE.pdf"),
        ("files/é.pdf", "files/e\u0301.pdf"),
        ("files/É.pdf", "files/e\u0301.pdf"),
        ("a", "a/b"),
        ("a/b", "a"),
        ("a/b/c/d", "A/B"),
        ("A/b", "a/B"),
    ],
)
def test_claims_that_collide(paths: tuple[str, str]) -> None:
    """A path claimed twice, in another case, another form of accents, or as file and folder, names both sources."""
    made, told = planned(*paths)
    assert made == [paths[0]]
    assert len(told) == 1
    assert '"source1"' in told[0]
    assert '"source2"' in told[0]


@pytest.mark.parametrize(
    "paths", [("a/b", "a/c"), ("ab", "a/b"), ("a/index.html", "b/index.html"), ("x.html", "x/index.html")]
)
def test_claims_that_do_not(paths: tuple[str, str]) -> None:
    """Paths that every system tells apart are all made, sorted."""
    made, told = planned(*paths)
    assert (made, told) == (sorted(paths), [])


def test_a_maker_is_a_function_of_its_own() -> None:
    """A recipe can be handed to another process, so closures are refused when it is made."""
    with pytest.raises(TypeError, match="top-level function"):
        Recipe(WebPath("a"), lambda *_: b"")


def test_without_a_theme_nothing_is_planned() -> None:
    """Where the theme cannot be opened there are no recipes and no further complaints."""
    checked = plan_recipes(SITE, None, [])
    assert (checked.value, checked.problems) == ((), ())


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (
            {"content/guides/howto/a/_section.md": guide("A"), "content/guides/howto/a/x.md": guide("X"),
             "content/guides/howto/a.md": guide("A")},
            "site/collision",
        ),
        ({"content/guides/howto/a.md": guide("A", head="aliases: [b]\n"), "content/guides/howto/b.md": guide("B")},
         "site/collision"),
        ({"content/guides/howto/Öl.md": guide("A"), "content/guides/howto/ol.md": guide("B")}, "file/duplicate-id"),
        ({"content/guides/howto/x/a.md": guide("A"), "content/guides/howto/y/a.md": guide("B")}, "file/duplicate-id"),
        ({"content/guides/howto/A b.md": guide("A"), "content/guides/howto/a_b.md": guide("B")}, "file/duplicate-id"),
    ],
)  # fmt: skip
def test_pages_that_collide(files: dict[str, str], expected: str) -> None:
    """Two files that would be one page, or two pages at one address, are an error that names both."""
    site = built(files)
    (problem,) = [each for each in site.problems if each.is_error]
    assert problem.code.name == expected
    assert {problem.span.file, *(each.span.file for each in problem.related)} <= files.keys()
    assert len({problem.span.file, *(each.span.file for each in problem.related)}) == 2
    assert site.artifacts == {}


def test_a_role_that_is_named_like_a_part_of_its_program() -> None:
    """A role may not take the address of its program's sessions, cohorts or playbook."""
    program = (
        "title: P\nsummary: S.\nowner: desk\nstatus: paused\nlifecycle: rolling\nlength: 4 weeks\n"
        "roles: [{id: playbook}, {id: mentee}]\n"
    )
    site = built({
        "site.yaml": "title: T\ncontacts: [{id: desk, label: D, mail: d@example.com}]\n", "content/programs/p.yaml": program,
        "content/guides/roles/playbook.md": guide("A"), "content/guides/roles/mentee.md": guide("B"),
    })  # fmt: skip
    assert any("error[site/collision]" in code for code in codes(site)), codes(site)
    assert site.artifacts == {}
