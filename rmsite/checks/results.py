"""Results belong to a cohort that exists, and their figures can be.

Groups that are too small are no fault: the site hides them.

Passes:

```yaml
pairs: {offered: 14, agreed: 13, completed: 12}
surveys: [{survey: closing, invited: 26, answered: 21}]
results: [{metric: would-recommend, value: 90, n: 21}]
```

Fails, because more people answered than were asked:

```yaml
surveys: [{survey: closing, invited: 21, answered: 26}]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from rmsite.checks.check import Check
from rmsite.foundation.diagnostic import Code, Diagnostic, Severity
from rmsite.foundation.words import nearest
from rmsite.graph.site import Site
from rmsite.model.entry import Loc
from rmsite.model.measures import Metric
from rmsite.model.page import Page
from rmsite.model.program import Program
from rmsite.model.results import Results

UNKNOWN_COHORT = Code(
    "results/unknown-cohort",
    Severity.ERROR,
    "The name of a results file is not that of a cohort, so nobody knows whose results they are.",
    "Name it content/results/<program>/<cohort>.yaml.",
    wrong="content/results/reverse-mentoring/spring-2026.yaml",
    right="content/results/reverse-mentoring/2026-spring.yaml",
    fixed=True,
)
IMPOSSIBLE = Code(
    "results/impossible",
    Severity.ERROR,
    "A figure among the results cannot be: more answers than people who were asked, or more than a hundred percent.",
    "Correct the figure, or the one it is compared with.",
    wrong="{survey: closing, invited: 21, answered: 26}",
    right="{survey: closing, invited: 26, answered: 21}",
)
_Fault = tuple[Loc, str]


def check(site: Site) -> Iterator[Diagnostic]:
    """Results of nobody's, and figures that cannot be."""
    for page in site.of_kind("results"):
        program_id, _, cohort_id = page.key.id.partition("/")
        program = site.program(program_id)
        if site.targets.is_unsound("program", program_id):
            continue
        if program is None or program.cohort(cohort_id) is None:
            yield _unknown(site, page, program_id, program, cohort_id)
        elif isinstance(page.data, Results):
            for loc, message in (*_people(page.data), *_figures(page.data, program)):
                yield IMPOSSIBLE.at(page.span_of(*loc), message, "correct the figure, or what it is compared with")


def _unknown(site: Site, page: Page, program_id: str, program: Program | None, cohort_id: str) -> Diagnostic:
    if program:
        message = f'the program "{program_id}" has no cohort "{cohort_id}"'
        near = nearest(cohort_id, (cohort.id for cohort in program.cohorts))
        name = f"content/results/{program_id}/{near}.yaml"
    else:
        message = f'there is no program "{program_id}"'
        near = nearest(program_id, (found.key.id for found in site.of_kind("program")))
        name = f"content/results/{near}/{cohort_id}.yaml"
    hint = f"did you mean `{name}`?" if near else "name it `content/results/<program>/<cohort>.yaml`"
    return UNKNOWN_COHORT.at(page.span, message, hint)


def _people(results: Results) -> Iterator[_Fault]:
    pairs = results.pairs
    if pairs and pairs.completed is not None and pairs.completed > pairs.agreed:
        yield ("pairs", "completed"), f"{pairs.completed} pairs came to the end, and {pairs.agreed} were agreed"
    for position, survey in enumerate(results.surveys):
        if survey.answered > survey.invited:
            message = f'{survey.answered} people answered "{survey.survey}", and {survey.invited} were asked'
            yield ("surveys", position, "answered"), message


def _figures(results: Results, program: Program) -> Iterator[_Fault]:
    answered = {survey.survey: survey.answered for survey in results.surveys}
    metrics = {metric.id: metric for metric in program.metrics}
    for position, result in enumerate(results.results):
        metric = metrics.get(result.metric)
        if metric is None:
            continue
        loc: Loc = ("results", position)
        most = answered.get(metric.source or "")
        if most is not None and result.n > most:
            yield (
                (*loc, "n"),
                f'"{metric.id}" rests on {result.n} answers, and {most} people answered "{metric.source}"',
            )
        yield from _value(metric, result.value, (*loc, "value"))
        for number, group in enumerate(result.groups):
            if group.n > result.n:
                message = f'the group "{group.label}" has {group.n} answers, and "{metric.id}" has {result.n} in all'
                yield (*loc, "groups", number, "n"), message
            yield from _value(metric, group.value, (*loc, "groups", number, "value"))


def _value(metric: Metric, value: float, loc: Loc) -> Iterator[_Fault]:
    # A rise between two ratings may be below nothing, so points go both ways.
    match metric.unit:
        case "percent" if not 0 <= value <= 100:
            yield loc, f'"{metric.id}" counts in percent and cannot be {value:g}'
        case "points-5" if not -5 <= value <= 5:
            yield loc, f'"{metric.id}" counts in points of 5 and cannot be {value:g}'
        case _:
            pass


CHECK = Check("results", check, (UNKNOWN_COHORT, IMPOSSIBLE))
