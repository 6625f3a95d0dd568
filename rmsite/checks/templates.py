"""A template is something to fill in or to copy: it has a field, or a text of some length.

Passes:

```markdown
Our first topic: {{First topic}}
```

Fails, because there is nothing to fill in and hardly anything to copy:

```markdown
Write down your goals.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from rmsite.checks.check import Check
from rmsite.foundation.diagnostic import Code, Diagnostic, Severity
from rmsite.foundation.words import counted
from rmsite.graph.site import Site
from rmsite.markdown.body import Body, Enclosed

NO_FIELD = Code(
    "template/no-field",
    Severity.WARNING,
    "A template has no field to fill in and hardly any text to copy.",
    "Add fields, such as {{First topic}} or {{Date | date}}, or move the text to content/guides/howto/.",
    wrong="Write down your goals.",
    right="My first goal: {{First goal | text | 3 lines}}",
)
_A_MESSAGE = 40
"""From so many words on, a text is taken for a message to copy."""


def check(site: Site) -> Iterator[Diagnostic]:
    """Each template that nobody could use."""
    for page in site.of_kind("template"):
        if page.sound and page.body.words < _A_MESSAGE and not _has_field(page.body):
            message = f'the template "{page.key.id}" has no field, and {counted(page.body.words, "word")} of text'
            yield NO_FIELD.at(page.span, message, "add a field, such as `{{First topic}}` or `{{Date | date}}`")


def _has_field(body: Body) -> bool:
    inner = (hole.body for hole in body.holes() if isinstance(hole, Enclosed))
    return bool(body.fields) or any(part.fields for part in inner)


CHECK = Check("templates", check, (NO_FIELD,))
