"""What a program is for, and how one would know: outcomes, benefits, surveys, metrics, risks."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from rmsite.model.entry import Entry, MetricId, Name, Refers, RoleId, Sentence, TemplateId
from rmsite.reading.scalars import Id, WorkingTime

Number = Annotated[float, Field(allow_inf_nan=False)]
Strength = Literal["low", "medium", "high"]
Beneficiary = Annotated[Id, Refers("role", frozenset({"organisation"}))]
Source = Annotated[Id, Refers("source", frozenset({"hris", "attendance", "coordinator", "observation"}))]


class Outcome(Entry):
    """What is different afterwards, and the metrics that would show it."""

    id: Id
    text: Sentence
    metrics: tuple[MetricId, ...] = ()


class Benefit(Entry):
    """A benefit guide, for whom it is, and the metrics that would show it."""

    id: Annotated[Id, Refers("benefit")]
    for_: Annotated[tuple[Beneficiary, ...], Field(alias="for")] = ()
    metrics: tuple[MetricId, ...] = ()


class Survey(Entry):
    """A survey held elsewhere; ``min_group`` is the smallest number of answers shown together."""

    id: Id
    title: Name
    duration: WorkingTime | None = None
    anonymity: Literal["anonymous", "confidential", "named"] = "confidential"
    min_group: Annotated[int, Field(ge=1)] | None = None
    template: TemplateId | None = None


class Metric(Entry):
    """A figure with a target; level 0 is activity, 1 to 4 are Kirkpatrick's levels."""

    id: Id
    text: Sentence
    level: Annotated[int, Field(ge=0, le=4)]
    unit: Literal["percent", "count", "points-5", "days", "minutes"]
    target: Number | None = None
    better: Literal["higher", "lower"] = "higher"
    source: Source | None = None


class Risk(Entry):
    """What may go wrong with the program, how likely and how bad, and who answers for the response."""

    id: Id
    risk: Sentence
    likelihood: Strength
    impact: Strength
    response: Sentence
    owner: RoleId
