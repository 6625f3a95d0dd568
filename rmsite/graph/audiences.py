"""Who may see what: the one place where pages and parts are withheld."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from rmsite.model.page import Key, Page
from rmsite.model.program import Program
from rmsite.model.settings import Settings

EVERYONE = "everyone"


@dataclass(frozen=True, slots=True)
class Visibility:
    """For whom and for which day a site is made.

    ``audience`` None shows everything to everybody, for checking only; a published site names one, ``everyone`` by default.
    """

    today: date
    audience: str | None = EVERYONE
    drafts: bool = False


@dataclass(frozen=True, slots=True)
class Withheld:
    """The pages a site does not have, with the reason, so that a link to one can be explained to its author."""

    visible: tuple[Page, ...]
    reasons: Mapping[Key, str]


def readable(settings: Settings, audience: str) -> frozenset[str]:
    """The audiences whose pages this audience may read: itself, what it includes, and everyone."""
    found: set[str] = set()
    pending = [audience]
    while pending:
        name = pending.pop()
        if name in found or name not in settings.audiences:
            continue
        found.add(name)
        pending.extend(settings.audiences[name].includes)
    return frozenset({EVERYONE, *found})


def withhold(pages: Iterable[Page], settings: Settings, visibility: Visibility) -> Withheld:
    """The pages this visibility shows, with every part taken out that it does not; an unknown audience sees nothing."""
    may_read = readable(settings, visibility.audience) if visibility.audience is not None else None
    visible: list[Page] = []
    reasons: dict[Key, str] = {}
    for page in pages:
        reason = _reason(page, may_read, visibility)
        if reason:
            reasons[page.key] = reason
        else:
            visible.append(page if may_read is None else _without_parts(page, may_read))
    # What belongs to a program goes with it.
    gone = {key.id for key in reasons if key.kind == "program"}
    for page in list(visible):
        program = page.key.id.partition("/")[0]
        if page.key.kind == "results" and program in gone:
            visible.remove(page)
            reasons[page.key] = reasons[Key("program", program)]
    return Withheld(tuple(visible), reasons)


def audiences_of(page: Page) -> tuple[str, ...]:
    """For whom a page is; everyone where it does not say."""
    return page.head.audience or (EVERYONE,)


def _reason(page: Page, may_read: frozenset[str] | None, visibility: Visibility) -> str:
    head = page.head
    if may_read is not None and not may_read.intersection(audiences_of(page)):
        return f"for {' and '.join(audiences_of(page))} only"
    if head.draft and not visibility.drafts:
        return "a draft"
    if head.publish_on and visibility.today < head.publish_on and not visibility.drafts:
        return f"not published before {head.publish_on.isoformat()}"
    if head.expire_on and visibility.today >= head.expire_on:
        return f"expired on {head.expire_on.isoformat()}"
    return ""


def _without_parts(page: Page, may_read: frozenset[str]) -> Page:
    data = page.data
    if isinstance(data, Program) and data.sessions is not None:
        items = tuple(
            item for item in data.sessions.items if item.audience is None or may_read.intersection(item.audience)
        )
        if len(items) < len(data.sessions.items):
            sessions = data.sessions.model_copy(update={"items": items})
            data = data.model_copy(update={"sessions": sessions if items else None})
    return replace(page, body=page.body.for_audiences(may_read), data=data)
