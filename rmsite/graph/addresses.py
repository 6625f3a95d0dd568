"""Where everything stands on the site (model.md, "What it becomes")."""

from __future__ import annotations

from collections.abc import Iterator

from rmsite.model.program import Program

HOME = "/"
PROGRAMS = "/programs/"
GUIDES = "/guides/"
HOWTO = "/guides/howto/"
TEMPLATES = "/templates/"
GLOSSARY = "/glossary/"
FACTS = "/facts/"
CALENDAR = "/calendar/"
SEARCH = "/search/"
FRESHNESS = "/freshness/"
PRIVACY = "/privacy/"
ACCESSIBILITY = "/accessibility/"


def program(program_id: str) -> str:
    """The program's own page."""
    return f"/programs/{program_id}/"


def role(program_id: str, role_id: str) -> str:
    """The onboarding page of a role."""
    return f"/programs/{program_id}/{role_id}/"


def role_pack(program_id: str, role_id: str) -> str:
    """One person's pack for printing."""
    return f"/programs/{program_id}/{role_id}/print/"


def session(program_id: str, session_id: str) -> str:
    """A session card."""
    return f"/programs/{program_id}/sessions/{session_id}/"


def cohort(program_id: str, cohort_id: str) -> str:
    """Every date of a cohort."""
    return f"/programs/{program_id}/cohorts/{cohort_id}/"


def week(program_id: str, cohort_id: str, role_id: str) -> str:
    """This week for a role in a cohort."""
    return f"/programs/{program_id}/cohorts/{cohort_id}/{role_id}/"


def results(program_id: str, cohort_id: str) -> str:
    """What a cohort showed."""
    return f"/programs/{program_id}/cohorts/{cohort_id}/results/"


def playbook(program_id: str) -> str:
    """Everything about a program on one page."""
    return f"/programs/{program_id}/playbook/"


def part(program_id: str, name: str) -> str:
    """One of the pages ``measures``, ``matching`` and ``risks``."""
    return f"/programs/{program_id}/{name}/"


def parts(program: Program) -> tuple[str, ...]:
    """Which of the parts this program defines."""
    defined = (
        ("matching", program.matching),
        ("measures", program.metrics or program.surveys),
        ("risks", program.risks),
    )
    return tuple(name for name, content in defined if content)


def guides(folder: str) -> str:
    """The list of one kind of guide."""
    return f"/guides/{folder}/"


def howto_folder(folder: str) -> str:
    """The list of the how-to guides in one folder, by the id of its section."""
    return f"{HOWTO}{folder}/"


def search_index(lang: str) -> str:
    """The script that brings the search index of one language."""
    return f"{SEARCH}{lang.lower()}.js"


def of_program(program_id: str, it: Program) -> Iterator[str]:
    """Every address that a program gives rise to."""
    yield program(program_id)
    yield playbook(program_id)
    for name in parts(it):
        yield part(program_id, name)
    for entry in it.roles:
        yield role(program_id, entry.id)
        yield role_pack(program_id, entry.id)
    for item in it.sessions.items if it.sessions else ():
        yield session(program_id, item.id)
    for group in it.cohorts:
        yield cohort(program_id, group.id)
        for each in it.roles:
            yield week(program_id, group.id, each.id)
