"""The content types: how one source file becomes a page.

Context: model, markdown, reading. In: a ``SourceFile`` and its ``Place``. Out: a ``Page``, with every problem of the
file. One file is one content type; the list below is the whole house. Must not: look at other pages.
"""

from rmsite.kinds import facts, guide, home, program, results, section, snippet, template, term

KINDS = (
    home.HOME,
    program.PROGRAM,
    *guide.GUIDES,
    section.SECTION,
    template.TEMPLATE,
    term.TERM,
    facts.FACTS,
    results.RESULTS,
    snippet.SNIPPET,
)
