"""How far text stands out from what is painted below it, measured where axe cannot: in pictures, in forced colours."""

from __future__ import annotations

from typing import TypedDict

from playwright.sync_api import Page

LEAST = 4.5
"""What WCAG 1.4.3 asks of text."""

# A text's own middle decides: what is painted below it there are shapes with a filling and boxes with a background.
_MEASURE = """place => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true})
  // What lies over something is blended with it.
  const blend = colours => {
    canvas.fillStyle = "Canvas"
    canvas.fillRect(0, 0, 1, 1)
    for (const colour of colours) {
      canvas.fillStyle = colour
      canvas.fillRect(0, 0, 1, 1)
    }
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map(part => part / 255)
      .map(part => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4)
    return .2126 * r + .7152 * g + .0722 * b
  }
  const shape = element => ["rect", "circle", "ellipse", "path", "polygon"].includes(element.localName)
  const ownWords = element => [...element.childNodes].find(node => node.nodeType === 3 && node.textContent.trim())
  return [...document.querySelectorAll(place)].filter(text => ownWords(text) && text.checkVisibility({visibilityProperty: true}))
    .map(text => {
      text.scrollIntoView({block: "center", inline: "center", behavior: "instant"})
      const range = document.createRange()
      range.selectNodeContents(ownWords(text))
      const box = [...range.getClientRects()].find(each => each.width > 1)
      if (!box || box.right <= 0) return null
      const drawn = text.closest("svg"), style = getComputedStyle(text)
      const below = document.elementsFromPoint(box.left + box.width / 2, box.top + box.height / 2).reverse()
        .map(element => shape(element) ? getComputedStyle(element).fill : getComputedStyle(element).backgroundColor)
        .filter(colour => colour !== "none")
      const [front, back] = [blend([...below, drawn ? style.fill : style.color]), blend(below)]
      const ratio = (Math.max(front, back) + .05) / (Math.min(front, back) + .05)
      return {text: text.textContent.trim().slice(0, 60), ratio: Math.round(ratio * 100) / 100}
    }).filter(found => found)
}"""


class Measured(TypedDict):
    """A text and its contrast, from 1 to 21."""

    text: str
    ratio: float


def measure(page: Page, places: str) -> list[Measured]:
    """The contrast of every text that a CSS selector finds in sight."""
    found: list[Measured] = page.evaluate(_MEASURE, places)
    return found
