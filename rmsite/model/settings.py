"""A site's settings, as site.yaml holds them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from rmsite.foundation.diagnostic import Policy
from rmsite.model.entry import AudienceId, ContactId, Entry, Name, Sentence
from rmsite.reading.scalars import DateText, Id, LengthText, listed_value

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Contact(Entry):
    """Somewhere to turn to: a mailbox, a channel, never a person."""

    id: Id
    label: Name
    mail: Annotated[str, Field(pattern=r"^[^@\s<>\"']+@[^@\s<>\"']+\.[^@\s<>\"']+$")] | None = None
    channel: str = ""
    hours: str = ""


class Audience(Entry):
    """A group of readers, and the groups whose pages it may read as well."""

    includes: Annotated[tuple[AudienceId, ...], BeforeValidator(listed_value)] = ()


class ReviewPolicy(Entry):
    """How often pages are read through, and what happens when they are not."""

    every: LengthText | None = None
    warn: str = "on due"
    fail: str = "90 days after due"


class Announcement(Entry):
    """A sentence shown on every page for a while; both days count."""

    text: Sentence
    from_: Annotated[DateText | None, Field(alias="from")] = None
    until: DateText | None = None


class Outputs(Entry):
    """Which extra files the site has."""

    llms_txt: bool = True
    feed: bool = True


class Cache(Entry):
    """Where builds remember what they have read and made: a folder, from the site's own folder or from the root."""

    path: Annotated[str, Field(min_length=1)] = ".rmsite-cache"


class Settings(Entry):
    """What site.yaml says; only the title is required."""

    title: Name
    company: str = ""
    lang: Annotated[str, Field(pattern=r"^[a-zA-Z]{2,3}(-[A-Za-z0-9]{2,8})*$")] = "en"
    languages: tuple[str, ...] = ()
    base_url: Annotated[str, Field(pattern=r"^https?://[^\s?#]+$")] | None = None
    theme: Id = "playbook"
    theme_settings: dict[str, Any] = {}
    brand: Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")] | None = None
    owner: ContactId | None = None
    contacts: tuple[Contact, ...] = ()
    audiences: dict[Id, Audience] = {}
    weekend: tuple[Weekday, ...] = ("sat", "sun")
    holidays: dict[Id, tuple[DateText, ...]] = {}
    # Made when a site is read: making one as this is imported would build its validator.
    review: ReviewPolicy = Field(default_factory=ReviewPolicy)
    policies: dict[str, Policy] = {}
    vars: dict[str, str] = {}
    announcements: tuple[Announcement, ...] = ()
    edit_url: Annotated[str, Field(pattern=r"^https?://\S+$")] = ""
    outputs: Outputs = Field(default_factory=Outputs)
    cache: Cache = Field(default_factory=Cache)
    plugins: tuple[str, ...] = ()

    @property
    def weekend_days(self) -> frozenset[int]:
        """The weekdays nobody works, Monday being 0."""
        return frozenset(WEEKDAYS.index(day) for day in self.weekend)

    def announced(self, today: date) -> tuple[Announcement, ...]:
        """The announcements of a day."""
        return tuple(
            each
            for each in self.announcements
            if (each.from_ is None or each.from_ <= today) and (each.until is None or today <= each.until)
        )
