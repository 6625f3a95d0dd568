"""One page of the example site for every template: the one with the most on it, where there are several."""

from __future__ import annotations

import re
from pathlib import Path
from types import MappingProxyType

import pytest

PROGRAM = "programs/reverse-mentoring/"
AUTUMN = f"{PROGRAM}cohorts/2026-autumn/"

SAMPLES = MappingProxyType(
    {
        "home": "",
        "programs": "programs/",
        "program": PROGRAM,
        "role-onboarding": f"{PROGRAM}junior-mentor/",
        "week": f"{AUTUMN}junior-mentor/",
        "session": f"{PROGRAM}sessions/session-3/",
        "cohort": AUTUMN,
        "results": f"{PROGRAM}cohorts/2026-spring/results/",
        "matching": f"{PROGRAM}matching/",
        "measures": f"{PROGRAM}measures/",
        "risks": f"{PROGRAM}risks/",
        "playbook": f"{PROGRAM}playbook/",
        "pack": f"{PROGRAM}junior-mentor/print/",
        "guides": "guides/howto/",
        "guide": "guides/howto/writing-a-guide/",
        "role": "guides/roles/junior-mentor/",
        "benefit": "guides/benefits/skill-enhancement/",
        "format": "guides/formats/one-on-one/",
        "templates": "templates/",
        "template": "templates/privacy-check/",
        "glossary": "glossary/",
        "term": "glossary/reverse-mentoring/",
        "facts": "facts/",
        "calendar": "calendar/",
        "search": "search/",
        "freshness": "freshness/",
        "privacy": "privacy/",
        "accessibility": "accessibility/",
        "404": "404.html",
    }
)
"""Addresses by the kind that a page's body names."""

PRINCIPAL = frozenset({"home", "program", "role-onboarding", "week", "session", "guide", "search"})
"""The kinds that most readers open: what `make test` looks at; `make test-full` looks at all."""

each_template = pytest.mark.parametrize(
    "address",
    [
        pytest.param(address, id=kind, marks=[] if kind in PRINCIPAL else [pytest.mark.full])
        for kind, address in SAMPLES.items()
    ],
)


def kinds_of(folder: Path) -> dict[str, list[str]]:
    """The addresses of a built site's pages by their kind, sorted."""
    found: dict[str, list[str]] = {}
    for file in sorted(folder.rglob("*.html")):
        kind = re.search(r'<body class="kind-([\w-]+)', file.read_text("utf-8"))
        if kind:
            address = file.relative_to(folder).as_posix()
            found.setdefault(kind[1], []).append(address.removesuffix("index.html"))
    return found
