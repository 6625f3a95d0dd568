"""Text put into HTML."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from rmsite.foundation.escaping import escaped


class _Name(str):
    """A text that is no plain one."""

    __slots__ = ()


class _Bold:
    def __html__(self) -> str:
        return "<b>bold</b>"


@given(st.text(st.sampled_from("a &<>\"'\u00e9\n")))
def test_text_is_what_markupsafe_makes_of_it(text: str) -> None:
    """Whatever stands in it, and where it is for HTML already."""
    assert escaped(text) == str(escape(text))
    assert escaped(Markup(text)) == text
    assert escaped(_Name(text)) == str(escape(text))


@pytest.mark.parametrize("value", [0, 1.5, None, True, ["<"], _Bold()])
def test_what_is_no_text_is_what_markupsafe_makes_of_it(value: object) -> None:
    """Numbers, lists, and what knows its own HTML."""
    assert escaped(value) == str(escape(value))
