"""In an open or running program, every outcome and every benefit names a metric that would show it.

Passes:

```yaml
outcomes: [{id: o-voice, text: Mentors raise hard subjects., metrics: [voice-score]}]
```

Fails, because nobody could tell whether it came true:

```yaml
outcomes: [{id: o-voice, text: Mentors raise hard subjects.}]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from rmsite.checks.check import Check
from rmsite.checks.live import live_programs
from rmsite.foundation.diagnostic import Code, Diagnostic, Severity
from rmsite.foundation.words import counted
from rmsite.graph.site import Site
from rmsite.model.program import Program

OUTCOME = Code(
    "outcome/no-metric",
    Severity.WARNING,
    "An outcome names no metric, so that nobody could tell whether it came true.",
    "Add `metrics` with the id of at least one metric.",
    wrong="- {id: o-voice, text: Mentors raise hard subjects.}",
    right="- {id: o-voice, text: Mentors raise hard subjects., metrics: [voice-score]}",
)
BENEFIT = Code(
    "benefit/no-metric",
    Severity.WARNING,
    "A benefit names no metric, so that nobody could tell whether anybody gained it.",
    "Add `metrics` with the id of at least one metric.",
    wrong="- {id: retention, for: [organisation]}",
    right="- {id: retention, for: [organisation], metrics: [mentor-retention]}",
)


def check(site: Site) -> Iterator[Diagnostic]:
    """Each outcome and benefit without a metric, in programs that are open or running."""
    for page, program in live_programs(site):
        for position, outcome in enumerate(program.outcomes):
            if not outcome.metrics:
                message = f'the outcome "{outcome.id}" names no metric that would show it'
                yield OUTCOME.at(page.span_of("outcomes", position, "id"), message, _hint(program))
        for position, benefit in enumerate(program.benefits):
            if not benefit.metrics:
                message = f'the benefit "{benefit.id}" names no metric that would show it'
                yield BENEFIT.at(page.span_of("benefits", position, "id"), message, _hint(program))


def _hint(program: Program) -> str:
    if not program.metrics:
        return "add a metric under `metrics`, and its id here as `metrics: [...]`"
    more = f", one of the program's {counted(len(program.metrics), 'metric')}" if len(program.metrics) > 1 else ""
    return f"add `metrics: [...]` with the id of a metric, such as `{program.metrics[0].id}`{more}"


CHECK = Check("purposes", check, (OUTCOME, BENEFIT))
