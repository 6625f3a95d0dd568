"""The playbook is the whole program on one page."""

from __future__ import annotations

import re

from tests.making import PAIRS, given, guide, made
from tests.outputs.site import FILES


def test_playbook_has_every_part() -> None:
    """Roles, sessions, dates by phase, benefits, templates, formats and terms are all there, each once."""
    page = given(FILES, "/programs/pairs/playbook/")
    assert [me["role"].id for me in page["roles"]] == ["mentor", "mentee", "sponsor"]
    assert [card["session"].id for card in page["sessions"]] == ["first", "weekly", "last"]
    assert sum(len(rows) for _, rows in page["phases"]) == len(page["plan"].items)
    assert (page["templates"], page["formats"]) == (["goals"], ["talk"])
    assert [(term, link.title) for term, link in page["terms"]] == [("cohort", "cohort")]
    assert page["relative"] == []


def test_playbook_of_a_rolling_program_counts_from_the_first_day() -> None:
    """Without cohorts the playbook has the dates in words, under the phases they fall into."""
    page = given(FILES, "/programs/circles/playbook/")
    assert (page["phases"], page["plan"]) == ([], None)
    assert [(phase, len(rows)) for phase, rows in page["relative"]] == [(None, 5)]


def test_what_is_not_there_is_left_out() -> None:
    """Names of templates, formats and terms that lead nowhere, which stop publishing anyway, do not break the page."""
    text = PAIRS + "resources: [{template: gone}]\nformats: [gone]\nglossary: [gone]\n"
    page = given({"content/programs/pairs.yaml": text}, "/programs/pairs/playbook/")
    assert (page["templates"], page["formats"], page["terms"]) == ([], [], [])


def test_texts_in_the_playbook_keep_their_own_ids() -> None:
    """Guides, forms and formats stand in it with ids of their own, and links inside of them stay inside."""
    html = made(FILES)["programs/pairs/playbook/index.html"]
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert "role-mentor:your-hours" in ids
    assert 'href="#role-mentor:your-hours"' in html


def test_links_to_what_the_playbook_holds_stay_in_it() -> None:
    """Roles, their guides, sessions, benefits, formats, forms, words and parts are linked to where they stand in it."""
    text = "\n\n".join(
        f"[[{target}]]"
        for target in (
            "role:mentor", "program:pairs/mentee", "program:pairs/first", "program:pairs/join", "program:pairs",
            "benefit:eyes", "format:talk", "template:goals", "term:cohort", "program:pairs/autumn", "guide:begin",
        )
    )  # fmt: skip
    link = "[hours](../roles/mentor.md#your-hours)"
    files = {**FILES, "content/guides/formats/talk.md": guide(f"## Steps\n\n{text}\n\n{link}", title="A talk")}
    html = made(files)["programs/pairs/playbook/index.html"]
    steps = html.partition('id="format-talk:steps"')[2].partition("</section>")[0]
    assert re.findall(r'href="([^"]*)"', steps) == [
        "#rm-role-mentor", "#rm-role-mentee", "#rm-session-first", "#date-join", "#rm-program", "#rm-benefit-eyes",
        "#rm-format-talk", "#rm-form-goals", "#rm-word-cohort", "#rm-dates", "../../../guides/howto/begin/",
        "#role-mentor:your-hours",
    ]  # fmt: skip
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)


def test_contents_have_the_numbers_of_the_headings() -> None:
    """Every line of the contents is a heading of the text, in the same order and under the same number."""
    html = made(FILES)["programs/pairs/playbook/index.html"]
    contents, _, text = html.partition('id="rm-contents"')[2].partition("</nav>")
    lines = re.findall(r'<a href="#([^"]+)"><span class="number-of">([\d.]+)</span> ([^<]+)</a>', contents)
    headings = re.findall(r'<h[23] id="([^"]+)"><span class="number-of">([\d.]+)</span> ([^<]+)</h', text)
    assert lines == headings
    assert len(lines) > 15
