"""What a reference points to: pages, facts, contacts, a program's items, files, headings."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from urllib.parse import quote

from rmsite.foundation.diagnostic import Code, Severity
from rmsite.foundation.value import Value, replace
from rmsite.foundation.words import nearest
from rmsite.graph import addresses
from rmsite.kinds.yaml_file import plain
from rmsite.markdown.body import Reference
from rmsite.markdown.extensions.references import KINDS
from rmsite.model.facts import Fact, Facts
from rmsite.model.page import Front, Key, Page
from rmsite.model.program import Program
from rmsite.model.settings import Contact, Settings

UNKNOWN = Code(
    "reference/unknown",
    Severity.ERROR,
    "The text points to something that is not there: no page, heading, fact, contact or file has this name.",
    "Correct the name as the hint shows, or write the page that is missing.",
    wrong="[[role:junor-mentor]]",
    right="[[role:junior-mentor]]",
    fixed=True,
)
WITHHELD = Code(
    "reference/withheld",
    Severity.ERROR,
    "The text points to a page that its readers do not get: it is for a narrower audience, a draft, or not out now.",
    "Take the link out, put it into a `::: audience` block, or change who may see the page it points to.",
    wrong="[[guide:pay-bands]] on a page for everyone, where pay-bands has `audience: hr`",
    right="::: audience hr\n[[guide:pay-bands]]\n:::",
    fixed=True,
)
CODES = (UNKNOWN, WITHHELD)

DRAFT = "a draft"
"""The reason why a draft is withheld, to stand behind "is"."""

_WHERE_IT_WOULD_STAND = MappingProxyType({
    "fact": "add it to content/facts.yaml",
    "contact": "add it to `contacts:` in site.yaml or in a program",
    "program": "use the id of a program, or `program/item` for something in one",
})  # fmt: skip


class Target(Value):
    """Where a reference leads: an address below the site's root (or a mailto:), an anchor, and what it is called."""

    kind: str
    address: str
    title: str
    anchor: str = ""
    key: Key | None = None


class Lost(Value):
    """Why a reference leads nowhere, in a sentence, with what to do."""

    code: Code
    message: str
    hint: str = ""


class Targets(Value):
    """Everything that can be pointed to.

    ``[[kind:name]]`` means one of the ``fronts``, or one of the ``others`` by kind and name; a path below ``content/``
    leads to the page of ``paths`` (which has no address where it is no page of its own) or to one of ``files``;
    ``withheld`` says why a page or session is not there, under the key that a reference would give it.
    """

    fronts: Mapping[Key, Front]
    others: Mapping[str, Mapping[str, Target]]
    paths: Mapping[str, Key]
    files: frozenset[str]
    headings: Mapping[Key, tuple[str, ...]]
    withheld: Mapping[Key, str]
    withheld_paths: Mapping[str, Key]
    unsound: frozenset[Key]
    facts: Mapping[str, Fact]
    contacts: Mapping[str, Contact]

    def find(self, reference: Reference, page: Page) -> Target | Lost:
        """Where a reference of this page leads, or why it leads nowhere."""
        if reference.kind == "file":
            return self._find_file(reference, page)
        if reference.kind == "contact" and isinstance(page.data, Program):
            # Two programs may each have a desk of their own.
            for contact in page.data.contacts:
                if contact.id == reference.target:
                    return self._with_anchor(_target_of_contact(contact), reference.anchor)
        front = self.fronts.get(Key(reference.kind, reference.target))
        target = _target_of_page(front) if front else self.others.get(reference.kind, {}).get(reference.target)
        if target is None:
            return self._lost(reference.kind, reference.target)
        return self._with_anchor(target, reference.anchor)

    def names(self) -> dict[str, list[str]]:
        """The names that references of each kind can have."""
        found: dict[str, list[str]] = {}
        for key in self.fronts:
            if key.kind in KINDS:
                found.setdefault(key.kind, []).append(key.id)
        for kind, others in self.others.items():
            found.setdefault(kind, []).extend(others)
        return found

    def is_unsound(self, kind: str, name: str) -> bool:
        """Whether the name belongs to a file with errors, which may well hold what is looked for."""
        page = Key(kind, name.partition("/")[0])
        if kind in ("fact", "contact"):
            return any(key.kind in ("site", "facts", "program") for key in self.unsound)
        return page in self.unsound

    def _lost(self, kind: str, name: str) -> Lost:
        if reason := self.withheld.get(Key(kind, name)) or self.withheld.get(Key(kind, name.partition("/")[0])):
            return Lost(WITHHELD, f'the {kind} "{name}" is {reason}', f"take the link out, or {shown_again(reason)}")
        if kind == "role" and (place := self._place_of_role(name)):
            hint = f"write its guide `content/guides/roles/{name}.md`, or point to `program:{place}`"
            return Lost(UNKNOWN, f'there is no role "{name}" with a guide', hint)
        known = self.names()
        if near := nearest(name, known.get(kind, ())):
            return Lost(UNKNOWN, f'there is no {kind} "{name}"', f"did you mean `{near}`?")
        for other, names in sorted(known.items()):
            if name in names and other != kind:
                hint = f"there is a {other} of that name: `{other}:{name}`"
                return Lost(UNKNOWN, f'there is no {kind} "{name}"', hint)
        missing = _WHERE_IT_WOULD_STAND.get(kind, "write the page that is missing")
        return Lost(UNKNOWN, f'there is no {kind} "{name}"', f"check the spelling, or {missing}")

    def _place_of_role(self, role: str) -> str:
        places = self.others.get("program", {})
        is_its = (each for each in sorted(places) if places[each].kind == "program-role" and each.endswith(f"/{role}"))
        return next(is_its, "")

    def _find_file(self, reference: Reference, page: Page) -> Target | Lost:
        if not reference.target:
            return self._with_anchor(_target_of_page(page), reference.anchor)
        path = reference.target
        if path in self.paths:
            front = self.fronts[self.paths[path]]
            if not front.address:
                message = f'"{path}" has no page of its own'
                return Lost(UNKNOWN, message, f"write `[[{front.key}]]` where its text is to stand")
            return self._with_anchor(_target_of_page(front), reference.anchor)
        if path in self.files:
            return Target("file", f"/{path}", posixpath.basename(path))
        if key := self.withheld_paths.get(path):
            reason = self.withheld[key]
            return Lost(WITHHELD, f'"{path}" is {reason}', f"take the link out, or {shown_again(reason)}")
        return self._lost_file(path)

    def _lost_file(self, path: str) -> Lost:
        candidates = [*self.paths, *self.files]
        if not posixpath.splitext(path)[1]:
            hint = "link to the source file, which ends in .md, or to a file below content/files/"
            return Lost(UNKNOWN, f'there is no file "{path}"', hint)
        if near := nearest(path, (each for each in candidates if each.endswith(path[-3:]))):
            return Lost(UNKNOWN, f'there is no file "{path}"', f"did you mean `{near}`?")
        hint = "check the path; it is read from this file's folder"
        return Lost(UNKNOWN, f'there is no file "{path}" below content/', hint)

    def _with_anchor(self, target: Target, anchor: str) -> Target | Lost:
        if not anchor:
            return target
        headings = self.headings.get(target.key, ()) if target.key else ()
        if anchor in headings or (target.key and target.key in self.unsound):
            return replace(target, anchor=anchor)
        near = nearest(anchor, headings)
        hint = f"did you mean `#{near}`?" if near else "link to a heading that the page has"
        return Lost(UNKNOWN, f'"{target.title}" has no heading "#{anchor}"', hint)


def collect_targets(
    pages: Iterable[Page],
    fronts: Mapping[Key, Front],
    settings: Settings,
    files: frozenset[str],
    withheld: Mapping[Key, str],
    sources: Mapping[Key, str],
) -> Targets:
    """Everything that these pages and settings let a text point to; ``sources`` gives the file of a withheld page.

    ``fronts`` are those of the pages.
    """
    others: dict[str, dict[str, Target]] = {}
    paths: dict[str, Key] = {}
    headings: dict[Key, tuple[str, ...]] = {}
    facts: dict[str, Fact] = {}
    contacts = {contact.id: contact for contact in settings.contacts}
    unsound: set[Key] = set()

    def add(kind: str, name: str, target: Target) -> None:
        others.setdefault(kind, {}).setdefault(name, target)

    for page in pages:
        if not page.sound:
            unsound.add(page.key)
        headings[page.key] = tuple(heading.id for heading in page.body.all_headings())
        if page.file.startswith("content/"):
            paths[page.file.removeprefix("content/")] = page.key
        match page.data:
            case Facts(facts=entries):
                for fact in entries:
                    facts[fact.id] = fact
                    title = fact.subject or plain(fact.claim, page.prose)
                    add("fact", fact.id, Target("fact", addresses.FACTS, title, fact.id))
            case Program() as program:
                contacts |= {contact.id: contact for contact in program.contacts if contact.id not in contacts}
                for name, target in _program_items(page, program):
                    add("program", f"{page.key.id}/{name}", target)
            case _:
                pass
    for contact in contacts.values():
        add("contact", contact.id, _target_of_contact(contact))
    withheld_paths = {path: key for key, path in sources.items() if key in withheld}
    return Targets(
        fronts, others, paths, files, headings, withheld, withheld_paths, frozenset(unsound), facts, contacts
    )


def shown_again(reason: str) -> str:
    """What to do so that a page which is withheld for this reason is there."""
    if reason == DRAFT:
        return "change the `status: draft` of that page"
    if reason.startswith("not published"):
        return "change `publish_on` or `expire_on` of that page"
    return "change who may see it"


def _target_of_page(page: Page | Front) -> Target:
    return Target(page.key.kind, page.address, page.head.title, key=page.key)


def _target_of_contact(contact: Contact) -> Target:
    return Target("contact", f"mailto:{quote(contact.mail, safe='@')}" if contact.mail else "", contact.label)


def _program_items(page: Page, program: Program) -> Iterable[tuple[str, Target]]:
    home, key = page.address, page.key
    for session in program.sessions.items if program.sessions else ():
        yield session.id, Target("session", addresses.session(key.id, session.id), session.title)
    for milestone in program.milestones:
        yield milestone.id, Target("milestone", home, milestone.title, milestone.id)
    for training in program.training:
        yield training.id, Target("training", home, training.title, training.id)
    for role_id, steps in program.onboarding.items():
        for step in steps:
            yield step.id, Target("step", addresses.role(key.id, role_id), plain(step.text, page.prose), step.id)
    for role in program.roles:
        yield role.id, Target("program-role", addresses.role(key.id, role.id), program.label(role.id))
    for cohort in program.cohorts:
        yield cohort.id, Target("cohort", addresses.cohort(key.id, cohort.id), cohort.title)
