"""Everything a field of YAML refers to is there.

A field knows what it refers to: ``roles`` to roles of the same program, ``template`` to a template, ``contact`` to a
contact of the program or of site.yaml. Role guides have a check of their own.

Passes:

```yaml
roles: [{id: mentor}, {id: mentee, counterpart: mentor}]
```

Fails, because no role has this id:

```yaml
roles: [{id: mentor}, {id: mentee, counterpart: mentr}]
```
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from types import MappingProxyType

from rmsite.checks.check import Check
from rmsite.checks.known import Known, known_names, settings_are_sound
from rmsite.foundation.diagnostic import Diagnostic
from rmsite.foundation.span import Span
from rmsite.foundation.words import listed, nearest
from rmsite.graph.audiences import EVERYONE
from rmsite.graph.site import Site
from rmsite.graph.targets import UNKNOWN, WITHHELD, shown_again
from rmsite.kinds import KINDS
from rmsite.model.entry import Marked, Refers
from rmsite.model.page import Key

_MOST_LISTED = 8
_NOUNS = MappingProxyType({
    "guide": "how-to guide", "role": "role guide", "format": "format", "template": "template", "benefit": "benefit",
    "term": "glossary entry", "program": "program",
})  # fmt: skip


def check(site: Site) -> Iterator[Diagnostic]:
    """Each field that names something which is not there, or which is withheld."""
    shared: dict[str, Known | None] = {}
    for page in site.pages.values():
        # What a program may refer to is partly its own; all other pages may refer to the same.
        known = {} if page.key.kind in ("program", "results") else shared
        for marked, refers, span in page.fields_referring():
            if refers.to not in known:
                known[refers.to] = known_names(site, page, refers.to)
            yield from _in_field(site, known[refers.to], marked, refers, span)


def unknown_audience(site: Site, name: str, span: Span) -> Iterator[Diagnostic]:
    """The problem of naming a group that site.yaml does not have; none where site.yaml has errors itself."""
    if name != EVERYONE and name not in site.settings.audiences and settings_are_sound(site):
        known = Known("audience", "in site.yaml", (EVERYONE, *site.settings.audiences))
        yield UNKNOWN.at(span, f'there is no audience "{name}" in site.yaml', _hint(name, known))


def _in_field(site: Site, known: Known | None, marked: Marked, refers: Refers, span: Span) -> Iterator[Diagnostic]:
    if refers.to == "audience":
        yield from unknown_audience(site, marked.value, span)
        return
    if known is None or marked.value in known.names or (known.in_settings and not settings_are_sound(site)):
        return
    if reason := _why_withheld(site, known, marked.value):
        message = f'the {known.noun} "{marked.value}" is {reason}'
        yield WITHHELD.at(span, message, f"take it out here, or {shown_again(reason)}")
    else:
        where = f" {known.where}" if known.where else ""
        yield UNKNOWN.at(span, f'there is no {known.noun} "{marked.value}"{where}', _hint_in(site, marked.value, known))


def _why_withheld(site: Site, known: Known, name: str) -> str:
    reasons = (site.targets.withheld.get(Key(kind, name)) for kind in known.pages)
    return next(filter(None, reasons), "")


def _hint_in(site: Site, name: str, known: Known) -> str:
    others = [kind for kind in _NOUNS if kind not in known.pages and Key(kind, name) in site.pages]
    if known.pages and others:
        return f"there is a {_NOUNS[others[0]]} of that id; a {known.noun} is meant here"
    return _hint(name, known)


def _hint(name: str, known: Known) -> str:
    if f"{name}-1" in known.names:
        return f"it takes place several times: write `{name}-1` for the first"
    if near := nearest(name, known.names):
        return f"did you mean `{near}`?"
    if known.pages:
        return f"check the spelling, or write the page {listed(_files(known.pages, name), 'or')}"
    if known.add:
        return f"check the spelling, or add it: {known.add.format(name=name)}"
    return f"write one of: {_some(known.names)}" if known.names else "check the spelling, or take it out"


def _files(kinds: Collection[str], name: str) -> list[str]:
    folders = {kind.name: kind for kind in KINDS}
    return [f"`content/{folders[kind].folder}/{name}{folders[kind].suffix}`" for kind in kinds]


def _some(names: Collection[str]) -> str:
    shown = [f"`{name}`" for name in list(names)[:_MOST_LISTED]]
    return ", ".join([*shown, *(["…"] if len(names) > _MOST_LISTED else [])])


CHECK = Check("fields", check)
