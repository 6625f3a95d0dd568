"""A word of the glossary is found where a reader would see it, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given as for_any
from hypothesis import strategies as st

from rmsite.graph.vocabulary import Vocabulary, collect_vocabulary
from tests.making import PAIRS, guide, looked_at

ENTRIES = {
    "cohort": "cohort, forms: [cohorts, intake]",
    "sponsor": "sponsor",
    "career-sponsorship": "career sponsorship, forms: [career sponsor]",
    "check-in": "check-in",
    "it": "IT",
    "research": "R&D",
    "guide": "O'Neil's guide",
    "quiet": "quiet hour, mute: true",
}


def _files(entries: dict[str, str] = ENTRIES) -> dict[str, str]:
    return {f"content/glossary/{name}.md": f"---\n{{term: {text}, short: X.}}\n---\n" for name, text in entries.items()}


def _vocabulary(entries: dict[str, str] = ENTRIES) -> Vocabulary:
    return collect_vocabulary(looked_at(_files(entries), None).site.of_kind("term"))


VOCABULARY = _vocabulary()


def _found(text: str) -> list[tuple[str, str]]:
    return [(text[use.start : use.end], use.term) for use in VOCABULARY.uses(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "A cohort and two Cohorts, or an INTAKE.",
            [("cohort", "cohort"), ("Cohorts", "cohort"), ("INTAKE", "cohort")],
        ),
        ("cohort", [("cohort", "cohort")]),
        ("(cohort) “cohort” cohort’s cohort's", [("cohort", "cohort")] * 4),
        ("cohort/intake cohort–intake", [("cohort", "cohort"), ("intake", "cohort")] * 2),
        ("our career\n  sponsor, your sponsor", [("career\n  sponsor", "career-sponsorship"), ("sponsor", "sponsor")]),
        ("career\u00a0sponsorship", [("career\u00a0sponsorship", "career-sponsorship")]),
        ("the check-in of IT", [("check-in", "check-in"), ("IT", "it")]),
        ("R&D, r&d", [("R&D", "research")]),
        ("R&amp;D", [("R&amp;D", "research")]),
        ("O&#39;Neil’s guide", [("O&#39;Neil’s guide", "guide")]),
        ("İ cohort", [("cohort", "cohort")]),
    ],
)
def test_words_are_found(text: str, found: list[tuple[str, str]]) -> None:
    """Terms and forms count in any case, beside any sign, over any white space; the longest and first one wins."""
    assert _found(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "cohorted intakes cohort-led co-cohort mycohort cohort_1 1cohort",
        "#cohort @cohort cohort@example.com",
        "check in checkin check",
        "it It r&d",
        "career, sponsorship",
        "quiet hour",
        "&cohort;",
        "",
    ],
)
def test_parts_of_words_are_not(text: str) -> None:
    """Parts of words, names of channels, mailboxes, undeclared forms and muted terms are no use of a term."""
    assert _found(text) == []


def test_abbreviations_count_as_written() -> None:
    """A form in capitals is not looked for in small letters, so that IT is not every "it"."""
    assert _found("IT is it") == [("IT", "it")]


def test_a_word_two_entries_claim_belongs_to_the_first() -> None:
    """A conflict, which is told, does not change with the order of files."""
    vocabulary = _vocabulary({"b": "other, forms: [word]", "a": "Word"})
    assert [use.term for use in vocabulary.uses("word")] == ["a"]


@for_any(st.text(alphabet=st.sampled_from("cohrtsponareigndIT&;#@-_' \n’<>x"), max_size=80))
def test_uses_are_words_in_order(text: str) -> None:
    """Whatever the text, uses come in order, do not overlap, and stand between characters that join no word."""
    reached = 0
    for use in VOCABULARY.uses(text):
        assert reached <= use.start < use.end <= len(text)
        reached = use.end
        for beside in (text[use.start - 1 : use.start] if use.start else "", text[use.end : use.end + 1]):
            assert not beside.isalnum()
            assert beside not in ("-", "_")


@for_any(
    st.lists(st.sampled_from(["cohort", "intake", "career sponsor", "sponsor", "check-in", "x", "."]), max_size=12)
)
def test_a_plain_text_uses_what_stands_in_it(words: list[str]) -> None:
    """Every declared form among other words is found, and no other."""
    ids = {"intake": "cohort", "career sponsor": "career-sponsorship"}
    expected = {ids.get(word, word) for word in words} - {"x", "."}
    assert VOCABULARY.terms_in(" | ".join(words)) == expected


def test_a_term_ends_with_its_block() -> None:
    """Words of two paragraphs are no term together."""
    assert VOCABULARY.terms_in("your career\nsponsorship is money") == frozenset()


def _uses(files: dict[str, str], audience: str = "everyone") -> dict[str, list[str]]:
    uses = looked_at(files, audience).site.uses
    return {key.id: [str(each) for each in found] for key, found in uses.items()}


def test_uses_count_where_they_are_read() -> None:
    """Bodies, texts of programs and short definitions count, snippets for whoever shows them, a page for itself not."""
    files = {
        **_files({"cohort": "cohort", "sponsor": "sponsor", "day": "day"}),
        "content/glossary/day.md": "---\nterm: day\nshort: A day of a cohort.\n---\n",
        "content/guides/howto/a.md": guide("[[snippet:s]]"),
        "content/guides/howto/b.md": guide("A cohort.", mute="[cohort]"),
        "content/programs/pairs.yaml": PAIRS + "purpose: Each cohort meets.\n",
        "content/snippets/s.md": "Ask the sponsor.\n",
    }
    assert _uses(files) == {"cohort": ["program:pairs", "term:day"], "sponsor": ["guide:a", "snippet:s"]}


def test_uses_of_what_is_withheld_are_no_uses() -> None:
    """What an audience does not get uses no term for it, and a term it does not get is found in none of its texts."""
    files = {
        "content/glossary/cohort.md": "---\nterm: cohort\nshort: X.\n---\n",
        "content/glossary/bands.md": "---\nterm: bands\nshort: X.\naudience: hr\n---\n",
        "content/guides/howto/a.md": guide("The bands.\n\n::: audience hr\nA cohort.\n:::\n"),
        "content/guides/howto/b.md": guide("A cohort.", audience="hr"),
    }
    assert _uses(files) == {}
    assert _uses(files, "hr") == {"bands": ["guide:a"], "cohort": ["guide:a", "guide:b"]}
