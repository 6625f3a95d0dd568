"""Where a site and the themes that come with rmsite are; light, so that a build with nothing to do ends at once."""

from __future__ import annotations

from pathlib import Path

SETTINGS = "site.yaml"


def find_site(start: Path) -> Path | None:
    """The nearest folder from ``start`` upward that holds a site.yaml."""
    for folder in (start, *start.parents):
        if (folder / SETTINGS).exists():
            return folder
    return None


def packaged_themes() -> Path:
    """The folder of the themes that come with rmsite: inside the package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "_themes"
    return inside if inside.is_dir() else package.parent / "themes"
