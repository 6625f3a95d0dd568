"""What a program knows about itself."""

from typing import Any

import pytest

from rmsite.model.program import Program

PEOPLE = [{"id": "host", "label": "Host"}, {"id": "guest"}, {"id": "office", "label": "Host's office"}]


def _program(**parts: Any) -> Program:
    # Any: the raw form of a program's parts, not yet a model.
    required = {
        "title": "Small",
        "summary": "A small program.",
        "owner": "desk",
        "status": "draft",
        "lifecycle": "cohort",
        "length": "10 weeks",
        "roles": PEOPLE,
    }
    return Program.model_validate({**required, **parts})


@pytest.mark.parametrize(
    ("parts", "shape"),
    [
        ({"kind": "circle"}, "circle"),
        ({"kind": "circle", "confidentiality": {"default": "pair-only"}}, "circle"),
        ({"confidentiality": {"default": "circle-only"}}, "circle"),
        ({"kind": "shadowing"}, "pair"),
        ({"kind": "reverse-mentoring", "confidentiality": {"default": "circle-only"}}, "pair"),
        ({"confidentiality": {"default": "pair-only"}}, "pair"),
        ({"roles": [{"id": "host", "counterpart": "guest"}, {"id": "guest"}]}, "pair"),
        ({"kind": "onboarding", "matching": {"method": "random"}}, "group"),
        ({}, "group"),
    ],
)
def test_shape_is_how_people_meet(parts: dict[str, Any], shape: str) -> None:
    """The kind of a program says whether people meet in pairs or circles, else its counterparts and its confidence do."""
    assert _program(**parts).shape == shape


@pytest.mark.parametrize(
    ("scheduling", "outside"),
    [("office", "office"), ("guest", None), ("either", None), ("rotating", None), ("each-their-own", None)],
)
def test_dates_may_be_fixed_from_outside(scheduling: str, outside: str | None) -> None:
    """Only a role that sits in no session fixes dates for those who do."""
    drives = {"first_contact": "guest", "scheduling": scheduling, "agenda": "host", "notes": "guest"}
    items = [{"id": "s", "title": "S", "when": "on start"}]
    sessions = {"roles": ["guest", "host"], "duration": "1 hour", "items": items}
    assert _program(drives=drives, sessions=sessions).outside_scheduler == outside
    assert _program(drives=drives).outside_scheduler is None
    assert _program(sessions=sessions).outside_scheduler is None
