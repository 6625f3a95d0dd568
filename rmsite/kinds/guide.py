"""Guides: prose about roles, session formats, benefits, and how to do things.

``content/guides/roles/junior-mentor.md`` is the role guide ``junior-mentor`` at ``/guides/roles/junior-mentor/``.
How-to guides may stand in folders, which become sections; their ids and addresses do not change with the folder.
"""

from __future__ import annotations

from functools import partial

from rmsite.foundation.checked import Checked
from rmsite.kinds.front import markdown_page
from rmsite.model.kind import Kind, Place
from rmsite.model.page import Page
from rmsite.reading.source import SourceFile

FOLDERS = (("role", "roles"), ("format", "formats"), ("benefit", "benefits"), ("guide", "howto"))


def read_guide(source: SourceFile, place: Place, *, kind: str, folder: str) -> Checked[Page]:
    """A guide of one of the four kinds."""
    return markdown_page(source, place, kind, f"/guides/{folder}/{place.id}/")


GUIDES = tuple(
    Kind(kind, partial(read_guide, kind=kind, folder=folder), f"guides/{folder}", nested=kind == "guide")
    for kind, folder in FOLDERS
)
