"""Programs and cohorts for the tests of the schedule: the full example, and small ones made of a few items."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from rmsite.model.program import Program
from rmsite.model.settings import Settings
from rmsite.model.timed import Cohort
from rmsite.schedule.calendar import WorkCalendar, calendar_for
from rmsite.schedule.plan import Plan
from rmsite.schedule.resolve import resolve

DATA = Path(__file__).with_name("data")
ALWAYS = WorkCalendar(frozenset(), {})
WEEKDAYS = WorkCalendar(frozenset({5, 6}), {})


def raw(name: str) -> dict[str, Any]:
    """A YAML file of the test data as text values. Any: nothing has been checked yet."""
    tree = yaml.load((DATA / name).read_text(encoding="utf-8"), yaml.BaseLoader)
    assert isinstance(tree, dict)
    return tree


def example(name: str = "reverse-mentoring") -> Program:
    """One of the example programs."""
    return Program.model_validate(raw(f"{name}.yaml"))


def site() -> Settings:
    """The example site's settings, with its holidays."""
    return Settings.model_validate(raw("site.yaml"))


def example_plan(cohort_id: str, program: Program | None = None) -> Plan:
    """A cohort's plan in the reverse mentoring example."""
    program = program or example()
    cohort = program.cohort(cohort_id)
    assert cohort
    return resolve(program, cohort, calendar_for(site(), cohort))


def item(name: str, when: str, **more: Any) -> dict[str, Any]:
    """The raw form of a milestone."""
    return {"id": name, "title": name.capitalize(), "kind": "event", "when": when, "roles": ["mentor"], **more}


def program(*milestones: dict[str, Any], **parts: Any) -> Program:
    """A small program of these milestones for a mentor and a mentee, 10 weeks long unless told."""
    required = {
        "title": "Small",
        "summary": "A small program.",
        "owner": "desk",
        "status": "draft",
        "lifecycle": "cohort",
        "length": "10 weeks",
        "roles": [{"id": "mentor"}, {"id": "mentee"}],
    }
    return Program.model_validate({**required, "milestones": list(milestones), **parts})


def sessions(*items: dict[str, Any], **defaults: Any) -> dict[str, Any]:
    """The raw form of sessions of an hour for both roles."""
    return {"roles": ["mentor", "mentee"], "duration": "60 minutes", **defaults, "items": list(items)}


def session(name: str, when: str, **more: Any) -> dict[str, Any]:
    """The raw form of a session."""
    return {"id": name, "title": name.capitalize(), "when": when, **more}


def cohort(start: str = "2026-09-14", **overrides: Any) -> Cohort:
    """A cohort that starts on a Monday unless told, with overrides by id: a `when`, or a pair of it and a reason."""
    return Cohort.model_validate(
        {
            "id": "one",
            "title": "One",
            "start": start,
            "status": "planned",
            "overrides": {
                name.replace("_", "-"): {"when": given} if isinstance(given, str) else dict(given)
                for name, given in overrides.items()
            },
        }
    )


def plan_of(program: Program, calendar: WorkCalendar = WEEKDAYS, **overrides: Any) -> Plan:
    """The plan of a small program for a cohort that starts on Monday, 14 September 2026."""
    group = cohort(**overrides)
    return resolve(program.model_copy(update={"cohorts": (group,)}), group, calendar)


def opens(plan: Plan) -> dict[str, str]:
    """The day each item opens, as text."""
    return {dated.id: dated.opens.isoformat() for dated in plan.items}
