"""A program: structure, dates and links, as ``content/programs/<id>.yaml`` holds it.

Only ``title``, ``summary``, ``owner``, ``status``, ``lifecycle``, ``length`` and two ``roles`` are required; the rest
is typed and shown where present. What a complete playbook still lacks is the checks' business, not the model's.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from rmsite.model.entry import (
    Audiences,
    ContactId,
    Entry,
    FormatId,
    GuideId,
    ItemId,
    Name,
    PhaseId,
    ProgramId,
    RoleId,
    Sentence,
    TemplateId,
    TermId,
    Text,
)  # fmt: skip
from rmsite.model.measures import Benefit, Metric, Outcome, Risk, Survey
from rmsite.model.people import Agreement, Confidentiality, Drives, Matching, Role, Support
from rmsite.model.settings import Contact
from rmsite.model.timed import Cohort, Milestone, Phase, Session, Sessions, Step, Training
from rmsite.reading.scalars import DateText, Id, LengthText, listed_value


class Status(StrEnum):
    """Where a program stands."""

    DRAFT = "draft"
    OPEN = "open"
    RUNNING = "running"
    PAUSED = "paused"
    CLOSED = "closed"
    ARCHIVED = "archived"


class Lifecycle(StrEnum):
    """One start for everybody, or each person's own."""

    COHORT = "cohort"
    ROLLING = "rolling"


class Shape(StrEnum):
    """How people meet in a program: two and two, in circles, or in some other group."""

    PAIR = "pair"
    CIRCLE = "circle"
    GROUP = "group"


_PAIR_KINDS = frozenset({
    "reverse-mentoring", "reciprocal-mentoring", "mentoring", "buddy", "shadowing", "sponsorship", "coaching",
})  # fmt: skip

Kind = Literal[
    "reverse-mentoring", "reciprocal-mentoring", "mentoring", "buddy", "circle", "shadowing", "sponsorship",
    "coaching", "onboarding", "other",
]  # fmt: skip
Flow = Literal["upward", "downward", "mutual", "peer"]


class Faq(Entry):
    """A question people ask, with its answer, for some roles or for all."""

    q: Sentence
    a: Sentence
    roles: Annotated[tuple[RoleId, ...], BeforeValidator(listed_value)] = ()


class Resource(Entry):
    """A template or guide that belongs to a phase."""

    template: TemplateId | None = None
    guide: GuideId | None = None
    phase: PhaseId | None = None


class WorksCouncil(Entry):
    """When employee representatives were told, and what they said."""

    informed: DateText
    status: Literal["no-objection", "agreed", "pending", "objection", "not-applicable"]


class Privacy(Entry):
    """What the program does with people's data."""

    names_on_pages: Literal["none", "contacts", "consented"] = "none"
    special_category: bool = False
    retention: LengthText | None = None
    checked: DateText | None = None
    works_council: WorksCouncil | None = None


class Review(Entry):
    """When the program's playbook was last read through, how often that is due, and who approved it."""

    last_reviewed: DateText
    every: LengthText | None = None
    approved_by: RoleId | None = None


class Program(Entry):
    """A people-program as its YAML file defines it.

    ``starts`` says whose first day counts where everybody has one of their own; all roles' own, if it names none.
    """

    title: Name
    summary: Sentence
    owner: ContactId
    status: Status
    lifecycle: Lifecycle
    length: LengthText
    roles: Annotated[tuple[Role, ...], Field(min_length=2)]
    starts: RoleId | None = None
    kind: Kind = "other"
    flow: Flow | None = None
    audience: Audiences | None = None
    accent: Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")] | None = None
    purpose: Text = ""
    outcomes: tuple[Outcome, ...] = ()
    drives: Drives | None = None
    matching: Matching | None = None
    phases: tuple[Phase, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    order: tuple[ItemId, ...] = ()
    formats: tuple[FormatId, ...] = ()
    sessions: Sessions | None = None
    training: tuple[Training, ...] = ()
    onboarding: dict[RoleId, tuple[Step, ...]] = {}
    agreement: Agreement | None = None
    ground_rules: tuple[Text, ...] = ()
    confidentiality: Confidentiality | None = None
    support: Support | None = None
    benefits: tuple[Benefit, ...] = ()
    surveys: tuple[Survey, ...] = ()
    metrics: tuple[Metric, ...] = ()
    risks: tuple[Risk, ...] = ()
    faqs: tuple[Faq, ...] = ()
    resources: tuple[Resource, ...] = ()
    contacts: tuple[Contact, ...] = ()
    privacy: Privacy | None = None
    glossary: tuple[TermId, ...] = ()
    related: tuple[ProgramId, ...] = ()
    review: Review | None = None
    cohorts: tuple[Cohort, ...] = ()
    aliases: tuple[Id, ...] = ()
    tags: Annotated[tuple[str, ...], BeforeValidator(listed_value)] = ()

    def __hash__(self) -> int:
        # Its fields hold mappings, which have no hash; what is computed from a program is remembered by it.
        return hash(self.title)

    def role(self, role_id: str) -> Role | None:
        """The role of this id, if the program has one."""
        return next((role for role in self.roles if role.id == role_id), None)

    def label(self, role_id: str) -> str:
        """What people call a role here; the id's words where no label is given."""
        role = self.role(role_id)
        return role.label if role and role.label else role_id.replace("-", " ").capitalize()

    def cohort(self, cohort_id: str) -> Cohort | None:
        """The cohort of this id, if there is one."""
        return next((cohort for cohort in self.cohorts if cohort.id == cohort_id), None)

    def session(self, session_id: str) -> Session | None:
        """The session of this id, as written (a repeated one counts once)."""
        items = self.sessions.items if self.sessions else ()
        return next((session for session in items if session.id == session_id), None)

    @property
    def shape(self) -> Shape:
        """How people meet: as its kind says, else in pairs where two roles are counterparts or keep what is said."""
        rule = self.confidentiality.default if self.confidentiality else "open"
        if self.kind == "circle" or (self.kind not in _PAIR_KINDS and rule == "circle-only"):
            return Shape.CIRCLE
        in_pairs = self.kind in _PAIR_KINDS or rule == "pair-only" or any(role.counterpart for role in self.roles)
        return Shape.PAIR if in_pairs else Shape.GROUP

    @property
    def outside_scheduler(self) -> str | None:
        """The role that fixes the dates of sessions without sitting in them; None where those who meet fix them."""
        if self.drives is None or self.sessions is None or self.role(self.drives.scheduling) is None:
            return None
        return None if self.drives.scheduling in self.sessions.roles else self.drives.scheduling

    @property
    def is_live(self) -> bool:
        """Whether people join or take part now, so that the playbook has to be complete."""
        return self.status in (Status.OPEN, Status.RUNNING)
