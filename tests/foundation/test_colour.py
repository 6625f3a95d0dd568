"""Colours: taken apart and put together, told apart, and moved until they can be read."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmsite.foundation.colour import (
    BLACK,
    GRAPHIC,
    TEXT,
    WHITE,
    Oklch,
    colour_of,
    contrast,
    darkened,
    lightened,
    oklch,
    passes,
    ratio,
)

COLOURS = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06x}")


@settings(deadline=None)
@given(COLOURS)
def test_there_and_back(colour: str) -> None:
    """A colour taken apart and put together is the same, to the last bit."""
    assert colour_of(oklch(colour)) == colour


@pytest.mark.parametrize(
    ("colour", "lightness", "chroma", "hue"),
    [
        ("#ffffff", 1.0, 0.0, 0.0),
        ("#000000", 0.0, 0.0, 0.0),
        ("#ff0000", 0.628, 0.258, 29.2),
        ("#00ff00", 0.866, 0.295, 142.5),
        ("#0000ff", 0.452, 0.313, 264.1),
        ("#663399", 0.440, 0.160, 303.4),
    ],
)
def test_known_colours(colour: str, lightness: float, chroma: float, hue: float) -> None:
    """Lightness, chroma and hue are those of CSS Color 4."""
    seen = oklch(colour)
    assert seen.lightness == pytest.approx(lightness, abs=0.001)
    assert seen.chroma == pytest.approx(chroma, abs=0.001)
    assert seen.hue == pytest.approx(hue, abs=0.1)


@settings(deadline=None)
@given(st.floats(-0.5, 1.5), st.floats(0, 0.5), st.floats(0, 360))
def test_what_no_screen_shows_loses_chroma(lightness: float, chroma: float, hue: float) -> None:
    """A colour beyond sRGB keeps its lightness, and its hue as far as 8 bits tell one; it is never more colourful."""
    shown = oklch(colour_of(Oklch(lightness, chroma, hue)))
    # The darkest of 256 steps are far apart: what rounds to black is up to 0.0534 light.
    step = 0.01 if lightness > 0.2 else 0.054
    assert shown.lightness == pytest.approx(min(max(lightness, 0), 1), abs=step)
    assert shown.chroma <= chroma + step
    if shown.chroma > 0.05 and lightness > 0.2:
        assert abs((shown.hue - hue + 180) % 360 - 180) < 6


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (BLACK, WHITE, "21.0:1"),
        ("#777777", WHITE, "4.4:1"),
        ("#767676", WHITE, "4.5:1"),
        ("#0b57d0", WHITE, "6.3:1"),
        ("#ffd500", "#ffd500", "1.0:1"),
    ],
)
def test_contrast(one: str, other: str, told: str) -> None:
    """Contrast is that of WCAG, whichever colour comes first; 4.48:1 is not told as 4.5:1."""
    assert ratio(one, other) == ratio(other, one) == told


@settings(deadline=None)
@given(COLOURS, st.lists(st.integers(0x90, 0xFF).map(lambda grey: f"#{grey:02x}{grey:02x}{grey:02x}"), min_size=1))
def test_darkened_passes(colour: str, grounds: list[str]) -> None:
    """A colour darkened for light grounds can be read on each of them, is no lighter, and stays if it passed."""
    needs = dict.fromkeys(grounds, TEXT)
    found = darkened(colour, needs)
    assert passes(found, needs)
    assert oklch(found).lightness <= oklch(colour).lightness + 0.005
    assert darkened(found, needs) == found
    assert not passes(colour, needs) or found == colour


@settings(deadline=None)
@given(COLOURS, st.lists(st.integers(0, 0x60).map(lambda grey: f"#{grey:02x}{grey:02x}{grey:02x}"), min_size=1))
def test_lightened_passes(colour: str, grounds: list[str]) -> None:
    """The same the other way, for dark grounds and marks."""
    needs = dict.fromkeys(grounds, GRAPHIC)
    found = lightened(colour, needs)
    assert passes(found, needs)
    assert oklch(found).lightness >= oklch(colour).lightness - 0.005
    assert lightened(found, needs) == found


@settings(deadline=None)
@given(COLOURS)
def test_nearest_is_near(colour: str) -> None:
    """No more is taken away than has to be: what is darkened at all passes by less than a tenth."""
    found = darkened(colour, {WHITE: TEXT})
    assert found == colour or contrast(found, WHITE) < TEXT + 0.1


def test_nothing_passes() -> None:
    """Where no colour can be read, the end of the way is given, not a loop."""
    assert darkened("#303030", {BLACK: TEXT}) == BLACK
    assert lightened("#e0e0e0", {WHITE: TEXT}) == WHITE
