"""Small sites with the themes of this repository: every file of the output, or what one page's template is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from msgspec.structs import fields

from rmsite.foundation.checked import Checked
from rmsite.foundation.value import field, replace
from rmsite.foundation.webpath import WebPath
from rmsite.graph.audiences import EVERYONE, Visibility
from rmsite.model.inputs import Inputs
from rmsite.pipeline.build import Examined, build, examine
from rmsite.reading.source import SourceFile
from rmsite.testing import TODAY, inputs_of
from rmsite.theme.compiled import Translations
from rmsite.theme.theme import Theme, open_theme
from rmsite.view.shapes import Frame, Publication
from rmsite.view.view import View

Files = Mapping[str, str | bytes]

_THEMES = Path(__file__).parents[1] / "themes"
_PLAIN = Publication()
_VERSIONED = Publication(version="test")

CODES = Translations()
"""The templates of this repository as code, translated once in each process; code of another text is never used."""

PAIRS = """\
title: Pairs
summary: Two people meet.
owner: desk
status: running
lifecycle: cohort
length: 10 weeks
roles: [{id: mentor, label: Mentor}, {id: mentee, label: Mentee}]
contacts: [{id: desk, label: Desk, mail: desk@example.com}]
"""
"""The required keys of a program and no more."""

SITE = """\
title: Programs
company: Example Works
owner: people
contacts: [{id: people, label: People desk, mail: people@example.com}]
audiences: {managers: {}, hr: {includes: [managers]}}
"""


@dataclass(frozen=True, slots=True)
class Given:
    """A page before its template: the template's name, the frame, and everything else it is given by name."""

    template: str
    frame: Frame
    context: Mapping[str, Any]

    def __getitem__(self, name: str) -> Any:
        # Any: what an output gives to its template is for the two of them to know.
        return self.context[name]


class _Catching(Theme):
    """A theme that keeps what its templates are given instead of rendering them."""

    caught: list[Given] = field(default_factory=list)

    def render(self, name: str, context: Mapping[str, Any]) -> str:
        """Keeps the context and renders nothing."""
        self.caught.append(Given(name, context["page"], context))
        return ""


@cache
def themes() -> Mapping[str, Mapping[str, SourceFile]]:
    """The files of the themes that come with rmsite."""
    found: dict[str, dict[str, SourceFile]] = {}
    for path in sorted(_THEMES.rglob("*")):
        if path.is_file():
            name, _, inner = path.relative_to(_THEMES).as_posix().partition("/")
            found.setdefault(name, {})[inner] = SourceFile(f"themes/{name}/{inner}", path.read_bytes())
    return found


@cache
def _translated() -> Theme:
    theme = looked_at({}).theme
    assert theme is not None
    return theme


def open_translated(*given: Any) -> Checked[Theme | None]:
    """A theme as ``open_theme`` opens it, with the templates of this repository translated once."""
    opened = open_theme(*given)
    assert opened.value is not None
    return Checked(replace(opened.value, environment=_translated().environment), opened.problems)


def theme_of(examined: Examined) -> Theme:
    """The theme of a site, with the templates of this repository translated once for all sites of a process."""
    assert examined.theme is not None
    return replace(examined.theme, environment=_translated().environment)


def inputs(files: Files) -> Inputs:
    """What a folder with these files would give, with the themes of this repository and those in ``themes/``."""
    known = {name: dict(theme) for name, theme in themes().items()}
    for path, text in files.items():
        if path.startswith("themes/"):
            _, name, inner = path.split("/", 2)
            data = text.encode() if isinstance(text, str) else text
            known.setdefault(name, {})[inner] = SourceFile(path, data)
    rest = {path: text for path, text in files.items() if not path.startswith("themes/")}
    return replace(inputs_of({"site.yaml": SITE, **rest}), themes=known)


def looked_at(files: Files, audience: str | None = EVERYONE, *, today: date = TODAY, drafts: bool = False) -> Examined:
    """A site as one audience gets it, with every problem."""
    return examine(inputs(files), Visibility(today, audience, drafts), codes=CODES)


def made(
    files: Files,
    audience: str = EVERYONE,
    *,
    today: date = TODAY,
    drafts: bool = False,
    publication: Publication = _VERSIONED,
) -> dict[str, str]:
    """Every file of the finished site by its path, as text; fails where anything stops publishing."""
    built = build(inputs(files), Visibility(today, audience, drafts), publication, codes=CODES)
    wrong = [f"{problem.span}: {problem.message}" for problem in built.problems if problem.is_error]
    assert not wrong, wrong
    return {path.value: content.decode("utf-8", "replace") for path, content in built.artifacts.items()}


def planned(files: Files, audience: str | None = EVERYONE, *, today: date = TODAY) -> list[str]:
    """The paths of all files of the site, sorted."""
    return [recipe.path.value for recipe in looked_at(files, audience, today=today).recipes]


def view_at(
    files: Files,
    path: str = "index.html",
    audience: str | None = EVERYONE,
    *,
    today: date = TODAY,
    publication: Publication = _PLAIN,
) -> View:
    """The View of the page at a path."""
    examined = looked_at(files, audience, today=today)
    assert examined.theme is not None
    return View(examined.site, examined.theme, publication, WebPath(path))


def given(files: Files, address: str, audience: str = EVERYONE, *, today: date = TODAY, drafts: bool = False) -> Given:
    """What the template of the page at an address is given."""
    examined = looked_at(files, audience, today=today, drafts=drafts)
    assert examined.theme is not None, examined.problems
    values = {each.name: getattr(examined.theme, each.name) for each in fields(Theme)}
    theme = _Catching(**values)
    recipe = next(recipe for recipe in examined.recipes if recipe.path == WebPath.page(address))
    recipe.make(View(examined.site, theme, Publication(), recipe.path), recipe.subject)
    (page,) = theme.caught
    return page


def guide(text: str, **front: str) -> str:
    """A Markdown file with this front matter."""
    lines = "".join(f"{key}: {value}\n" for key, value in front.items())
    return f"---\n{lines}---\n\n{text}\n" if lines else f"{text}\n"
