"""A program measures what people thought and what they do differently, and no more than it needs.

While it runs it has at least one metric of level 1 (reaction) and one of level 3 (behaviour); in an open or running
program each metric of level 2 to 4 serves an outcome or a benefit. Level 0 counts activity, and may stand alone.

Passes:

```yaml
benefits: [{id: better-decisions, metrics: [changed-practice]}]
metrics:
  - {id: would-recommend, level: 1, unit: percent, text: Would recommend the program}
  - {id: changed-practice, level: 3, unit: percent, text: Changed a habit}
```

Fails while the program runs, because nobody asks what changed:

```yaml
metrics:
  - {id: would-recommend, level: 1, unit: percent, text: Would recommend the program}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from rmsite.checks.check import Check
from rmsite.checks.live import live_programs
from rmsite.foundation.diagnostic import Code, Diagnostic, Severity
from rmsite.graph.site import Site
from rmsite.model.program import Status

LEVELS = Code(
    "metric/levels",
    Severity.WARNING,
    "A running program measures nothing at level 1 (what people thought) or at level 3 (what they do differently).",
    "Add a metric of that level.",
    wrong="metrics: [{id: would-recommend, level: 1, ...}]",
    right="metrics: [{id: would-recommend, level: 1, ...}, {id: changed-practice, level: 3, ...}]",
)
UNUSED = Code(
    "metric/unused",
    Severity.WARNING,
    "People are asked for a figure that serves no outcome and no benefit.",
    "Name the metric in an outcome or a benefit, or delete it.",
    wrong="a metric `skill-gain` that no outcome and no benefit names",
    right="outcomes: [{id: o-skill, text: ..., metrics: [skill-gain]}]",
)
_NEEDED = MappingProxyType(
    {
        1: ("reaction", "Would recommend the program"),
        3: ("behaviour", "Changed a decision or a habit"),
    }
)


def check(site: Site) -> Iterator[Diagnostic]:
    """Missing levels of running programs, and metrics that nothing names in live ones."""
    for page, program in live_programs(site):
        levels = {metric.level for metric in program.metrics}
        for level, (name, text) in _NEEDED.items():
            if levels and level not in levels and program.status is Status.RUNNING:
                example = f"- {{id: ..., level: {level}, unit: percent, text: {text}}}"
                message = f"the program is running and no metric is of level {level} ({name})"
                yield LEVELS.at(page.tree.key(("metrics",)), message, f"add one, such as `{example}`")
        served = [*(each.metrics for each in program.outcomes), *(each.metrics for each in program.benefits)]
        used = {metric for metrics in served for metric in metrics}
        for position, metric in enumerate(program.metrics):
            if metric.level >= 2 and metric.id not in used:
                message = f'the metric "{metric.id}" serves no outcome and no benefit'
                hint = f"add `metrics: [{metric.id}]` to the outcome or benefit it would show, or delete it"
                yield UNUSED.at(page.span_of("metrics", position, "id"), message, hint)


CHECK = Check("metrics", check, (LEVELS, UNUSED))
