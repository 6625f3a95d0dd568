"""A site's folder as ``Inputs``."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from rmsite.foundation.diagnostic import Diagnostic
from rmsite.foundation.span import Span
from rmsite.model.inputs import Inputs
from rmsite.reading.outside import BAD_NAME, IS_A_FOLDER, LINK, NOT_A_FILE
from rmsite.reading.source import SourceFile

SETTINGS = "site.yaml"
_PAGES = (".md", ".yaml", ".yml")


def find_site(start: Path) -> Path | None:
    """The nearest folder from ``start`` upward that holds a site.yaml."""
    for folder in (start, *start.parents):
        if (folder / SETTINGS).exists():
            return folder
    return None


def read_inputs(root: Path) -> Inputs:
    """Everything below a site's folder that a build may need; raises ``OSError`` for what cannot be read."""
    problems: list[Diagnostic] = []
    settings = root / SETTINGS
    if settings.is_symlink():
        problems.append(_link(SETTINGS))
    if settings.is_dir():
        problems.append(IS_A_FOLDER.at(Span(SETTINGS), f'"{SETTINGS}" is a folder', "put a file in its place"))
    readable = settings.is_file() and not settings.is_symlink()
    source = SourceFile(SETTINGS, settings.read_bytes() if readable else b"")
    content: list[SourceFile] = []
    files: dict[str, SourceFile] = {}
    for path in _walk(root, "content", problems):
        found = SourceFile(path, (root / path).read_bytes())
        below = path.removeprefix("content/")
        if below.startswith("files/"):
            files[below] = found
        else:
            content.append(found)
    themes = _themes(Path(packaged_themes()), problems, own=False) | _themes(root / "themes", problems, own=True)
    return Inputs(source, tuple(content), files, themes, tuple(problems))


def packaged_themes() -> Path:
    """The folder of the themes that come with rmsite: inside the package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "_themes"
    return inside if inside.is_dir() else package.parent / "themes"


def _themes(folder: Path, problems: list[Diagnostic], *, own: bool) -> dict[str, dict[str, SourceFile]]:
    found: dict[str, dict[str, SourceFile]] = {}
    for path in _walk(folder.parent, folder.name, problems if own else []):
        _, name, *rest = path.split("/")
        if rest:
            source = SourceFile(f"themes/{name}/{'/'.join(rest)}", (folder.parent / path).read_bytes())
            found.setdefault(name, {})["/".join(rest)] = source
    return found


def _walk(root: Path, top: str, problems: list[Diagnostic]) -> Iterator[str]:
    """Paths of the files below ``root/top``, sorted, relative to ``root``; what is hidden is passed over."""
    if (root / top).is_symlink():
        problems.append(_link(top))
        return
    pending = [top] if (root / top).is_dir() else []
    while pending:
        folder = pending.pop()
        with os.scandir(root / folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
        folders = []
        for entry in entries:
            path = f"{folder}/{entry.name}"
            if entry.name.startswith("."):
                continue
            if not _is_plain(entry.name):
                shown = path.encode("utf-8", "backslashreplace").decode()
                problems.append(BAD_NAME.at(Span(shown), f'the name of "{shown}" cannot be used', "rename it"))
            elif entry.is_symlink():
                problems.append(_link(path))
            elif entry.is_dir():
                if entry.name.endswith(_PAGES) and not folder.startswith(f"{top}/files"):
                    problems.append(
                        IS_A_FOLDER.at(Span(path), f'"{path}" is a folder, not a file', "rename the folder")
                    )
                else:
                    folders.append(path)
            elif entry.is_file():
                yield path
            else:
                message = f'"{path}" is neither a file nor a folder'
                problems.append(NOT_A_FILE.at(Span(path), message, "move it out of the site's folder"))
        pending.extend(reversed(folders))


def _is_plain(name: str) -> bool:
    return "\\" not in name and all(ord(letter) >= 32 and not 0xD800 <= ord(letter) <= 0xDFFF for letter in name)


def _link(path: str) -> Diagnostic:
    return LINK.at(Span(path), f'"{path}" is a symbolic link, and none is followed', "put a copy in its place")
