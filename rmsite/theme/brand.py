"""A theme in the colours of a site: its template ``brand.css`` becomes a style like any other."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from rmsite.foundation.checked import Checked
from rmsite.reading.source import SourceFile
from rmsite.theme.faults import TemplateFault
from rmsite.theme.palette import palette, program_colours
from rmsite.theme.theme import Theme

TEMPLATE = "brand.css"
ASSET = "css/brand.css"


def in_colours(theme: Theme, brand: str | None, programs: Mapping[str, str | None]) -> Checked[Theme]:
    """The theme with ``css/brand.css`` among its assets, where it has a template for it and something to colour.

    ``programs`` maps the id of each program to its own accent, None where it has none. The template is given ``brand``
    (None where the theme's own accent stays), ``palette(colour, light, dark)`` and ``program_colours(base)``.
    """
    if TEMPLATE not in theme.templates() or not (brand or programs):
        return Checked(theme)
    context = {
        "brand": brand.lower() if brand else None,
        "palette": palette,
        "program_colours": partial(program_colours, own=programs),
    }
    try:
        style = theme.render(TEMPLATE, context)
    except TemplateFault as fault:
        return Checked(theme, (fault.problem,))
    return Checked(theme.with_asset(ASSET, SourceFile(theme.template_path(TEMPLATE), style.encode("utf-8"))))
