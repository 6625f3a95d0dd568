"""What can be wrong with an entry of YAML, whatever it is the entry of."""

from __future__ import annotations

from rmsite.foundation.diagnostic import Code, Severity

UNKNOWN_KEY = Code(
    "field/unknown-key",
    Severity.ERROR,
    "A key that no field has would be lost without a word, so it is refused.",
    "Correct the spelling, or delete the line.",
    wrong="sumary: Buddies",
    right="summary: Buddies",
    fixed=True,
)
MISSING = Code(
    "field/missing",
    Severity.ERROR,
    "An entry that is required is not there.",
    "Add the line that the message names.",
    wrong="- {id: kickoff}",
    right="- {id: kickoff, title: Kickoff, kind: event, when: on start, roles: [mentor]}",
    fixed=True,
)
EMPTY = Code(
    "field/empty",
    Severity.ERROR,
    "Nothing stands behind the colon, so nobody knows what was meant.",
    "Write a value, or delete the line.",
    wrong="owner:",
    right="owner: people-desk",
    fixed=True,
)
UNKNOWN_WORD = Code(
    "field/unknown-word",
    Severity.ERROR,
    "This entry takes one word of a list, and the word is not among them.",
    "Use one of the words that the hint lists.",
    wrong="status: active",
    right="status: running",
    fixed=True,
)
WRONG_SHAPE = Code(
    "field/shape",
    Severity.ERROR,
    "A text, a list or a mapping stands where another of the three is due.",
    "Write the value in the shape that the message names; a text that begins with a bracket needs quotes.",
    wrong="text: [[role:mentor]]",
    right='text: "[[role:mentor]]"',
    fixed=True,
)
NOT_A_NUMBER = Code(
    "field/number",
    Severity.ERROR,
    "A number is due here, within the limits that the message names.",
    "Write the number in digits, without a unit.",
    wrong="target: eighty",
    right="target: 80",
    fixed=True,
)
NOT_YES_OR_NO = Code(
    "field/yes-or-no",
    Severity.ERROR,
    "This entry is either true or false.",
    "Write true or false.",
    wrong="must: perhaps",
    right="must: true",
    fixed=True,
)
BAD_FORM = Code(
    "field/form",
    Severity.ERROR,
    "The value does not have the form that this entry needs, such as a mail address or a colour.",
    "Write it in the form that the hint shows.",
    wrong="brand: blue",
    right='brand: "#0b57d0"',
    fixed=True,
)
CODES = (UNKNOWN_KEY, MISSING, EMPTY, UNKNOWN_WORD, WRONG_SHAPE, NOT_A_NUMBER, NOT_YES_OR_NO, BAD_FORM)
