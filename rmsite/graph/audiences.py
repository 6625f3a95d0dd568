"""Who may see what: the one place where pages and parts are withheld."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from rmsite.foundation.value import Value, replace
from rmsite.graph.parts import Cut, cut_sessions, without
from rmsite.graph.targets import DRAFT
from rmsite.model.page import Front, Key, Page
from rmsite.model.program import Program
from rmsite.model.settings import Settings
from rmsite.model.timed import Session

EVERYONE = "everyone"


class Visibility(Value):
    """For whom and for which day a site is made.

    ``audience`` None shows everything to everybody, for checking only; a published site names one.
    """

    today: date
    audience: str | None = EVERYONE
    drafts: bool = False


class Withheld(Value):
    """The pages a site has, without the parts that are not for its readers.

    ``reasons`` says why the others are withheld, so that a link to one can be explained to its author; a restricted
    session is named as in a reference: ``circles/leads-only``. ``cuts`` has what was taken out of which program.
    """

    visible: tuple[Page, ...]
    reasons: Mapping[Key, str]
    cuts: Mapping[Key, Cut]


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
    """The pages this visibility shows; for an audience that site.yaml does not have, those for everyone."""
    may_read = readable(settings, visibility.audience) if visibility.audience is not None else None
    pages = tuple(pages)
    reasons = {page.key: reason for page in pages if (reason := _reason(page, may_read, visibility))}
    for page in pages:
        # What belongs to a program goes with it.
        if page.key.kind == "results" and (program := Key("program", page.key.id.partition("/")[0])) in reasons:
            reasons.setdefault(page.key, reasons[program])
    visible = tuple(page for page in pages if page.key not in reasons)
    if may_read is None:
        return Withheld(visible, reasons, {})
    shown: list[Page] = []
    cuts: dict[Key, Cut] = {}
    for page in visible:
        rest = page
        if isinstance(page.data, Program) and (hidden := _restricted_sessions(page.data, may_read)):
            reasons |= {
                Key("program", f"{page.key.id}/{each.id}"): _only_for(each.audience or ()) for each in hidden.values()
            }
            cuts[page.key] = cut_sessions(page.data, hidden)
            rest = without(page, cuts[page.key])
        body = page.body.for_audiences(may_read)
        shown.append(rest if body is rest.body else replace(rest, body=body))
    return Withheld(tuple(shown), reasons, cuts)


def audiences_of(page: Page | Front) -> tuple[str, ...]:
    """For whom a page is; everyone where it does not say."""
    return page.head.audience or (EVERYONE,)


def _reason(page: Page, may_read: frozenset[str] | None, visibility: Visibility) -> str:
    head = page.head
    if may_read is not None and not may_read.intersection(audiences_of(page)):
        return _only_for(audiences_of(page))
    if head.draft and not visibility.drafts:
        return DRAFT
    if head.publish_on and visibility.today < head.publish_on and not visibility.drafts:
        return f"not published before {head.publish_on.isoformat()}"
    if head.expire_on and visibility.today >= head.expire_on:
        return f"not published since {head.expire_on.isoformat()}"
    return ""


def _only_for(audience: Iterable[str]) -> str:
    return f"for {' and '.join(audience)} only"


def _restricted_sessions(program: Program, may_read: frozenset[str]) -> dict[int, Session]:
    # By their places in the program's list.
    return {
        position: session
        for position, session in enumerate(program.sessions.items if program.sessions else ())
        if session.audience is not None and not may_read.intersection(session.audience)
    }
