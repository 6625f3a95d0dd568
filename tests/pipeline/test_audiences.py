"""What an audience may not see does not exist in its build: no word, no name, no address, no byte."""

from __future__ import annotations

import gzip
from collections.abc import Iterator

import pytest

from tests.pipeline.sites import built, codes, guide, pages

# Every text that only HR may see holds one of these words.
SECRETS = (
    "canary-title", "canary-summary", "canary-body", "canary-heading", "canary-tag", "canary-alias", "canary-file", "canary-alt",
    "canary-block", "canary-code", "canary-footnote", "canary-session", "canary-aim", "canary-agenda", "canary-whatif",
    "canary-program", "canary-role", "canary-cohort", "canary-faq", "canary-term", "canary-form", "canary-template",
    "canary-field", "canary-section", "canary-contact", "canary-milestone", "canary-snippet", "canary-comment", "canary-bytes",
)  # fmt: skip
# What no page shows: tags, comments, and contacts that nothing names.
UNSEEN = ("canary-comment", "canary-role", "canary-tag", "canary-contact")
PROGRAM = """\
title: {title}
summary: {summary}
owner: desk
status: paused
lifecycle: cohort
length: 10 weeks
{audience}roles:
  - {{id: mentor, label: Mentor, counterpart: mentee}}
  - {{id: mentee, label: Mentee, counterpart: mentor}}
milestones:
  - {{id: kickoff, title: Kickoff, kind: event, when: on start, roles: [mentor, mentee]}}
sessions:
  roles: [mentor, mentee]
  duration: 60 minutes
  items:
    - id: first
      title: First talk
      when: 1 week after start
      agenda: [[60, Talk]]
{session}cohorts:
  - {{id: autumn, title: Autumn, start: 2026-09-14, status: closed, holidays: [days-off]}}
"""
SESSION = """\
    - id: canary-session
      title: The canary-session
      when: 2 weeks after start
      audience: hr
      aim: "The canary-aim [of it](../files/canary-file.png)"
      agenda: [[60, canary-agenda]]
      what_if: [{if: canary-whatif, then: canary-whatif}]
"""
OPEN = {
    "site.yaml": "title: T\naudiences: {managers: {}, hr: {includes: [managers]}}\nholidays: {days-off: [2026-12-25]}\n"
    "contacts: [{id: desk, label: Desk, mail: desk@example.com}]\n",
    "content/index.md": "Hello. [[guide:begin]] [[program:buddies]]\n",
    "content/guides/howto/begin.md": guide("Begin"),
    "content/guides/roles/mentor.md": guide("Mentor"),
    "content/guides/roles/mentee.md": guide("Mentee"),
    "content/programs/buddies.yaml": PROGRAM.format(title="Buddies", summary="S.", audience="", session=""),
}
BLOCK = """\

::: audience hr
## canary-heading

canary-block `canary-code` with a note[^1] and [[guide:canary-title]], [[snippet:canary-snippet]]

![canary-alt](../../files/canary-file.png)

[^1]: canary-footnote
:::
"""
HR: dict[str, str | bytes] = {
    "content/guides/howto/begin.md": guide("Begin", "Words.\n" + BLOCK),
    "content/guides/howto/canary-title.md": guide(
        "canary-title", "# x\n\n<!-- canary-comment -->\n\ncanary-body {{canary}}", "audience: hr\ntags: [canary-tag]\n"
        "aliases: [canary-alias]\n").replace("About canary-title.", "canary-summary"),
    "content/guides/howto/canary-section/canary-heading.md": guide("canary-heading", head="audience: hr\n"),
    "content/files/canary-file.png": b"canary-bytes",
    "content/templates/canary-template.md": guide("canary-template", "{{canary-field | text}}", "audience: hr\n"),
    "content/glossary/canary-term.md":
        "---\nterm: canary-term\nshort: S.\nforms: [canary-form]\naudience: hr\n---\ncanary-body\n",
    "content/snippets/canary-snippet.md": "---\naudience: hr\n---\ncanary-snippet\n",
    "content/programs/canary-program.yaml": PROGRAM.format(
        title="canary-program", summary="canary-summary", audience="audience: hr\n", session="").replace(
        "id: kickoff, title: Kickoff", "id: canary-milestone, title: canary-milestone").replace(
        "id: autumn, title: Autumn", "id: canary-cohort, title: canary-cohort")
        + "faqs: [{q: canary-faq, a: canary-faq}]\n"
        + "contacts: [{id: canary-contact, label: canary-contact, mail: canary-contact@example.com}]\n",
    "content/programs/buddies.yaml": PROGRAM.format(title="Buddies", summary="S.", audience="", session=SESSION),
}  # fmt: skip
ALL: dict[str, str | bytes] = {**OPEN, **HR, "site.yaml": OPEN["site.yaml"] + "vars: {canary: canary-body}\n"}


def hidden_in(artifacts: dict[str, str]) -> Iterator[str]:
    """Where a secret stands: in a name or in a file."""
    for path, text in artifacts.items():
        for secret in SECRETS:
            if secret in path.lower() or secret in text.lower():
                yield f"{path}: {secret}"


def test_the_canaries_sing_for_those_who_may_hear() -> None:
    """HR sees every one of them, so the tests below would notice if one slipped through."""
    site = built(ALL, "hr")
    assert [code for code in codes(site) if "error" in code] == []
    everything = "\n".join([*pages(site), *pages(site).values()])
    assert [secret for secret in SECRETS if secret not in everything and secret not in UNSEEN] == []


@pytest.mark.parametrize("audience", ["everyone", "managers"])
@pytest.mark.parametrize("drafts", [False, True])
def test_others_find_no_trace(audience: str, drafts: bool) -> None:
    """In what everybody else gets there is no restricted title, text, tag, alias, file, name, date, address or byte."""
    site = built(ALL, audience, drafts=drafts)
    assert [code for code in codes(site) if "error" in code] == []
    assert list(hidden_in(pages(site))) == []


def test_compressed_files_are_looked_into() -> None:
    """No artifact is compressed, so that looking for words is enough."""
    for path, content in built(ALL).artifacts.items():
        assert content[:2] != gzip.compress(b"")[:2], path


@pytest.mark.parametrize("audience", ["everyone", "managers"])
def test_the_general_build_does_not_depend_on_the_rest(audience: str) -> None:
    """What everybody gets is the same to the byte whether or not there are pages for HR alone."""
    without: dict[str, str | bytes] = {**OPEN, "site.yaml": ALL["site.yaml"]}
    one, other = built(ALL, audience), built(without, audience)
    assert one.artifacts
    assert sorted(one.artifacts) == sorted(other.artifacts)
    assert [path.value for path in one.artifacts if one.artifacts[path] != other.artifacts[path]] == []


@pytest.mark.parametrize(
    "line",
    ["audience: HR", "audience: hrr", "audience: [hr, hrr]", "audience:", "audience: null", "audience: {hr: }", "audience: []",
     "audience: һr", "audience: hr hr", "Audience: hr", "audiences: hr", "audience : hr\naudience: hr", "audience: 1",
     "audience: &hr hr", "audience: !hr hr", "audience: hr\u200b", "audience: everyone, hr"],
)  # fmt: skip
def test_a_rule_that_cannot_be_meant_publishes_nothing(line: str) -> None:
    """Whatever is wrong with who may see a page, nothing of the site is published."""
    site = built({**OPEN, "content/guides/howto/pay.md": guide("Pay", "canary-body", line + "\n")})
    assert site.artifacts == {}
    assert any(problem.span.file == "content/guides/howto/pay.md" for problem in site.problems)


@pytest.mark.parametrize("policy", ["off", "warn"])
def test_no_policy_lets_a_rule_pass(policy: str) -> None:
    """A site cannot turn off what guards its audiences."""
    files = {
        **OPEN,
        "site.yaml": OPEN["site.yaml"] + f"policies: {{audience/narrower: {policy}, reference/unknown: {policy}}}\n",
        "content/guides/howto/pay.md": guide("Pay", "canary-body", "audience: hr\n"),
        "content/index.md": "Hello. [[guide:begin]] [[program:buddies]] [[guide:pay]]\n",
    }
    assert built(files).artifacts == {}


def test_an_audience_nobody_knows_gets_nothing_of_others() -> None:
    """A build for a group that does not exist shows what everyone may see, and no more."""
    assert list(hidden_in(pages(built(ALL, "nobody")))) == []
