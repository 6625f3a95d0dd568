"""A site's folder as ``Inputs``."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from rmsite.disk.where import SETTINGS, packaged_themes
from rmsite.foundation.diagnostic import Diagnostic
from rmsite.foundation.digest import digest
from rmsite.foundation.span import Span
from rmsite.foundation.spool import Spool
from rmsite.model.inputs import Inputs
from rmsite.reading.outside import BAD_NAME, IS_A_FILE, IS_A_FOLDER, LINK, NOT_A_FILE
from rmsite.reading.source import MAX_BYTES, SourceFile

_PAGES = (".md", ".yaml", ".yml")
_IN_MEMORY = 4 * 1024 * 1024


def read_inputs(root: Path) -> Inputs:
    """Everything below a site's folder that a build may need; raises ``OSError`` for what cannot be read."""
    problems: list[Diagnostic] = []
    settings = _read_settings(root, problems)
    content: list[SourceFile] = []
    files: dict[str, SourceFile] = {}
    put_by, base = _PutBy(), _below(root)
    for path in _walk(root, "content", problems):
        below = path.removeprefix("content/")
        if below.startswith("files/"):
            files[below] = put_by.source(path, (root / path).read_bytes())
        else:
            content.append(put_by.source(path, _text(base + path)))
    themes = read_themes(root, problems)
    return Inputs(settings, tuple(content), files, themes, tuple(problems))


def read_themes(root: Path, problems: list[Diagnostic] | None = None) -> dict[str, dict[str, SourceFile]]:
    """The files of each theme by its name: those that come with rmsite, and the site's own, which may replace them."""
    found = problems if problems is not None else []
    return _themes(packaged_themes(), found, own=False) | _themes(root / "themes", found, own=True)


def _read_settings(root: Path, problems: list[Diagnostic]) -> SourceFile:
    settings = root / SETTINGS
    mode = settings.lstat().st_mode
    if stat.S_ISREG(mode):
        return SourceFile(SETTINGS, _text(_below(root) + SETTINGS))
    if stat.S_ISLNK(mode):
        problems.append(_link(SETTINGS))
    elif stat.S_ISDIR(mode):
        problems.append(IS_A_FOLDER.at(Span(SETTINGS), f'"{SETTINGS}" is a folder', "put a file in its place"))
    else:
        problems.append(_no_file(SETTINGS))
    return SourceFile(SETTINGS, b"")


def _below(root: Path) -> str:
    # What stands before a path from there, as the reader knows it; a Path for each of ten thousand files takes long.
    return "" if root == Path() else f"{root}/"


def _text(path: str) -> bytes:
    with open(path, "rb") as file:  # noqa: PTH123 (a Path for each file costs a third more)
        # One byte beyond the limit is enough to see that a file is too large. Asking for so many takes room for them.
        is_large = os.fstat(file.fileno()).st_size > MAX_BYTES
        return file.read(MAX_BYTES + 1) if is_large else file.read()


class _PutBy:
    """Sources, of which the first few mebibytes stay in memory and all others wait on disk."""

    def __init__(self) -> None:
        self._spool: Spool[str] | None = None
        self._size = 0

    def source(self, path: str, data: bytes) -> SourceFile:
        """A source with these bytes."""
        self._size += len(data)
        if self._size <= _IN_MEMORY:
            return SourceFile(path, data)
        if self._spool is None:
            self._spool = Spool()
        self._spool[path] = data
        return SourceFile(path, partial(self._spool.__getitem__, path), digest(data))


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
    if not (root / top).is_dir():
        if (root / top).exists():
            problems.append(IS_A_FILE.at(Span(top), f'"{top}" is a file, not a folder', "put a folder in its place"))
        return
    pending = [top]
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
                shown = _printable(path)
                problems.append(BAD_NAME.at(Span(shown), f'the name of "{shown}" cannot be used', "rename it"))
            elif entry.is_symlink():
                problems.append(_link(path))
            elif entry.is_dir():
                if entry.name.endswith(_PAGES) and not f"{folder}/".startswith(f"{top}/files/"):
                    problems.append(
                        IS_A_FOLDER.at(Span(path), f'"{path}" is a folder, not a file', "rename the folder")
                    )
                else:
                    folders.append(path)
            elif entry.is_file():
                yield path
            else:
                problems.append(_no_file(path))
        pending.extend(reversed(folders))


def _is_plain(name: str) -> bool:
    # Nothing that leads elsewhere on another system, moves a terminal's cursor, or cannot be stored.
    return "\\" not in name and name.isprintable()


def _printable(path: str) -> str:
    return "".join(letter if letter.isprintable() else f"\\u{ord(letter):04x}" for letter in path)


def _link(path: str) -> Diagnostic:
    return LINK.at(Span(path), f'"{path}" is a symbolic link, and none is followed', "put a copy in its place")


def _no_file(path: str) -> Diagnostic:
    message = f'"{path}" is neither a file nor a folder'
    return NOT_A_FILE.at(Span(path), message, "move it out of the site's folder")
