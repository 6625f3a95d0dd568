"""One person's pack to print."""

from __future__ import annotations

import re

from tests.making import given, made
from tests.outputs.site import FILES, changed


def test_pack_holds_the_cards_of_the_role_s_sessions() -> None:
    """A pack has the agreement and a card for each session in which the role takes part, or which it talks about."""
    pack = given(FILES, "/programs/pairs/mentor/print/")
    assert pack.template == "pack.html"
    assert [card["session"].id for card in pack["sessions"]] == ["first", "weekly", "last"]
    assert pack["agreement"] == "goals"
    sponsor = given(FILES, "/programs/pairs/sponsor/print/")
    assert [card["session"].id for card in sponsor["sessions"]] == ["last"]
    assert given(FILES, "/programs/circles/lead/print/")["agreement"] == ""


def test_contents_are_what_the_pack_holds() -> None:
    """Chapters stand in the contents in their order, those that are not there do not."""

    def chapters(address: str) -> list[str]:
        return [each.title for each in given(FILES, address)["document"].contents]

    assert chapters("/programs/pairs/mentor/print/") == [
        "Your part: Mentor", "Ground rules", "If it goes wrong", "The guide", "Goals", "Session cards", "Addresses",
    ]  # fmt: skip
    assert chapters("/programs/circles/lead/print/") == ["Your part: Lead", "The guide", "Addresses"]


def test_who_meets_nobody_is_led_to_the_packs_of_those_who_do() -> None:
    """A coordinator finds what to print for a kickoff on their own pack; who has session cards has all they need."""
    files = changed(
        ("  - {id: sponsor, label: sponsor", "  - {id: office}\n  - {id: sponsor, label: sponsor"),
        **{"content/guides/roles/office.md": "# Office\n"},
    )
    others = given(files, "/programs/pairs/office/print/")["others"]
    assert [(each.title, each.href) for each in others] == [
        ("Pack for the mentor", "../../mentor/print/"),
        ("Pack for the HR mentee", "../../mentee/print/"),
        ("Pack for the sponsor", "../../sponsor/print/"),
    ]
    assert given(FILES, "/programs/pairs/mentor/print/")["others"] == []


def test_links_to_what_the_pack_holds_stay_in_it() -> None:
    """Sessions, steps, the role's guide and the agreement are linked to where they stand in the pack."""
    html = made(FILES)["programs/pairs/mentor/print/index.html"]
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    inside = set(re.findall(r'href="#([^"]+)"', html))
    assert {"rm-session-first", "rm-agreement"} <= inside <= set(ids)
    content = html.partition('<div class="content">')[2].partition('id="rm-about"')[0]
    assert not re.search(r'href="[^"]*(sessions/first|templates/goals|roles/mentor)/', content)
