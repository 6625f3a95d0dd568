"""A reader who walks through the site: what they see, and the names of the links that they follow."""

from __future__ import annotations

import re
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

Name = str | re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody in front of a page; every step works by what stands on it, as seen or as heard."""

    page: Page

    def follow(self, name: Name, *, among: str = "main") -> Reader:
        """Goes where the first visible link of that name leads; ``among`` is a landmark, or "page" for all of it."""
        if among == "banner" and (menu := self.page.get_by_role("banner").get_by_text("Menu", exact=True)).is_visible():
            menu.click()
        place: Locator = self.page.locator("body") if among == "page" else self.page.get_by_role(among)  # type: ignore[arg-type]
        place.get_by_role("link", name=name).first.click()
        expect(self.page.get_by_role("heading", level=1)).to_be_visible()
        return self

    def unfold(self, name: Name) -> Reader:
        """Opens a fold."""
        self.page.locator("main summary").filter(has_text=name, visible=True).first.click()
        return self

    def sees(self, *texts: str) -> Reader:
        """Every one of these stands on the page, in sight without a click, whatever its line breaks."""
        seen = _words(self.page.get_by_role("main").inner_text())
        missing = [text for text in texts if text.lower() not in seen.lower()]
        assert missing == [], f"{self.page.url} does not show {missing}"
        return self

    def sees_first(self, name: Name) -> Reader:
        """A text is on the first screen, before any scrolling."""
        expect(self.page.get_by_role("main").get_by_text(name).first).to_be_in_viewport()
        return self

    def reads_heading(self, name: Name) -> Reader:
        """A heading stands on the page."""
        expect(self.page.get_by_role("main").get_by_role("heading", name=name).first).to_be_visible()
        return self

    def sees_no(self, words: str) -> Reader:
        """No text on the page matches a pattern."""
        assert not re.findall(words, self.page.get_by_role("main").inner_text(), re.IGNORECASE), self.page.url
        return self


def _words(text: str) -> str:
    return " ".join(text.replace("\xa0", " ").split())
