"""A reference leads where it says, or says why it does not."""

from __future__ import annotations

import pytest

from rmsite.foundation.span import Span
from rmsite.graph.targets import UNKNOWN, WITHHELD, Lost, Target
from rmsite.markdown.body import Reference
from rmsite.model.page import Key
from tests.making import PAIRS, SITE, guide, looked_at

PROGRAM = (
    PAIRS
    + """\
milestones: [{id: kickoff, title: Kickoff, kind: event, when: on start, roles: [mentor]}]
training: [{id: briefing, title: Briefing, roles: [mentor], duration: 30 minutes, when: on start}]
onboarding: {mentor: [{id: read-it, text: Read **the** guide, when: on start}]}
sessions:
  roles: [mentor, mentee]
  duration: 60 minutes
  items:
    - {id: first, title: First talk, when: on start, agenda: [[60, Talk]]}
    - {id: secret, title: Secret talk, when: on start, audience: hr, agenda: [[60, Talk]]}
cohorts: [{id: 2026-autumn, title: Autumn, start: 2026-10-05, status: running}]
"""
)
FILES = {
    "content/index.md": guide("## Where to begin\n\nHello.", title="Home"),
    "content/programs/pairs.yaml": PROGRAM,
    "content/guides/roles/mentor.md": guide("## Your hours\n\nFew.", title="The mentor"),
    "content/guides/formats/talk.md": guide("Talk.", title="Talk"),
    "content/guides/benefits/eyes.md": guide("See.", title="Fresh eyes"),
    "content/guides/howto/begin.md": guide("## Steps\n\n::: audience hr\n## Inner steps\n:::", title="Begin"),
    "content/guides/howto/pay.md": guide("Pay.", title="Pay", audience="hr"),
    "content/guides/howto/later.md": guide("Later.", title="Later", publish_on="2027-01-01"),
    "content/guides/howto/folder/_section.md": guide("Words.", title="Folder"),
    "content/templates/form.md": guide("{{Goal}}", title="Form"),
    "content/glossary/cohort.md": "---\nterm: cohort\nshort: Everyone who starts together.\n---\n",
    "content/snippets/help.md": "## Help\n\nAsk [here](#help).\n",
    "content/facts.yaml": "- {id: f-one, claim: Most **like** it.}\n- {id: f-two, claim: x, subject: A study}\n",
    "content/files/plan of rooms.pdf": "pdf",
}
HOWTO = Key("guide", "begin")


def _find(
    kind: str, target: str = "", anchor: str = "", *, on: Key = HOWTO, audience: str = "everyone"
) -> Target | Lost:
    site = looked_at(FILES, audience).site
    return site.targets.find(Reference(kind, target, anchor, None, Span("x")), site.pages[on])


@pytest.mark.parametrize(
    ("kind", "name", "anchor", "address", "place", "title"),
    [
        ("role", "mentor", "", "/guides/roles/mentor/", "", "The mentor"),
        ("role", "mentor", "your-hours", "/guides/roles/mentor/", "your-hours", "The mentor"),
        ("format", "talk", "", "/guides/formats/talk/", "", "Talk"),
        ("benefit", "eyes", "", "/guides/benefits/eyes/", "", "Fresh eyes"),
        ("guide", "begin", "steps", "/guides/howto/begin/", "steps", "Begin"),
        ("template", "form", "", "/templates/form/", "", "Form"),
        ("term", "cohort", "", "/glossary/cohort/", "", "cohort"),
        ("program", "pairs", "", "/programs/pairs/", "", "Pairs"),
        ("program", "pairs/first", "", "/programs/pairs/sessions/first/", "", "First talk"),
        ("program", "pairs/kickoff", "", "/programs/pairs/", "kickoff", "Kickoff"),
        ("program", "pairs/briefing", "", "/programs/pairs/", "briefing", "Briefing"),
        ("program", "pairs/read-it", "", "/programs/pairs/mentor/", "read-it", "Read the guide"),
        ("program", "pairs/mentee", "", "/programs/pairs/mentee/", "", "Mentee"),
        ("program", "pairs/2026-autumn", "", "/programs/pairs/cohorts/2026-autumn/", "", "Autumn"),
        ("fact", "f-one", "", "/facts/", "f-one", "Most like it."),
        ("fact", "f-two", "", "/facts/", "f-two", "A study"),
        ("contact", "people", "", "mailto:people@example.com", "", "People desk"),
        ("contact", "desk", "", "mailto:desk@example.com", "", "Desk"),
        ("file", "guides/roles/mentor.md", "your-hours", "/guides/roles/mentor/", "your-hours", "The mentor"),
        ("file", "programs/pairs.yaml", "", "/programs/pairs/", "", "Pairs"),
        ("file", "index.md", "where-to-begin", "/", "where-to-begin", "Home"),
        ("file", "guides/howto/folder/_section.md", "", "/guides/howto/folder/", "", "Folder"),
        ("file", "files/plan of rooms.pdf", "", "/files/plan of rooms.pdf", "", "plan of rooms.pdf"),
        ("file", "", "steps", "/guides/howto/begin/", "steps", "Begin"),
    ],
)
def test_everything_that_has_a_place_is_found(
    kind: str, name: str, anchor: str, address: str, place: str, title: str
) -> None:
    """Each kind of reference gives the address, the place on the page, and what it is called in plain words."""
    found = _find(kind, name, anchor)
    assert isinstance(found, Target)
    assert (found.address, found.anchor, found.title) == (address, place, title)


@pytest.mark.parametrize(
    ("kind", "name", "anchor", "message", "hint"),
    [
        ("role", "mentr", "", 'there is no role "mentr"', "did you mean `mentor`?"),
        (
            "role",
            "mentee",
            "",
            'there is no role "mentee" with a guide',
            "write its guide `content/guides/roles/mentee.md`, or point to `program:pairs/mentee`",
        ),
        ("guide", "mentor", "", 'there is no guide "mentor"', "there is a role of that name: `role:mentor`"),
        ("guide", "folder", "", 'there is no guide "folder"', "check the spelling, or write the page"),
        ("role", "mentor", "your-hour", '"The mentor" has no heading "#your-hour"', "did you mean `#your-hours`?"),
        ("guide", "begin", "inner-steps", '"Begin" has no heading "#inner-steps"', "did you mean `#steps`?"),
        ("program", "pairs/kickof", "", 'there is no program "pairs/kickof"', "did you mean `pairs/kickoff`?"),
        ("program", "pairs/kickoff", "x", '"Kickoff" has no heading "#x"', "link to a heading that the page has"),
        ("contact", "peple", "", 'there is no contact "peple"', "did you mean `people`?"),
        ("file", "guides/howto/Begin.md", "", 'no file "guides/howto/Begin.md"', "`guides/howto/begin.md`?"),
        ("file", "guides/roles", "", 'there is no file "guides/roles"', "link to the source file, which ends in .md"),
        ("file", "files/x.png", "", 'no file "files/x.png" below content/', "it is read from this file's folder"),
        ("file", "snippets/help.md", "", '"snippets/help.md" has no page of its own', "write `[[snippet:help]]`"),
    ],
)  # fmt: skip
def test_what_leads_nowhere_says_what_to_do(kind: str, name: str, anchor: str, message: str, hint: str) -> None:
    """A wrong name, kind, heading or path is refused with the nearest right one."""
    found = _find(kind, name, anchor)
    assert isinstance(found, Lost)
    assert found.code is UNKNOWN
    assert found.message.endswith(message)
    assert hint in found.hint


@pytest.mark.parametrize(
    ("kind", "name", "reason"),
    [
        ("guide", "pay", 'the guide "pay" is for hr only'),
        ("guide", "later", 'the guide "later" is not published before 2027-01-01'),
        ("program", "pairs/secret", 'the program "pairs/secret" is for hr only'),
        ("file", "guides/howto/pay.md", '"guides/howto/pay.md" is for hr only'),
    ],
)
def test_what_is_withheld_says_why(kind: str, name: str, reason: str) -> None:
    """A link to what its readers do not get is not called misspelt: it says who gets it, or when."""
    found = _find(kind, name)
    assert isinstance(found, Lost)
    assert (found.code, found.message) == (WITHHELD, reason)


def test_what_is_withheld_is_never_suggested() -> None:
    """A name near to a restricted page's does not bring that page's name up."""
    found = _find("guide", "pax")
    assert isinstance(found, Lost)
    assert "pay" not in found.hint
    assert isinstance(_find("guide", "pay", audience="hr"), Target)


def test_program_finds_its_own_contact_first() -> None:
    """Where two programs each have a desk, a text of one leads to its own."""
    other = PAIRS.replace("Pairs", "Others").replace("desk@", "others@")
    files = {"content/programs/others.yaml": other, "content/programs/pairs.yaml": PAIRS, "content/index.md": "Hi.\n"}
    site = looked_at(files).site
    reference = Reference("contact", "desk", "", None, Span("x"))
    addresses = {}
    for key in (Key("program", "pairs"), Key("program", "others"), Key("home", "index")):
        found = site.targets.find(reference, site.pages[key])
        assert isinstance(found, Target)
        addresses[key.id] = found.address
    assert addresses["pairs"] == "mailto:desk@example.com"
    assert addresses["others"] == "mailto:others@example.com"
    assert addresses["index"] in (addresses["pairs"], addresses["others"])


def test_mail_address_cannot_add_to_the_message() -> None:
    """What would be read as a subject or a copy by a mail program is kept inside the address."""
    files = {"site.yaml": SITE.replace("people@", "a?bcc=b&c%0a@"), "content/index.md": "Hi.\n"}
    site = looked_at(files).site
    found = site.targets.find(Reference("contact", "people", "", None, Span("x")), site.pages[Key("home", "index")])
    assert isinstance(found, Target)
    assert found.address == "mailto:a%3Fbcc%3Db%26c%250a@example.com"


def test_contact_without_a_mailbox_has_no_address() -> None:
    """A contact that is a channel alone is found, and leads nowhere by mail."""
    files = {
        "site.yaml": "title: T\ncontacts: [{id: desk, label: Desk, channel: '#desk'}]\n",
        "content/index.md": "Hi.\n",
    }
    site = looked_at(files).site
    found = site.targets.find(Reference("contact", "desk", "", None, Span("x")), site.pages[Key("home", "index")])
    assert found == Target("contact", "", "Desk")


def test_file_with_errors_may_hold_what_is_looked_for() -> None:
    """What points into a file that cannot be read is not called lost: its headings, facts, contacts and items."""
    broken = {
        **FILES,
        "content/guides/howto/begin.md": "---\ntitle: [\n---\n\nText.\n",
        "content/programs/pairs.yaml": PROGRAM.replace("length: 10 weeks", "length: ten"),
    }
    targets = looked_at(broken, None).site.targets
    assert targets.is_unsound("guide", "begin")
    assert targets.is_unsound("program", "pairs/anything")
    assert targets.is_unsound("contact", "anybody")
    assert targets.is_unsound("fact", "any")
    assert not targets.is_unsound("role", "mentor")
    assert not looked_at(FILES, None).site.targets.is_unsound("contact", "anybody")
