"""What stands next to what: sections, and the order in which their pages are read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rmsite.graph import addresses
from rmsite.graph.site import Section
from rmsite.model.page import Key, Page

FOLDERS = (("role", "roles", "Roles"), ("format", "formats", "Session formats"), ("benefit", "benefits", "Benefits"))
HOWTO = "How-to guides"
TEMPLATES = "Templates"


def collect_sections(pages: Mapping[Key, Page]) -> tuple[Section, ...]:
    """The sections of the site in reading order; one without a page is left out."""
    sections = [
        Section(f"{folder}", title, addresses.guides(folder), _ordered(_of_kind(pages, kind)))
        for kind, folder, title in FOLDERS
    ]
    howtos = list(_of_kind(pages, "guide"))
    sections.append(
        Section("howto", HOWTO, addresses.guides("howto"), _ordered(page for page in howtos if not page.head.section))
    )
    folders = {page.head.section for page in howtos if page.head.section}
    inner = []
    for folder in folders:
        page = pages.get(Key("section", folder))
        title = page.head.title if page else folder.replace("-", " ").capitalize()
        members = _ordered(each for each in howtos if each.head.section == folder)
        order = page.head.order if page and page.head.order is not None else 1_000_000
        inner.append((order, title.casefold(), Section(folder, title, f"/guides/howto/{folder}/", members, page)))
    sections.extend(section for _, _, section in sorted(inner, key=lambda each: each[:2]))
    sections.append(Section("templates", TEMPLATES, addresses.TEMPLATES, _ordered(_of_kind(pages, "template"))))
    return tuple(section for section in sections if section.members)


def _of_kind(pages: Mapping[Key, Page], kind: str) -> Iterable[Page]:
    return (page for page in pages.values() if page.key.kind == kind)


def _ordered(pages: Iterable[Page]) -> tuple[Key, ...]:
    # By ``order`` where an author gives it, then by title.
    def place(page: Page) -> tuple[int, str, str]:
        return (page.head.order if page.head.order is not None else 1_000_000, page.head.title.casefold(), page.key.id)

    return tuple(page.key for page in sorted(pages, key=place))
