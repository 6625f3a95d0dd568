"""Figures with their sources, as ``content/facts.yaml`` holds them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from rmsite.model.entry import Entry, Name, Sentence, Text
from rmsite.reading.scalars import DateText, Id


class FactSource(Entry):
    """Where a figure was read."""

    title: Name
    publisher: str = ""
    year: Annotated[str, Field(pattern=r"^\d{4}$")] | None = None
    url: Annotated[str, Field(pattern=r"^https?://\S+$")] | None = None


class Fact(Entry):
    """One claim in our own words; only a verified one, or one with its caution, may be used on a page."""

    id: Id
    claim: Sentence
    figure: str = ""
    unit: str = ""
    subject: str = ""
    year: Annotated[str, Field(pattern=r"^\d{4}$")] | None = None
    source: FactSource | None = None
    read_at: DateText | None = None
    verified: Literal["yes", "second-hand", "no"] = "no"
    caution: Text = ""


class Facts(Entry):
    """All facts of the site, in the order of the file."""

    facts: tuple[Fact, ...] = ()

    def fact(self, fact_id: str) -> Fact | None:
        """The fact of this id."""
        return next((fact for fact in self.facts if fact.id == fact_id), None)
