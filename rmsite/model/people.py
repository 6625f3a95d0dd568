"""Who takes part in a program, and what they agree on."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from rmsite.model.entry import ContactId, Entry, ItemId, Refers, RoleId, Sentence, TemplateId, Text
from rmsite.model.when import WhenText
from rmsite.reading.scalars import Id, WorkingTime, listed_value

Driver = Annotated[Id, Refers("role", frozenset({"each-their-own", "rotating", "either"}))]


class Seats(Entry):
    """How many people a role takes, at least and at most."""

    min: Annotated[int, Field(ge=0)] = 0
    max: Annotated[int, Field(ge=0)]


class Requirement(Entry):
    """What a person must or should meet to take a role."""

    must: bool
    text: Sentence


class Role(Entry):
    """A role of the program; its prose is the role guide of the same id."""

    id: Annotated[Id, Refers("role-guide")]
    label: str = ""
    counterpart: RoleId | None = None
    seats: Seats | None = None
    commitment: WorkingTime | None = None
    eligibility: tuple[Requirement, ...] = ()


class Drives(Entry):
    """Who owns the first message, the dates, the agenda and the notes."""

    first_contact: Driver
    scheduling: Driver
    agenda: Driver
    notes: Driver


class Criterion(Entry):
    """One thing that speaks for or against a match."""

    weight: Literal["must", "should", "avoid"]
    text: Sentence


class Rematch(Entry):
    """How and until when a pair may be changed."""

    no_fault: bool
    until: WhenText | None = None
    contact: ContactId | None = None


class Matching(Entry):
    """How it is decided who meets whom."""

    method: Literal[
        "coordinator-proposes-both-accept", "mutual-choice", "self-select", "line-manager-asks", "speed-event", "random"
    ]
    min_grade_gap: Annotated[int, Field(ge=0)] | None = None
    exclude: Annotated[tuple[Id, ...], BeforeValidator(listed_value)] = ()
    criteria: tuple[Criterion, ...] = ()
    rematch: Rematch | None = None


class Agreement(Entry):
    """The terms a pair writes down."""

    template: TemplateId
    required: bool = False
    due: ItemId | None = None


class Confidentiality(Entry):
    """What stays between whom, and the exceptions."""

    default: Literal["pair-only", "circle-only", "open"]
    exceptions: tuple[Text, ...] = ()


class Support(Entry):
    """Where to go: first, independently of the program, and for one's own wellbeing."""

    first: ContactId
    independent: ContactId | None = None
    wellbeing: ContactId | None = None
