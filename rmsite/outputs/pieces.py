"""What several pages show: a program in short, its roles to choose from, an item with its date."""

from __future__ import annotations

from rmsite.foundation.value import Value
from rmsite.foundation.words import inside
from rmsite.graph import addresses
from rmsite.model.program import Program
from rmsite.model.timed import Cohort, Session
from rmsite.outputs.joining import Standing, standing_of
from rmsite.outputs.pictures import shares
from rmsite.schedule.item import Effort, Item, ItemKind
from rmsite.schedule.plan import Dated, Plan
from rmsite.schedule.week import this_week, week_number
from rmsite.view.shapes import Crumb, Link
from rmsite.view.view import View

_NEARNESS = ("running", "open", "planned", "closed")


class ProgramCard(Value):
    """A program in short; ``next`` is what comes next in its cohort, ``progress`` how far a cohort is that runs.

    ``standing`` is told to who might join.
    """

    id: str
    href: str
    program: Program
    cohort: Cohort | None
    cohort_href: str
    next: Row | None
    progress: Progress | None
    standing: Standing


class Progress(Value):
    """The week a running cohort is in, of how many, and that as a share in per cent."""

    week: int
    weeks: int
    share: str


class RoleChoice(Value):
    """A role a reader may have; the page for this week where a cohort runs, else the onboarding page."""

    label: str
    program_title: str
    program_id: str
    href: str
    this_week: bool


class Row(Value):
    """An item with its date as a page lists it; ``href`` leads to its own page or place, "" where it has none.

    ``minutes`` are those of the item itself, beside which stand those to prepare it and to talk about it afterwards.
    """

    dated: Dated
    href: str
    links: tuple[Link, ...]
    minutes: int = 0
    preparing: int = 0
    debriefing: int = 0

    @property
    def item(self) -> Item:
        """The item itself."""
        return self.dated.item


def cohort_of_now(program: Program) -> Cohort | None:
    """The cohort a reader most likely means: the latest to run, else the next to start, else the last to end."""
    for status in _NEARNESS:
        found = [cohort for cohort in program.cohorts if cohort.status == status]
        if found:
            return (min if status in ("open", "planned") else max)(found, key=lambda cohort: cohort.start)
    return None


def program_card(view: View, program_id: str, cohort: Cohort | None = None) -> ProgramCard:
    """A program in short, as one of its cohorts sees it: the current one, if none is given."""
    program = view.program(program_id)
    cohort = cohort or cohort_of_now(program)
    following = progress = None
    if cohort:
        plan = view.plan(program_id, cohort.id)
        progress = _progress(plan, view)
        coming = [dated for dated in plan.items if dated.closes >= view.today]
        events = [dated for dated in coming if dated.item.kind is not ItemKind.STEP]
        following = row(view, program_id, events[0]) if events else None
    href = view.href(addresses.program(program_id))
    cohort_href = view.href(addresses.cohort(program_id, cohort.id)) if cohort else ""
    standing = standing_of(view, program_id)
    return ProgramCard(program_id, href, program, cohort, cohort_href, following, progress, standing)


def _progress(plan: Plan, view: View) -> Progress | None:
    week, weeks = week_number(plan, view.today)
    return Progress(week, weeks, shares((week, weeks))[0]) if 1 <= week <= weeks else None


def role_choices(view: View, program_id: str) -> list[RoleChoice]:
    """The roles of a program as choices for a reader, in every cohort that runs."""
    program = view.program(program_id)
    running = running_cohorts(program)
    choices = []
    for role in program.roles:
        label = program.label(role.id)
        for cohort in running:
            href = view.href(addresses.week(program_id, cohort.id, role.id))
            name = f"{label}, {cohort.title}" if len(running) > 1 else label
            choices.append(RoleChoice(name, program.title, program_id, href, this_week=True))
        if not running:
            href = view.href(addresses.role(program_id, role.id))
            choices.append(RoleChoice(label, program.title, program_id, href, this_week=False))
    return choices


def running_cohorts(program: Program) -> list[Cohort]:
    """The cohorts that run now, the one that started last first."""
    found = [cohort for cohort in program.cohorts if cohort.status == "running"]
    return sorted(found, key=lambda cohort: cohort.start, reverse=True)


def session_link(view: View, program_id: str, session: Session) -> Link:
    """A link to a session's card, with its aim."""
    href = view.href(addresses.session(program_id, session.id))
    return Link(session.title, href, view.text(session.aim, "program", program_id), "session")


def week_rows(view: View, program_id: str, cohort_id: str) -> tuple[Row, ...]:
    """What is on in this week for any role of a cohort, in time; steps that one does alone are left out."""
    plan = view.plan(program_id, cohort_id)
    now: dict[str, Dated] = {}
    for role in view.program(program_id).roles:
        for current in this_week(plan, role.id, view.today).now:
            if current.dated.item.kind is not ItemKind.STEP:
                now[current.dated.id] = current.dated
    return tuple(row(view, program_id, dated) for dated in plan.items if dated.id in now)


def row(view: View, program_id: str, dated: Dated, role: str = "") -> Row:
    """An item with its date; with a ``role`` also what it asks of that role."""
    effort = asked_of(dated.item, role)
    return Row(
        dated,
        item_href(view, program_id, dated.item),
        item_links(view, dated.item),
        effort.doing,
        effort.preparing,
        effort.debriefing,
    )


def asked_of(item: Item, role: str = "") -> Effort:
    """What an item asks of a role; of everybody, where none is given, its length and its debrief."""
    return item.effort(role) if role else Effort("", item.duration, debriefing=item.debrief[0])


def item_href(view: View, program_id: str, item: Item) -> str:
    """The place of an item: a session's card, a step's line on the onboarding page, else the program's timeline."""
    match item.kind:
        case ItemKind.SESSION:
            return view.href(addresses.session(program_id, item.series or item.id))
        case ItemKind.STEP:
            return view.href(addresses.role(program_id, item.roles[0]), item.id)
        case _:
            return view.href(addresses.program(program_id), item.id)


def item_links(view: View, item: Item) -> tuple[Link, ...]:
    """What one needs for an item: its guide, template and format."""
    found = (
        view.guide_link(item.guide),
        view.link("template", item.template) if item.template else None,
        view.link("format", item.format) if item.format and item.kind is not ItemKind.SESSION else None,
    )
    return tuple(link for link in found if link)


class RoleSummary(Value):
    """What a role is asked for: its planned and promised minutes, and who sits across."""

    id: str
    label: str
    href: str
    pack_href: str
    guide: Link | None
    planned: int
    promised: int | None
    counterpart: str
    seats: str


def role_summary(view: View, program_id: str, role_id: str) -> RoleSummary:
    """A role in short."""
    program = view.program(program_id)
    role = program.role(role_id)
    assert role is not None
    promise = view.promise(program_id, role_id)
    seats = ""
    if role.seats:
        least, most = role.seats.min, role.seats.max
        seats = f"{most}" if least == most else f"up to {most}" if least == 0 else f"{least} to {most}"
    return RoleSummary(
        role_id,
        program.label(role_id),
        view.href(addresses.role(program_id, role_id)),
        view.href(addresses.role_pack(program_id, role_id)),
        view.link("role", role_id),
        promise.planned,
        promise.promised,
        program.label(role.counterpart) if role.counterpart else "",
        seats,
    )


def coordinator(view: View, program_id: str) -> str:
    """Who runs a program, as it stands in a sentence: its coordinator, else the contact that owns it."""
    program = view.program(program_id)
    role = next((role for role in program.roles if role.id.endswith("coordinator")), None)
    contact = view.contact(program.owner, program)
    return inside(program.label(role.id) if role else contact.label if contact else "Coordinator")


def program_crumbs(view: View, program_id: str, *more: tuple[str, str]) -> list[Crumb]:
    """The way from the home page to a program and on."""
    steps = [("Programs", addresses.PROGRAMS), (view.program(program_id).title, addresses.program(program_id)), *more]
    return [view.crumb(title, address) for title, address in steps]
