"""The ground floor: small values that every other room speaks in.

Context: nothing below. Imported by every room.
Holds: where a thing stands (``Span``), what is wrong with it (``Code``, ``Diagnostic``, ``Checked``),
what it is called on the site (``WebPath``), what its bytes are (``digest``), and how a word is mended
(``nearest``, ``slugify``).
Must not: read files, know about YAML, Markdown, programs or pages.
"""
