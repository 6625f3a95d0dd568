"""The axe checker over a page as it stands in the browser.

axe leaves undecided what it cannot see: text that a frame cuts off, text in a list entry with a marker drawn beside
it, text in a drawing. The first two are looked at again in a way that axe can decide, and the contrast of the third is
measured, so nothing has to be explained away by a list.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.contrast import LEAST, measure

SOURCE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"

_TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
_RUN = """async ([places, runOnly]) => {
  const found = await axe.run(places ? {include: places} : document, {runOnly, resultTypes: ["violations", "incomplete"]})
  const brief = list => list.flatMap(rule => rule.nodes.map(node =>
    [rule.id, node.target.join(" "), [...node.any, ...node.all, ...node.none].map(why => why.message).join("; ")]))
  return [brief(found.violations), brief(found.incomplete)]
}"""
# A marker is beside the text where it ends before the padding does; only then is it taken away for the second look.
_WITHOUT_MARKERS = """() => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync("[data-marked]::before { display: none !important }")
  document.adoptedStyleSheets.push(sheet)
  for (const entry of document.querySelectorAll("li")) {
    const [marker, own] = [getComputedStyle(entry, "::before"), getComputedStyle(entry)]
    if (marker.position === "absolute" && parseFloat(marker.left) + parseFloat(marker.width) <= parseFloat(own.paddingLeft))
      entry.dataset.marked = ""
  }
}"""
_SCROLL = """() => {
  let moved = false
  for (const frame of document.querySelectorAll("main *")) {
    const before = frame.scrollLeft
    if (getComputedStyle(frame).overflowX === "auto") frame.scrollLeft += frame.clientWidth / 3
    moved = moved || frame.scrollLeft > before
  }
  return moved
}"""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says about one element."""

    rule: str
    place: str
    why: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.place}: {self.why}"


def axe(page: Page) -> tuple[list[Finding], list[Finding]]:
    """What breaks WCAG 2.2 A and AA or is bad practice, and what axe cannot decide."""
    page.evaluate(SOURCE.read_text("utf-8"))
    violations, undecided = _run(page, None, _TAGS)
    if undecided:
        page.evaluate(_WITHOUT_MARKERS)
    moved = True
    while undecided and moved:
        # Only what is open is looked at again: a long page has thousands of elements and few open ones.
        found, undecided = _run(page, [[each.place] for each in undecided], sorted({each.rule for each in undecided}))
        violations += [each for each in found if each not in violations]
        moved = page.evaluate(_SCROLL)
    drawn = [
        each
        for each in undecided
        if each.rule == "color-contrast"
        and page.locator(each.place).locator("xpath=ancestor::*[local-name()='svg']").count()
    ]
    for each in drawn:
        undecided.remove(each)
        (found_text,) = measure(page, each.place)
        if found_text["ratio"] < LEAST:
            violations.append(Finding(each.rule, each.place, f"a contrast of {found_text['ratio']} in a drawing"))
    return violations, undecided


def _run(page: Page, places: list[list[str]] | None, rules: Sequence[str]) -> tuple[list[Finding], list[Finding]]:
    violations, undecided = page.evaluate(_RUN, [places, list(rules)])
    return [Finding(*each) for each in violations], [Finding(*each) for each in undecided]
