"""No mail address on the site is one person's.

People change jobs, and a page that names a mailbox names a person. Contacts are shared mailboxes; addresses are looked
at in contacts, in all other entries of YAML and in texts.

Passes:

```yaml
contacts: [{id: desk, label: Mentoring desk, mail: mentoring@example.com}]
```

Fails:

```yaml
contacts: [{id: desk, label: Mentoring desk, mail: jane.smith@example.com}]
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rmsite.checks.check import Check
from rmsite.checks.people import is_personal_mailbox
from rmsite.foundation.diagnostic import Code, Diagnostic, Severity
from rmsite.foundation.span import Span
from rmsite.graph.site import Site
from rmsite.markdown.mails import MAIL
from rmsite.reading.tree import Loc, Tree

PERSONAL_MAILBOX = Code(
    "privacy/personal-mailbox",
    Severity.WARNING,
    "A mail address looks like one person's (first name, dot, last name); pages name shared mailboxes.",
    "Write the address of a shared mailbox, or set `policies: {privacy/personal-mailbox: off}` if it is one.",
    wrong="mail: jane.smith@example.com",
    right="mail: mentoring@example.com",
)


def check(site: Site) -> Iterator[Diagnostic]:
    """Each mail address that looks like one person's, at its place."""
    for page in site.pages.values():
        for loc, text in _texts(page.tree):
            for match in MAIL.finditer(text) if "@" in text else ():
                if is_personal_mailbox(match["local"]):
                    yield _problem(match[0], _place(page.tree, loc, text, match.start(), len(match[0])))
        for mail in page.body.mails:
            if is_personal_mailbox(mail.address.partition("@")[0]):
                yield _problem(mail.address, mail.span)


def _problem(address: str, span: Span) -> Diagnostic:
    message = f'"{address}" looks like the mailbox of one person'
    return PERSONAL_MAILBOX.at(span, message, "write the address of a shared mailbox")


def _texts(tree: Tree) -> Iterator[tuple[Loc, str]]:
    # Any: a tree holds texts, lists and mappings in each other.
    waiting: list[tuple[Loc, Any]] = [((), tree.data)]
    while waiting:
        loc, value = waiting.pop()
        if isinstance(value, str):
            yield loc, value
        elif isinstance(value, dict):
            waiting.extend(((*loc, key), inner) for key, inner in value.items())
        elif isinstance(value, list):
            waiting.extend(((*loc, position), inner) for position, inner in enumerate(value))


def _place(tree: Tree, loc: Loc, text: str, start: int, length: int) -> Span:
    if script := tree.scripts.get(loc):
        places = script.places(text)
        (line, column), (end_line, end_column) = places[start], places[start + length - 1]
        return Span(tree.file, line, column, end_line, end_column + 1)
    return tree.text_start(loc).shifted(start, length)


CHECK = Check("personal_mailbox", check, (PERSONAL_MAILBOX,))
