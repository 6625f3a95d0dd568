"""What can be wrong with the phases of a program."""

from __future__ import annotations

from rmsite.foundation.diagnostic import Code, Severity

GAP = Code(
    "phase/gap",
    Severity.WARNING,
    "At least one working day lies between two phases, so that nobody knows what it belongs to.",
    "Let the later phase begin where the earlier one ends; both may name the same day.",
    wrong="to: 1 week after start, and the next phase from: 2 weeks after start",
    right="to: 2 weeks after start, and the next phase from: 2 weeks after start",
)
OVERLAP = Code(
    "phase/overlap",
    Severity.WARNING,
    "A phase begins before the one in front of it has ended.",
    "Let the later phase begin where the earlier one ends.",
    wrong="to: 2 weeks after start, and the next phase from: 1 week after start",
    right="to: 2 weeks after start, and the next phase from: 2 weeks after start",
)
BACKWARDS = Code(
    "phase/backwards",
    Severity.ERROR,
    "A phase ends before it begins.",
    "Exchange `from` and `to`, or correct one of them.",
    wrong="{id: meet, title: Meet, from: on end, to: on start}",
    right="{id: meet, title: Meet, from: on start, to: on end}",
)
OUTSIDE = Code(
    "phase/outside",
    Severity.WARNING,
    "Something with a date lies before the first phase or after the last, so that no timeline shows what it is for.",
    "Move it, or let the first phase begin earlier or the last one end later.",
    wrong="a survey 26 weeks after end, where the last phase ends on end",
    right="a last phase {id: learn, title: Look back, from: on end, to: 26 weeks after end}",
)
CODES = (GAP, OVERLAP, BACKWARDS, OUTSIDE)
