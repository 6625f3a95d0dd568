"""Markdown: from an author's text to a ``Body``, HTML with holes, and every fault at its line and column.

Context: above ``foundation`` alone. ``kinds`` calls it for prose, ``model`` and ``kinds`` for single lines of YAML.
Input: one text and where it stands. Output: ``Checked[Body]``; the same text always gives the same body.

How a text goes through: ``source`` counts its lines; ``parser`` (markdown-it with our ``extensions``) finds blocks;
``tree`` puts the lines of a ``:::`` block together; ``parse`` then takes the page and each part for one audience by
itself: the parser reads what stands inside its blocks, ``writer`` writes pieces with the functions that the
extensions bring. Rules of the parser only recognise; what a link or reference means, and what is wrong with it, is
decided where it is written. ``origin`` finds the place of a character again after markdown-it has cut off the
markers before it.

Must not: read files, know other pages or the theme, let anything of an author's text through as HTML.
"""

from __future__ import annotations

from rmsite.foundation.diagnostic import Code
from rmsite.markdown.extensions import EXTENSIONS
from rmsite.markdown.parse import parse_inline, parse_markdown
from rmsite.markdown.title import without_leading_title

CODES: tuple[Code, ...] = tuple(code for extension in EXTENSIONS for code in extension.codes)
"""Everything that can be wrong with a Markdown text."""

__all__ = ["CODES", "parse_inline", "parse_markdown", "without_leading_title"]
