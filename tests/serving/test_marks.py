"""What not everybody gets is marked where it stands, and what is hidden is listed completely."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from rmsite.serving.edition import Looking
from rmsite.serving.preview import Preview
from rmsite.serving.told import Teller
from rmsite.testing import TODAY
from tests.making import guide
from tests.outputs.site import CIRCLES
from tests.serving.previews import USUAL, preview_of, site

HR = Looking(TODAY, "hr")
MANAGERS = Looking(TODAY, "managers")
DRAFTS = Looking(TODAY, drafts=True)
PAGE = "guides/howto/pay/index.html"
FILE = "content/guides/howto/pay.md"


def told(preview: Preview, path: str, looking: Looking = USUAL) -> dict[str, Any]:
    """What is drawn into a page."""
    content = preview.file(looking, path)
    assert content is not None
    answer: dict[str, Any] = json.loads(Teller(preview).help(looking, path, content, TODAY))
    return answer


def state(preview: Preview, path: str, looking: Looking = USUAL) -> dict[str, Any]:
    """What the panel of a page is told."""
    preview.file(looking, path)
    answer: dict[str, Any] = json.loads(Teller(preview).state(looking, path, preview.change, (), TODAY))
    return answer


def hidden(preview: Preview, path: str, looking: Looking = USUAL) -> list[str]:
    """What a page hides, with whom it is for and where it stands."""
    return [f"{each['what']}, for {each['for']}: {each['place']}" for each in told(preview, path, looking)["hidden"]]


def marked(preview: Preview, path: str, looking: Looking = USUAL) -> list[tuple[str, str, str]]:
    """The marks of a page: the words they stand at, their kind, and what they say."""
    return [(each["at"][0], each["kind"], each["words"]) for each in told(preview, path, looking)["marks"]]


PARTS = """\
First.

::: audience managers
To lead.

:::: audience hr
To pay.
::::
:::

Last.

::: audience hr
The end.
:::
"""


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Preview:
    """A page with parts for others, one in another one, and a snippet with a part."""
    files = {
        FILE: guide(PARTS + "\n[[snippet:shared]]\n", title="Pay", summary="S."),
        "content/snippets/shared.md": "Shared words.\n\n::: audience hr\nShared with HR.\n:::\n",
        "content/guides/howto/alone.md": guide("::: audience hr\nNothing else.\n:::\n", title="Alone", summary="S."),
    }
    return preview_of(site(tmp_path_factory.mktemp("site"), files))


def test_what_everybody_misses(parts: Preview) -> None:
    """Each hidden part is listed, that in a hidden one not apart, and marked behind the block before it."""
    assert hidden(parts, PAGE) == [
        f"a part, for managers: {FILE}:8", f"a part, for hr: {FILE}:18", "a part, for hr: content/snippets/shared.md:3",
    ]  # fmt: skip
    assert marked(parts, PAGE) == [
        ("First", "hidden-behind", "Hidden here: a part, for managers"),
        ("Last", "hidden-behind", "Hidden here: a part, for hr"),
        ("Sharedwords", "hidden-behind", "Hidden here: a part, for hr"),
    ]


def test_what_some_get(parts: Preview) -> None:
    """What is shown is marked with whom it is for, by its innermost part; what stays hidden is still listed."""
    assert marked(parts, PAGE, MANAGERS)[:2] == [
        ("Tolead", "only", "Only for managers"), ("Tolead", "hidden-behind", "Hidden here: a part, for hr"),
    ]  # fmt: skip
    assert [each[:2] for each in marked(parts, PAGE, HR)] == [
        ("Tolead", "only"), ("Topay", "only"), ("Theend", "only"), ("SharedwithHR", "only"),
    ]  # fmt: skip
    assert hidden(parts, PAGE, HR) == []


def test_a_part_without_neighbours(parts: Preview) -> None:
    """Where nothing else stands on the page the part is listed all the same."""
    assert hidden(parts, "guides/howto/alone/index.html") == ["a part, for hr: content/guides/howto/alone.md:6"]
    assert marked(parts, "guides/howto/alone/index.html") == []


def test_a_page_without_parts_is_not_marked(parts: Preview) -> None:
    """Seen by everybody on the day itself, such a page has nothing to draw at once; any other has."""
    assert state(parts, "guides/howto/begin/index.html")["isMarked"] is False
    assert state(parts, "guides/howto/begin/index.html", HR)["isMarked"] is True
    assert state(parts, PAGE)["isMarked"] is True


SECRET = "{id: leads, title: Leads only, when: on start, agenda: [[30, Talk]], audience: [hr]}"


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Preview:
    """A program with a session for HR between two others."""
    items = CIRCLES.replace(
        "onboarding:",
        f"    - {SECRET}\n    - {SECRET.replace('leads', 'end').replace('Leads only', 'End').replace(', audience: [hr]', '')}\nonboarding:",
    )
    return preview_of(site(tmp_path_factory.mktemp("site"), {"content/programs/circles.yaml": items}))


def test_a_session_for_some(session: Preview) -> None:
    """Hidden it is marked behind the session before it, shown it is marked itself, and so is its own page."""
    path = "programs/circles/index.html"
    assert hidden(session, path) == ['the session "Leads only", for hr: content/programs/circles.yaml:14']
    assert marked(session, path) == [("Daily", "hidden-behind", 'Hidden here: the session "Leads only", for hr')]
    words = [each for each in marked(session, path, HR) if "Leadsonly" in each[0]]
    assert words[0][1:] == ("only", "Only for hr")
    assert state(session, "programs/circles/sessions/leads/index.html", HR)["notes"] == ["only for hr"]
    assert told(session, path, HR)["links"]["sessions/leads/"] == "only for hr"
    # What only reads the program for its title says nothing of its sessions.
    assert hidden(session, "guides/howto/begin/index.html") == []


def test_pages_that_not_everybody_gets(tmp_path: Path) -> None:
    """A page says whether it is a draft, for others, or of another day, and links to such pages say so too."""
    files = {
        "content/guides/howto/pay.md": guide("Pay.", title="Pay", audience="hr"),
        "content/guides/howto/draft.md": guide("Draft.", title="Draft", status="draft"),
        "content/guides/howto/later.md": guide("Later.", title="Later", publish_on="2026-12-01"),
        "content/guides/howto/gone.md": guide("Gone.", title="Gone", expire_on="2026-11-01"),
    }
    preview = preview_of(site(tmp_path, files))
    at = "guides/howto/{}/index.html".format
    assert state(preview, at("pay"), HR)["notes"] == ["only for hr"]
    assert state(preview, at("draft"), DRAFTS)["notes"] == ["a draft"]
    assert state(preview, at("later"), DRAFTS)["notes"] == ["published on 2026-12-01"]
    assert state(preview, at("later"), Looking(date(2026, 12, 24)))["notes"] == ["published on 2026-12-01"]
    assert state(preview, at("gone"), Looking(date(2026, 10, 1)))["notes"] == ["taken down on 2026-11-01"]
    links = told(preview, at("begin"), Looking(TODAY, "hr", drafts=True))["links"]
    assert links["../pay/"] == "only for hr"
    assert links["../draft/"] == "a draft"
    assert told(preview, at("begin"))["links"] == {}


def test_what_a_playbook_lacks(tmp_path: Path) -> None:
    """The pages of a program tell every part that it needs, also while it is a draft and checks are silent."""
    draft = CIRCLES.replace("status: open", "status: draft")
    preview = preview_of(site(tmp_path, {"content/programs/circles.yaml": draft}))
    for path in ("programs/circles/index.html", "programs/circles/lead/index.html"):
        parts = {each["part"]: each for each in state(preview, path, DRAFTS)["checklist"]}
        assert parts["milestones"]["isThere"] is True
        assert parts["purpose"] == {
            "part": "purpose", "isThere": False, "question": "what it is for, and why now", "example": "purpose: ...",
        }  # fmt: skip
        assert "agreement" not in parts
        assert parts["contacts"]["isThere"] is True
    assert state(preview, "guides/howto/begin/index.html", DRAFTS)["checklist"] == []
    assert not [
        each
        for each in preview.problems(DRAFTS)
        if each.code.name == "program/incomplete" and "circles" in each.span.file
    ]
