"""No text that an author may write into YAML is lost on the way to a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, get_args

import pytest
from markupsafe import Markup

from rmsite.model.entry import Entry, Prose
from rmsite.model.facts import Facts
from rmsite.model.program import Program
from rmsite.model.results import Results
from rmsite.model.settings import Settings
from rmsite.testing import site_of
from tests.making import SITE, made
from tests.outputs.site import RESULTS, changed

FILLED = changed(
    ("summary: Two people **meet**.", "summary: xxSummary **xxBold**."),
    ("purpose: A talk.", "purpose: xxPurpose\noutcomes: [{id: o, text: xxOutcome, metrics: [changed]}]"),
    ("commitment: 10 hours}", "commitment: 10 hours, eligibility: [{must: true, text: xxEligible}]}"),
    ("{method: self-select,", "{method: self-select, criteria: [{weight: should, text: xxCriterion}],"),
    ("title: Meet, from: on start, to: on end}", "title: Meet, from: on start, to: on end, aim: xxPhase}"),
    ("roles: [mentor], calendar: no}", "roles: [mentor], calendar: no, text: xxMilestone}"),
    ('aim: "Say **hello**"', "aim: xxAim, opening: [xxOpening], what_if: [{if: xxIf, then: xxThen}]"),
    ("agenda: [[20, Arrive], [40, Talk]]", "agenda: [[20, xxAgenda], [40, Talk]]"),
    ("text: Write notes", "text: xxStep"),
    ("ground_rules: [Be kind.]", "ground_rules: [xxRule]"),
    ("{default: pair-only}", "{default: pair-only, exceptions: [xxException]}"),
    ("text: Changed something", "text: xxMetric"),
    ("risk: Meetings are skipped", "risk: xxRisk"),
    ("response: Ask", "response: xxResponse"),
    ("{q: For all?,", "{q: xxQuestion,"),
    ('a: "Yes, see [[guide:begin]]."', "a: xxAnswer"),
    ("status: running}", "status: running, overrides: {last: {when: 2026-12-09, reason: xxReason}}}"),
) | {
    "content/results/pairs/spring.yaml": RESULTS.replace(
        "summary: It **worked**, see [[guide:begin]].", "summary: xxResults"
    ).replace("    n: 16", "    n: 16\n    note: xxNote")
    + "changes: [xxChange]\nlessons: [xxLesson]\nnot_yet: [{metric: gone, due: xxDue}]\n",
    "content/facts.yaml": "- {id: f, claim: xxClaim, caution: xxCaution, verified: yes, source: {title: A book}}\n",
    "site.yaml": SITE + "announcements: [{text: xxAnnounced}]\n",
}


def _texts(model: type[Entry], seen: frozenset[type[Entry]] = frozenset()) -> Iterator[str]:
    # Every field of a model, and of those inside of it, that holds a text: ``Program.summary``.
    for name, info in model.model_fields.items():
        for part in _parts((info.annotation, *info.metadata)):
            if isinstance(part, Prose):
                yield f"{model.__name__}.{name}"
            elif isinstance(part, type) and issubclass(part, Entry) and part not in seen:
                yield from _texts(part, seen | {model})


def _parts(annotation: Any) -> Iterator[Any]:
    # Any: what an annotation is made of is only known at run time.
    if isinstance(annotation, tuple):
        for part in annotation:
            yield from _parts(part)
        return
    yield annotation
    yield from getattr(annotation, "__metadata__", ())
    for part in get_args(annotation):
        yield from _parts(part)


def _filled(entry: object, found: set[str]) -> None:
    if isinstance(entry, Entry):
        for name in type(entry).model_fields:
            value = getattr(entry, name)
            words = value if isinstance(value, tuple) else (value,)
            if any(isinstance(word, str) and word.startswith("xx") for word in words):
                found.add(f"{type(entry).__name__}.{name}")
            _filled(value, found)
    elif isinstance(entry, tuple | list):
        for each in entry:
            _filled(each, found)
    elif isinstance(entry, dict):
        _filled(list(entry.values()), found)


def test_every_field_that_holds_a_text_is_filled_here() -> None:
    """A new field with a text has to be filled above, so that the test below looks for it."""
    found: set[str] = set()
    for page in site_of(FILLED, audience="everyone").value.pages.values():
        _filled(page.data, found)
    assert found == {name for model in (Program, Results, Facts, Settings) for name in _texts(model)}


@pytest.fixture(scope="module")
def everything() -> str:
    """All words of all pages."""
    return " ".join(Markup(html).striptags() for path, html in made(FILLED).items() if path.endswith(".html"))


@pytest.mark.parametrize("word", sorted(set(re.findall(r"\bxx[A-Z]\w+", "".join(FILLED.values())))))
def test_text_arrives(word: str, everything: str) -> None:
    """Each text stands on some page."""
    assert word in everything
