"""The site as a whole: frozen, complete, and only what may be shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from rmsite.foundation.value import Value
from rmsite.graph.tags import Tag
from rmsite.graph.targets import Targets
from rmsite.graph.vocabulary import Vocabulary
from rmsite.model.facts import Fact, Facts
from rmsite.model.page import Front, Key, Page
from rmsite.model.program import Program
from rmsite.model.results import Results
from rmsite.model.settings import Contact, Settings
from rmsite.reading.source import SourceFile
from rmsite.reading.tree import Tree
from rmsite.schedule.hours import Promise
from rmsite.schedule.plan import Plan


class Section(Value):
    """A group of pages read one after the other; ``page`` holds its own words where it has a ``_section.md``.

    ``id`` is ``roles``, ``formats``, ``benefits``, ``howto``, ``templates``, or for a folder below ``guides/howto/``
    ``howto-`` and the id of the folder.
    """

    id: str
    title: str
    address: str
    members: tuple[Key, ...]
    page: Page | None = None


class SectionPlace(Value):
    """Where a page stands: its section, and its position there from 0."""

    section: Section
    position: int

    @property
    def neighbours(self) -> tuple[Key | None, Key | None]:
        """The pages before and after it in its section."""
        keys, position = self.section.members, self.position
        return keys[position - 1] if position else None, keys[position + 1] if position + 1 < len(keys) else None


def places_in(sections: Iterable[Section]) -> dict[Key, SectionPlace]:
    """The place of every page that stands in one of these sections."""
    return {
        key: SectionPlace(section, position) for section in sections for position, key in enumerate(section.members)
    }


class Site(Value):
    """Every page an audience sees on a day, and how the pages hang together.

    ``pages`` is sorted by kind and id, ``fronts`` has what may be shown of each, ``by_kind`` their keys apart;
    ``sections`` holds the roles, formats, benefits, how-to folders and templates in the order of the site, ``place_of``
    the place of their pages; ``backlinks`` names for each page the pages that point to it, ``mentioned`` also counts
    what withheld pages point to. ``vocabulary`` finds the words of the glossary in texts, and ``uses`` names for each
    term the pages whose texts use it (it is empty where everything is looked at for checking); ``tags`` has guides and
    templates by what their authors call them. ``plans`` has the computed dates of each cohort by program and cohort id,
    ``promises`` the hours promised and planned by program and role id, ``meetings`` the ids of each program's sessions
    in time. ``files`` are the attachments that these pages point to, by their path below ``content/``. ``audience`` is
    None only where everything is looked at for checking.
    """

    settings: Settings
    settings_tree: Tree
    today: date
    audience: str | None
    pages: Mapping[Key, Page]
    fronts: Mapping[Key, Front]
    by_kind: Mapping[str, tuple[Key, ...]]
    sections: tuple[Section, ...]
    place_of: Mapping[Key, SectionPlace]
    targets: Targets
    backlinks: Mapping[Key, tuple[Key, ...]]
    mentioned: frozenset[Key]
    vocabulary: Vocabulary
    uses: Mapping[Key, tuple[Key, ...]]
    tags: tuple[Tag, ...]
    plans: Mapping[tuple[str, str], Plan]
    promises: Mapping[tuple[str, str], Promise]
    meetings: Mapping[str, tuple[str, ...]]
    files: Mapping[str, SourceFile]

    def of_kind(self, kind: str) -> tuple[Page, ...]:
        """The sound and unsound pages of a kind, by id."""
        return tuple(self.pages[key] for key in self.by_kind.get(kind, ()))

    def programs(self) -> Iterator[tuple[Page, Program]]:
        """The programs whose files are sound, by id."""
        for page in self.of_kind("program"):
            if isinstance(page.data, Program):
                yield page, page.data

    def program(self, program_id: str) -> Program | None:
        """The program of this id."""
        page = self.pages.get(Key("program", program_id))
        return page.data if page and isinstance(page.data, Program) else None

    def results(self, program_id: str, cohort_id: str) -> tuple[Page, Results] | None:
        """The results of a cohort, where they are published."""
        page = self.pages.get(Key("results", f"{program_id}/{cohort_id}"))
        return (page, page.data) if page and isinstance(page.data, Results) else None

    def facts(self) -> tuple[Page, tuple[Fact, ...]] | None:
        """The page of facts and its entries."""
        page = self.pages.get(Key("facts", "facts"))
        return (page, page.data.facts) if page and isinstance(page.data, Facts) else None

    def contact(self, contact_id: str, program: Program | None = None) -> Contact | None:
        """A contact by its id: the program's own first, then the site's, then any program's."""
        for contact in program.contacts if program else ():
            if contact.id == contact_id:
                return contact
        return self.targets.contacts.get(contact_id)
