"""What one could join and until when, and where a program stands for somebody who would like to."""

from __future__ import annotations

from datetime import date

from rmsite.foundation.value import Value
from rmsite.graph import addresses
from rmsite.model.program import Lifecycle, Program, Status
from rmsite.model.timed import Cohort
from rmsite.schedule.item import ItemKind
from rmsite.schedule.plan import Dated, Plan
from rmsite.view.view import View


class Standing(Value):
    """Where a program or cohort stands: the word that gives it its look, the words on it, and the day to apply by.

    ``apply_by`` is None where nothing says until when, or where it is over.
    """

    word: str
    text: str
    apply_by: date | None = None


class Joinable(Value):
    """Something one could join; ``cohort`` and ``starts`` are None where everybody starts on a day of their own."""

    program_id: str
    program: Program
    cohort: Cohort | None
    href: str
    standing: Standing
    starts: date | None

    @property
    def apply_by(self) -> date | None:
        """The last day to apply, where the program says one."""
        return self.standing.apply_by


_OPEN = Standing("open", "Open to join")
_PLANNED = Standing("planned", "Planned")


def joinable(view: View) -> tuple[Joinable, ...]:
    """What is open or planned in live programs and not too late: open before planned, the nearest first."""
    found = [each for program_id in view.program_ids() for each in _of_program(view, program_id)]
    return tuple(sorted(found, key=_nearness))


def standing_of(view: View, program_id: str) -> Standing:
    """Where a program stands.

    An open program whose cohorts are only planned, run already, or take nobody any more does not say "Open to join".
    """
    program = view.program(program_id)
    usual = _OPEN if program.status is Status.OPEN else Standing(program.status.value, program.status.capitalize())
    if program.status is not Status.OPEN or program.lifecycle is Lifecycle.ROLLING or not program.cohorts:
        return usual
    coming = sorted(
        (cohort for cohort in program.cohorts if cohort.status in ("open", "planned")),
        key=lambda cohort: (cohort.status, cohort.start),
    )
    standings = [cohort_standing(view, program_id, cohort) for cohort in coming]
    joined = next((standing for standing in standings if standing.word == "open"), None)
    if joined:
        return joined
    if any(cohort.status == "running" for cohort in program.cohorts):
        return Standing("running", "Running")
    return standings[0] if standings else usual


def cohort_standing(view: View, program_id: str, cohort: Cohort) -> Standing:
    """Where a cohort stands, with the day to apply by while that is still to come."""
    if cohort.status not in ("open", "planned"):
        return Standing(cohort.status, cohort.status.capitalize())
    last_day = apply_by(view.program(program_id), view.plan(program_id, cohort.id))
    if (last_day or cohort.start) < view.today:
        return Standing("planned", "Applications closed")
    usual = _OPEN if cohort.status == "open" else _PLANNED
    return Standing(usual.word, usual.text, last_day)


def apply_by(program: Program, plan: Plan) -> date | None:
    """The last day to apply: of the first deadline before the start, for a role with seats, that comes with a form.

    Where no such deadline has a form it is the first one all the same; None where there is none.
    """
    seated = {role.id for role in program.roles if role.seats and role.seats.max}
    found = [dated for dated in plan.items if _is_deadline_before(dated, plan.start) and seated & {*dated.item.roles}]
    with_form = [dated for dated in found if dated.item.template]
    return next((dated.closes for dated in (*with_form, *found)), None)


def _is_deadline_before(dated: Dated, start: date) -> bool:
    return dated.item.kind is ItemKind.MILESTONE and dated.item.is_deadline and dated.closes <= start


def _of_program(view: View, program_id: str) -> list[Joinable]:
    program = view.program(program_id)
    if not program.is_live:
        return []
    if program.lifecycle is Lifecycle.ROLLING or (program.status is Status.OPEN and not program.cohorts):
        return [Joinable(program_id, program, None, view.href(addresses.program(program_id)), _OPEN, None)]
    return [
        Joinable(
            program_id, program, cohort, view.href(addresses.cohort(program_id, cohort.id)), standing, cohort.start
        )
        for cohort in program.cohorts
        if cohort.start > view.today
        and (standing := cohort_standing(view, program_id, cohort)).text in (_OPEN.text, _PLANNED.text)
    ]


def _nearness(each: Joinable) -> tuple[bool, date, str, str]:
    last_day = each.apply_by or each.starts or date.max
    return (each.standing.word != "open", last_day, each.program_id, each.cohort.id if each.cohort else "")
