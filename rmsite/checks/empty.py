"""A guide has a text.

Passes:

```markdown
---
title: Your first meeting
---
Meet in a quiet place.
```

Fails:

```markdown
---
title: Your first meeting
---
```
"""

from __future__ import annotations

from collections.abc import Iterator

from rmsite.checks.check import Check
from rmsite.foundation.diagnostic import Code, Diagnostic, Severity
from rmsite.graph.site import Site
from rmsite.markdown.body import Body
from rmsite.model.page import kind_of_file

EMPTY = Code(
    "page/empty",
    Severity.WARNING,
    "A guide has no text, so that readers come to an empty page.",
    "Write the text, set `status: draft` until it is written, or delete the file.",
    wrong="---\ntitle: Your first meeting\n---",
    right="---\ntitle: Your first meeting\n---\nMeet in a quiet place.",
)
KINDS = ("role", "format", "benefit", "guide")


def check(site: Site) -> Iterator[Diagnostic]:
    """Each guide without a text."""
    for kind in KINDS:
        for page in site.of_kind(kind):
            if page.sound and is_empty(page.body):
                message = f'the {kind_of_file(page)} "{page.key.id}" has no text'
                yield EMPTY.at(page.span, message, "write the text, or set `status: draft` until it is written")


def is_empty(body: Body) -> bool:
    """Whether a reader sees nothing: no words, and no snippet, fact or image that brings its own."""
    return next(body.holes(), None) is None and body.words == 0


CHECK = Check("empty", check, (EMPTY,))
