"""What a cohort showed, in groups large enough to hide each single answer."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from rmsite.model.entry import Entry, MetricId, Name, Sentence, SurveyId, Text
from rmsite.reading.scalars import DateText

Number = Annotated[float, Field(allow_inf_nan=False)]
Count = Annotated[int, Field(ge=0)]


class Pairs(Entry):
    """Seats offered, pairs agreed, pairs that came to the end."""

    offered: Count | None = None
    agreed: Count
    completed: Count | None = None


class SurveyReturn(Entry):
    """How many people were asked and how many answered."""

    survey: SurveyId
    invited: Count
    answered: Count

    @property
    def rate(self) -> int:
        """The response rate in percent, rounded."""
        return round(100 * self.answered / self.invited) if self.invited else 0


class Group(Entry):
    """A part of the answers."""

    label: Name
    value: Number
    n: Count


class Result(Entry):
    """One metric's value and the number of answers behind it."""

    metric: MetricId
    value: Number
    n: Count
    note: Text = ""
    groups: tuple[Group, ...] = ()


class NotYet(Entry):
    """A metric that can only be known later."""

    metric: MetricId
    due: Sentence


class Results(Entry):
    """Aggregated results of one cohort, as ``content/results/<program>/<cohort>.yaml`` holds them."""

    published: DateText
    summary: Text = ""
    pairs: Pairs | None = None
    surveys: tuple[SurveyReturn, ...] = ()
    results: tuple[Result, ...] = ()
    changes: tuple[Text, ...] = ()
    lessons: tuple[Text, ...] = ()
    not_yet: tuple[NotYet, ...] = ()
