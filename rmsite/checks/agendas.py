"""The minutes of an agenda add up to the length of the session, and a session has an agenda.

People hold a session by the minute: an agenda that is longer than its session ends in a hurry. In an open or running
program a session without any agenda is a warning, unless it is a short chat of 15 minutes or less.

Passes:

```yaml
- id: session-1
  duration: 60 minutes
  agenda: [[50, Talk], [10, One action]]
```

Fails, because the steps add up to 70 minutes:

```yaml
- id: session-1
  duration: 60 minutes
  agenda: [[60, Talk], [10, One action]]
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic_core import PydanticCustomError

from rmsite.checks.check import Check
from rmsite.foundation.diagnostic import Code, Diagnostic, Severity
from rmsite.graph.site import Site
from rmsite.model.page import Page
from rmsite.model.timed import Session
from rmsite.reading.scalars import parse_length
from rmsite.reading.tree import Loc

AGENDA_SUM = Code(
    "session/agenda-sum",
    Severity.ERROR,
    "The minutes of an agenda add up to more or less than the session lasts.",
    "Change the minutes of a step, or the duration of the session.",
    wrong="duration: 60 minutes, agenda: [[60, Talk], [10, One action]]",
    right="duration: 60 minutes, agenda: [[50, Talk], [10, One action]]",
)
NO_AGENDA = Code(
    "session/no-agenda",
    Severity.WARNING,
    "People join this session now, and nothing says what happens in it.",
    "Add an agenda whose minutes add up to the session's length.",
    wrong="- {id: session-1, title: Set the terms, when: on start}",
    right="- {id: session-1, title: Set the terms, when: on start, agenda: [[50, Talk], [10, One action]]}",
)
_SHORT_CHAT = 15


def check(site: Site) -> Iterator[Diagnostic]:
    """Each agenda with a wrong sum, and in live programs each session without one."""
    for page, program in site.programs():
        if program.sessions is None:
            continue
        for position, session in enumerate(program.sessions.items):
            lasts = (session.duration or program.sessions.duration).minutes or 0
            loc = ("sessions", "items", position)
            minutes = [step.minutes for step in session.agenda]
            if not page.sound and _is_guessed(page, position, session, lasts):
                continue
            if minutes and sum(minutes) != lasts:
                yield AGENDA_SUM.at(
                    page.tree.key((*loc, "agenda")),
                    f'the agenda of "{session.id}" adds up to {sum(minutes)} minutes, the session lasts {lasts}',
                    f"{'shorten' if sum(minutes) > lasts else 'lengthen'} a step or "
                    f"set `duration: {sum(minutes)} minutes`",
                    label=" + ".join(str(each) for each in minutes),
                )
            elif not minutes and program.is_live and lasts > _SHORT_CHAT:
                hint = f"add `agenda: [[{lasts}, What happens]]`, in steps that add up to {lasts} minutes"
                message = f'the session "{session.id}" lasts {lasts} minutes and has no agenda'
                yield NO_AGENDA.at(page.span_of(*loc, "id"), message, hint)


def _is_guessed(page: Page, position: int, session: Session, lasts: int) -> bool:
    # A faulty duration or step has something else in its place, and nothing can be said of the sum.
    loc: Loc = ("sessions", "items", position)
    typed = page.tree.value((*loc, "agenda"))
    duration = page.tree.value((*loc, "duration")) or page.tree.value(("sessions", "duration"))
    minutes = [_minutes(step) for step in typed] if isinstance(typed, list) else []
    try:
        return parse_length(duration).minutes != lasts or minutes != [step.minutes for step in session.agenda]
    except PydanticCustomError:
        return True


def _minutes(step: object) -> int | None:
    first = step[0] if isinstance(step, list) and step else step.get("minutes") if isinstance(step, dict) else None
    match = re.match(r"\d+", first) if isinstance(first, str) else None
    return int(match[0]) if match else None


CHECK = Check("agendas", check, (AGENDA_SUM, NO_AGENDA))
