"""Templates translated by one process render the same in another."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import BytecodeCache, FileSystemBytecodeCache

from rmsite.theme.faults import TemplateFault
from rmsite.theme.theme import Theme, open_theme
from tests.making import inputs, looked_at
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


def _kept_theme(text: str, codes: BytecodeCache) -> Theme:
    inputs_ = inputs({**OWN, PAGE: text})
    site = looked_at({**OWN, PAGE: text}).site
    opened = open_theme(inputs_.themes, site.settings, site.settings_tree, {}, codes)
    assert opened.value is not None
    return opened.value


def test_kept_code_is_not_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What one process translated the next one only reads, unless the text is another one."""
    context = {"page": "", "word": "you"}
    assert _kept_theme("Hello {{ word }}.", FileSystemBytecodeCache(str(tmp_path))).render("page.html", context)
    theme = _kept_theme("Hello {{ word }}.", FileSystemBytecodeCache(str(tmp_path)))
    monkeypatch.setattr(theme.environment, "_generate", None)
    assert theme.render("page.html", context) == "Hello you."
    other = _kept_theme("Bye {{ word }}.", FileSystemBytecodeCache(str(tmp_path)))
    assert other.render("page.html", context) == "Bye you."


def test_damaged_code_is_made_again(tmp_path: Path) -> None:
    """A file cut short, emptied or full of something else is passed over; so is a folder that is gone."""
    context = {"page": "", "word": "you"}
    _kept_theme("Hello {{ word }}.", FileSystemBytecodeCache(str(tmp_path))).render("page.html", context)
    (kept,) = tmp_path.iterdir()
    whole = kept.read_bytes()
    for damaged in (b"", b"x", whole[:10], whole[: len(whole) // 2], b"x" * len(whole)):
        kept.write_bytes(damaged)
        theme = _kept_theme("Hello {{ word }}.", FileSystemBytecodeCache(str(tmp_path)))
        assert theme.render("page.html", context) == "Hello you."
    theme = _kept_theme("Hello {{ word }}.", FileSystemBytecodeCache(str(tmp_path / "gone")))
    assert theme.render("page.html", context) == "Hello you."
