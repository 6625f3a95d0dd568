"""Folders to read and write."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from rmsite.foundation.webpath import WebPath

FILES = {"site.yaml": "title: T\n", "content/index.md": "Hello.\n"}


def site(root: Path, files: Mapping[str, str | bytes] | None = None) -> Path:
    """A site's folder with these files beside the fewest that it needs."""
    for name, content in {**FILES, **(files or {})}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, links as what they point to, hidden ones included."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b"->"
        for path in sorted(folder.rglob("*"))
        if path.is_symlink() or not path.is_dir()
    }


def pages(**contents: str) -> dict[WebPath, bytes]:
    """Artifacts by their names, in which ``__`` stands for a slash."""
    return {WebPath(name.replace("__", "/") + ".html"): text.encode() for name, text in contents.items()}
