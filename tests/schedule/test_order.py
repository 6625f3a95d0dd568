"""The order that a program asks for."""

from datetime import date

from rmsite.schedule.order import OrderBreak, order_breaks
from tests.schedule.programs import example, example_plan, item, plan_of, program


def test_examples_keep_their_order() -> None:
    """Both cohorts of the example run forwards."""
    for cohort in example().cohorts:
        assert order_breaks(example(), example_plan(cohort.id)) == ()


def test_easter_breaks_the_order_without_the_override() -> None:
    """Without its override the spring cohort answers after the workshop (domain.md 2.4)."""
    program = example()
    spring = program.cohorts[1].model_copy(update={"overrides": {}})
    program = program.model_copy(update={"cohorts": (program.cohorts[0], spring)})
    assert order_breaks(program, example_plan("2027-spring", program)) == (
        OrderBreak("pairs-agreed", date(2027, 4, 6), "mentor-workshop", date(2027, 4, 5), 4),
    )


def test_neighbours_are_those_with_dates() -> None:
    """Ids without a date are passed over, and the same day is in order."""
    small = program(item("a", "on start"), item("b", "on start"), item("c", "1 week before start"))
    small = small.model_copy(update={"order": ("a", "gone", "b", "gone", "c")})
    (broken,) = order_breaks(small, plan_of(small))
    assert (broken.earlier, broken.later, broken.position) == ("b", "c", 4)
