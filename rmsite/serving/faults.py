"""What went wrong in words that name no path of the machine."""

from __future__ import annotations

import traceback
from pathlib import Path

from rmsite.foundation.words import without_folders


def trouble_of(error: OSError, root: Path) -> str:
    """Why something of a site's folder ``root`` could not be read."""
    path = Path(str(error.filename)) if error.filename else root
    where = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
    return f"{where}: {error.strerror or error}"


def fault_of(error: Exception) -> str:
    """Where a fault of rmsite or of a plugin was raised, and in which words, without a path of the machine."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}: " if frames else ""
    words = without_folders(str(error))
    return f"this is a fault of rmsite or of a plugin: {where}{type(error).__name__}: {words}"
