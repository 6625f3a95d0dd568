"""Glossary entries: a term, its short definition, its other forms, and where to read on."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator

from rmsite.foundation.checked import Checked
from rmsite.kinds.front import first_sentence, read_markdown_file, title_of_id
from rmsite.model.entry import Audiences, Entry, TermId
from rmsite.model.kind import Kind, Place
from rmsite.model.page import Head, Key, Page
from rmsite.reading.scalars import DateText, Id, listed_value
from rmsite.reading.source import SourceFile


class TermFront(Entry):
    """The front matter of ``content/glossary/<id>.md``."""

    term: str | None = None
    short: str | None = None
    forms: Annotated[tuple[str, ...], BeforeValidator(listed_value)] = ()
    see: Annotated[tuple[TermId, ...], BeforeValidator(listed_value)] = ()
    audience: Audiences | None = None
    aliases: Annotated[tuple[Id, ...], BeforeValidator(listed_value)] = ()
    tags: Annotated[tuple[str, ...], BeforeValidator(listed_value)] = ()
    last_reviewed: DateText | None = None
    mute: bool = False


def read_term(source: SourceFile, place: Place) -> Checked[Page]:
    """A glossary entry at ``/glossary/<id>/``."""
    read = read_markdown_file(source, place, TermFront)
    file = read.value
    front = file.front or TermFront()
    head = Head(
        title=front.term or file.heading or title_of_id(place.id),
        summary=front.short or first_sentence(file.body),
        audience=front.audience or (),
        tags=front.tags,
        aliases=front.aliases,
        last_reviewed=front.last_reviewed,
        own_title=bool(front.term or file.heading),
        own_summary=bool(front.short),
    )
    address = f"/glossary/{place.id}/"
    page = Page(Key("term", place.id), head, address, file.tree, source.digest, file.body, front, sound=read.is_sound)
    return Checked(page, read.problems)


TERM = Kind("term", read_term, "glossary")
