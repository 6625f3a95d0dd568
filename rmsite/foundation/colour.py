"""Colours by how people see them: as light as they look, with the contrast that eyes need to read.

A colour is written ``#rrggbb`` (sRGB). Mixing happens in OKLCH, where equal steps look equal: lightness 0 to 1, chroma
from 0 (grey), hue in degrees (Björn Ottosson, "A perceptual color space for image processing", 2020). Contrast is the
ratio of WCAG 2.2, 1 to 21.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import atan2, cbrt, cos, degrees, floor, hypot, radians, sin
from typing import NamedTuple

WHITE = "#ffffff"
BLACK = "#000000"
TEXT = 4.5
"""The contrast that text needs (WCAG 2.2, 1.4.3)."""
GRAPHIC = 3.0
"""The contrast that a line, a mark or a ring of focus needs (WCAG 2.2, 1.4.11)."""

_STEPS = 16  # Halvings until two colours of 8 bits cannot be told apart.
_SLIP = 1e-6  # What arithmetic alone moves a colour out of sRGB by.


class Oklch(NamedTuple):
    """A colour as people see it."""

    lightness: float
    chroma: float
    hue: float


def oklch(colour: str) -> Oklch:
    """A colour taken apart into lightness, chroma and hue; a grey has hue 0."""
    red, green, blue = (_linear(value) for value in _bytes(colour))
    long = cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    chroma = hypot(a, b)
    return Oklch(lightness, chroma, degrees(atan2(b, a)) % 360) if chroma > 1e-4 else Oklch(lightness, 0, 0)


def colour_of(seen: Oklch) -> str:
    """The colour for screens; one that no screen can show loses chroma until it can, never lightness or hue."""
    lightness = min(max(seen.lightness, 0), 1)
    if found := _shown(lightness, seen.chroma, seen.hue):
        return found
    low, high, best = 0.0, seen.chroma, _shown(lightness, 0, 0) or (WHITE if lightness > 0.5 else BLACK)
    for _ in range(_STEPS):
        middle = (low + high) / 2
        if found := _shown(lightness, middle, seen.hue):
            low, best = middle, found
        else:
            high = middle
    return best


def contrast(one: str, other: str) -> float:
    """How much two colours stand out from each other: 1 for the same, 21 for black and white."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def ratio(one: str, other: str) -> str:
    """A contrast as people write it, ``2.1:1``; rounded down, so that what fails is never written as what passes."""
    return f"{floor(contrast(one, other) * 10) / 10:.1f}:1"


def passes(colour: str, needs: Mapping[str, float]) -> bool:
    """Whether a colour has the contrast that is needed against each of these others."""
    return all(contrast(colour, other) >= least for other, least in needs.items())


def darkened(colour: str, needs: Mapping[str, float]) -> str:
    """The nearest colour of the same hue, the same or darker, that passes; black where none does."""
    return _moved(colour, needs, 0)


def lightened(colour: str, needs: Mapping[str, float]) -> str:
    """The nearest colour of the same hue, the same or lighter, that passes; white where none does."""
    return _moved(colour, needs, 1)


def _moved(colour: str, needs: Mapping[str, float], end: int) -> str:
    if passes(colour, needs):
        return colour.lower()
    seen = oklch(colour)
    fails, holds, best = seen.lightness, float(end), WHITE if end else BLACK
    for _ in range(_STEPS):
        middle = (fails + holds) / 2
        tried = colour_of(seen._replace(lightness=middle))
        # What counts is the colour that a screen shows, so it is measured after rounding.
        if passes(tried, needs):
            holds, best = middle, tried
        else:
            fails = middle
    return best


def _bytes(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _linear(value: int) -> float:
    part = value / 255
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(value) for value in _bytes(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _shown(lightness: float, chroma: float, hue: float) -> str | None:
    # None for what lies outside of sRGB by more than rounding takes away.
    a, b = chroma * cos(radians(hue)), chroma * sin(radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    channels = (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
    if any(not -_SLIP <= channel <= 1 + _SLIP for channel in channels):
        return None
    return "#" + "".join(f"{_byte(min(max(channel, 0), 1)):02x}" for channel in channels)


def _byte(linear: float) -> int:
    part = 12.92 * linear if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055
    return round(part * 255)
