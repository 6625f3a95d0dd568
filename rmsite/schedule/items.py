"""Everything in a program that has a date: milestones, sessions, trainings and steps, in one shape."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rmsite.foundation.value import replace
from rmsite.schedule.item import Effort, Item, ItemKind, Occurrence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from rmsite.model.entry import Loc
    from rmsite.model.measures import Survey
    from rmsite.model.program import Program
    from rmsite.model.timed import Milestone, Session, Sessions, Step, Training
    from rmsite.reading.scalars import Length


@lru_cache
def dated_items(program: Program) -> tuple[Item, ...]:
    """Every item in order of definition: milestones, sessions (each time of them), trainings, steps.

    Ids are as written, so one may occur twice: ``program_faults`` names those.
    """
    return tuple(_all_items(program))


def _all_items(program: Program) -> Iterator[Item]:
    surveys = {survey.id: survey for survey in program.surveys}
    for position, milestone in enumerate(program.milestones):
        yield _of_milestone(milestone, ("milestones", position), surveys)
    if program.sessions:
        yield from _of_sessions(program.sessions)
    for position, training in enumerate(program.training):
        yield _of_training(training, ("training", position))
    for role, steps in program.onboarding.items():
        for position, step in enumerate(steps):
            yield _of_step(step, role, ("onboarding", role, position))


def _of_milestone(milestone: Milestone, loc: Loc, surveys: Mapping[str, Survey]) -> Item:
    survey = surveys.get(milestone.survey or "")
    minutes = _minutes(milestone.duration or milestone.effort or (survey.duration if survey else None))
    return replace(
        _item(milestone, ItemKind.MILESTONE, milestone.title, milestone.roles, loc, minutes),
        template=milestone.template or (survey.template if survey else None),
        what=milestone.kind,
        at=milestone.at,
        window=milestone.window,
        format=milestone.format,
        survey=milestone.survey,
        in_calendar=milestone.calendar,
    )


def _of_sessions(sessions: Sessions) -> Iterator[Item]:
    for position, session in enumerate(sessions.items):
        is_last = position == len(sessions.items) - 1
        item = _of_session(session, sessions, ("sessions", "items", position))
        repeat = session.repeat
        if repeat is None:
            yield _with_debrief(item, sessions, is_last=is_last)
            continue
        for number in range(1, repeat.times + 1):
            occurrence = Occurrence(session.id, number, repeat.times, repeat.every)
            one = replace(item, id=f"{session.id}-{number}", occurrence=occurrence)
            yield _with_debrief(one, sessions, is_last=is_last and number == repeat.times)


def _of_session(session: Session, sessions: Sessions, loc: Loc) -> Item:
    roles = session.roles or sessions.roles
    duration = _minutes(session.duration or sessions.duration)
    item = _item(session, ItemKind.SESSION, session.title, roles, loc, duration)
    prepare = {role: _minutes(length) for role, length in _preparation(session, sessions)}
    return replace(
        item,
        efforts=tuple(
            replace(item.effort(role), preparing=prepare.get(role, 0)) for role in dict.fromkeys((*roles, *prepare))
        ),
        at=session.at,
        window=session.window or sessions.window,
        format=session.format or sessions.format,
    )


def _preparation(session: Session, sessions: Sessions) -> Iterable[tuple[str, Length]]:
    if session.prepare is not None:
        return session.prepare.items()
    # Whom the session leaves out of its own roles need not prepare it; helpers who never take part still do.
    absent = set(sessions.roles) - set(session.roles or sessions.roles)
    return ((role, length) for role, length in sessions.prepare.items() if role not in absent)


def _with_debrief(item: Item, sessions: Sessions, *, is_last: bool) -> Item:
    debrief = sessions.debrief
    if debrief is None or (debrief.after == "last" and not is_last):
        return item
    roles = dict.fromkeys((*(effort.role for effort in item.efforts), *debrief.roles))
    minutes = _minutes(debrief.duration)
    return replace(
        item,
        efforts=tuple(replace(item.effort(role), debriefing=minutes if role in debrief.roles else 0) for role in roles),
    )


def _of_training(training: Training, loc: Loc) -> Item:
    minutes = _minutes(training.duration)
    return replace(
        _item(training, ItemKind.TRAINING, training.title, training.roles, loc, minutes),
        at=training.at,
        window=training.window,
        required=training.required,
    )


def _of_step(step: Step, role: str, loc: Loc) -> Item:
    item = _item(step, ItemKind.STEP, step.text, (role,), loc, _minutes(step.duration))
    return replace(item, required=step.required)


def _item(
    entry: Milestone | Session | Training | Step,
    kind: ItemKind,
    title: str,
    roles: tuple[str, ...],
    loc: Loc,
    minutes: int,
) -> Item:
    # What the four have in common; each takes as long for all of its roles.
    return Item(
        entry.id,
        kind,
        kind.value,
        title,
        entry.when,
        roles,
        loc,
        tuple(Effort(role, minutes) for role in dict.fromkeys(roles)),
        minutes,
        roll=entry.roll,
        guide=entry.guide,
        template=entry.template,
    )


def _minutes(length: Length | None) -> int:
    return (length.minutes or 0) if length else 0
