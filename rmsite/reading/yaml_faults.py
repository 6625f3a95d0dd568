"""What can be wrong with YAML as YAML."""

from __future__ import annotations

from rmsite.foundation.diagnostic import Code, Severity

SYNTAX = Code(
    "yaml/syntax",
    Severity.ERROR,
    "The file cannot be read as YAML: a bracket, quote or indentation does not fit.",
    "Compare the line with the ones above it: entries of one list or mapping begin in the same column, and what is "
    "opened is closed.",
    wrong="roles: [mentor, mentee",
    right="roles: [mentor, mentee]",
    fixed=True,
)
NEEDS_QUOTES = Code(
    "yaml/needs-quotes",
    Severity.ERROR,
    "Some characters mean something to YAML: a colon followed by a space, or [ { @ * & ! % ` at the start of a value.",
    "Put quotes around the whole value.",
    wrong="title: Buddies: the first week",
    right='title: "Buddies: the first week"',
    fixed=True,
)
TABS = Code(
    "yaml/tab",
    Severity.ERROR,
    "YAML is indented with spaces; a tab at the start of a line cannot be read.",
    "Replace the tab by spaces.",
    fixed=True,
)
DUPLICATE_KEY = Code(
    "yaml/duplicate-key",
    Severity.ERROR,
    "The same key stands twice in one mapping, so one of the two would be lost.",
    "Keep one of the two lines, or merge them.",
    wrong="title: Buddies\ntitle: New buddies",
    right="title: New buddies",
    fixed=True,
)
ALIAS = Code(
    "yaml/alias",
    Severity.ERROR,
    "Anchors (&name) and aliases (*name) are not used here: what is meant stands where it is meant.",
    "Write the value out in each place, or put quotes around a text that begins with & or *.",
    wrong="title: *shared",
    right='title: "*shared"',
    fixed=True,
)
TAG = Code(
    "yaml/tag",
    Severity.ERROR,
    "Tags such as !name are not used here.",
    "Delete the tag, or put quotes around a text that begins with !.",
    wrong="title: !important Read this",
    right='title: "!important Read this"',
    fixed=True,
)
TOO_DEEP = Code(
    "yaml/too-deep",
    Severity.ERROR,
    "Lists and mappings may be nested 64 deep; nothing in a program needs more than eight.",
    "Look for a bracket that is never closed.",
    fixed=True,
)
COMPLEX_KEY = Code(
    "yaml/complex-key",
    Severity.ERROR,
    "A key is one plain word.",
    "Put quotes around a key that holds brackets.",
    wrong="[a, b]: c",
    right='"[a, b]": c',
    fixed=True,
)
SEVERAL_DOCUMENTS = Code(
    "yaml/several-documents",
    Severity.ERROR,
    "A line of three hyphens begins a second document; each file holds one.",
    "Delete the line, or move what follows it to a file of its own.",
    fixed=True,
)
COMMENT = Code(
    "yaml/comment",
    Severity.WARNING,
    "A # behind a space begins a comment, so what follows on the line is not part of the value.",
    "Put quotes around the whole value; write a real comment with a space behind the #.",
    wrong="title: Team #1",
    right='title: "Team #1"',
)
CODES = (
    SYNTAX, NEEDS_QUOTES, TABS, DUPLICATE_KEY, ALIAS, TAG, TOO_DEEP, COMPLEX_KEY, SEVERAL_DOCUMENTS, COMMENT,
)  # fmt: skip
