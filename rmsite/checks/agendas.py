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

from collections.abc import Iterator

from rmsite.checks.check import Check
from rmsite.foundation.diagnostic import Code, Diagnostic, Severity
from rmsite.graph.site import Site

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


CHECK = Check("agendas", check, (AGENDA_SUM, NO_AGENDA))
