"""The View: what templates and outputs may see of the site while one page is made."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import date
from typing import Any

from markupsafe import Markup, escape

from rmsite.foundation.value import EMPTY
from rmsite.foundation.webpath import WebPath, href_beside, path_of
from rmsite.graph import addresses
from rmsite.graph.audiences import audiences_of
from rmsite.graph.site import Section, Site
from rmsite.graph.tags import slug_of_tag
from rmsite.graph.targets import Target
from rmsite.graph.vocabulary import unexplained_on
from rmsite.model.facts import Fact
from rmsite.model.page import Front, Head, Key, Page
from rmsite.model.program import Program
from rmsite.model.results import Results
from rmsite.model.settings import Settings
from rmsite.schedule.hours import Promise
from rmsite.schedule.plan import Plan
from rmsite.theme.faults import unknown_template
from rmsite.theme.theme import Theme
from rmsite.view import upkeep
from rmsite.view.fill import Inset, fact_html, fill
from rmsite.view.menu import menu
from rmsite.view.passages import passages_of
from rmsite.view.seen import Seen
from rmsite.view.shapes import ContactCard, Crumb, Frame, Link, Outline, Passage, Place, Publication, TagLinks, Upkeep
from rmsite.view.shared import Shared
from rmsite.view.terms import Meaning, explain
from rmsite.view.words import capital, minutes_for, words_of


class View:
    """The site as the page at ``path`` sees it: every address it gives is relative to that page.

    ``places`` has the addresses whose text stands on this page too: links to them stay on it.
    """

    def __init__(
        self,
        site: Site | Seen,
        theme: Theme,
        publication: Publication,
        path: WebPath,
        places: Mapping[str, Place] = EMPTY,
        shared: Shared | None = None,
    ) -> None:
        self.site = site if isinstance(site, Seen) else Seen(site)
        self.theme = theme
        self.publication = publication
        self.path = path
        self.places = places
        self.linked: set[str] = set()
        self.folder = path.value[: path.value.rfind("/") + 1]
        # What stands outside of its folder is reached by the same link from all folders beside that.
        self.above = self.folder[: self.folder.rfind("/", 0, -1) + 1]
        self._shared = shared or Shared()

    def holding(self, places: Mapping[str, Place]) -> View:
        """The same view for a page that holds the texts of these addresses."""
        return View(self.site, self.theme, self.publication, self.path, places)

    def beside(self) -> View:
        """The same view for a page beside this one that no link leads to."""
        return View(self.site, self.theme, self.publication, WebPath(f"{self.above}*/*"), shared=self._shared)

    # Where things are

    def href(self, address: str, anchor: str = "") -> str:
        """The link to an address below the site's root, such as ``/guides/roles/buddy/``."""
        if address in self.places:
            return f"#{self.places[address].id_of(anchor)}"
        self.linked.add(address)
        if not address.lstrip("/").startswith(self.folder):
            link = href_beside(self.above, address, offline=self.publication.offline)
            return f"{link}#{anchor}" if anchor else link
        path = path_of(address)
        if self.path.value == "404.html" and not self.publication.offline:
            # A server shows this page at any address, so its links name the site's own path.
            return self.publication.served(path, anchor)
        return path.href_from(self.path, offline=self.publication.offline, anchor=anchor)

    def asset(self, name: str) -> str:
        """The link to one of the theme's files, such as ``css/site.css``."""
        return self.href(f"/{self.theme.asset_path(name).value}")

    def has_asset(self, name: str) -> bool:
        """Whether the theme has this file."""
        return name in self.theme.assets

    def search_index(self) -> str:
        """The link to the script that brings the search index; its day keeps a browser from using an old one."""
        return f"{self.href(addresses.search_index(self.settings.lang))}?{self.today.isoformat()}"

    def target_href(self, target: Target) -> str:
        """The link to what a reference leads to."""
        return self.href(target.address, target.anchor) if target.address.startswith("/") else target.address

    # What there is

    @property
    def settings(self) -> Settings:
        """What site.yaml says."""
        return self.site.settings

    @property
    def today(self) -> date:
        """The day the site is made for."""
        return self.site.today

    @property
    def announcements(self) -> tuple[Markup, ...]:
        """The announcements of today."""
        return tuple(self.text(each.text, "site", "site") for each in self.settings.announced(self.today))

    def file(self, path: str) -> bytes:
        """The bytes of an attachment below ``content/``."""
        return self.site.file(path)

    def finished(self, path: str) -> str:
        """The digest of a file of the site; only what is made late may ask for it."""
        return self.site.finished(path)

    def variable(self, name: str) -> str:
        """A variable of site.yaml."""
        return self.settings.vars.get(name, name)

    def has(self, kind: str, page_id: str = "") -> bool:
        """Whether there is a page of this kind (and id)."""
        return self.site.front(Key(kind, page_id)) is not None if page_id else self.site.has_kind(kind)

    def head(self, kind: str, page_id: str) -> Head | None:
        """What may be shown of another page; None where it is not there."""
        page = self.site.front(Key(kind, page_id))
        return page.head if page else None

    def address(self, kind: str, page_id: str) -> str:
        """Where a page stands below the site's root."""
        return self._front(Key(kind, page_id)).address

    def data(self, kind: str, page_id: str) -> Any:
        """What a page's YAML or front matter defines."""
        # Any: each kind has a model of its own, and templates know which they asked for.
        return self._page(Key(kind, page_id)).data

    def program(self, program_id: str) -> Program:
        """A program."""
        found = self.site.program(program_id)
        assert found is not None, program_id
        return found

    def program_ids(self) -> tuple[str, ...]:
        """The programs by title, running ones first."""
        order = {"running": 0, "open": 1, "paused": 2, "draft": 3, "closed": 4, "archived": 5}
        found = sorted(self.site.programs(), key=lambda each: (order[each[1].status], each[1].title.casefold()))
        return tuple(page.key.id for page, _ in found)

    def promise(self, program_id: str, role_id: str) -> Promise:
        """The hours that a role is promised, and those that the plan adds up to."""
        return self.site.promise(program_id, role_id)

    def meetings(self, program_id: str) -> tuple[str, ...]:
        """The ids of a program's sessions in time, each time of a repeated one counted."""
        return self.site.meetings(program_id)

    def plan(self, program_id: str, cohort_id: str) -> Plan:
        """The computed dates of a cohort."""
        return self.site.plan(program_id, cohort_id)

    def results(self, program_id: str, cohort_id: str) -> Results | None:
        """What a cohort showed, where it is published."""
        return self.site.results(program_id, cohort_id)

    def facts(self) -> tuple[Fact, ...]:
        """Every fact, in the order of the file."""
        return self.site.facts()

    def fact_note(self, fact: Fact) -> Markup:
        """A fact as a block: its claim, its caution and a link to its source."""
        return Markup(fact_html(self, fact, block=True))

    def facts_told(self, pages: Iterable[tuple[str, str]]) -> tuple[tuple[Fact, Link], ...]:
        """The facts that these pages (kind, id) tell, each once, with a link to the page that tells it first."""
        by_id = {fact.id: fact for fact in self.facts()}
        found: dict[str, tuple[Fact, Link]] = {}
        for kind, page_id in pages:
            page = self.site.page(Key(kind, page_id))
            for reference in page.references() if page else ():
                if reference.kind == "fact" and reference.target in by_id and page:
                    found.setdefault(reference.target, (by_id[reference.target], self._link(page)))
        return tuple(found.values())

    def contact(self, contact_id: str | None, program: Program | None = None) -> ContactCard | None:
        """A contact of the program or the site."""
        found = self.site.contact(contact_id, program) if contact_id else None
        return ContactCard(found.id, found.label, found.mail or "", found.channel, found.hours) if found else None

    def _page(self, key: Key) -> Page:
        page = self.site.page(key)
        assert page is not None, key
        return page

    def _front(self, key: Key) -> Front:
        page = self.site.front(key)
        assert page is not None, key
        return page

    # Links and lists

    def menu(self) -> tuple[Link, ...]:
        """Links to the main parts of the site."""
        return menu(self.site, self.path.address, self.href)

    def link(self, kind: str, page_id: str) -> Link | None:
        """A link to a page; None where it is not there."""
        page = self.site.front(Key(kind, page_id))
        return self._link(page) if page else None

    def pages(self, kind: str) -> tuple[tuple[str, Link], ...]:
        """The ids of all pages of a kind with a link to each, by title."""
        fronts = (self._front(key) for key in self.site.of_kind(kind))
        found = sorted(fronts, key=lambda page: (page.head.title.casefold(), page.key.id))
        return tuple((page.key.id, self._link(page)) for page in found)

    def links(self, kind: str) -> tuple[Link, ...]:
        """Links to all pages of a kind, by title."""
        return tuple(link for _, link in self.pages(kind))

    def guide_link(self, guide_id: str | None) -> Link | None:
        """A link to a how-to guide or, where there is none of that id, to a role guide."""
        return (self.link("guide", guide_id) or self.link("role", guide_id)) if guide_id else None

    def sections(self) -> tuple[Section, ...]:
        """The sections of guides and templates, in the order of the site."""
        return self.site.sections()

    def section_of(self, kind: str, page_id: str) -> Section | None:
        """The section in which a page stands."""
        place = self.site.place_of(Key(kind, page_id))
        return place.section if place else None

    def section_links(self, section: Section) -> tuple[Link, ...]:
        """Links to the pages of a section, in its order."""
        return tuple(self._link(self._front(key)) for key in section.members)

    def backlinks(self, kind: str, page_id: str) -> tuple[Link, ...]:
        """Links to the pages that point to this one."""
        pages = (self._front(key) for key in self.site.backlinks(Key(kind, page_id)))
        return tuple(self._link(page) for page in pages if page.address)

    def uses(self, term_id: str) -> tuple[Link, ...]:
        """Links to the pages that use a term or point to it, by title."""
        key = Key("term", term_id)
        pages = (self._front(each) for each in sorted({*self.site.uses(key), *self.site.backlinks(key)}))
        links = [self._link(page) for page in pages if page.address]
        return tuple(sorted(links, key=lambda link: link.title.casefold()))

    def tags(self, made: Mapping[Key, Link] = EMPTY) -> tuple[TagLinks, ...]:
        """Every tag of guides and templates with links to its pages; those that are ``made`` here already are taken."""

        def links(keys: Iterable[Key]) -> tuple[Link, ...]:
            return tuple(made.get(key) or self._link(self._front(key)) for key in keys)

        return tuple(TagLinks(self._tag(tag.slug, tag.name), links(tag.members)) for tag in self.site.tags())

    def tags_of(self, kind: str, page_id: str) -> tuple[Link, ...]:
        """The tags of a page, as links to the pages that share them."""
        named = {slug_of_tag(name) for name in self._front(Key(kind, page_id)).head.tags}
        return tuple(self._tag(tag.slug, tag.name) for tag in self.site.tags_among(named))

    def _tag(self, slug: str, name: str) -> Link:
        return Link(capital(words_of(name)), self.href(addresses.GUIDES, f"rm-tag-{slug}"), kind="tag")

    def _link(self, page: Page | Front) -> Link:
        is_here = path_of(page.address).value == self.path.value
        return Link(self._title(page), self.href(page.address), page.head.summary, page.key.kind, is_here)

    def _title(self, page: Page | Front) -> str:
        program_id, _, cohort_id = page.key.id.partition("/")
        if page.key.kind != "results" or not (program := self.site.program(program_id)):
            return page.head.title
        cohort = program.cohort(cohort_id)
        return f"{page.head.title} of {cohort.title if cohort else cohort_id}"

    # Texts

    def body(self, kind: str, page_id: str, *, prefix: str = "", deeper: int = 0) -> Markup:
        """The prose of a page; as part of a longer one with ids of its own (``prefix:id``) and ``deeper`` headings."""
        page = self.site.page(Key(kind, page_id))
        inset = Inset(f"{prefix}:" if prefix else "", deeper)
        return self._explained(fill(self, page.body, page, inset), page) if page else Markup("")

    def passages(self, kind: str, page_id: str) -> tuple[Passage, ...]:
        """The prose of a page as plain words, heading by heading."""
        page = self.site.page(Key(kind, page_id))
        return passages_of(fill(self, page.body, page)) if page else ()

    def has_body(self, kind: str, page_id: str) -> bool:
        """Whether a page has prose of its own."""
        page = self.site.page(Key(kind, page_id))
        return page is not None and any(not isinstance(piece, str) or piece.strip() for piece in page.body.pieces)

    def text(self, value: str | None, kind: str, page_id: str, *, terms: bool = False) -> Markup:
        """One line of Markdown from the YAML of the page ``kind``, ``page_id``; with its ``terms`` explained or not."""
        page = self.site.page(Key(kind, page_id))
        body = page.prose.get(value or "") if page else None
        if body is None or page is None:
            return escape(value or "")
        return self._explained(fill(self, body, page), page) if terms else fill(self, body, page)

    def _explained(self, html: Markup, page: Page) -> Markup:
        # On a form only what introduces it is running text; the rest is to be filled in, copied or printed.
        words, on_form = self.site.vocabulary(), page.key.kind == "template"
        return Markup(explain(str(html), words, self._meaning, unexplained_on(page), up_to_heading=on_form))

    def _meaning(self, term_id: str) -> Meaning:
        page = self._front(Key("term", term_id))
        return Meaning(self.href(page.address), page.head.summary)

    def outline(self, kind: str, page_id: str, deepest: int = 3) -> tuple[Outline, ...]:
        """The headings of a page's prose, down to a level."""
        headings = self._page(Key(kind, page_id)).body.all_headings()
        return tuple(Outline(each.level, each.id, each.text) for each in headings if each.level <= deepest)

    def minutes_to_read(self, kind: str, page_id: str) -> int:
        """How long a page takes to read, in minutes, at 220 words a minute."""
        return minutes_for(self._page(Key(kind, page_id)).body.words)

    # The page itself

    def upkeep(self, kind: str, page_id: str) -> Upkeep:
        """Who answers for a page and when it is due for review."""
        # A program that is over is not reviewed again; of any other page the head says all.
        page = self._page(Key(kind, page_id)) if kind == "program" else self._front(Key(kind, page_id))
        return upkeep.upkeep_of(page, self.settings, self.today, self.contact)

    def frame_of(self, kind: str, page_id: str, crumbs: Iterable[Crumb] = (), lead: Markup | str = "") -> Frame:
        """The frame of a page that one source file makes, with its place in its section."""
        key = Key(kind, page_id)
        page = self._page(key)
        place = self.site.place_of(key)
        section = place.section if place else None
        before, after = place.neighbours if place else (None, None)
        return Frame(
            title=page.head.title,
            lead=lead or page.head.summary,
            kind=kind,
            crumbs=(*crumbs, Crumb(page.head.title)),
            outline=self.outline(kind, page_id),
            section=Link(section.title, self.href(section.address)) if section else None,
            section_size=len(section.members) if section else 0,
            siblings=self._shared.siblings(self, place) if place else (),
            previous=self.link(*before) if before else None,
            next=self.link(*after) if after else None,
            backlinks=self.backlinks(kind, page_id),
            upkeep=self.upkeep(kind, page_id),
        )

    def crumb(self, title: str, address: str) -> Crumb:
        """A step of the way from the home page."""
        return Crumb(title, self.href(address))

    def audiences(self, kind: str, page_id: str) -> tuple[str, ...]:
        """For whom a page is."""
        return audiences_of(self._front(Key(kind, page_id)))

    def template_of(self, kind: str, page_id: str, usual: str) -> str:
        """The template that a page asks for, else the usual one; raises ``TemplateFault`` for one that is not there."""
        page = self._page(Key(kind, page_id))
        if page.head.template is None:
            return usual
        name = f"{page.head.template.removesuffix('.html')}.html"
        if name not in self.theme.templates():
            raise unknown_template(name, self.theme.templates(), page.span_of("template"))
        return name

    def shared(self, name: str, *values: Hashable, caller: Callable[[], Markup]) -> Markup:
        """A part of a template that all pages beside this one have in common: ``{% call view.shared("footer") %}``.

        It is made once for them: it may use the View and these ``values``, nothing of the page, nor where that stands.
        """
        # On a page that holds the texts of others, links to these stay on it.
        return caller() if self.places else self._shared.part(self, ("block", name, *values), caller)

    def each(self, name: str, links: Iterable[Link], caller: Callable[[Link], Markup]) -> Markup:
        """A part of a template for each link, made of it alone: ``{% call(link) view.each("siblings", links) %}``."""
        return self._shared.each(name, links, caller)

    def render(self, template: str, frame: Frame, **context: Any) -> bytes:
        """The page as bytes: a template of the theme with ``page`` (the frame), ``view``, ``theme`` and the context."""
        # Any: what a template is given is for its output to say.
        context = {"view": self, "page": frame, "theme": self.theme.settings, **context}
        return self.theme.render(template, context).encode("utf-8")
