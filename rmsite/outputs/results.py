"""What a cohort showed, with groups too small to show taken out."""

from __future__ import annotations

from collections.abc import Iterable

from rmsite.foundation.value import Value
from rmsite.foundation.webpath import WebPath
from rmsite.graph import addresses
from rmsite.graph.site import Site
from rmsite.model.measures import Metric
from rmsite.model.program import Program
from rmsite.model.results import Result
from rmsite.outputs.pieces import program_crumbs
from rmsite.outputs.recipe import Output, Recipe, Subject
from rmsite.theme.theme import Theme
from rmsite.view.shapes import Crumb, Frame
from rmsite.view.view import View

SMALLEST_GROUP = 5
SMALLEST_GROUP_RESULTS = 10
"""Level 4 measures come from personnel records, where a group of ten is needed (domain rule for measures)."""


class Shown(Value):
    """A group's figure as it is published; ``value`` None where it would show too few people."""

    label: str
    value: float | None
    n: int | None


class ResultRow(Value):
    """A metric with what it showed; ``hidden`` where too few answered; ``met`` None where there is no target."""

    metric: Metric
    result: Result
    smallest: int
    hidden: bool
    met: bool | None
    groups: tuple[Shown, ...]


def plan(site: Site, _: Theme) -> Iterable[Recipe]:
    """One page for each cohort that has results."""
    for page, program in site.programs():
        for cohort in program.cohorts:
            found = site.results(page.key.id, cohort.id)
            if found:
                path = WebPath.page(addresses.results(page.key.id, cohort.id))
                yield Recipe(path, results_page, (page.key.id, cohort.id), found[0].span)


def results_page(view: View, subject: Subject) -> bytes:
    """Each metric beside its target, always with the number of answers and the response rate."""
    program_id, cohort_id = subject
    program = view.program(program_id)
    cohort = program.cohort(cohort_id)
    results = view.results(program_id, cohort_id)
    assert cohort is not None
    assert results is not None
    key = f"{program_id}/{cohort_id}"
    metrics = {metric.id: metric for metric in program.metrics}
    frame = Frame(
        f"Results of {cohort.title}: {program.title}",
        view.text(results.summary, "results", key),
        "results",
        crumbs=(
            *program_crumbs(view, program_id, (cohort.title, addresses.cohort(program_id, cohort_id))),
            Crumb("Results"),
        ),
        upkeep=view.upkeep("results", key),
        program=program_id,
    )
    return view.render(
        "results.html",
        frame,
        program_id=program_id,
        program=program,
        cohort=cohort,
        results=results,
        results_key=key,
        surveys=[(survey_title(program, each.survey), each) for each in results.surveys],
        rows=[result_row(program, each, metrics[each.metric]) for each in results.results if each.metric in metrics],
        waiting=[(metrics[each.metric], each) for each in results.not_yet if each.metric in metrics],
    )


def survey_title(program: Program, survey_id: str) -> str:
    """What a survey is called."""
    return next((survey.title for survey in program.surveys if survey.id == survey_id), survey_id)


def result_row(program: Program, result: Result, metric: Metric) -> ResultRow:
    """A result as it may be published: without what would show too few people, directly or by subtraction."""
    smallest = smallest_group(program, metric)
    is_hidden = result.n < smallest
    met = None
    if metric.target is not None and not is_hidden:
        met = result.value >= metric.target if metric.better == "higher" else result.value <= metric.target
    hidden = hidden_groups(result, smallest)
    groups = tuple(
        Shown(group.label, None, None) if position in hidden else Shown(group.label, group.value, group.n)
        for position, group in enumerate(result.groups)
    )
    return ResultRow(metric, result, smallest, is_hidden, met, groups)


def hidden_groups(result: Result, smallest: int) -> frozenset[int]:
    """The places of the groups that are not shown.

    Whoever knows the whole and the groups shown can work out what the rest answered. So the rest has to be nobody, or
    large enough: the smallest groups go until it is. Groups that overlap can be set off against each other in ways that
    nobody foresees; there, one that is too small, or leaves too few beside it, takes all others with it.
    """
    everyone = frozenset(range(len(result.groups)))
    counts = [group.n for group in result.groups]

    def is_safe(n: int) -> bool:
        return n == 0 or n >= smallest

    if result.n < smallest:
        return everyone
    if sum(counts) > result.n:
        return frozenset() if all(n >= smallest and is_safe(result.n - n) for n in counts) else everyone
    by_size = sorted(everyone, key=lambda position: (counts[position], position))
    hidden = [position for position in by_size if counts[position] < smallest]
    shown = by_size[len(hidden) :]
    while shown and not is_safe(result.n - sum(counts[position] for position in shown)):
        hidden.append(shown.pop(0))
    return frozenset(hidden)


def smallest_group(program: Program, metric: Metric) -> int:
    """The fewest answers that may be shown together for a metric."""
    from_survey = next((survey.min_group for survey in program.surveys if survey.id == metric.source), None)
    floor = SMALLEST_GROUP_RESULTS if metric.level == 4 else SMALLEST_GROUP
    return max(floor, from_survey or 0)


OUTPUT = Output("results", plan)
