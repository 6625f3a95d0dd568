"""The playbook is the whole program on one page."""

from __future__ import annotations

import re

from tests.making import PAIRS, given, made
from tests.outputs.site import FILES


def test_playbook_has_every_part() -> None:
    """Roles, sessions, dates by phase, benefits, templates, formats and terms are all there, each once."""
    page = given(FILES, "/programs/pairs/playbook/")
    assert [me["role"].id for me in page["roles"]] == ["mentor", "mentee", "sponsor"]
    assert [card["session"].id for card in page["sessions"]] == ["first", "weekly", "last"]
    assert sum(len(rows) for _, rows in page["phases"]) == len(page["plan"].items)
    assert (page["templates"], page["formats"], page["terms"]) == (["goals"], ["talk"], ["cohort"])
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
