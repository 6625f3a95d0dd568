"""Who may see what is decided once, and fails closed."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest

from rmsite.graph.audiences import EVERYONE, readable
from rmsite.graph.site import Site
from rmsite.model.page import Key
from rmsite.model.program import Program
from rmsite.model.settings import Settings
from tests.making import PAIRS, SITE, guide, looked_at, made, planned

PAY = "content/guides/howto/pay.md"
CHAIN = Settings.model_validate(
    {"title": "T", "audiences": {"staff": {}, "managers": {"includes": ["staff"]}, "hr": {"includes": ["managers"]}}}
)


def _site(files: dict[str, str], audience: str | None = EVERYONE, today: date = date(2026, 11, 23)) -> Site:
    return looked_at(files, audience, today=today).site


def test_audience_reads_what_it_includes_and_what_that_includes() -> None:
    """An audience reads its own pages, those of every audience below it, and those for everyone."""
    assert readable(CHAIN, "hr") == {"hr", "managers", "staff", EVERYONE}
    assert readable(CHAIN, "staff") == {"staff", EVERYONE}


def test_circle_of_audiences_ends() -> None:
    """Audiences that include each other are each other's readers, and nothing hangs."""
    circle = Settings.model_validate({"title": "T", "audiences": {"a": {"includes": ["b"]}, "b": {"includes": ["a"]}}})
    assert readable(circle, "a") == readable(circle, "b") == {"a", "b", EVERYONE}


@pytest.mark.parametrize("name", ["", "HR", "Hr", "hr ", "hrr", "\uff48r", "h\u0433", "none", "None"])
def test_unknown_audience_reads_nothing_of_its_own(name: str) -> None:
    """A name that site.yaml does not have opens no restricted page, however alike it looks."""
    assert readable(CHAIN, name) == {EVERYONE}


def test_included_audience_that_is_not_there_opens_nothing() -> None:
    """An audience that includes a misspelt one gains nothing by it."""
    settings = Settings.model_validate({"title": "T", "audiences": {"hr": {"includes": ["manager"]}, "managers": {}}})
    assert readable(settings, "hr") == {"hr", EVERYONE}


@pytest.mark.parametrize(
    "written",
    [
        "", "null", "~", "''", "[]", "{}", "42", "true", "Hr", "HR", "'hr '", "hrr", "[hr, null]", "['']",
        "hr, managers",
        "\uff48\uff52", "h\u0433", unicodedata.normalize("NFD", "hr\u00e9"), unicodedata.normalize("NFC", "hr\u00e9"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("audience", [EVERYONE, "managers"])
def test_rule_that_is_wrong_publishes_nothing(written: str, audience: str) -> None:
    """A misspelt, empty, null, miscased or look-alike audience never shows a page to more than its author meant."""
    files = {PAY: f"---\ntitle: Pay\naudience: {written}\n---\n\nSecret.\n"}
    examined = looked_at(files, audience)
    assert examined.has_errors or Key("guide", "pay") not in examined.site.pages


@pytest.mark.parametrize("key", ["Audience", "audiences", "\u0430udience", "audience\u200b", "audience "])
def test_key_that_is_nearly_audience_publishes_nothing(key: str) -> None:
    """A front matter key that only looks like ``audience`` is an error, not an open page."""
    examined = looked_at({PAY: f'---\ntitle: Pay\n"{key}": hr\n---\n\nSecret.\n'})
    assert examined.has_errors


@pytest.mark.parametrize("name", ["Hr", "hrr", "h\u0433", "", "everyone else"])
def test_block_with_a_wrong_name_is_read_by_nobody(name: str) -> None:
    """The words of ``::: audience`` with a name that is none reach no audience's site."""
    site = _site({PAY: guide(f"Open.\n\n::: audience {name}\nSecret.\n:::")}, "hr")
    body = site.pages[Key("guide", "pay")].body
    assert "Open" in body.text
    assert "Secret" not in body.text
    assert "Secret" not in str(body.pieces)


def test_several_audiences_each_see_a_page() -> None:
    """A page for two audiences is seen by either, and by nobody else."""
    files = {
        "site.yaml": SITE.replace("{managers: {}", "{board: {}, managers: {}"),
        PAY: guide("x", audience="[board, hr]"),
    }
    seen = {name for name in (EVERYONE, "managers", "board", "hr") if Key("guide", "pay") in _site(files, name).pages}
    assert seen == {"board", "hr"}


def test_checking_sees_everything() -> None:
    """Without an audience every page and every part is there, to be checked."""
    files = {
        PAY: guide("Open.\n\n::: audience hr\n## Inner\n:::", audience="hr"),
        "content/programs/pairs.yaml": SESSIONS,
    }
    site = _site(files, None)
    assert [heading.text for heading in site.pages[Key("guide", "pay")].body.all_headings()] == ["Inner"]
    assert len(_program(site).sessions.items) == 3  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("front", "today", "shown"),
    [
        ("status: draft", "2026-11-23", False),
        ("publish_on: 2026-11-23", "2026-11-22", False),
        ("publish_on: 2026-11-23", "2026-11-23", True),
        ("expire_on: 2026-11-23", "2026-11-22", True),
        ("expire_on: 2026-11-23", "2026-11-23", False),
    ],
)
def test_page_is_there_from_its_first_day_until_before_its_last(front: str, today: str, shown: bool) -> None:
    """A draft is not published; a page appears on the day of ``publish_on`` and is gone on that of ``expire_on``."""
    site = _site({PAY: f"---\n{front}\n---\n\nText.\n"}, today=date.fromisoformat(today))
    assert (Key("guide", "pay") in site.pages) is shown


@pytest.mark.parametrize(
    ("front", "shown"), [("status: draft", 1), ("publish_on: 2027-01-01", 1), ("expire_on: 2026-01-01", 0)]
)
def test_drafts_are_shown_where_they_are_asked_for(front: str, shown: int) -> None:
    """``--drafts`` shows drafts and what is still to come, not what has expired, and opens no audience."""
    files = {
        PAY: f"---\n{front}\n---\n\nText.\n",
        "content/guides/howto/hr.md": guide("x", audience="hr", status="draft"),
    }
    assert len(looked_at(files, drafts=True).site.of_kind("guide")) == shown


def test_results_go_with_their_program() -> None:
    """The results of a program that is withheld are withheld too, for the same reason."""
    files = {
        "content/programs/pairs.yaml": PAIRS
        + "audience: hr\ncohorts: [{id: one, title: One, start: 2026-01-05, status: closed}]\n",
        "content/results/pairs/one.yaml": "published: 2026-11-01\nsummary: Secret.\n",
    }
    site = _site(files)
    assert not site.of_kind("results")
    assert site.targets.withheld[Key("results", "pairs/one")] == "for hr only"
    assert _site(files, "hr").of_kind("results")


SESSIONS = (
    PAIRS.replace("running", "draft").replace("status: draft", "status: open")
    + """\
order: [first, secret, third]
agreement: {template: terms, due: secret}
milestones:
  - {id: after-secret, title: Afterwards, kind: task, when: 1 week after secret, roles: [mentor]}
phases:
  - {id: meet, title: Meet, from: on secret, to: on end}
matching: {method: random, rematch: {no_fault: true, until: 2 weeks after secret}}
sessions:
  roles: [mentor, mentee]
  duration: 60 minutes
  items:
    - {id: first, title: First, when: 1 week after start, agenda: [[60, Talk]]}
    - id: secret
      title: Canary title
      aim: Canary aim with [[guide:pay]] and [a file](/files/secret.txt)
      when: 2 weeks after start
      audience: hr
      agenda: [[60, Canary agenda]]
    - {id: third, title: Third, when: 2 days after after-secret, agenda: [[60, Talk]]}
cohorts:
  - id: one
    title: One
    start: 2026-10-05
    status: running
    overrides: {secret: {when: 2026-11-04, reason: Canary reason}}
"""
)
RESTRICTED = {
    "content/programs/pairs.yaml": SESSIONS,
    "content/files/secret.txt": "canary file",
    "content/templates/terms.md": guide("{{Our goal}}", title="Terms"),
    "content/guides/roles/mentor.md": guide("x", title="Mentor"),
    "content/guides/roles/mentee.md": guide("x", title="Mentee"),
    PAY: guide("Pay.", title="Pay bands"),
}


def _program(site: Site) -> Program:
    program = site.program("pairs")
    assert program is not None
    return program


def test_restricted_session_is_gone_from_every_field() -> None:
    """A session its readers do not get leaves no word behind: not in the data, the texts, the YAML, the plan."""
    site = _site(RESTRICTED)
    page = site.pages[Key("program", "pairs")]
    program = _program(site)
    assert program.sessions is not None
    assert [session.id for session in program.sessions.items] == ["first", "third"]
    everything = f"{program!r} {page.prose!r} {page.tree!r} {site.plans!r}"
    assert "canary" not in everything.lower()
    assert "secret" not in everything.replace("after-secret", "")
    assert program.order == ("first", "third")
    assert program.agreement is not None
    assert program.agreement.due is None
    assert program.cohorts[0].overrides == {}


def test_dates_stay_though_what_they_hang_on_is_gone() -> None:
    """What hangs on a restricted session keeps its date, and does not say what it followed."""
    all_of_it = {dated.id: dated.opens for dated in _site(RESTRICTED, "hr").plans["pairs", "one"].items}
    plan = _site(RESTRICTED).plans["pairs", "one"]
    assert {dated.id: dated.opens for dated in plan.items} == {
        name: day for name, day in all_of_it.items() if name != "secret"
    }
    moved = plan.dated("after-secret")
    assert moved is not None
    assert [move.why for move in moved.moves] == [""]
    assert plan.phases[0].starts == date(2026, 11, 4)


def test_entries_keep_their_lines() -> None:
    """What stands behind a restricted session is still found at its own line of the file."""
    page = _site(RESTRICTED).pages[Key("program", "pairs")]
    line = SESSIONS.split("\n").index(
        "    - {id: third, title: Third, when: 2 days after after-secret, agenda: [[60, Talk]]}"
    )
    assert page.span_of("sessions", "items", 1, "title").line == line + 1
    assert page.span_of("order", 1).line == page.span_of("order").line


def test_restricted_session_leaves_no_link_and_no_file() -> None:
    """What only a restricted session points to gets no backlink, and the file it points to is not published."""
    site = _site(RESTRICTED)
    assert Key("guide", "pay") not in site.backlinks
    assert not site.files
    for_hr = _site(RESTRICTED, "hr")
    assert for_hr.backlinks[Key("guide", "pay")] == (Key("program", "pairs"),)
    assert list(for_hr.files) == ["files/secret.txt"]


def test_program_without_cohorts_counts_from_the_start_instead() -> None:
    """Without a cohort, what hung on a restricted session stands in its order and names it nowhere."""
    rolling = SESSIONS.partition("cohorts:")[0].replace("lifecycle: cohort", "lifecycle: rolling")
    files = {**RESTRICTED, "content/programs/pairs.yaml": rolling}
    program = _program(_site(files))
    assert [str(milestone.when) for milestone in program.milestones] == ["21 days after start"]
    assert program.matching is not None
    assert program.matching.rematch is not None
    assert str(program.matching.rematch.until) == "28 days after start"
    pages = made(files)
    assert "canary" not in "".join(pages.values()).lower()
    assert "Day 22" in pages["programs/pairs/index.html"]


def test_program_whose_sessions_are_all_restricted_has_none() -> None:
    """Where every session is restricted the program has no sessions at all."""
    only = PAIRS + (
        "sessions: {roles: [mentor], duration: 60 minutes, items: "
        "[{id: secret, title: Canary, when: on start, audience: hr, agenda: [[60, Canary]]}]}\n"
    )
    site = _site({"content/programs/pairs.yaml": only})
    assert _program(site).sessions is None
    assert "canary" not in repr(site.pages[Key("program", "pairs")]).lower()


def test_restricted_block_is_gone_from_every_part_of_a_page() -> None:
    """A ``::: audience`` part leaves body, headings, words, fields, links and files without a trace."""
    files = {
        "content/templates/form.md": guide(
            "{{Open}}\n\n::: audience hr\n## Canary heading\n\n{{Canary field}} [[guide:pay]] [[snippet:canary]]\n\n"
            "![Canary](/files/secret.svg)\n:::",
            title="Form",
        ),
        "content/snippets/canary.md": "Canary snippet.\n",
        "content/files/secret.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
        PAY: guide("Pay.", title="Pay"),
    }
    site = _site(files)
    body = site.pages[Key("template", "form")].body
    assert "canary" not in repr(body).lower()
    assert [each.name for each in body.fields] == ["Open"]
    assert list(body.all_headings()) == []
    assert site.targets.headings[Key("template", "form")] == ()
    assert Key("guide", "pay") not in site.backlinks
    assert not site.files
    assert [each.name for each in _site(files, "hr").pages[Key("template", "form")].body.fields] == [
        "Open",
        "Canary field",
    ]


def test_file_of_a_snippet_that_nobody_shows_is_not_published() -> None:
    """A snippet is no page: what it points to is published only where a page with the snippet is."""
    files = {
        "content/snippets/plan.md": "See [the plan](/files/secret.txt).\n",
        "content/files/secret.txt": "canary",
        PAY: guide("[[snippet:plan]]", title="Pay", audience="hr"),
    }
    assert not _site(files).files
    assert list(_site(files, "hr").files) == ["files/secret.txt"]


def test_restricted_pages_are_in_no_list() -> None:
    """Navigation, glossary, targets, backlinks and attachments know nothing of a restricted page."""
    files = {
        PAY: guide("[a](/files/a.txt) [[term:canary]] [[guide:open]]", title="Canary", audience="hr"),
        "content/guides/howto/open.md": guide("Open.", title="Open"),
        "content/glossary/canary.md": "---\nterm: canary\nshort: A bird.\naudience: hr\n---\n",
        "content/files/a.txt": "x",
        "content/guides/howto/hidden/_section.md": guide("x", title="Canary section", audience="hr"),
        "content/guides/howto/hidden/one.md": guide("x", title="Canary one", audience="hr"),
    }
    site = _site(files)
    assert [section.id for section in site.sections] == ["howto"]
    assert site.sections[0].members == (Key("guide", "open"),)
    assert set(site.pages) == {Key("guide", "open"), Key("site", "site")}
    assert not site.backlinks
    assert not site.files
    assert list(site.targets.names()) == ["guide", "contact"]
    assert not any("canary" in path or "hidden" in path for path in planned(files))


def test_site_for_everyone_is_the_same_without_the_restricted_files() -> None:
    """Taking restricted files away changes no byte of what everyone gets."""
    hidden = {
        PAY: guide("[a](/files/a.txt) [[guide:open]]", title="Canary", audience="hr", aliases="[old-pay]", order="1"),
        "content/glossary/bird.md": "---\nterm: bird\nshort: A bird.\naudience: hr\nsee: [cohort]\n---\n",
        "content/files/a.txt": "x",
        "content/guides/howto/begin/secret.md": guide("x", title="Aaa", audience="managers"),
        "content/programs/secret.yaml": PAIRS.replace("Pairs", "Secret") + "audience: hr\n",
        "content/snippets/secret.md": "---\naudience: hr\n---\n\nSecret.\n",
    }
    shown = {
        "content/guides/howto/open.md": guide("Open.\n\n::: audience hr\n[[guide:pay]]\n:::", title="Open"),
        "content/guides/howto/begin/first.md": guide("x", title="First"),
        "content/glossary/cohort.md": "---\nterm: cohort\nshort: Everyone.\n---\n",
        "content/programs/pairs.yaml": PAIRS,
        "content/guides/roles/mentor.md": guide("x", title="Mentor"),
        "content/guides/roles/mentee.md": guide("x", title="Mentee"),
    }
    less = {**shown, "content/guides/howto/open.md": guide("Open.", title="Open")}
    assert made({**shown, **hidden}) == made(less)


def test_program_is_the_same_as_if_its_restricted_session_had_never_been_written() -> None:
    """For everyone, a restricted session on which nothing hangs is the same as none, byte for byte."""
    secret = "    - {id: secret, title: Secret, when: 3 weeks after start, audience: hr, agenda: [[60, Talk]]}\n"
    text = PAIRS + (
        "sessions:\n  roles: [mentor, mentee]\n  duration: 60 minutes\n  items:\n"
        "    - {id: first, title: First, when: 1 week after start, agenda: [[60, Talk]]}\n"
        f"{secret}"
        "    - {id: third, title: Third, when: 5 weeks after start, agenda: [[60, Talk]]}\n"
        "cohorts: [{id: one, title: One, start: 2026-10-05, status: running}]\n"
    )
    files = {name: text for name, text in RESTRICTED.items() if "roles" in name}
    whole, less = ({**files, "content/programs/pairs.yaml": each} for each in (text, text.replace(secret, "")))
    assert made(whole) == made(less)
    assert made(whole, "hr") != made(less, "hr")
