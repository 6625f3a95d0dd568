"""What the panel in a page is told, as JSON: the problems, where the page comes from, what is still missing."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any
from urllib.parse import quote

from rmsite.foundation.diagnostic import Diagnostic
from rmsite.foundation.value import Value
from rmsite.graph.audiences import EVERYONE
from rmsite.serving.edition import Edition, Looking
from rmsite.serving.help import checklist_of, help_on
from rmsite.serving.marks import held_on, notes_on
from rmsite.serving.preview import Change, Preview
from rmsite.view.words import minutes_for

MOST = 200
"""So many problems are told; whoever has more mends those first."""


class Teller(Value):
    """Tells the panels of one preview; ``editor`` is the pattern of links that open a file, empty for none."""

    preview: Preview
    editor: str = ""

    def state(self, looking: Looking, path: str, change: Change, faults: Iterable[Diagnostic], today: date) -> str:
        """Everything that a page's panel shows, one line of JSON; ``faults`` are those of this page's templates."""
        edition = self.preview.edition(looking)
        source = edition.source_of(path) if edition else None
        problems = [*faults, *(edition.problems if edition else ())]
        problems.sort(key=lambda problem: (problem.span.file != source, not problem.is_error))
        base = edition.publication.base_path if edition else "/"
        told = {
            "number": change.number,
            "trouble": change.trouble or (edition.fault if edition else ""),
            "problems": [self._problem(each, source) for each in problems[:MOST]],
            "errors": sum(each.is_error for each in problems),
            "warnings": sum(not each.is_error for each in problems),
            "notes": notes_on(edition, path, today) if edition else (),
            "isMarked": looking != Looking(today) or bool(edition and held_on(edition, path)),
            "checklist": checklist_of(edition.examined.site, edition.read_page(source)) if edition and source else [],
            "about": self._about(edition, source, base + looking.way(today)) if edition and source else None,
            "looking": {
                "base": base, "today": today.isoformat(), "day": looking.today.isoformat(),
                "audience": looking.audience, "drafts": looking.drafts,
                "audiences": [EVERYONE, *(edition.examined.site.settings.audiences if edition else ())],
            },
        }  # fmt: skip
        return json.dumps(told, ensure_ascii=False, separators=(",", ":"))

    def help(self, looking: Looking, path: str, content: bytes, today: date) -> str:
        """What is drawn into a page with this content, one line of JSON."""
        edition = self.preview.edition(looking)
        assert edition is not None, path
        sources = {source.path: source for source in self.preview.texts()}
        return help_on(edition, path, content, sources, today, lambda file, line: self._in_editor(file, line, 1))

    def _problem(self, problem: Diagnostic, source: str | None) -> dict[str, Any]:
        # Any: JSON.
        span = problem.span
        line = self.preview.line(span.file, span.line)
        length = span.end_column - span.column if span.end_line == span.line else len(line or "") - span.column + 1
        return {
            "place": str(span),
            "isHere": span.file == source,
            "isError": problem.is_error,
            "code": problem.code.name,
            "message": problem.message,
            "hints": problem.hints,
            "line": line,
            "column": span.column,
            "length": max(1, length),
            "label": problem.label,
            "related": [{"place": str(each.span), "message": each.message} for each in problem.related],
            "href": self._in_editor(span.file, span.line, span.column),
        }

    def _about(self, edition: Edition, source: str, front: str) -> dict[str, Any]:
        # Any: JSON.
        page = edition.page_of(source)
        site = edition.examined.site
        told: dict[str, Any] = {"source": source, "href": self._in_editor(source, 1, 1)}
        if page is not None:
            links = site.backlinks.get(page.key, ())
            # Of a program the lines of its YAML are what there is to read.
            words = page.body.words + sum(body.words for body in page.prose.values())
            told |= {
                "words": words,
                "minutes": minutes_for(words),
                "linkedFrom": [
                    {"title": other.head.title, "href": front + quote(other.address.lstrip("/"))}
                    for key in links
                    if (other := site.pages[key]).address
                ],
                "reviewed": page.head.last_reviewed.isoformat() if page.head.last_reviewed else None,
                "draft": page.head.draft,
                "audience": list(page.head.audience),
                "from": page.head.publish_on.isoformat() if page.head.publish_on else None,
                "until": page.head.expire_on.isoformat() if page.head.expire_on else None,
            }
        return told

    def _in_editor(self, file: str, line: int, column: int) -> str | None:
        # Only whoever started the preview can say which program opens a file, and where the site's folder is for it.
        link = self.editor
        for word, value in {"{file}": quote(file), "{line}": str(line), "{column}": str(column)}.items():
            link = link.replace(word, value)
        return link or None
