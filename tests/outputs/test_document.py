"""A long page has one set of numbers for its headings, its contents and the links between its parts."""

from __future__ import annotations

import re
from datetime import date

from rmsite.foundation.value import replace
from rmsite.outputs.document import Chapter, Document, document
from rmsite.view.shapes import Publication
from tests.making import PAIRS, guide, made, view_at
from tests.outputs.site import FILES as SITE_FILES

FILES = {
    "content/programs/pairs.yaml": PAIRS,
    "content/guides/roles/mentor.md": guide("Text."),
    "content/guides/roles/mentee.md": guide("Text."),
}
CHAPTERS: list[Chapter] = [
    ("rm-a", "A", True, [("rm-a-x", "X"), ("rm-a-y", "Y")]),
    ("rm-c", "C", (), []),
    ("rm-b", "B", "words", []),
]


def _document(base_url: str = "", *, offline: bool = False) -> Document:
    publication = Publication(offline=offline, base_url=base_url)
    view = view_at(FILES, "programs/pairs/playbook/index.html", publication=publication)
    return document(view, CHAPTERS, "Pairs")


def test_chapters_and_parts_are_numbered_in_order() -> None:
    """Chapters that are there count from 1, parts within their chapter; the addresses come last."""
    book = _document()
    lines = [(each.number, each.title) for chapter in book.contents for each in (chapter, *chapter.parts)]
    assert lines == [("1", "A"), ("1.1", "X"), ("1.2", "Y"), ("2", "B"), ("3", "Addresses")]
    assert book.at("rm-a-y").number == "1.2"
    assert (book.has("rm-b"), book.has("rm-c")) == (True, False)


def test_link_inside_of_the_document_says_the_number_of_its_chapter() -> None:
    """A link to a place elsewhere in the text is numbered like the heading it stands under, one close by is not."""
    text = (
        '<h2 id="rm-a">A</h2><a href="#rm-b">b</a><a href="#deep">d</a><h3 id="rm-a-x">X</h3><p id="near">'
        '<a class="ref" href="#near">n</a></p><h2 id="rm-b">B</h2><p id="deep">e</p>'
    )
    noted = _document().noted(text)
    assert noted.text == text.replace('"#rm-b"', '"#rm-b" data-at="2"').replace('"#deep"', '"#deep" data-at="2"')
    assert noted.notes == ()


def test_link_out_of_the_document_says_the_number_of_its_address() -> None:
    """Each address has one number, in the order of the text, and the words of the first link to it; mail has none."""
    text = (
        '<a href="../../../guides/roles/mentor/#x">The <b>guide</b></a> <a href="https://example.org/?a=1&amp;b=2">out</a> '
        '<a href="../../../guides/roles/mentor/#x">again</a> <a href="mailto:desk@example.com">desk</a> '
        '<a data-plain href="../">plain</a>'
    )
    noted = _document(base_url="https://intranet.example.com/people").noted(text)
    assert noted.notes == (
        (1, "The guide", "https://intranet.example.com/people/guides/roles/mentor/#x"),
        (2, "out", "https://example.org/?a=1&b=2"),
    )
    assert noted.text.count('data-note="1"') == 2
    assert noted.text.count("data-note") == 3
    assert _document().noted('<a href="../">p</a>').notes[0].address == "/programs/pairs/"
    offline = '<a href="../index.html#x">p</a><a href="https://example.org/index.html">q</a>'
    assert [each.address for each in _document(offline=True).noted(offline).notes] == [
        "/programs/pairs/#x",
        "https://example.org/index.html",
    ]


def test_nothing_of_the_text_is_lost() -> None:
    """Without its numbers the noted text is the text, whatever words and attributes links have."""
    text = '<p>a &lt;a href="x"&gt; <a title="&quot;&gt;" href="x" rel="y"><em>w</em> &amp; z</a></p>\n<a href="">e</a>'
    noted = str(_document().noted(text).text)
    assert noted.replace(' data-note="1"', "").replace(' data-note="2"', "") == text


def test_edition_is_of_the_words() -> None:
    """Another word in the text or on the cover is another edition; another address, day or id is the same one."""
    text = '<p id="a">Meet <a href="../b/">here</a>.</p>'
    edition = _document().noted(text).edition
    assert re.fullmatch("[0-9a-f]{7}", edition)
    assert _document(base_url="https://example.org/").noted(text.replace("../b/", "../b/index.html")).edition == edition
    assert _document().noted(text.replace("here", "there")).edition != edition
    assert replace(_document(), cover="Pairs, paused").noted(text).edition != edition


def test_edition_is_the_same_on_every_day() -> None:
    """Where nothing but the day is another, two prints of a playbook are one edition."""

    def edition(day: date) -> str:
        html = made(SITE_FILES, today=day)["programs/pairs/playbook/index.html"]
        return str(re.findall(r"edition ([0-9a-f]{7})", html)[0])

    assert edition(date(2026, 11, 23)) == edition(date(2026, 11, 30))
