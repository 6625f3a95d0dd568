"""The site at one moment, for one way of looking at it: its files are made when they are asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from threading import RLock
from urllib.parse import quote

from rmsite.foundation.checked import Checked
from rmsite.foundation.diagnostic import Diagnostic
from rmsite.foundation.digest import digest
from rmsite.foundation.span import Span
from rmsite.foundation.value import Value, replace
from rmsite.foundation.webpath import WebPath
from rmsite.graph.audiences import EVERYONE, Visibility
from rmsite.graph.retitled import retitled
from rmsite.model.page import Key, Page
from rmsite.pipeline.build import Examined
from rmsite.pipeline.pages import Reading
from rmsite.pipeline.surface import read_again
from rmsite.reading.source import SourceFile
from rmsite.serving.faults import fault_of
from rmsite.view.seen import Seen
from rmsite.view.shapes import Publication
from rmsite.view.view import View


class Looking(Value):
    """A way of looking at the site: as which audience, on which day, with drafts or without."""

    today: date
    audience: str = EVERYONE
    drafts: bool = False

    @property
    def visibility(self) -> Visibility:
        """What a build for it would show."""
        return Visibility(self.today, self.audience, self.drafts)

    def way(self, today: date) -> str:
        """What stands in front of a page's address for it, such as ``~audience=hr,drafts/``; nothing for the usual."""
        words = [f"audience={quote(self.audience)}"] if self.audience != EVERYONE else []
        words += [f"day={self.today.isoformat()}"] if self.today != today else []
        words += ["drafts"] if self.drafts else []
        return f"~{','.join(words)}/" if words else ""


class Edition:
    """The files of one site as it was examined, each made once, when it is asked for first."""

    def __init__(self, examined: Examined, publication: Publication) -> None:
        self.examined = examined
        settings = examined.site.settings
        self.publication = replace(publication, base_url=publication.base_url or settings.base_url or "")
        self._recipes = {recipe.path.value: recipe for recipe in examined.recipes}
        self._made: dict[str, bytes] = {}
        self._reads: dict[str, frozenset[str]] = {}
        self._lock = RLock()
        self._looking = RLock()
        self.fault = ""

    @property
    def problems(self) -> tuple[Diagnostic, ...]:
        """Everything that is wrong with the site; found when it is asked for first, while files can be made.

        Where a check fails, there is none, and ``fault`` says why.
        """
        with self._looking:
            try:
                return self.examined.problems
            except Exception as error:
                # A plugin may raise anything.
                self.fault = fault_of(error)
                return ()

    def __contains__(self, path: str) -> bool:
        return path in self._recipes

    def __iter__(self) -> Iterator[str]:
        return iter(self._recipes)

    def file(self, path: str) -> bytes:
        """The bytes of a file of the site; raises whatever its maker raises, and ``KeyError`` where there is none."""
        with self._lock:
            if path not in self._made:
                recipe, view = self._recipes[path], self.view(path)
                self._made[path] = recipe.make(view, recipe.subject)
                self._reads[path] = frozenset(view.site.reads)
            return self._made[path]

    def view(self, path: str) -> View:
        """The site as the page at a path sees it."""
        assert self.examined.theme is not None, path
        return View(Seen(self.examined.site, _Digests(self)), self.examined.theme, self.publication, WebPath(path))

    def reads(self, path: str) -> frozenset[str]:
        """The names of everything that a file was made of; nothing for one that has not been made."""
        return self._reads.get(path, frozenset())

    def source_of(self, path: str) -> str | None:
        """The source that asks for a file, which is what it is mainly made of; None where there is no such file."""
        recipe = self._recipes.get(path)
        return recipe.origin.file if recipe else None

    def origin(self, path: str) -> Span | None:
        """Where in its source a file is asked for."""
        recipe = self._recipes.get(path)
        return recipe.origin if recipe else None

    def page_of(self, file: str) -> Page | None:
        """The page that a source has become, as far as it is shown."""
        reading = self.examined.read.by_path.get(file)
        return self.examined.site.pages.get(reading.page.value.key) if reading else None

    def read_page(self, file: str) -> Page | None:
        """The page that a source has become, with what this audience does not see."""
        reading = self.examined.read.by_path.get(file)
        return reading.page.value if reading else None

    def with_words(self, sources: tuple[SourceFile, ...]) -> Edition | None:
        """The same site after an edit of words or headlines in these sources; None where more may have changed."""
        examined = self.examined
        if examined.site.settings.plugins or self.fault:
            return None
        for source in sources:
            edit = read_again(source, partial(self._as_read, source.path), examined.site, self.problems)
            if edit is None:
                return None
            page = edit.page
            site = replace(examined.site, pages={**examined.site.pages, page.key: page})
            reading = Reading(source.path, source.digest, Checked(page))
            read = replace(examined.read, by_path={**examined.read.by_path, source.path: reading})
            site = retitled(site, page) if edit.is_retitled else site
            examined = replace(examined, site=site, read=read, look=partial(tuple, self.problems))
        return Edition(examined, self.publication)

    def _as_read(self, path: str, key: Key) -> Page | None:
        # What this audience sees in part is not exchanged for the whole.
        page, reading = self.examined.site.pages.get(key), self.examined.read.by_path.get(path)
        return page if reading is not None and page is reading.page.value and not reading.page.problems else None


class _Digests(Mapping[str, str]):
    # What a late recipe asks for is made for it.
    def __init__(self, edition: Edition) -> None:
        self._edition = edition

    def __getitem__(self, path: str) -> str:
        return digest(self._edition.file(path))

    def __iter__(self) -> Iterator[str]:
        return iter(self._edition)

    def __len__(self) -> int:
        return sum(1 for _ in self._edition)
