"""Themes: a chain of folders with templates and assets, opened for rendering.

Context: foundation, reading, model. In: the files of every theme at hand and the site's settings. Out: a ``Theme`` that
renders a template by name, and the problems of its files. Must not: know what a page is about, read files itself.
"""

from rmsite.theme import assets, chain, faults

CODES = (*chain.CODES, *assets.CODES, *faults.CODES)
