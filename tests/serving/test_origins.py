"""Each part of a page has the line that its words stand in, or none."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from rmsite.reading.source import SourceFile
from rmsite.serving.blocks import RUN, Shown, bare, blocks_of
from rmsite.serving.edition import Edition
from rmsite.serving.origins import Candidate, Place, candidates_of, leading, places_of, target_of
from tests.making import guide
from tests.serving.previews import USUAL, preview_of, site
from tests.serving.sentinels import origins, signed

ROOT = Path(__file__).parents[2]
PAGES = (
    "index.html", "guides/howto/first-meeting/index.html", "guides/howto/matching/index.html", "guides/howto/when-it-goes-wrong/index.html", "guides/roles/buddy/index.html",
    "guides/formats/flash/index.html", "guides/benefits/retention/index.html", "templates/goal-sheet/index.html",
    "glossary/matching/index.html", "programs/reverse-mentoring/index.html",
    "programs/reverse-mentoring/junior-mentor/index.html", "programs/reverse-mentoring/risks/index.html",
    "programs/mentoring-circles/sessions/first-meeting/index.html", "programs/new-hire-buddy/playbook/index.html",
    "programs/reverse-mentoring/cohorts/2026-spring/results/index.html", "facts/index.html",
)  # fmt: skip


class Placed:
    """A page of a preview with the place of each of its elements."""

    def __init__(self, edition: Edition, path: str, sources: dict[str, SourceFile]) -> None:
        self.shown: tuple[Shown, ...] = blocks_of(edition.file(path).decode())
        candidates = candidates_of(edition, path, sources)
        self.found = places_of(self.shown, candidates, edition.source_of(path), leading(edition, path))

    def at(self, words: str) -> list[str]:
        """The places of the elements that say this, each once; ``none`` for those without."""
        pairs = zip(self.shown, self.found, strict=True)
        texts = [text for each, text in pairs if each.words == bare(words) and each.tag != RUN]
        return sorted({f"{text.place.file}:{text.place.line}" if text else "none" for text in texts})

    def blocks(self) -> set[int]:
        """The blocks that have a place, or something in them that has one."""
        found = set()
        for index, text in enumerate(self.found):
            block = index
            while text is not None and self.shown[block].is_inline:
                block = self.shown[block].parent
            if text is not None:
                found.add(block)
        return found


def placed(root: Path, path: str, **more: str) -> Placed:
    """A page of a small site."""
    preview = preview_of(site(root, more))
    edition = preview.edition(USUAL)
    assert edition is not None
    return Placed(edition, path, {source.path: source for source in preview.texts()})


TEXT = """\
A paragraph with **bold words**, a [link](/files/plan.txt)
over two lines, and a note.[^1]

- One
- Two, see [[program:pairs]]
  - Three

| Who | What |
|---|---|
| Mentor | Talks |

::: details More of it
Folded words.
:::

```
copied | text
```

Again.

[[snippet:shared]]

Again.

[^1]: The note itself.
"""
PAGE = "guides/howto/text/index.html"
FILES = {
    "content/guides/howto/text.md": guide(TEXT, title="All kinds", summary="What blocks there are."),
    "content/snippets/shared.md": "\nWords of a snippet.\n",
}
FILE = "content/guides/howto/text.md"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Placed:
    """A page with every kind of block."""
    return placed(tmp_path_factory.mktemp("site"), PAGE, **FILES)


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("All kinds", f"{FILE}:2"), ("What blocks there are.", f"{FILE}:3"),
        ("A paragraph with bold words, a link over two lines, and a note.1", f"{FILE}:6"), ("One", f"{FILE}:9"),
        ("Two, see Pairs", f"{FILE}:10"), ("Three", f"{FILE}:11"), ("Who", f"{FILE}:13"), ("Talks", f"{FILE}:15"),
        ("More of it", f"{FILE}:17"), ("Folded words.", f"{FILE}:18"), ("copied | text", f"{FILE}:22"),
        ("The note itself.", f"{FILE}:31"), ("Words of a snippet.", "content/snippets/shared.md:2"),
    ],
)  # fmt: skip
def test_every_kind_of_block(words: str, place: str, page: Placed) -> None:
    """Paragraphs, entries, cells, titles, code, notes and snippets have the line on which they begin."""
    assert place in page.at(words)
    assert not {each for each in page.at(words) if each not in (place, "none")}


def test_words_in_a_block_belong_to_it(page: Placed) -> None:
    """A link in a paragraph is not told to come from where it leads, and a cell is not taken for a role of that name."""
    assert page.at("link") == ["none"]
    assert page.at("Mentor") == [f"{FILE}:15"]


def test_equal_blocks_are_told_apart_by_their_order(page: Placed) -> None:
    """Two paragraphs with the same words have a line each."""
    assert page.at("Again.") == [f"{FILE}:25", f"{FILE}:29"]


@pytest.mark.parametrize("words", ["On this page", "Help with this page", "Before", "Search", "1 min to read"])
def test_words_of_the_theme_have_no_place(words: str, page: Placed) -> None:
    """What stands in no source has no line."""
    assert page.at(words) in ([], ["none"])


def test_no_place_rather_than_a_wrong_one() -> None:
    """Where two sources say the same and nothing tells which of them it is, there is none."""
    shown = [Shown("main", -1), Shown("p", 0, words="Mentor"), Shown("p", 0, words="Known")]
    two = [Candidate("Mentor", each) for each in (Place("a.yaml", 1), Place("b.yaml", 1))]
    known = Candidate("Known", Place("a.yaml", 5))
    assert places_of(shown, [*two, known], None, lambda _: None) == [None, None, known]
    # A short name in the own source may be a title elsewhere, but a sentence comes from there first.
    assert places_of(shown, two, "b.yaml", lambda _: None) == [None, None, None]
    said = [Shown("main", -1), Shown("p", 0, words="Askyourmentor")]
    both = [Candidate("Askyourmentor", each.place) for each in two]
    assert places_of(said, both, "b.yaml", lambda _: None) == [None, both[1]]
    # What a link says is rather that of where it leads.
    link = [*said[:1], Shown("a", 0, "../", "Askyourmentor")]
    assert places_of(link, both, "b.yaml", lambda _: "a.yaml")[1] == both[0]


def test_what_stands_more_often_on_the_page_than_in_the_source() -> None:
    """Blocks of the same words whose number is another have no place."""
    shown = [Shown("p", -1, words="Again") for _ in range(3)]
    twice = [Candidate("Again", Place("a.md", line), is_block=True) for line in (3, 9)]
    assert places_of(shown, twice, "a.md", lambda _: None) == [None, None, None]
    assert places_of(shown[:2], twice, "a.md", lambda _: None) == twice


@pytest.mark.parametrize(
    ("href", "path"),
    [
        ("../pay/", "guides/howto/pay/index.html"), ("../../../", "index.html"), ("#here", None), ("/x/", None),
        ("https://example.com/a/", None), ("../../../files/a%20b.txt?x#y", "files/a b.txt"), ("./", "guides/howto/begin/index.html"),
    ],
)  # fmt: skip
def test_where_a_link_leads(href: str, path: str | None) -> None:
    """A relative link names a file of the site, every other one none."""
    assert target_of(href, "guides/howto/begin/index.html") == path


def test_the_example_site(tmp_path: Path) -> None:
    """On pages of every kind nearly all blocks made of a source have a place, and no place is wrong.

    Beside the site another one is made in which each text of the YAML carries a word of its own, so that what each
    element is made of is known; blocks of Markdown are looked up in the lines that they are said to come from.
    """
    preview = preview_of(ROOT)
    edition = preview.edition(USUAL)
    assert edition is not None
    sources = {source.path: source for source in preview.texts() if not source.path.startswith("themes/")}
    shutil.copytree(ROOT / "content", tmp_path / "content")
    made, lines = signed(tmp_path, edition, sources)
    wrong: list[str] = []
    of_yaml, of_yaml_placed, of_text, of_text_placed = 0, 0, 0, 0
    for path in PAGES:
        page = Placed(edition, path, sources)
        truth = origins(made, path, lines)
        if [each.tag for each in page.shown] != [tag for tag, _ in truth]:
            # A sign stands in a word of the glossary, or sorts a list anew.
            truth = [("", set())] * len(page.shown)
        with_place = page.blocks()
        for index, (shown, text, (_, true)) in enumerate(zip(page.shown, page.found, truth, strict=True)):
            if text is not None and not text.is_block and true and text.place not in true | _beside(true, lines):
                wrong.append(f"{path}: {shown.words[:40]} is not at {text.place}, but {true}")
            if text is not None and text.is_block and not _says(sources[text.place.file], text.place.line, shown.words):
                wrong.append(f"{path}: {shown.words[:40]} does not stand at {text.place}")
            if shown.is_inline or not shown.words:
                continue
            told = sum(_length(sources[place.file], place.line) for place in true)
            if true and told * 2 > len(shown.words):
                of_yaml += 1
                of_yaml_placed += index in with_place
        prose = re.findall(
            r'<div class="prose">\n(.*?)\n</div>\n(?=</div>|<h2 id="rm-)', edition.file(path).decode(), re.S
        )
        for each in (block for html in prose for block in blocks_of(html) if block.words and not block.is_inline):
            of_text += 1
            of_text_placed += any(page.shown[index].words == each.words for index in with_place)
    assert wrong == []
    assert of_text > 150
    assert of_text_placed / of_text > 0.95
    assert of_yaml > 400
    assert of_yaml_placed / of_yaml > 0.8


def _says(source: SourceFile, line: int, words: str) -> bool:
    # The first letters of the block stand on its line, whatever markup is around them.
    typed = source.data.decode().split("\n")[line - 1]
    return bare(re.sub(r"\]\([^)]*\)|\[\[[^|\]]*\|", "", typed)).find(words[:3]) >= 0 or "[[" in typed


def _length(source: SourceFile, line: int) -> int:
    return len(bare(source.data.decode().split("\n")[line - 1].partition(": ")[2]))


def _beside(true: set[Place], lines: dict[int, Place]) -> set[Place]:
    # A block made of several texts of one entry comes from the first of them, which carries no sign if it is a number.
    return {Place(each.file, each.line + step) for each in true for step in (-1, 1)} - set(lines.values())
