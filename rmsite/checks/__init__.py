"""What is wrong with a site: one file, one thing that is looked for.

Context: everything up to the graph. In: the ``Site`` as everybody together sees it. Out: diagnostics in any order, each
at the place its author has to look at. A check is a pure function ``check(site)``; its docstring is its manual page,
its codes say what a fault means and how it is mended, and ``tests/problems/`` holds a bad source for each code.
Must not: read files or the clock, change anything, raise for anything an author wrote, judge what a file with errors
lacks.

``check`` says what a check is; ``said``, ``live``, ``known``, ``people``, ``readers`` and ``phase_codes`` are what
checks build on. Policies are looked at in ``policies`` by the pipeline, which alone knows every code.
"""

from rmsite.checks import (
    agendas,
    announcements,
    audience_circle,
    audiences,
    brand,
    broken_links,
    cohort_days,
    cohorts,
    completeness,
    confidentiality,
    date_order,
    duplicate_ids,
    empty,
    expected_headings,
    fact_uses,
    facts,
    fields,
    files,
    glossary,
    headlines,
    languages,
    lengths,
    matching,
    metrics,
    names,
    overrides,
    personal_mailbox,
    phases,
    plan_faults,
    policies,
    purposes,
    results,
    review_phrases,
    reviews,
    role_guides,
    role_hours,
    role_plans,
    snippet_growth,
    snippets,
    special_category,
    support,
    survey_groups,
    templates,
    unreferenced,
    variables,
)  # fmt: skip

CHECKS = (
    # What points where
    broken_links.CHECK,
    fields.CHECK,
    variables.CHECK,
    snippets.CHECK,
    snippet_growth.CHECK,
    files.CHECK,
    unreferenced.CHECK,
    audiences.CHECK,
    # Dates and hours
    plan_faults.CHECK,
    date_order.CHECK,
    overrides.CHECK,
    cohorts.CHECK,
    cohort_days.CHECK,
    phases.CHECK,
    agendas.CHECK,
    role_hours.CHECK,
    # What a program needs
    duplicate_ids.CHECK,
    role_guides.CHECK,
    role_plans.CHECK,
    matching.CHECK,
    support.CHECK,
    confidentiality.CHECK,
    purposes.CHECK,
    metrics.CHECK,
    survey_groups.CHECK,
    completeness.CHECK,
    # People and figures
    special_category.CHECK,
    personal_mailbox.CHECK,
    names.CHECK,
    facts.CHECK,
    fact_uses.CHECK,
    results.CHECK,
    # Pages
    headlines.CHECK,
    lengths.CHECK,
    reviews.CHECK,
    empty.CHECK,
    expected_headings.CHECK,
    glossary.CHECK,
    templates.CHECK,
    # site.yaml
    announcements.CHECK,
    brand.CHECK,
    languages.CHECK,
    audience_circle.CHECK,
    review_phrases.CHECK,
)

CODES = (*(code for check in CHECKS for code in check.codes), *policies.CODES)
"""Everything that checks find and no room below declares."""
