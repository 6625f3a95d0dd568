"""What the site consists of: one file is one output.

Context: graph, schedule, view. In: the ``Site`` (``plan``) and a ``View`` (the maker). Out: recipes, then bytes.
An output asks the View, arranges what a template needs, and renders; the list below is the whole house.
Must not: read the Site's pages directly while making one, write, know about caches.
"""

from rmsite.outputs import (
    about,
    assets,
    calendar,
    cohort,
    facts,
    files,
    freshness,
    glossary,
    guide,
    guides,
    home,
    not_found,
    pack,
    part,
    playbook,
    program,
    programs,
    redirects,
    results,
    role,
    search,
    session,
    templates,
    week,
)  # fmt: skip

OUTPUTS = (
    home.OUTPUT,
    programs.OUTPUT,
    program.OUTPUT,
    role.OUTPUT,
    pack.OUTPUT,
    session.OUTPUT,
    cohort.OUTPUT,
    week.OUTPUT,
    results.OUTPUT,
    part.OUTPUT,
    playbook.OUTPUT,
    guides.OUTPUT,
    guide.OUTPUT,
    templates.OUTPUT,
    glossary.OUTPUT,
    facts.OUTPUT,
    calendar.OUTPUT,
    freshness.OUTPUT,
    about.OUTPUT,
    search.OUTPUT,
    not_found.OUTPUT,
    redirects.OUTPUT,
    files.OUTPUT,
    assets.OUTPUT,
)
