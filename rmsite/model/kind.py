"""What a content type is: where its files stand and how one becomes a page."""

from __future__ import annotations

from collections.abc import Callable

from rmsite.foundation.checked import Checked
from rmsite.foundation.diagnostic import Code
from rmsite.foundation.value import Value
from rmsite.model.page import Page
from rmsite.reading.source import SourceFile


class Place(Value):
    """Where a source stands: its path below ``content/``, the id it has, and the folder of its section."""

    path: str
    id: str
    section: str = ""


class Kind(Value):
    """A content type.

    ``folder`` is below ``content/`` and ends without a slash; ``file`` names a single file instead (the home page, the
    facts). ``nested`` says that folders below ``folder`` become sections. ``read`` makes a page of one source.
    """

    name: str
    read: Callable[[SourceFile, Place], Checked[Page]]
    folder: str = ""
    suffix: str = ".md"
    file: str = ""
    nested: bool = False
    codes: tuple[Code, ...] = ()
