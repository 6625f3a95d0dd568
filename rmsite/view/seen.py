"""The site as one page sees it: every fact that is asked for is written down by a name, and has a digest by that name.

The names are the page's trace. They and ``fact_digests`` belong together: what an answer here is made of is what the
digest of its name is made of there.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from types import MappingProxyType

from rmsite.foundation.digest import digest
from rmsite.graph.site import Section, SectionPlace, Site
from rmsite.graph.tags import Tag
from rmsite.graph.targets import Lost, Target
from rmsite.graph.vocabulary import Vocabulary
from rmsite.markdown.body import Reference
from rmsite.model.facts import Fact
from rmsite.model.page import Front, Key, Page
from rmsite.model.program import Program
from rmsite.model.results import Results
from rmsite.model.settings import Contact, Settings
from rmsite.schedule.hours import Promise
from rmsite.schedule.plan import Plan

FACTS = Key("facts", "facts")
SETTINGS = Key("site", "site")
_WORDS = MappingProxyType({
    "settings": "site.yaml", "today": "the day of the build", "page": "the whole of {}",
    "head": "the title and summary of {}", "any": "whether there is a page of the kind {}",
    "below": "whether there is a section below {}", "kind": "which pages of the kind {} there are",
    "plans": "whether a cohort has dates", "contacts": "the contacts", "sections": "which sections there are",
    "section": "the pages of the section {}",
    "backlinks": "what points to {}", "uses": "which texts use {}", "tags": "the tags", "tag": "the name of the tag {}",
    "vocabulary": "the words of the glossary", "file": "the attachment {}",
    "targets": "the names that texts can point to", "finished": "the finished file {}",
})  # fmt: skip


class Seen:
    """A site that keeps the names of what it was asked for in ``reads``.

    ``finished`` has the digests of files that are made already, by path.
    """

    def __init__(self, site: Site, finished: Mapping[str, str] = MappingProxyType({})) -> None:
        self._site = site
        self._finished = finished
        self.reads: set[str] = set()

    @property
    def settings(self) -> Settings:
        """What site.yaml says."""
        self.reads.add("settings")
        return self._site.settings

    @property
    def today(self) -> date:
        """The day the site is made for."""
        self.reads.add("today")
        return self._site.today

    def page(self, key: Key) -> Page | None:
        """A page with everything in it; None where it is not there."""
        self.reads.add(f"page:{key.kind}:{key.id}")
        return self._site.pages.get(key)

    def front(self, key: Key) -> Front | None:
        """What may be shown of a page; None where it is not there."""
        self.reads.add(f"head:{key.kind}:{key.id}")
        return self._site.fronts.get(key)

    def has_kind(self, kind: str) -> bool:
        """Whether there is any page of a kind."""
        self.reads.add(f"any:{kind}")
        return kind in self._site.by_kind

    def has_section_below(self, address: str) -> bool:
        """Whether any section has its page at this address or below it."""
        self.reads.add(f"below:{address}")
        return _has_section_below(self._site, address)

    def of_kind(self, kind: str) -> tuple[Key, ...]:
        """The keys of the pages of a kind, by id."""
        self.reads.add(f"kind:{kind}")
        return self._site.by_kind.get(kind, ())

    def program(self, program_id: str) -> Program | None:
        """The program of this id."""
        self.reads.add(f"page:program:{program_id}")
        return self._site.program(program_id)

    def programs(self) -> Iterator[tuple[Page, Program]]:
        """The programs, by id."""
        for key in self.of_kind("program"):
            page = self.page(key)
            if page is not None and isinstance(page.data, Program):
                yield page, page.data

    def promise(self, program_id: str, role_id: str) -> Promise:
        """The hours that a role is promised, and those that the plan adds up to."""
        self.reads.add(f"page:program:{program_id}")
        return self._site.promises[(program_id, role_id)]

    def meetings(self, program_id: str) -> tuple[str, ...]:
        """The ids of a program's sessions in time."""
        self.reads.add(f"page:program:{program_id}")
        return self._site.meetings[program_id]

    def plan(self, program_id: str, cohort_id: str) -> Plan:
        """The computed dates of a cohort, which also rest on the calendars of site.yaml."""
        self.reads.update((f"page:program:{program_id}", "settings"))
        return self._site.plans[(program_id, cohort_id)]

    def has_plans(self) -> bool:
        """Whether any cohort has dates."""
        self.reads.add("plans")
        return bool(self._site.plans)

    def results(self, program_id: str, cohort_id: str) -> Results | None:
        """What a cohort showed, where it is published."""
        page = self.page(Key("results", f"{program_id}/{cohort_id}"))
        return page.data if page and isinstance(page.data, Results) else None

    def facts(self) -> tuple[Fact, ...]:
        """Every fact, in the order of the file."""
        self.reads.add(f"page:{FACTS}")
        found = self._site.facts()
        return found[1] if found else ()

    def fact(self, fact_id: str) -> Fact:
        """A fact that is there."""
        self.reads.add(f"page:{FACTS}")
        return self._site.targets.facts[fact_id]

    def contact(self, contact_id: str, program: Program | None) -> Contact | None:
        """A contact by its id: the program's own first, then the site's, then any program's."""
        self.reads.add("contacts")
        return self._site.contact(contact_id, program)

    def sections(self) -> tuple[Section, ...]:
        """The sections of guides and templates, in the order of the site."""
        self.reads.add("sections")
        return self._site.sections

    def section(self, section_id: str) -> Section:
        """A section that is there."""
        self.reads.add(f"section:{section_id}")
        return next(section for section in self._site.sections if section.id == section_id)

    def place_of(self, key: Key) -> SectionPlace | None:
        """Where a page stands."""
        # Only guides and templates stand in a section, and each of them always does.
        place = self._site.place_of.get(key)
        if place is not None:
            self.reads.add(f"section:{place.section.id}")
        return place

    def backlinks(self, key: Key) -> tuple[Key, ...]:
        """The pages that point to a page."""
        self.reads.add(f"backlinks:{key.kind}:{key.id}")
        return self._site.backlinks.get(key, ())

    def uses(self, key: Key) -> tuple[Key, ...]:
        """The pages whose texts use a term."""
        self.reads.add(f"uses:{key.kind}:{key.id}")
        return self._site.uses.get(key, ())

    def tags(self) -> tuple[Tag, ...]:
        """The tags of guides and templates."""
        self.reads.add("tags")
        return self._site.tags

    def tags_among(self, slugs: Collection[str]) -> tuple[Tag, ...]:
        """The tags of these names, of which nothing is looked at but what they are called."""
        self.reads.update(f"tag:{slug}" for slug in slugs)
        return tuple(tag for tag in self._site.tags if tag.slug in slugs)

    def vocabulary(self) -> Vocabulary:
        """The words of the glossary."""
        self.reads.add("vocabulary")
        return self._site.vocabulary

    def file(self, path: str) -> bytes:
        """The bytes of an attachment."""
        self.reads.add(f"file:{path}")
        return self._site.files[path].data

    def finished(self, path: str) -> str:
        """The digest of a file of the site that is made already."""
        self.reads.add(f"finished:{path}")
        return self._finished[path]

    def find(self, reference: Reference, page: Page) -> Target | Lost:
        """Where a reference of a page leads, or why it leads nowhere."""
        kind, name = reference.kind, reference.target
        target = self._site.targets.find(reference, page)
        if isinstance(target, Target) and target.key is not None:
            self.reads.add(f"head:{target.key.kind}:{target.key.id}")
        elif kind == "fact":
            self.reads.add(f"page:{FACTS}")
        elif kind == "contact":
            self.reads.add("contacts")
        elif kind == "program":
            self.reads.add(f"page:program:{name.partition('/')[0]}")
        elif isinstance(target, Lost):
            # It may lead somewhere one day.
            self.reads.add("targets")
        return target


def fact_in_words(name: str) -> str:
    """What a fact is, such as ``the title and summary of role:mentor`` for ``head:role:mentor``."""
    kind, _, rest = name.partition(":")
    return _WORDS[kind].format(rest)


def fact_digests(site: Site, finished: Mapping[str, str] = MappingProxyType({})) -> Callable[[str], str]:
    """The digests of facts by their names; a name of what is not there has one too.

    What is ``finished`` may grow, and is asked for when it has.
    """
    # Who reads decides what a page has in it, and so does every program's part in a site's contacts.
    audiences = repr((site.audience, site.settings.audiences))
    sections = {section.id: section for section in site.sections}
    known: dict[str, str] = {}

    def of(name: str) -> str:
        if name not in known:
            kind, _, rest = name.partition(":")
            if kind == "finished":
                return finished.get(rest, "")
            known[name] = digest(_answer(kind, rest, site, sections, audiences).encode())
        return known[name]

    return of


def _answer(kind: str, name: str, site: Site, sections: Mapping[str, Section], audiences: str) -> str:
    key = Key(*name.split(":", 1)) if ":" in name else Key("", name)
    match kind:
        case "settings":
            return site.pages[SETTINGS].digest if SETTINGS in site.pages else repr(site.settings)
        case "today":
            return site.today.isoformat()
        case "page":
            page = site.pages.get(key)
            return f"{page.digest} {page.sound} {page.address} {audiences}" if page else ""
        case "head":
            return repr(site.fronts.get(key))
        case "kind":
            return repr(site.by_kind.get(name, ()))
        case "any":
            return repr(name in site.by_kind)
        case "below":
            return repr(_has_section_below(site, name))
        case "plans":
            return repr(bool(site.plans))
        case "contacts":
            return repr(site.targets.contacts)
        case "sections":
            return repr([_of_section(section) for section in site.sections])
        case "section":
            return repr(_of_section(sections[name])) if name in sections else ""
        case "backlinks":
            return repr(site.backlinks.get(key, ()))
        case "uses":
            return repr(site.uses.get(key, ()))
        case "tags":
            return repr(site.tags)
        case "tag":
            return repr(next((tag.name for tag in site.tags if tag.slug == name), None))
        case "vocabulary":
            return repr(site.vocabulary)
        case "file":
            return site.files[name].digest if name in site.files else ""
        case "targets":
            return repr([sorted(names) for _, names in sorted(site.targets.names().items())])
        case _:
            raise LookupError(f'there is no fact of the kind "{kind}"')


def _has_section_below(site: Site, address: str) -> bool:
    return any(section.address.startswith(address) for section in site.sections)


def _of_section(section: Section) -> tuple[object, ...]:
    own = section.page
    return section.id, section.title, section.address, section.members, own and (own.key, own.head)
