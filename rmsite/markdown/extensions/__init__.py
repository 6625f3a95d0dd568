"""The parts of Markdown, one file each. To add one: a file, a line below, a fixture in tests/markdown/fixtures.

Context: ``parser`` installs them, ``parse`` hands their writers to the ``Writer``.
Must not: look at other files of the site; what depends on one is left as a hole.
"""

from __future__ import annotations

from rmsite.markdown.extension import Extension
from rmsite.markdown.extensions.audience import AUDIENCES
from rmsite.markdown.extensions.autolinks import AUTOLINKS
from rmsite.markdown.extensions.blocks import BLOCKS
from rmsite.markdown.extensions.code import CODE
from rmsite.markdown.extensions.comments import COMMENTS
from rmsite.markdown.extensions.definition_lists import DEFINITION_LISTS
from rmsite.markdown.extensions.definitions import DEFINITIONS
from rmsite.markdown.extensions.details import DETAILS
from rmsite.markdown.extensions.footnotes import FOOTNOTES
from rmsite.markdown.extensions.headings import HEADINGS
from rmsite.markdown.extensions.images import IMAGES
from rmsite.markdown.extensions.links import LINKS
from rmsite.markdown.extensions.list_blocks import LIST_BLOCKS
from rmsite.markdown.extensions.lists import LISTS
from rmsite.markdown.extensions.placeholders import PLACEHOLDERS
from rmsite.markdown.extensions.quotes import QUOTES
from rmsite.markdown.extensions.references import REFERENCES
from rmsite.markdown.extensions.tables import TABLES
from rmsite.markdown.extensions.tabs import TABS
from rmsite.markdown.extensions.tags import TAGS
from rmsite.markdown.extensions.text import TEXT

EXTENSIONS: tuple[Extension, ...] = (
    TEXT,
    HEADINGS,
    LISTS,
    QUOTES,
    CODE,
    TABLES,
    DEFINITION_LISTS,
    DEFINITIONS,
    LINKS,
    IMAGES,
    AUTOLINKS,
    REFERENCES,
    PLACEHOLDERS,
    FOOTNOTES,
    COMMENTS,
    TAGS,
    BLOCKS,
    LIST_BLOCKS,
    DETAILS,
    TABS,
    AUDIENCES,
)
