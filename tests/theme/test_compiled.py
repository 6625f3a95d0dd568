"""Templates translated by one process render the same in another."""

from __future__ import annotations

import pytest

from rmsite.theme.faults import TemplateFault
from rmsite.theme.theme import Theme
from tests.making import looked_at
from tests.theme.test_theme import OWN

PAGE = "themes/own/templates/page.html"


def _theme(text: str) -> Theme:
    opened = looked_at({**OWN, PAGE: text}).theme
    assert opened is not None
    return opened


def test_code_from_elsewhere_renders_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """A theme that is handed its templates' code renders them, and translates nothing itself."""
    codes = _theme("Hello {{ word }}.").translate()
    theme = _theme("Hello {{ word }}.")
    theme.translated(codes)
    monkeypatch.setattr(theme.environment, "compile", None)
    assert theme.render("page.html", {"page": "", "word": "you"}) == "Hello you."


def test_code_of_another_text_is_not_used() -> None:
    """Code that was made from a text that has changed since is passed over."""
    theme = _theme("Goodbye {{ word }}.")
    theme.translated(_theme("Hello {{ word }}.").translate())
    assert theme.render("page.html", {"page": "", "word": "you"}) == "Goodbye you."


def test_a_template_that_cannot_be_translated_is_told_of_by_its_page() -> None:
    """Translating ahead neither fails nor hides the fault; the page that needs the template names it."""
    theme = _theme("{% if %}")
    theme.translated(theme.translate())
    with pytest.raises(TemplateFault) as caught:
        theme.render("page.html", {"page": "", "word": "you"})
    assert caught.value.problem.span.file == PAGE
