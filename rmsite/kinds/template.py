"""Templates: printable forms and messages to copy; ``{{name | kind | size}}`` is a field to fill in."""

from __future__ import annotations

from rmsite.foundation.checked import Checked
from rmsite.kinds.front import markdown_page
from rmsite.model.kind import Kind, Place
from rmsite.model.page import Page
from rmsite.reading.source import SourceFile


def read_template(source: SourceFile, place: Place) -> Checked[Page]:
    """A form at ``/templates/<id>/``."""
    return markdown_page(source, place, "template", f"/templates/{place.id}/", is_form=True)


TEMPLATE = Kind("template", read_template, "templates")
