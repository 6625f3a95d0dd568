"""The example site on paper: one sheet where one was promised, and playbooks that read like a book."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from rmsite.disk.read import read_inputs
from rmsite.disk.write import publish
from rmsite.graph.audiences import Visibility
from rmsite.pipeline.build import build
from rmsite.view.shapes import Publication
from tests.browser.print.paper import Sheets, headings, sheets_of, words
from tests.example.building import ROOT, TODAY

pytestmark = pytest.mark.browser

PROGRAMS = ("leadership-shadowing", "mentoring-circles", "new-hire-buddy", "reverse-mentoring")
PAIRS = "programs/reverse-mentoring"
BASE_URL = "https://intranet.example.com/people/"

Print = Callable[[str], Sheets]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example site as of 23 November 2026, to be opened from its folder."""
    made = build(read_inputs(ROOT), Visibility(TODAY), Publication(offline=True, base_url=BASE_URL, version="test"))
    home = tmp_path_factory.mktemp("paper") / "public"
    publish(made.artifacts, home, ROOT)
    return home


@pytest.fixture(scope="module")
def sheets(browser: Browser, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Print]:
    """Prints the page at an address below the site's home; each page once."""
    known: dict[str, Sheets] = {}
    page = browser.new_page()

    def print_page(address: str) -> Sheets:
        if address not in known:
            uri = (folder / address / "index.html").as_uri()
            known[address] = sheets_of(page, uri, tmp_path_factory.mktemp("pdf"))
        return known[address]

    yield print_page
    page.close()


def _html(folder: Path, address: str) -> str:
    return (folder / address / "index.html").read_text("utf-8")


def _sessions() -> list[str]:
    inputs = read_inputs(ROOT)
    site = build(inputs, Visibility(TODAY), Publication()).artifacts
    return sorted(path.address.strip("/") for path in site if re.search(r"/sessions/[^/]+/index.html$", path.value))


@pytest.mark.parametrize(
    ("address", "most"),
    [
        (f"{PAIRS}/executive-sponsor", 1),
        (f"{PAIRS}/junior-mentor", 2),
        (f"{PAIRS}/senior-mentee", 2),
        *(
            (f"{PAIRS}/cohorts/2026-autumn/{role}", 1)
            for role in ("junior-mentor", "senior-mentee", "executive-sponsor")
        ),
        ("templates/intro-note", 1),
        ("templates/pair-agreement", 2),
    ],
)
def test_page_fits_its_sheets(sheets: Print, address: str, most: int) -> None:
    """A sponsor's page and a week are one sheet of A4, what a pair member is asked for is two at most."""
    assert len(sheets(address).texts) <= most


def test_session_card_is_one_sheet(sheets: Print) -> None:
    """Every session card of every program fits one sheet, to its contacts."""
    addresses = _sessions()
    assert len(addresses) > 15
    assert [address for address in addresses if len(sheets(address).texts) != 1] == []
    assert all("If it goes wrong" in sheets(address).text for address in addresses)


def test_foot_of_a_sheet_says_what_it_is(sheets: Print) -> None:
    """Whoever finds a sheet knows the site, the page, its address, its day and whom to ask."""
    for text in sheets("templates/pair-agreement").texts:
        foot = words(text[-400:])
        assert "Example Works / Program playbooks: Pair agreement" in foot
        assert "mentoring@example.com" in foot
        assert "/templates/pair-agreement/, as of Mon 23 November 2026, version test" in foot


@pytest.mark.parametrize("program", PROGRAMS)
def test_playbook_reads_like_a_book(sheets: Print, folder: Path, program: str) -> None:
    """Cover, contents, then chapters; a tagged PDF with a title, bookmarks in the order of the contents."""
    address = f"programs/{program}/playbook"
    book = sheets(address)
    cover, contents, *rest = book.texts
    assert re.search(r"Edition\s+[0-9a-f]{7}, as of Mon 23 November 2026\. Made with rmsite test", cover)
    assert f"{BASE_URL}{address}/" in cover
    assert re.search(r"Tagged:\s+yes", book.info)
    assert re.search(r"Title:\s+Playbook: ", book.info)
    lines = re.findall(
        r'<a href="#rm-[^"]*"><span class="number-of">([\d.]+)</span> ([^<]+)</a>', _contents(folder, address)
    )
    assert all(number in contents for number, _ in lines)
    numbered = [words(f"{number} {title}").replace("&#39;", "'").replace("&amp;", "&") for number, title in lines]
    marked = [text for text, _ in book.bookmarks if re.match(r"\d+(\.\d+)? ", text)]
    assert marked == numbered
    found = [number for _, number in book.bookmarks]
    assert found == sorted(found)
    assert rest


def _contents(folder: Path, address: str) -> str:
    return _html(folder, address).partition('id="rm-contents"')[2].partition("</nav>")[0]


@pytest.mark.parametrize("program", PROGRAMS)
def test_no_heading_ends_a_sheet_and_no_sheet_is_empty(sheets: Print, folder: Path, program: str) -> None:
    """Under the last heading of a sheet there is text, and every sheet behind the contents holds more than a few words."""
    address = f"programs/{program}/playbook"
    titles = set(headings(_html(folder, address)))
    for number, text in enumerate(sheets(address).texts[2:], 3):
        lines = [words(line) for line in text.splitlines() if line.strip()]
        body = [line for line in lines if not line.startswith(("Example Works / ", BASE_URL))]
        assert body[-1] not in titles, (number, body[-1])
        assert sum(len(line.split()) for line in body) > 20, number


def test_chapters_begin_new_sheets(sheets: Print) -> None:
    """Long chapters of the playbook start at the head of a sheet."""
    book = sheets(f"{PAIRS}/playbook")
    heads = [words(text.strip().splitlines()[0]) for text in book.texts]
    for title in ("1 The program", "4 Roles", "14 Forms and messages", "16 Addresses"):
        assert title in heads


def test_pack_is_ready_for_the_printer(sheets: Print) -> None:
    """A pack has its cover with the contents, then the role; every session card is a sheet of its own."""
    pack = sheets(f"{PAIRS}/junior-mentor/print")
    assert "Contents" in pack.texts[0]
    assert words(pack.texts[1].strip().splitlines()[0]) == "1 Your part: Mentor"
    cards = [text for text in pack.texts if re.search(r"^\s*Agenda$", text, re.MULTILINE)]
    assert len(cards) == 6
    for number, card in enumerate(cards, 1):
        assert f"6.{number} " in card
        assert "If it goes wrong" in card


def test_addresses_of_links_are_printed(sheets: Print) -> None:
    """A link that leads out of the playbook has a number, and the last chapter says its whole address."""
    book = sheets(f"{PAIRS}/playbook")
    text, _, listed = book.text.rpartition("16 Addresses")
    numbers = [int(number) for number in re.findall(r"\[(\d+)\]", listed)]
    assert sorted(numbers) == list(range(1, len(numbers) + 1))
    assert {int(number) for number in re.findall(r"\[(\d+)\]", text)} == set(numbers)
    assert f"{BASE_URL}guides/howto/" in listed
