"""What holds for every program, cohort and calendar."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ConfigDict, TypeAdapter, ValidationError

from rmsite.model.program import Program
from rmsite.model.timed import Cohort
from rmsite.model.when import Offset, OnDate, When, WhenText
from rmsite.schedule.calendar import WorkCalendar
from rmsite.schedule.definition import define, program_faults
from rmsite.schedule.hours import breakdown, minutes_by_month, planned_minutes
from rmsite.schedule.items import dated_items
from rmsite.schedule.order import order_breaks
from rmsite.schedule.plan import MoveKind, Plan
from rmsite.schedule.relative import relative_plan
from rmsite.schedule.resolve import resolve
from rmsite.schedule.week import this_week
from tests.schedule.programs import ALWAYS

quick = settings(max_examples=60, deadline=None)

KINDS = ("event", "deadline", "task", "survey", "comms", "decision")
IDS = tuple(f"i{number}" for number in range(8))
days = st.dates(date(2026, 1, 1), date(2027, 12, 31))
calendars = st.builds(
    WorkCalendar,
    st.frozensets(st.integers(0, 6), max_size=6),
    st.dictionaries(days, st.just("works-calendar"), max_size=40),
)
units = st.sampled_from(["days", "weeks", "working days", "months"])
lengths = st.builds(lambda amount, unit: f"{amount} {unit}", st.integers(0, 40), units)
far_lengths = st.builds(lambda amount, unit: f"{amount} {unit}", st.sampled_from([3, 99999]), units)


def whens(anchors: tuple[str, ...], length: st.SearchStrategy[str] = lengths) -> st.SearchStrategy[str]:
    """Texts of points in time that hang on one of these anchors, or on none."""
    sides = st.sampled_from(["before", "after"])
    counted = st.builds(lambda *parts: " ".join(parts), length, sides, st.sampled_from(anchors))
    return st.one_of(counted, st.sampled_from(anchors).map(lambda anchor: f"on {anchor}"), days.map(date.isoformat))


@st.composite
def raw_items(draw: st.DrawFn, *, sound: bool, fixed: bool = True, unit: st.SearchStrategy[str] = lengths) -> list[Any]:
    """Raw milestones; if ``sound``, ids are unique and each hangs on something defined before it."""
    found: list[Any] = []
    for position in range(draw(st.integers(1, 7))):
        name = IDS[position] if sound else draw(st.sampled_from((*IDS, "start", "s", "s-1")))
        anchors = ("start", "end", *IDS[:position]) if sound else ("start", "end", "gone", "s", "s-1", "s-2", *IDS)
        when = draw(whens(anchors, unit))
        if not fixed and when[0].isdigit() and "-" in when.split()[0]:
            when = "on start"
        entry = {"id": name, "title": name, "kind": draw(st.sampled_from(KINDS)), "when": when, "roles": ["mentor"]}
        if roll := draw(st.sampled_from([None, None, "earlier", "later", "no"])):
            entry["roll"] = roll
        if draw(st.booleans()):
            entry["window"] = draw(unit)
        found.append(entry)
    return found


def build(milestones: list[Any], **parts: Any) -> Program:
    """A program of raw milestones."""
    required = {"title": "T", "summary": "S", "owner": "desk", "status": "draft", "lifecycle": "cohort"}
    roles = [{"id": "mentor"}, {"id": "mentee"}]
    return Program.model_validate({**required, "length": "10 weeks", "roles": roles, "milestones": milestones, **parts})


def group(start: date, overrides: dict[str, str] | None = None) -> Cohort:
    """A cohort with overrides."""
    told = {name: {"when": when, "reason": "why"} for name, when in (overrides or {}).items()}
    return Cohort.model_validate(
        {"id": "one", "title": "One", "start": start.isoformat(), "status": "open", "overrides": told}
    )


def spans(plan: Plan) -> dict[str, tuple[date, date, object]]:
    """First day, last day and moves of every item."""
    return {dated.id: (dated.opens, dated.closes, dated.moves) for dated in plan.items}


@st.composite
def plans(draw: st.DrawFn) -> tuple[Plan, WorkCalendar]:
    """A plan of a sound program with an override or two."""
    program = build(draw(raw_items(sound=True)))
    overrides = draw(st.dictionaries(st.sampled_from(IDS), whens(("start", "end")), max_size=2))
    calendar = draw(calendars)
    return resolve(program, group(draw(days), overrides), calendar), calendar


@quick
@given(raw_items(sound=True), st.randoms(use_true_random=False), calendars, days)
def test_order_of_definition_does_not_matter(
    items: list[Any], random: Any, calendar: WorkCalendar, start: date
) -> None:
    """Resolving twice gives the same plan, and shuffled items have the same dates. Any: hypothesis's own Random."""
    plan = resolve(build(items), group(start), calendar)
    assert resolve(build(items), group(start), calendar) == plan
    shuffled = random.sample(items, len(items))
    assert spans(resolve(build(shuffled), group(start), calendar)) == spans(plan)


@quick
@given(calendars, days, st.integers(0, 300))
def test_working_days_there_and_back(calendar: WorkCalendar, day: date, count: int) -> None:
    """From a working day, so many working days later and as many earlier is the same day."""
    first = calendar.next_working_day(day)
    later = calendar.add_working_days(first, count)
    assert calendar.is_working(later)
    assert calendar.add_working_days(later, -count) == first


@quick
@given(plans())
def test_items_open_on_working_days(made: tuple[Plan, WorkCalendar]) -> None:
    """Whatever moved it, an item opens on a working day, unless it must not roll, and closes no earlier."""
    plan, calendar = made
    for dated in plan.items:
        assert dated.item.roll == "no" or calendar.is_working(dated.opens)
        assert dated.opens <= dated.closes


@quick
@given(plans())
def test_rolling_has_a_direction(made: tuple[Plan, WorkCalendar]) -> None:
    """Deadlines never roll later and nothing else rolls earlier, unless told; the last move ends on the day."""
    for dated in made[0].items:
        for move in dated.moves:
            if move.kind is MoveKind.ROLL:
                goes_early = (dated.item.roll or ("earlier" if dated.item.is_deadline else "later")) == "earlier"
                assert (move.new < move.old) == goes_early
                assert move.why
        assert not dated.moves or dated.moves[-1].new == dated.opens
        assert [one.new for one in dated.moves[:-1]] == [one.old for one in dated.moves[1:]]


@quick
@given(raw_items(sound=True), days)
def test_nothing_moves_without_a_reason(items: list[Any], start: date) -> None:
    """Where every day is worked and nothing is overridden, no date moves."""
    assert all(not dated.moves for dated in resolve(build(items), group(start), ALWAYS).items)


weekly = st.builds(
    lambda amount, unit: f"{amount} {unit}", st.integers(0, 40), st.sampled_from(["days", "weeks", "working days"])
)


@quick
@given(raw_items(sound=True, fixed=False, unit=weekly), days, st.frozensets(st.integers(0, 6), max_size=6))
def test_a_week_later_is_a_week_later(items: list[Any], start: date, weekend: frozenset[int]) -> None:
    """Without holidays, months and fixed dates, a cohort that starts a week later does everything a week later."""
    week = timedelta(weeks=1)
    calendar = WorkCalendar(weekend, {})
    program = build(items)
    early, late = resolve(program, group(start), calendar), resolve(program, group(start + week), calendar)
    moved = {name: (opens + week, closes + week) for name, (opens, closes, _) in spans(early).items()}
    assert {name: (opens, closes) for name, (opens, closes, _) in spans(late).items()} == moved


WORDS = "on start end before after 1 99999 -1 day days working weeks months 2026-02-30 2026-12-07 0000-00-00 ９ { %s"
grammar = st.lists(st.sampled_from(WORDS.split(" ")), max_size=6).map(" ".join)


@quick
@given(st.one_of(st.text(), grammar, st.none(), st.integers(), st.lists(st.text(), max_size=2)))
def test_points_in_time_raise_only_what_pydantic_raises(value: Any) -> None:
    """Whatever stands behind `when`, it is a point in time or a validation error. Any: anything may stand there."""
    adapter: TypeAdapter[When] = TypeAdapter(WhenText, config=ConfigDict(arbitrary_types_allowed=True))
    try:
        when = adapter.validate_python(value)
    except ValidationError:
        return
    assert isinstance(when, OnDate | Offset)
    assert adapter.validate_python(str(when)) == when or (isinstance(when, Offset) and when.amount == 0)


@st.composite
def wild_programs(draw: st.DrawFn) -> tuple[Program, Cohort]:
    """Programs with random anchors, cycles, clashes, a series, endless lengths, and a cohort with overrides."""
    anchors = ("start", "end", "gone", "s", "s-1", *IDS)
    repeat = {"every": draw(st.one_of(lengths, far_lengths)), "times": str(draw(st.integers(1, 5)))}
    session = {"id": "s", "title": "S", "when": draw(whens(anchors)), "repeat": repeat}
    cohort = group(draw(days), draw(st.dictionaries(st.sampled_from(anchors), whens(anchors, far_lengths), max_size=3)))
    program = build(
        draw(raw_items(sound=False, unit=st.one_of(lengths, far_lengths))),
        length=draw(st.one_of(lengths, far_lengths)),
        sessions={"roles": ["mentor"], "duration": "60 minutes", "items": [session]},
        phases=[{"id": "p", "title": "P", "from": draw(whens(anchors)), "to": draw(whens(anchors, far_lengths))}],
        matching={"method": "random", "rematch": {"no_fault": "yes", "until": draw(whens(anchors, far_lengths))}},
        order=draw(st.lists(st.sampled_from(IDS), max_size=4)),
    )
    return program.model_copy(update={"cohorts": (cohort,)}), cohort


def excused(name: str, program: Program, cohort: Cohort, named: frozenset[str]) -> bool:
    """Whether a fault names the item, or something on which it hangs in this cohort."""
    rules = define(program).rules
    walked: set[str] = set()
    while name not in named:
        if name in walked or name not in rules:
            return False
        walked.add(name)
        item = rules[name].item
        override = cohort.overrides.get(name) or cohort.overrides.get(item.series or "")
        when = override.when if override else item.when
        if not isinstance(when, Offset):
            return False
        name = when.anchor
    return True


@quick
@given(wild_programs(), st.frozensets(st.integers(0, 6)), days)
def test_arbitrary_programs_never_raise(made: tuple[Program, Cohort], weekend: frozenset[int], today: date) -> None:
    """Every item of any program has a date or is named in a fault, every view can be made, every fault has a place."""
    program, cohort = made
    faults = program_faults(program)
    plan = resolve(program, cohort, WorkCalendar(weekend, {}))
    named = frozenset(name for fault in (*faults, *plan.faults) for name in fault.undated)
    dated = {dated.id for dated in plan.items}
    for item in dated_items(program):
        assert item.id in dated or excused(item.id, program, cohort, named), (item.id, faults, plan.faults)
    for fault in (*faults, *plan.faults):
        assert fault.loc
        assert fault.message
        assert all(fault.hints)
    relative_plan(program, weekend)
    order_breaks(program, plan)
    this_week(plan, "mentor", today)
    by_month = sum(minutes for _, _, minutes in minutes_by_month(plan, "mentor"))
    planned = planned_minutes(program, "mentor")
    assert by_month <= planned == sum(line.minutes for line in breakdown(program, "mentor"))
