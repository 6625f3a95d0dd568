"""The accent of a site or a program, light and dark, from one colour.

A theme's ``brand.css`` asks for it with its own grounds: the colours that text and marks stand on. On every one of
them, and on the soft accent itself, text has a contrast of at least 4.5:1 and marks and focus rings of 3:1, whatever
the colour, as long as the grounds of the light look are light and those of the dark look dark.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rmsite.foundation.colour import GRAPHIC, TEXT, WHITE, Oklch, colour_of, darkened, lightened, oklch
from rmsite.foundation.value import Value

# As far from the brand as it takes to tell eight programs apart, near hues first.
_TURNS = (0, 45, -45, 90, -90, 135, -135, 180)
_LEAST_CHROMA = 0.1
_WARM = range(170)
"""Hues from red over yellow to green, which people take for warnings and for success."""


class Accent(Value):
    """The colours of one look: ``fill`` with ``on_fill`` as text on it, a ``soft`` ground, ``text`` and links."""

    fill: str
    on_fill: str
    soft: str
    text: str


class Palette(Value):
    """An accent for the light and the dark look."""

    light: Accent
    dark: Accent


def palette(colour: str, light: Iterable[str], dark: Iterable[str]) -> Palette:
    """The accent of a colour on these grounds of the light and the dark look.

    White text has to be read on the light look's fill, so a paler colour than that allows is darkened.
    """
    return Palette(_light(colour, tuple(light)), _dark(oklch(colour), tuple(dark)))


def _light(colour: str, grounds: tuple[str, ...]) -> Accent:
    fill = darkened(colour, {**dict.fromkeys(grounds, GRAPHIC), WHITE: TEXT})
    seen = oklch(fill)
    soft = colour_of(Oklch(0.955, min(seen.chroma, 0.02), seen.hue))
    text = darkened(_at(seen, min(seen.lightness, 0.46)), dict.fromkeys((*grounds, soft), TEXT))
    return Accent(fill, WHITE, soft, text)


def _dark(seen: Oklch, grounds: tuple[str, ...]) -> Accent:
    lightness = min(max(seen.lightness, 0.77), 0.92)
    fill = lightened(_at(seen, lightness, 0.11), dict.fromkeys(grounds, GRAPHIC))
    soft = colour_of(Oklch(0.285, min(seen.chroma, 0.045), seen.hue))
    text = lightened(_at(seen, min(lightness + 0.045, 0.93), 0.09), dict.fromkeys((*grounds, soft), TEXT))
    return Accent(fill, darkened(_at(seen, 0.25, 0.07), {fill: TEXT}), soft, text)


def _at(seen: Oklch, lightness: float, most_chroma: float = 1.0) -> str:
    return colour_of(Oklch(lightness, min(seen.chroma, most_chroma), seen.hue))


def program_colours(base: str, own: Mapping[str, str | None]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each colour with the programs that have it: a program's own, else one turned away from the base by its place.

    The first program by id has the base itself. A program with a colour of its own keeps its place, so that giving it
    one changes no other; from the ninth on, turned colours come again.
    """
    found: dict[str, list[str]] = {}
    for place, (program_id, colour) in enumerate(sorted(own.items())):
        chosen = colour.lower() if colour else turned(base, _TURNS[place % len(_TURNS)])
        found.setdefault(chosen, []).append(program_id)
    yield from ((colour, tuple(ids)) for colour, ids in found.items())


def turned(base: str, degrees: float) -> str:
    """A colour as light as the base (as far as white text allows) whose hue lies so many degrees from it."""
    if not degrees:
        return base.lower()
    seen = oklch(darkened(base, {WHITE: TEXT}))
    lightness = min(max(seen.lightness, 0.42), 0.58)
    return colour_of(Oklch(lightness, max(seen.chroma, _LEAST_CHROMA), (seen.hue + degrees) % 360))
