"""A session card has all that two people need to meet."""

from __future__ import annotations

from tests.making import Given, given, made
from tests.outputs.site import FILES, changed


def _page(session: str, program: str = "pairs", files: dict[str, str] = FILES) -> Given:
    return given(files, f"/programs/{program}/sessions/{session}/")


def test_agenda_runs_by_the_minute() -> None:
    """Each step says from which minute to which it goes, and they follow each other without a gap."""
    card = _page("first")["card"]
    assert [(start, end, step.text) for start, end, step in card["agenda"]] == [(0, 20, "Arrive"), (20, 60, "Talk")]
    assert card["item"].duration == 60


def test_card_has_the_dates_of_the_current_cohort() -> None:
    """A session has its date, a repeated one all of its dates; a rolling program has its days in words."""
    assert [row.dated.id for row in _page("first")["card"]["dates"]] == ["first"]
    assert [row.dated.id for row in _page("weekly")["card"]["dates"]] == ["weekly-1", "weekly-2", "weekly-3"]
    rolling = _page("daily", "circles")["card"]
    assert (rolling["dates"], rolling["plan"], rolling["cohort_href"]) == ([], None, "")
    assert [row.phrase for row in rolling["relative"]][:1] == ["day 2"]


def test_card_says_who_prepares_what_and_what_one_needs() -> None:
    """People, preparation, format and what to bring are named."""
    card = _page("last")["card"]
    assert card["people"] == ["Mentor", "HR mentee"]
    assert card["preparing"] == [("Mentor", 20)]
    assert card["format"].title == "A talk"
    assert [link.title for link in card["links"]] == ["Begin", "Goals"]


def test_sessions_follow_each_other() -> None:
    """A card leads to the session before and after it, and knows which of all meetings it is."""
    pages = {name: _page(name) for name in ("first", "weekly", "last")}
    around = {
        name: (page.frame.previous and page.frame.previous.title, page.frame.next and page.frame.next.title)
        for name, page in pages.items()
    }
    assert around == {"first": (None, "Weekly"), "weekly": ("First", "Last"), "last": ("Weekly", None)}
    assert [(page["card"]["number"], page["card"]["total"]) for page in pages.values()] == [(1, 5), (2, 5), (5, 5)]


def test_lead_is_the_aim() -> None:
    """The sentence under the title is the aim with its emphasis, or says whose session it is."""
    assert str(_page("first").frame.lead) == "Say <strong>hello</strong>"
    assert _page("weekly").frame.lead == "A session of Pairs."


def test_restricted_session_does_not_count() -> None:
    """For those who do not get a session, the others follow each other as if it had never been there."""
    files = changed(("- {id: weekly, title: Weekly,", "- {id: weekly, title: Weekly, audience: hr,"))
    page = _page("last", files=files)
    assert page.frame.previous is not None
    assert (page.frame.previous.title, page["card"]["number"]) == ("First", 2)


def test_card_says_who_talks_about_it_afterwards() -> None:
    """A session has its debrief with length and people; a repeated one says after which of its times it is held."""
    last = _page("last")["card"]["debrief"]
    assert (last.minutes, last.after, last.people) == (10, "afterwards", ("sponsor",))
    assert _page("first")["card"]["debrief"] is None
    each = changed(
        ("roles: [sponsor], after: last", "roles: [sponsor, mentor], after: each"), ("10 hours}", "11 hours}")
    )
    weekly = _page("weekly", files=each)["card"]["debrief"]
    assert (weekly.minutes, weekly.after, weekly.people) == (10, "after each", ("Mentor", "sponsor"))
    text = made(each)["programs/pairs/sessions/first/index.html"]
    assert "Debrief</dt><dd>10 min afterwards: Mentor and sponsor</dd>" in text


def test_last_meeting_is_the_last_of_all_meetings() -> None:
    """Each time of a repeated session counts, so the last of five meetings is not session 3 of 3."""
    assert "Session</dt><dd>5 of 5</dd>" in made(FILES)["programs/pairs/sessions/last/index.html"]
