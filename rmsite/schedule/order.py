"""Whether a cohort's dates keep to the order that its program asks for."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from rmsite.foundation.value import Value

if TYPE_CHECKING:
    from datetime import date

    from rmsite.model.program import Program
    from rmsite.schedule.plan import Plan


class OrderBreak(Value):
    """Two neighbours in ``order`` whose dates run backwards; ``position`` (from 0) is that of the second."""

    earlier: str
    earlier_day: date
    later: str
    later_day: date
    position: int


def order_breaks(program: Program, plan: Plan) -> tuple[OrderBreak, ...]:
    """Every place where ``order`` runs backwards in this cohort; ids without a date are passed over."""
    opens = {dated.item.id: dated.opens for dated in plan.items}
    placed = [(position, name, opens[name]) for position, name in enumerate(program.order) if name in opens]
    return tuple(
        OrderBreak(one, one_day, other, other_day, position)
        for (_, one, one_day), (position, other, other_day) in pairwise(placed)
        if other_day < one_day
    )
