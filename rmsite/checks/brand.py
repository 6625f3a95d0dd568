"""White text can be read on the brand and on each program's accent, and either as text on white.

The theme derives its links, buttons and rings of focus from these colours. One that is too pale for text is not
refused: the nearest colour that passes is used in its place, which its owners may want to choose themselves.

Passes:

```yaml
brand: "#0b57d0"
```

Fails, with 2.1:1 where text needs 4.5:1 (WCAG 2.2, 1.4.3):

```yaml
brand: "#7fb3ff"
```
"""

from __future__ import annotations

from collections.abc import Iterator

from rmsite.checks.check import Check
from rmsite.foundation.colour import TEXT, WHITE, contrast, darkened, ratio
from rmsite.foundation.diagnostic import Code, Diagnostic, Severity
from rmsite.foundation.span import Span
from rmsite.graph.site import Site

CONTRAST = Code(
    "brand/contrast",
    Severity.WARNING,
    "The brand or a program's accent is too pale: white text on it, or it as text on white, is hard to read.",
    "Choose a darker colour; the message names the nearest one that passes, which the site uses until then.",
    wrong='brand: "#7fb3ff"',
    right='brand: "#4677bf"',
)


def check(site: Site) -> Iterator[Diagnostic]:
    """Each colour that text cannot have."""
    if site.settings.brand:
        yield from _pale("brand", site.settings.brand, site.settings_tree.at(("brand",)))
    for page, program in site.programs():
        if program.accent:
            yield from _pale("accent", program.accent, page.span_of("accent"))


def _pale(name: str, colour: str, span: Span) -> Iterator[Diagnostic]:
    if contrast(colour, WHITE) < TEXT:
        near = darkened(colour, {WHITE: TEXT})
        message = f'the {name} "{colour}" has a contrast of {ratio(colour, WHITE)} with white, and text needs {TEXT}:1'
        yield CONTRAST.at(span, message, f'the nearest colour that passes is "{near}", and the site uses it')


CHECK = Check("brand", check, (CONTRAST,))
