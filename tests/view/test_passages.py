"""Finished prose becomes plain words under its headings."""

from __future__ import annotations

import pytest

from rmsite.view.passages import passages_of, plain_words
from rmsite.view.shapes import Passage
from tests.making import guide, view_at

SNIPPET = {
    "content/snippets/keys.md": guide("## Keys\n\nBring them back."),
    "content/guides/howto/a.md": guide("Before.\n\n[[snippet:keys]]\n\n## After\n\nThe {{tool}} too.", title="A"),
    "site.yaml": "title: T\nvars: {tool: drill}\n",
}


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>One</p><p>two</p>", "One two"),
        ("<p><strong>Bo</strong>ld <em>and</em> <code>a&lt;b</code></p>", "Bold and a<b"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a b"),
        ("Line<br>break", "Line break"),
        ("<mark>ma</mark>rk &amp; more", "mark & more"),
        ("", ""),
    ],
)
def test_words_stay_apart_as_readers_see_them(html: str, words: str) -> None:
    """Blocks part words, markup inside of a word does not, and entities are what they stand for."""
    assert plain_words(html) == words


def test_words_stand_under_their_heading() -> None:
    """Words before the first heading have none; a heading without an id is part of the text."""
    html = '<p>A</p><h2 class="x" id="b">B <em>b</em></h2><p>C</p><h3>D</h3><h3 id="e">E</h3>'
    assert passages_of(html) == (Passage("", "", "A"), Passage("b", "B b", "C D"), Passage("e", "E", ""))


def test_prose_without_a_word_has_no_passage() -> None:
    """Empty prose gives nothing to find."""
    assert passages_of("<p></p>") == ()


def test_snippets_and_variables_are_read_where_they_stand() -> None:
    """What is written elsewhere is found on the page that shows it, at the id it has there."""
    assert view_at(SNIPPET).passages("guide", "a") == (
        Passage("", "", "Before."), Passage("keys:1:keys", "Keys", "Bring them back."),
        Passage("after", "After", "The drill too."),
    )  # fmt: skip
