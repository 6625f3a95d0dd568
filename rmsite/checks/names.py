"""A contact is a desk or a line, not a person.

The label of a contact stands on many pages and in print. A person who leaves stays there; a desk does not leave.

Passes:

```yaml
contacts: [{id: desk, label: Mentoring desk}]
```

Fails:

```yaml
contacts: [{id: desk, label: Jane Smith}]
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rmsite.checks.check import Check
from rmsite.checks.people import names_a_person
from rmsite.foundation.diagnostic import Code, Diagnostic, Severity
from rmsite.graph.site import Site
from rmsite.model.settings import Contact
from rmsite.reading.tree import Tree

NAME_IN_CONTACT = Code(
    "privacy/name-in-contact",
    Severity.WARNING,
    "The label of a contact looks like a person's name; contacts are desks, lines and offices.",
    "Name the function, or set `policies: {privacy/name-in-contact: off}` if it is one.",
    wrong="{id: desk, label: Jane Smith}",
    right="{id: desk, label: Mentoring desk}",
)


def check(site: Site) -> Iterator[Diagnostic]:
    """Each label that looks like a person's name, among the contacts of the site and its programs."""
    own_words = site.settings.company.split()
    yield from _among(site.settings.contacts, site.settings_tree, own_words)
    for page, program in site.programs():
        yield from _among(program.contacts, page.tree, [*own_words, *program.title.split()])


def _among(contacts: Iterable[Contact], tree: Tree, own_words: list[str]) -> Iterator[Diagnostic]:
    for position, contact in enumerate(contacts):
        if names_a_person(contact.label, own_words):
            message = f'"{contact.label}" looks like the name of a person'
            hint = "name the desk, line or office, such as `Mentoring desk`"
            yield NAME_IN_CONTACT.at(tree.at(("contacts", position, "label")), message, hint)


CHECK = Check("names", check, (NAME_IN_CONTACT,))
