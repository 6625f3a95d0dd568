"""Accents: readable whatever the brand, the same each time, and for each program another."""

from __future__ import annotations

import re
from itertools import combinations
from math import cos, hypot, radians, sin
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmsite.foundation.colour import GRAPHIC, TEXT, WHITE, contrast, darkened, oklch
from rmsite.theme.palette import Accent, palette, program_colours, turned

COLOURS = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06x}")
LIGHT = ("#fbfaf7", "#ffffff", "#f3f0ea")
DARK = ("#191816", "#22211e", "#2b2926")
BRANDS = ("#0b57d0", "#ffd500", "#c8102e", "#00843d", "#111111", "#ffffff")


def apart(one: str, other: str) -> float:
    """How different two colours look (the distance in OKLab)."""
    first, second = oklch(one), oklch(other)
    points = [(each.chroma * cos(radians(each.hue)), each.chroma * sin(radians(each.hue))) for each in (first, second)]
    return hypot(first.lightness - second.lightness, points[0][0] - points[1][0], points[0][1] - points[1][1])


def is_readable(accent: Accent, grounds: tuple[str, ...]) -> bool:
    """Whether an accent keeps its promise on these grounds."""
    return (
        all(contrast(accent.text, ground) >= TEXT for ground in (*grounds, accent.soft))
        and all(contrast(accent.fill, ground) >= GRAPHIC for ground in grounds)
        and contrast(accent.on_fill, accent.fill) >= TEXT
    )


@settings(deadline=None)
@given(COLOURS)
def test_every_brand_is_readable(colour: str) -> None:
    """Text has 4.5:1 and marks 3:1 on every ground of both looks, whatever the brand."""
    made = palette(colour, LIGHT, DARK)
    assert is_readable(made.light, LIGHT)
    assert is_readable(made.dark, DARK)


@settings(deadline=None)
@given(COLOURS)
def test_body_text_is_readable_on_the_soft_accent(colour: str) -> None:
    """The theme's own text can be read on the soft accent of any brand."""
    made = palette(colour, LIGHT, DARK)
    assert contrast("#24211d", made.light.soft) >= TEXT
    assert contrast("#ece8e0", made.dark.soft) >= TEXT


@settings(deadline=None)
@given(COLOURS)
def test_fill_is_what_the_check_names(colour: str) -> None:
    """The light fill is the brand itself or the nearest colour that passes, and a palette of it is the same again."""
    fill = palette(colour, LIGHT, DARK).light.fill
    assert fill == darkened(colour, {WHITE: TEXT})
    assert palette(fill, LIGHT, DARK).light == palette(colour, LIGHT, DARK).light


@pytest.mark.parametrize("base", BRANDS)
def test_programs_can_be_told_apart(base: str) -> None:
    """Eight programs have eight accents that differ to the eye, light and dark; the first has the base."""
    found = list(program_colours(base, dict.fromkeys("abcdefgh")))
    assert found[0] == (base, ("a",))
    made = [palette(colour, LIGHT, DARK) for colour, _ in found]
    for look in ("light", "dark"):
        fills = [getattr(each, look).fill for each in made]
        assert min(apart(one, other) for one, other in combinations(fills, 2)) > 0.04


@settings(deadline=None)
@given(COLOURS, st.floats(-180, 180))
def test_turned_colours_are_read_with_white(base: str, degrees: float) -> None:
    """A colour turned from any base makes a readable accent, as light as all its kin."""
    made = palette(turned(base, degrees), LIGHT, DARK)
    assert is_readable(made.light, LIGHT)
    assert is_readable(made.dark, DARK)


def test_own_accent_moves_no_other() -> None:
    """A program that gets an accent of its own keeps its place, so that the others stay as they were."""
    before = {name: colour for colour, names in program_colours("#0b57d0", dict.fromkeys("abc")) for name in names}
    after = {
        name: colour
        for colour, names in program_colours("#0b57d0", {"c": None, "b": "#7B3FA0", "a": None})
        for name in names
    }
    assert after == {**before, "b": "#7b3fa0"}


def test_ninth_program_shares() -> None:
    """From the ninth program on colours come again, listed with all who have them."""
    found = dict(program_colours("#0b57d0", dict.fromkeys("abcdefghij")))
    assert found["#0b57d0"] == ("a", "i")
    assert len(found) == 8


def test_grounds_are_those_of_the_theme() -> None:
    """``brand.css`` of playbook names each colour that css/site.css lets text stand on."""
    themes = Path(__file__).parents[2] / "themes" / "playbook"
    style = (themes / "assets" / "css" / "site.css").read_text("utf-8")
    template = (themes / "templates" / "brand.css").read_text("utf-8")
    for token in ("--background", "--surface", "--raised"):
        (pair,) = re.findall(rf"{token}: light-dark\((#[0-9a-f]+), (#[0-9a-f]+)\)", style)
        values = list(pair)
        for value in values:
            long = value if len(value) == 7 else "#" + "".join(2 * digit for digit in value[1:])
            assert f'"{long}"' in template, (token, value)
