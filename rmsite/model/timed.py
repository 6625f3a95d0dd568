"""What has a date in a program: phases, milestones, sessions, trainings, onboarding steps; and cohorts."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from rmsite.foundation.diagnostic import Code, Severity
from rmsite.foundation.words import shortened
from rmsite.model.entry import (
    Audiences,
    CalendarId,
    Entry,
    FormatId,
    GuideId,
    Name,
    RoleId,
    Sentence,
    SurveyId,
    TemplateId,
    Text,
)  # fmt: skip
from rmsite.model.when import WhenText
from rmsite.reading.scalars import (
    DateText,
    Id,
    LengthText,
    TimeText,
    Unit,
    WorkingTime,
    fault,
    listed_value,
    parse_length,
)

BAD_AGENDA_STEP = Code(
    "field/agenda-step",
    Severity.ERROR,
    "A step of an agenda is a pair: its minutes, then what happens.",
    "Write `- [10, What happens]`, with quotes around a text that holds a colon or a bracket.",
    wrong="- 10 minutes of terms",
    right="- [10, What stays here and what may be repeated]",
    fixed=True,
)
CODES = (BAD_AGENDA_STEP,)

Roll = Literal["earlier", "later", "no"]
Roles = Annotated[tuple[RoleId, ...], BeforeValidator(listed_value), Field(min_length=1)]


class Phase(Entry):
    """A stretch of the program with one aim."""

    id: Id
    title: Name
    from_: Annotated[WhenText, Field(alias="from")]
    to: WhenText
    aim: Text = ""


class Milestone(Entry):
    """A dated event, deadline, task, survey, message or decision, for one or more roles."""

    id: Id
    title: Name
    kind: Literal["event", "deadline", "task", "survey", "comms", "decision"]
    when: WhenText
    roles: Roles
    at: TimeText | None = None
    duration: WorkingTime | None = None
    window: LengthText | None = None
    effort: WorkingTime | None = None
    format: FormatId | None = None
    guide: GuideId | None = None
    template: TemplateId | None = None
    survey: SurveyId | None = None
    roll: Roll | None = None
    calendar: bool = True
    text: Text = ""


class Repeat(Entry):
    """The same again: ``times`` occurrences in all, ``every`` so long."""

    every: LengthText
    times: Annotated[int, Field(ge=1, le=366)]


class AgendaStep(Entry):
    """What happens for how many minutes."""

    minutes: Annotated[int, Field(ge=1, le=1440)]
    text: Sentence


def _agenda_step(value: Any) -> Any:
    if isinstance(value, str):
        number, _, text = value.partition(" ")
        shown = f"- [{number}, {shortened(text)}]" if number.isdigit() and text else "- [10, What happens]"
        raise fault(BAD_AGENDA_STEP, "a step is its minutes and what happens, in brackets", f"write `{shown}`")
    if isinstance(value, list):
        if any(isinstance(part, dict) for part in value):
            hint = 'put quotes around the text: `- [10, "What: happens"]`'
            raise fault(BAD_AGENDA_STEP, "a colon in what happens makes it a mapping", hint)
        if len(value) < 2 or not all(isinstance(part, str) for part in value):
            raise fault(BAD_AGENDA_STEP, "a step is its minutes and what happens", "write `- [10, What happens]`")
        # A comma in the text has taken it apart; put together again it is what the author typed.
        value = {"minutes": value[0], "text": ", ".join(value[1:])}
    if isinstance(value, dict) and isinstance(minutes := value.get("minutes"), str) and not minutes.isdigit():
        length = parse_length(minutes)
        if length.unit is Unit.MINUTE:
            return {**value, "minutes": str(length.amount)}
    return value


class WhatIf(Entry):
    """A way a session can go wrong, and what to do then."""

    if_: Annotated[Sentence, Field(alias="if")]
    then: Sentence


class Session(Entry):
    """One meeting, or with ``repeat`` a series of them; what it leaves out comes from ``sessions``."""

    id: Id
    title: Name
    when: WhenText
    aim: Text = ""
    roles: Roles | None = None
    format: FormatId | None = None
    duration: WorkingTime | None = None
    window: LengthText | None = None
    repeat: Repeat | None = None
    at: TimeText | None = None
    prepare: dict[RoleId, WorkingTime] | None = None
    template: TemplateId | None = None
    guide: GuideId | None = None
    agenda: tuple[Annotated[AgendaStep, BeforeValidator(_agenda_step)], ...] = ()
    opening: tuple[Text, ...] = ()
    what_if: tuple[WhatIf, ...] = ()
    roll: Roll | None = None
    audience: Audiences | None = None


class Debrief(Entry):
    """A talk after a session, counted into the hours."""

    duration: WorkingTime
    roles: Roles
    after: Literal["each", "last"] = "each"


class Sessions(Entry):
    """What all sessions share, and the sessions in order."""

    format: FormatId | None = None
    roles: Roles
    duration: WorkingTime
    window: LengthText | None = None
    prepare: dict[RoleId, WorkingTime] = {}
    debrief: Debrief | None = None
    items: Annotated[tuple[Session, ...], Field(min_length=1)]


class Training(Entry):
    """A course or briefing for a role."""

    id: Id
    title: Name
    roles: Roles
    duration: WorkingTime
    when: WhenText
    at: TimeText | None = None
    window: LengthText | None = None
    required: bool = False
    guide: GuideId | None = None
    template: TemplateId | None = None
    roll: Roll | None = None


class Step(Entry):
    """One step that gets a role ready."""

    id: Id
    text: Sentence
    when: WhenText
    duration: WorkingTime | None = None
    guide: GuideId | None = None
    template: TemplateId | None = None
    required: bool = True
    roll: Roll | None = None


class Override(Entry):
    """A date set by hand for one cohort, with its reason."""

    when: WhenText
    reason: Text | None = None


class Cohort(Entry):
    """Everyone who starts on the same day."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$")]
    title: Name
    start: DateText
    status: Literal["planned", "open", "running", "closed"]
    timezone: str | None = None
    holidays: tuple[CalendarId, ...] = ()
    overrides: dict[str, Override] = {}
