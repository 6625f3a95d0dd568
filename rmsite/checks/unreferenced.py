"""Somebody points to every guide, template, glossary entry and snippet.

A page that no other page and no program names is found by chance only, and nobody misses it when it is wrong. The
navigation does not count: it names everything. A glossary entry is also in use where a text uses its word or one of its
``forms``, because the word leads to it; a muted entry is not, for its words lead nowhere.

Passes, where a guide says ``[[template:goal-sheet]]`` or a program has ``template: goal-sheet``:

```markdown
content/templates/goal-sheet.md
```

Fails where nothing does.
"""

from __future__ import annotations

from collections.abc import Iterator

from rmsite.checks.check import Check
from rmsite.foundation.diagnostic import Code, Diagnostic, Severity
from rmsite.graph.site import Site
from rmsite.graph.vocabulary import collect_uses
from rmsite.kinds.term import TermFront
from rmsite.model.page import kind_of_file

UNREFERENCED = Code(
    "page/unreferenced",
    Severity.WARNING,
    "No page and no program points to this page, so that readers find it by chance only.",
    "Link to it where it helps the reader, or delete it.",
    wrong="content/templates/goal-sheet.md, which nothing names",
    right="Write your goals on the [[template:goal-sheet]].",
)
KINDS = ("role", "format", "benefit", "guide", "template", "term", "snippet")


def check(site: Site) -> Iterator[Diagnostic]:
    """Each page that nothing points to; none while a file has errors, because that file may do so."""
    if not all(page.sound for page in site.pages.values()):
        return
    unmentioned = [page for kind in KINDS for page in site.of_kind(kind) if page.key not in site.mentioned]
    sought = {page.key for page in unmentioned if isinstance(page.data, TermFront) and not page.data.mute}
    used = collect_uses(site.pages, site.vocabulary) if sought else {}
    for page in unmentioned:
        if page.key not in used:
            unused = ", and no text uses its words" if page.key in sought else ""
            message = f'nothing points to the {kind_of_file(page)} "{page.key.id}"{unused}'
            hint = f"write `[[{page.key}]]` where it helps the reader, or delete the file"
            yield UNREFERENCED.at(page.span, message, hint)


CHECK = Check("unreferenced", check, (UNREFERENCED,))
