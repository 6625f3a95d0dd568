"""Small sites that are built in memory, with the themes that come with rmsite."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from rmsite.disk.where import packaged_themes
from rmsite.foundation.value import replace
from rmsite.graph.audiences import EVERYONE, Visibility
from rmsite.model.inputs import Inputs
from rmsite.pipeline.build import Built, build
from rmsite.reading.source import SourceFile
from rmsite.testing import TODAY, inputs_of
from rmsite.view.shapes import Publication

Files = Mapping[str, str | bytes]


@cache
def themes() -> Mapping[str, Mapping[str, SourceFile]]:
    """The themes that come with rmsite."""
    found: dict[str, dict[str, SourceFile]] = {}
    folder: Path = packaged_themes()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            name, _, rest = path.relative_to(folder).as_posix().partition("/")
            found.setdefault(name, {})[rest] = SourceFile(f"themes/{name}/{rest}", path.read_bytes())
    return found


def inputs(files: Files) -> Inputs:
    """The inputs of these files; what lies below ``themes/`` is added to the themes that there are."""
    own: dict[str, dict[str, SourceFile]] = {}
    for path, content in files.items():
        if path.startswith("themes/"):
            _, name, rest = path.split("/", 2)
            data = content if isinstance(content, bytes) else content.encode()
            own.setdefault(name, {})[rest] = SourceFile(path, data)
    rest_of = {path: content for path, content in files.items() if not path.startswith("themes/")}
    return replace(inputs_of(rest_of), themes={**themes(), **own})


def built(
    files: Files, audience: str = EVERYONE, *, drafts: bool = False, strict: bool = False, today: str = ""
) -> Built:
    """The site of these files for an audience."""
    day = TODAY.fromisoformat(today) if today else TODAY
    return build(inputs(files), Visibility(day, audience, drafts), Publication(version="0"), strict=strict)


def pages(site: Built) -> dict[str, str]:
    """Its files by path, as text."""
    return {path.value: content.decode("utf-8", "replace") for path, content in site.artifacts.items()}


def codes(site: Built) -> list[str]:
    """Place, severity and code of its problems."""
    return [f"{each.span} {each.severity}[{each.code.name}]" for each in site.problems]


def guide(title: str, body: str = "Words.", head: str = "") -> str:
    """A guide with a title and a summary."""
    return f"---\ntitle: {title}\nsummary: About {title}.\n{head}---\n{body}\n"
