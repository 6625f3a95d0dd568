"""A page points to every file below ``content/files/``.

A file that no page points to is not published.

Passes:

```markdown
[Plan of the rooms](../../files/rooms.pdf)
```

Fails where no page links to ``content/files/rooms.pdf``.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from rmsite.checks.check import Check
from rmsite.foundation.diagnostic import Code, Diagnostic, Severity
from rmsite.foundation.span import Span
from rmsite.graph.site import Site

UNUSED = Code(
    "file/unused",
    Severity.WARNING,
    "No page points to this file, so that it is not published.",
    "Link to it from a page, or delete it.",
    wrong="content/files/rooms.pdf, which no page links to",
    right="[Plan of the rooms](/files/rooms.pdf)",
)


def check(site: Site) -> Iterator[Diagnostic]:
    """Each file that nothing points to; none while a page has errors, because that page may do so."""
    if not all(page.sound for page in site.pages.values()):
        return
    for path in sorted(site.targets.files - site.files.keys()):
        message = f'no page points to "{path}", so it is not published'
        yield UNUSED.at(Span(f"content/{path}"), message, f"link to it with `[words](/{quote(path)})`, or delete it")


CHECK = Check("files", check, (UNUSED,))
