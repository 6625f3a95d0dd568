"""Style sheets that a reader may lay over a page, laid over it in spite of its policy."""

from __future__ import annotations

from playwright.sync_api import Page

TEXT_SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }"""
"""What WCAG 1.4.12 lets a reader ask for."""

LARGE_TEXT = "html { font-size: 200% !important }"
"""Text at twice its size, without zoom, as in WCAG 1.4.4."""


def lay_over(page: Page, css: str) -> None:
    """Adds rules to a page that is open."""
    page.evaluate(
        """css => {
          const sheet = new CSSStyleSheet()
          sheet.replaceSync(css)
          document.adoptedStyleSheets.push(sheet)
        }""",
        css,
    )
