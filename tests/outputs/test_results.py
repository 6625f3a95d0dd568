"""Results never show what few people answered, not even by subtraction."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given as for_any
from hypothesis import strategies as st

from rmsite.model.measures import Metric
from rmsite.model.program import Program
from rmsite.model.results import Group, Result
from rmsite.outputs.results import ResultRow, hidden_groups, result_row, smallest_group
from tests.making import given, made, planned
from tests.outputs.site import FILES, RESULTS, changed

ADDRESS = "/programs/pairs/cohorts/spring/results/"


def _result(n: int, *groups: int) -> Result:
    parts = tuple(Group(label=f"g{position}", value=50, n=count) for position, count in enumerate(groups))
    return Result(metric="m", value=50, n=n, groups=parts)


def _shown(n: int, *groups: int, smallest: int = 5) -> list[int]:
    hidden = hidden_groups(_result(n, *groups), smallest)
    return [count for position, count in enumerate(groups) if position not in hidden]


@pytest.mark.parametrize(
    ("n", "groups", "shown"),
    [
        (20, (8, 12), [8, 12]),  # everybody is in a group, and each is large enough
        (12, (4, 8), []),  # the small one is the whole without the other
        (21, (4, 8, 9), [9]),  # so the next smallest goes too
        (20, (1, 2, 8, 9), [9]),  # two small ones together are still too few
        (20, (2, 3, 15), [15]),  # two small ones together are enough
        (20, (8, 9), [9]),  # three are in no group
        (20, (8, 5), [8, 5]),  # seven are in no group
        (20, (0, 9, 11), [9, 11]),  # nobody answered
        (5, (5,), [5]),  # the group is the whole
        (4, (4,), []),  # the whole is too small
        (20, (), []),
        (12, (4, 8, 6, 6), []),  # counted in two ways: the ones of the other way could be set off against each other
        (12, (6, 6, 5, 7), [6, 6, 5, 7]),
        (12, (8, 6, 6), []),  # the other four of the first way are the whole without it
    ],
)  # fmt: skip
def test_small_groups_and_what_would_give_them_away_are_hidden(
    n: int, groups: tuple[int, ...], shown: list[int]
) -> None:
    """A small group is hidden, and with it others until the hidden rest is nobody or enough people."""
    assert _shown(n, *groups) == shown


@for_any(st.lists(st.integers(0, 15), min_size=1, max_size=6), st.integers(0, 15), st.integers(5, 10))
def test_nothing_small_can_be_worked_out(groups: list[int], apart: int, smallest: int) -> None:
    """Of groups that do not overlap, no sum or difference of what is shown is about fewer people than may be shown."""
    total = sum(groups) + apart
    shown = _shown(total, *groups, smallest=smallest)
    if total < smallest:
        assert shown == []
    for count in range(1, len(shown) + 1):
        for some in combinations(shown, count):
            rest = total - sum(some)
            assert rest == 0 or rest >= smallest
    assert all(count >= smallest for count in shown)


@for_any(st.lists(st.integers(5, 15), min_size=2, max_size=6))
def test_nothing_is_hidden_without_need(groups: list[int]) -> None:
    """Groups that are all large enough, and hold everybody, are all shown."""
    assert _shown(sum(groups), *groups) == groups


def _program(**survey: int) -> Program:
    required = {
        "title": "T", "summary": "S", "owner": "o", "status": "open", "lifecycle": "cohort", "length": "1 week",
        "roles": [{"id": "a"}, {"id": "b"}],
    }  # fmt: skip
    return Program.model_validate({**required, "surveys": [{"id": "pulse", "title": "Pulse", **survey}]})


def _metric(level: int = 1, **more: object) -> Metric:
    return Metric.model_validate({"id": "m", "level": level, "unit": "percent", "source": "pulse", "text": "x", **more})


@pytest.mark.parametrize(
    ("level", "survey", "source", "smallest"),
    [
        (1, {}, "pulse", 5),
        (1, {"min_group": 3}, "pulse", 5),
        (1, {"min_group": 8}, "pulse", 8),
        (1, {"min_group": 8}, "hris", 5),
        (4, {}, "hris", 10),
        (4, {"min_group": 12}, "pulse", 12),
    ],
)
def test_smallest_group(level: int, survey: dict[str, int], source: str, smallest: int) -> None:
    """Five answers at least, ten for what comes from personnel records, and more where the survey says so."""
    assert smallest_group(_program(**survey), _metric(level, source=source)) == smallest


@pytest.mark.parametrize(
    ("better", "value", "met"),
    [("higher", 60, True), ("higher", 59.9, False), ("lower", 60, True), ("lower", 60.1, False)],
)
def test_target_is_met_at_its_own_value(better: str, value: float, met: bool) -> None:
    """A target counts as met where it is just reached, from below or from above."""
    row = result_row(_program(), Result(metric="m", value=value, n=9), _metric(target=60, better=better))
    assert row.met is met


def test_hidden_figure_does_not_say_whether_its_target_is_met() -> None:
    """Where too few answered there is no word on the target either, and no group is shown."""
    row = result_row(_program(), _result(4, 4), _metric(target=60))
    assert (row.hidden, row.met) == (True, None)
    assert [(group.value, group.n) for group in row.groups] == [(None, None)]
    assert result_row(_program(), _result(9), _metric()).met is None


def test_page_of_results() -> None:
    """The page has each metric of the program with what it showed, and the surveys with their titles."""
    page = given(FILES, ADDRESS)
    rows: list[ResultRow] = page["rows"]
    assert page.template == "results.html"
    assert page.frame.title == "Results of Spring: Pairs"
    assert str(page.frame.lead).startswith("It <strong>worked</strong>")
    assert [(row.metric.id, row.smallest, row.hidden) for row in rows] == [("changed", 6, False), ("gone", 10, True)]
    assert [(group.label, group.value) for group in rows[0].groups] == [("New", None), ("Old", None), ("Older", 66)]
    assert [title for title, _ in page["surveys"]] == ["Pulse"]


def test_hidden_figures_are_in_no_file() -> None:
    """What may not be shown is on no page of the site: neither on the page of results nor on that of the benefit."""
    results = RESULTS.replace("value: 50, n: 4", "value: 51.37, n: 4").replace("value: 5, n: 8", "value: 4.319, n: 8")
    pages = made({**FILES, "content/results/pairs/spring.yaml": results.replace("value: 70", "value: 70.71")})
    everything = "".join(pages.values())
    assert "51.37" not in everything
    assert "4.319" not in everything
    assert "70.71" not in everything
    assert "62.5" in pages["programs/pairs/cohorts/spring/results/index.html"]


def test_results_of_no_cohort_make_no_page() -> None:
    """Results whose cohort the program does not have, which stop publishing anyway, have no page."""
    files = {**FILES, "content/results/pairs/summer.yaml": RESULTS}
    assert not [path for path in planned(files) if "summer" in path]


def test_metric_that_the_program_does_not_have_is_left_out() -> None:
    """A result of an unknown metric, which stops publishing anyway, does not break the page."""
    page = given(changed(("{id: changed, level: 3", "{id: changes, level: 3")), ADDRESS)
    assert [row.metric.id for row in page["rows"]] == ["gone"]
