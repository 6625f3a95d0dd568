"""Whatever the brand, what wears it can be read, light and dark, as a browser computes it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from rmsite.disk.read import read_inputs
from rmsite.disk.write import publish
from rmsite.foundation.colour import GRAPHIC, TEXT, contrast
from rmsite.foundation.value import replace
from rmsite.graph.audiences import EVERYONE, Visibility
from rmsite.pipeline.build import examine
from rmsite.pipeline.forks import ALONE
from rmsite.pipeline.make import make
from rmsite.pipeline.progress import unwatched
from rmsite.reading.source import SourceFile
from rmsite.testing import TODAY
from rmsite.view.shapes import Publication

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
# A blue that passes, a yellow that text cannot have, a red near the colour of what is due.
BRANDS = ("#0b57d0", "#ffd500", "#c8102e")
PAGES = ("index.html", "programs/reverse-mentoring/index.html", "programs/mentoring-circles/index.html")
LOOKS: tuple[Literal["light", "dark"], ...] = ("light", "dark")

# Every link, button and mark with words, as [words, colour, ground], the ground being the first that is not clear.
MEASURE = """() => {
  const ground = element => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor
      if (colour !== "rgba(0, 0, 0, 0)") return colour
    }
    return "none"
  }
  return [...document.querySelectorAll("a, .action, .tag, .today, .status")]
    .filter(element => element.innerText.trim() && element.checkVisibility())
    .map(element => [element.innerText.trim(), getComputedStyle(element).color, ground(element)])
}"""
RUN = """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations
  .flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target.join(" ")}: ${node.failureSummary}`))"""


def hexadecimal(computed: str) -> str:
    """A colour as the browser computes it, as ``#rrggbb``."""
    red, green, blue = re.findall(r"\d+", computed)[:3]
    return f"#{int(red):02x}{int(green):02x}{int(blue):02x}"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The home and program pages of the example site with a brand, made to be opened from their folder."""
    made: dict[str, Path] = {}

    def with_brand(brand: str) -> Path:
        if brand not in made:
            inputs = read_inputs(ROOT)
            text = re.sub(rb"(?m)^brand: .*$", f'brand: "{brand}"'.encode(), inputs.settings.data)
            inputs = replace(inputs, settings=SourceFile(inputs.settings.path, text))
            examined = examine(inputs, Visibility(TODAY, EVERYONE))
            assert examined.theme is not None
            wanted = [each for each in examined.recipes if each.path.value in PAGES or each.path.value[:7] == "assets/"]
            files = make(wanted, examined.site, examined.theme, Publication(offline=True), unwatched, ALONE)
            made[brand] = tmp_path_factory.mktemp("brand") / "public"
            publish(files.files, made[brand], ROOT)
        return made[brand]

    return with_brand


@pytest.fixture(params=[(brand, look) for brand in BRANDS for look in LOOKS], ids="-".join)
def pages(request: pytest.FixtureRequest, browser: Browser, folder: Callable[[str], Path]) -> Iterator[Iterator[Page]]:
    """The pages of one brand in one look, one after the other."""
    brand, look = request.param
    context = browser.new_context(color_scheme=look, viewport={"width": 1280, "height": 900})
    page = context.new_page()

    def each() -> Iterator[Page]:
        for path in PAGES:
            page.goto(f"{folder(brand).as_uri()}/{path}")
            yield page

    yield each()
    context.close()


def test_words_in_the_accent_can_be_read(pages: Iterator[Page]) -> None:
    """Every link, button and mark has 4.5:1 on what it stands on."""
    for page in pages:
        measured = page.evaluate(MEASURE)
        assert len(measured) > 20
        for words, colour, ground in measured:
            assert contrast(hexadecimal(colour), hexadecimal(ground)) >= TEXT, (page.url, words, colour, ground)


def test_ring_of_focus_can_be_seen(pages: Iterator[Page]) -> None:
    """The ring around what has the focus has 3:1 on the page and is two pixels wide."""
    for page in pages:
        page.locator("main a").first.focus()
        page.keyboard.press("Tab")
        ring, width, ground = page.evaluate(
            "() => { const at = getComputedStyle(document.activeElement.closest('.choices li') || document.activeElement);"
            " return [at.outlineColor, at.outlineWidth, getComputedStyle(document.body).backgroundColor] }"
        )
        assert width == "2px"
        assert contrast(hexadecimal(ring), hexadecimal(ground)) >= GRAPHIC


def test_axe_finds_nothing(pages: Iterator[Page]) -> None:
    """axe, contrast included, has nothing to say about the pages of any brand."""
    for page in pages:
        page.evaluate(AXE)
        assert page.evaluate(RUN) == [], page.url


def test_programs_wear_their_own(browser: Browser, folder: Callable[[str], Path]) -> None:
    """A program's page and its card at home have one accent, and two programs have two."""
    page = browser.new_page()
    accent = "element => getComputedStyle(element).getPropertyValue('--accent-text')"
    page.goto(f"{folder('#0b57d0').as_uri()}/index.html")
    card, other = (
        page.locator(f"main .program-{name}").first.evaluate(accent) for name in ("reverse-mentoring", "new-hire-buddy")
    )
    page.goto(f"{folder('#0b57d0').as_uri()}/programs/reverse-mentoring/index.html")
    assert page.locator("body").evaluate(accent) == card != other
    page.close()


def test_paper_is_black(browser: Browser, folder: Callable[[str], Path]) -> None:
    """On paper a brand's links are black, whatever the look on the screen."""
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.emulate_media(media="print")
    page.goto(f"{folder('#ffd500').as_uri()}/programs/reverse-mentoring/index.html")
    colours = {
        page.locator("main p a").nth(place).evaluate("each => getComputedStyle(each).color") for place in range(3)
    }
    assert colours == {"rgb(0, 0, 0)"}
    context.close()
