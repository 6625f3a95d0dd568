"""The plain words of a body: everything a reader reads, block by block, and nothing that is markup."""

from __future__ import annotations

import pickle

import pytest

from rmsite.markdown import parse_markdown
from rmsite.markdown.body import Body, Enclosed


def body_of(text: str, *, is_form: bool = False) -> Body:
    """The body of a text."""
    return parse_markdown(text, file="a", content_path="a.md", is_form=is_form).value


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hello **there**,\nyou & `code`.", "Hello there, you & code."),
        ("# A\n\nB\n\n- c\n  - d\n- e", "A\nB\nc\nd\ne"),
        ("| A | B |\n|---|---|\n| c | d |", "A\nB\nc\nd"),
        ("T\n: M", "T\nM"),
        ("```\none\n\n  two\n```", "one\ntwo"),
        ("[the rules](x.md) ![two chairs](y.png)", "the rules two chairs"),
        ("[[role:buddy]] [[term:cohort|intake]] [[program:p/kickoff]]", "buddy intake kickoff"),
        ("a[^1]\n\n[^1]: note", "a\nnote"),
        ("a<br>b<!-- c -->d\\\ne", "a bd e"),
        ("<kbd>Ctrl</kbd> <b>x</b>", "Ctrl <b>x</b>"),
        ("> [!NOTE]\n> Text", "Text"),
        ("::: details A *b*\nc\n:::", "A b\nc"),
        ("{{tool}} and {{ tool }}", "{{tool}} and {{tool}}"),
        ("https://example.com kim@example.com", "https://example.com kim@example.com"),
        ("- [x] done", "done"),
        ("", ""),
    ],
)
def test_words(text: str, words: str) -> None:
    """Blocks are lines, white space is one space."""
    assert body_of(text).text == words


def test_fields() -> None:
    """A field says its name and its options."""
    assert body_of("{{Where | choice | office / home}} {{When}}", is_form=True).text == "Where office home When"


def test_parts_for_an_audience_keep_theirs_apart() -> None:
    """What only some may read is not among the words for all."""
    body = body_of("All.\n\n::: audience hr\nSome.\n:::\n\nAll again.")
    assert body.text == "All.\nAll again."
    (part,) = [piece for piece in body.pieces if isinstance(piece, Enclosed)]
    assert part.body.text == "Some."
    assert body.words == 4


def test_same_text_same_body() -> None:
    """Reading one text leaves no trace in the next."""
    first = body_of("# A\n\n[x]: y.md\n\n[^1]: n\n\n{{a}}", is_form=True)
    body_of("[x] [^1] {{a}} # A", is_form=True)
    assert body_of("# A\n\n[x]: y.md\n\n[^1]: n\n\n{{a}}", is_form=True) == first
    assert [fault.code.name for fault in parse_markdown("[x] [^1]", file="a", content_path="a").problems] == [
        "markdown/footnote"
    ]


def test_a_body_can_be_remembered() -> None:
    """A body survives being stored: the parse memo and the workers of a build hand it on as bytes."""
    body = body_of("# A [[role:b]] {{c}}\n\n[d](e.md)[^1]\n\n::: audience hr\n{{f}}\n:::\n\n[^1]: g")
    assert pickle.loads(pickle.dumps(body)) == body


def test_a_folded_text_is_the_same() -> None:
    """What takes less room says the same: pieces, words, headings, holes and parts; a short text is left as it is."""
    body = body_of("# One\n\n" + "Many words, [[guide:a]] and more.\n\n" * 30 + "::: audience hr\nSecret.\n:::\n")
    folded = body.folded()
    assert folded != body
    assert (folded.pieces, folded.text, folded.words) == (body.pieces, body.text, body.words)
    assert body.words == len(body.text.split()) + 1
    assert [*folded.holes()] == [*body.holes()]
    assert folded.parts == body.parts
    assert folded.for_audiences(frozenset({"hr"})) == body.for_audiences(frozenset({"hr"}))
    assert folded.folded() is folded
    assert len(pickle.dumps(folded)) < len(pickle.dumps(body))
    short = body_of("A few words.\n")
    assert short.folded() is short
