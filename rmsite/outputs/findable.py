"""What search can find: every page of the site in plain words, passage by passage.

Pages made of prose give their headings. Those of programs are made of many short texts; each text goes to the page and
heading where readers meet it, so that a new field of the model is found without a word here, if only at its program.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import MappingProxyType

from rmsite.foundation.value import Value
from rmsite.graph import addresses
from rmsite.graph.audiences import EVERYONE
from rmsite.kinds.term import TermFront
from rmsite.model.entry import Loc, Prose, Refers, marked_values
from rmsite.model.program import Program
from rmsite.outputs.guide import guide_crumbs
from rmsite.outputs.pieces import cohort_of_now
from rmsite.view.passages import plain_words
from rmsite.view.shapes import Passage
from rmsite.view.view import View
from rmsite.view.words import plain_day, words_of

KINDS = MappingProxyType({
    "role": "Role guides", "format": "Session formats", "benefit": "Benefits", "guide": "How-to guides",
    "template": "Templates", "term": "Glossary",
})  # fmt: skip
_ALWAYS = (
    ("Privacy", addresses.PRIVACY, "What this site holds about people, and how to check it."),
    ("Accessibility", addresses.ACCESSIBILITY, "How this site can be used, and whom to tell where it cannot."),
    ("Freshness", addresses.FRESHNESS, "When each page was last reviewed, and who does it."),
)
_OWN_ANCHORS = MappingProxyType({
    "purpose": ("rm-purpose", "Why it runs"), "outcomes": ("rm-gains", "What it gives, and how we know"),
    "ground_rules": ("rm-rules", "Ground rules"), "confidentiality": ("rm-rules", "Ground rules"),
})  # fmt: skip
_CARD_ANCHORS = MappingProxyType({
    "agenda": ("rm-agenda", "Agenda"), "opening": ("rm-words", "Words to begin with"),
    "what_if": ("rm-what-if", "What if"),
})  # fmt: skip


class Findable(Value):
    """A page as search shows it: ``kind`` heads its group, ``place`` is the way to it, ``forms`` other words for it.

    ``programs``, ``roles`` and ``audiences`` are the titles and labels that readers can narrow a search to.
    """

    title: str
    kind: str
    href: str
    place: str = ""
    passages: tuple[Passage, ...] = ()
    programs: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()


def findable_programs(view: View) -> Iterator[Findable]:
    """The pages of programs, in the order of the site; print versions are left out."""
    for program_id in view.program_ids():
        yield from _of_program(view, program_id)


def findable_others(view: View) -> Iterator[Findable]:
    """The facts, and what the site says about itself."""
    facts = tuple(
        Passage(fact.id, fact.subject, _words(view, "facts", "facts", fact.claim, fact.caution))
        for fact in view.facts()
        if fact.verified != "no"
    )
    if facts:
        yield Findable("Facts and sources", "Facts", view.href(addresses.FACTS), passages=facts)
    yield from _about(view)


# Programs

_Spot = tuple[str, str, str]
"""Where a text stands: address, anchor, and the words of the heading."""


def _of_program(view: View, program_id: str) -> Iterator[Findable]:
    program = view.program(program_id)
    texts: dict[_Spot, list[str]] = {}
    for spot, text in _texts(view, program_id, program):
        texts.setdefault(spot, []).append(text)
    passages: dict[str, list[Passage]] = {}
    for (address, anchor, heading), found in texts.items():
        passages.setdefault(address, []).append(Passage(anchor, heading, " ".join(filter(None, found))))
    audiences = _audiences(view.audiences("program", program_id))
    own, place = addresses.program(program_id), f"Programs / {program.title}"
    roles = tuple(program.label(role.id) for role in program.roles)

    def page(
        title: str, kind: str, address: str, who: tuple[str, ...] = (), only_for: tuple[str, ...] = ()
    ) -> Findable:
        told = tuple(passages.get(address, ()))
        where = "Programs" if address == own else place
        return Findable(title, kind, view.href(address), where, told, (program.title,), who, only_for or audiences)

    yield page(program.title, "Programs", own, roles)
    for role in program.roles:
        label = program.label(role.id)
        yield page(f"{label}: {program.title}", "Your role", addresses.role(program_id, role.id), (label,))
    sessions = program.sessions
    for session in sessions.items if sessions else ():
        who = tuple(program.label(each) for each in session.roles or (sessions.roles if sessions else ()))
        only_for = _audiences(session.audience or ())
        yield page(session.title, "Sessions", addresses.session(program_id, session.id), who, only_for)
    for cohort in program.cohorts:
        address = addresses.cohort(program_id, cohort.id)
        yield page(f"{cohort.title}: {program.title}", "Cohorts and results", address)
        if results := view.results(program_id, cohort.id):
            key = f"{program_id}/{cohort.id}"
            texts_of = (each.value for each in marked_values(results) if isinstance(each.mark, Prose))
            told = (Passage("", "", _words(view, "results", key, *texts_of)),)
            title, where = f"Results of {cohort.title}: {program.title}", f"{place} / {cohort.title}"
            href = view.href(addresses.results(program_id, cohort.id))
            yield Findable(title, "Cohorts and results", href, where, told, (program.title,), (), audiences)
    for name in addresses.parts(program):
        yield page(f"{words_of(name).capitalize()}: {program.title}", "Programs", addresses.part(program_id, name))


def _texts(view: View, program_id: str, program: Program) -> Iterator[tuple[_Spot, str]]:
    # Titles first, since nothing marks them as texts; a spot that has only its title can still be found by it.
    own = addresses.program(program_id)
    for milestone in program.milestones:
        yield (own, milestone.id, milestone.title), ""
    for training in program.training:
        for role_id in training.roles:
            yield (addresses.role(program_id, role_id), "rm-path", "Your path"), training.title
    for survey in program.surveys:
        yield (addresses.part(program_id, "measures"), "", ""), survey.title
    for phase in program.phases:
        yield _phases(program_id, program), phase.title
    for cohort in program.cohorts:
        yield (addresses.cohort(program_id, cohort.id), "", ""), f"Starts {plain_day(cohort.start)}."
    for marked in marked_values(program):
        if isinstance(marked.mark, Prose):
            text = _words(view, "program", program_id, marked.value)
            yield _spot(view, program_id, program, marked.loc), text


def _spot(view: View, program_id: str, program: Program, loc: Loc) -> _Spot:
    own = addresses.program(program_id)
    match loc:
        case ("sessions", "items", int(position), str(field), *_) if program.sessions:
            address = addresses.session(program_id, program.sessions.items[position].id)
            return (address, *_CARD_ANCHORS.get(field, ("", "")))
        case ("onboarding", str(role_id), *_):
            return addresses.role(program_id, role_id), "rm-path", "Your path"
        case ("roles", int(position), *_):
            return addresses.role(program_id, program.roles[position].id), "rm-who", "Who can take part"
        case ("matching", *_):
            return addresses.part(program_id, "matching"), "", ""
        case ("metrics", *_):
            return addresses.part(program_id, "measures"), "", ""
        case ("risks", *_):
            return addresses.part(program_id, "risks"), "", ""
        case ("milestones", int(position), *_):
            return own, program.milestones[position].id, program.milestones[position].title
        case ("phases", *_):
            return _phases(program_id, program)
        case ("faqs", int(position), *_):
            return own, "rm-questions", _words(view, "program", program_id, program.faqs[position].q)
        case ("cohorts", int(position), *_):
            return addresses.cohort(program_id, program.cohorts[position].id), "", ""
        case (str(field), *_):
            return (own, *_OWN_ANCHORS.get(field, ("", "")))
        case _:
            return own, "", ""


def _phases(program_id: str, program: Program) -> _Spot:
    # Phases stand with the dates of a cohort; without one only the playbook has them, and a program's page leads there.
    cohort = cohort_of_now(program)
    if cohort is None:
        return addresses.program(program_id), "rm-more", "More about it"
    return addresses.cohort(program_id, cohort.id), "rm-phases", "Dates by phase"


# Pages made of prose


def findable_prose(view: View, names: Iterable[str]) -> Iterator[Findable]:
    """Guides, templates and glossary entries of these names (``role:buddy``), in their order."""
    programs, roles = _users(view)
    for kind, _, page_id in (name.partition(":") for name in names):
        link, head = view.link(kind, page_id), view.head(kind, page_id)
        assert link is not None, (kind, page_id)
        assert head is not None, (kind, page_id)
        front, text = view.data(kind, page_id), view.passages(kind, page_id)
        yield Findable(
            title=link.title,
            kind=KINDS[kind],
            href=link.href,
            place=_place(view, kind, page_id),
            passages=(Passage("", "", link.summary), *text) if head.own_summary else text,
            programs=tuple(programs.get((kind, page_id), ())),
            roles=tuple(roles.get(page_id, (link.title,))) if kind == "role" else (),
            audiences=_audiences(view.audiences(kind, page_id)),
            forms=(link.title, *front.forms) if isinstance(front, TermFront) else (),
        )


def _users(view: View) -> tuple[dict[tuple[str, str], list[str]], dict[str, list[str]]]:
    # The programs that name a page in a typed field, and what they call each role.
    programs: dict[tuple[str, str], list[str]] = {}
    roles: dict[str, list[str]] = {}
    for program_id in view.program_ids():
        program = view.program(program_id)
        for marked in marked_values(program):
            if isinstance(marked.mark, Refers):
                kind = "role" if marked.mark.to == "role-guide" else marked.mark.to
                found = programs.setdefault((kind, marked.value), [])
                if program.title not in found:
                    found.append(program.title)
        for role in program.roles:
            labels = roles.setdefault(role.id, [])
            if program.label(role.id) not in labels:
                labels.append(program.label(role.id))
    return programs, roles


def _place(view: View, kind: str, page_id: str) -> str:
    match kind:
        case "term":
            return "Glossary"
        case "template":
            return "Templates"
        case _:
            return " / ".join(crumb.title for crumb in guide_crumbs(view, kind, page_id))


def _about(view: View) -> Iterator[Findable]:
    kind = "About this site"
    if view.has_body("home", "index"):
        href = view.href(addresses.HOME)
        yield Findable(view.settings.title, kind, href, passages=view.passages("home", "index"))
    for section in view.sections():
        if section.page:
            told = view.passages(*section.page.key)
            yield Findable(section.title, KINDS["guide"], view.href(section.address), "Guides", told)
    for title, address, words in _ALWAYS:
        yield Findable(title, kind, view.href(address), passages=(Passage("", "", words),))
    if any(view.program(each).cohorts for each in view.program_ids()):
        words = "What is due this week, and for whom."
        yield Findable("Calendar", kind, view.href(addresses.CALENDAR), passages=(Passage("", "", words),))


def _words(view: View, kind: str, page_id: str, *texts: str) -> str:
    return " ".join(plain_words(view.text(text, kind, page_id)) for text in texts if text.strip())


def _audiences(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(words_of(name).capitalize() for name in names if name != EVERYONE)
