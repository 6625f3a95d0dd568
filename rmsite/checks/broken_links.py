"""Everything a text points to is there, and its readers get it.

References by id (``[[role:buddy]]``), links to files and headings, images, and the groups that ``::: audience`` names;
in Markdown files and in the texts of YAML.

Passes:

```markdown
Ask your [[role:buddy]] or read about [your hours](../roles/buddy.md#your-hours).
```

Fails, because the guide is called ``buddy``:

```markdown
Ask your [[role:budy]].
```
"""

from __future__ import annotations

from collections.abc import Iterator

from rmsite.checks.check import Check
from rmsite.checks.fields import unknown_audience
from rmsite.foundation.diagnostic import Diagnostic
from rmsite.graph.site import Site
from rmsite.graph.targets import Lost
from rmsite.markdown.body import Body, Enclosed, Href, Mention
from rmsite.model.page import Page


def check(site: Site) -> Iterator[Diagnostic]:
    """Each reference that leads nowhere, or to what its readers do not get."""
    # A page whose front matter has errors still has a text that can be read.
    for page in site.pages.values():
        for body in (page.body, *page.prose.values()):
            yield from _in_text(site, page, body)


def _in_text(site: Site, page: Page, body: Body) -> Iterator[Diagnostic]:
    for hole in body.holes():
        match hole:
            case Mention(reference=reference) | Href(reference=reference):
                lost = site.targets.find(reference, page)
                if isinstance(lost, Lost) and not site.targets.is_unsound(reference.kind, reference.target):
                    yield lost.code.at(reference.span, lost.message, *filter(None, [lost.hint]))
            case Enclosed(audience=name, span=span) if name:
                yield from unknown_audience(site, name, span)
            case _:
                pass


CHECK = Check("broken_links", check)
